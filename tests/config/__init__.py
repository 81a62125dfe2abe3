"""How the program is put together and started."""
