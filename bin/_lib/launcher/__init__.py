"""What bin/setup, bin/demo and bin/test do. It starts with the standard library alone: see `main` for the order."""
