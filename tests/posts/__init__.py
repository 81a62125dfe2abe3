"""Every form of the program meets bad input and impatient people."""
