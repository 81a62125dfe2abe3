"""Entry of bin/setup, bin/demo and bin/test. Needs nothing but a Python of at least 3.12 to start."""

import sys

from launcher.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
