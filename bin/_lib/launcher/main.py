"""Chooses the command, and turns every fault that a person can mend into one sentence."""

import os
import sys

from launcher.words import Stop, complain


def main(arguments: list[str]) -> int:
    """Run the command named first in `arguments` and return its exit code."""
    command, *rest = arguments
    try:
        return _run(command, rest)
    except Stop as stop:
        if stop.details:
            complain(stop.details.rstrip())
        complain(stop.sentence)
        return 1
    except KeyboardInterrupt:
        complain("Afgebroken.")
        return 130


def _run(command: str, rest: list[str]) -> int:
    if command == "setup":
        from launcher.environment import setup_command

        return setup_command(rest)
    if command == "lock":
        from launcher.environment import lock_command

        return lock_command(rest)
    # From here on the packages in .venv are needed, so the command goes on under that Python once they are there.
    from launcher.environment import prepare
    from launcher.places import VENV, VENV_PYTHON

    prepare(dev=command == "test")
    if os.path.realpath(sys.prefix) != os.path.realpath(VENV):
        os.execv(VENV_PYTHON, [str(VENV_PYTHON), "-E", "-s", sys.argv[0], command, *rest])
    if command == "test":
        from launcher.checks import test_command

        return test_command(rest)
    from launcher.demo import demo_command

    return demo_command(rest)
