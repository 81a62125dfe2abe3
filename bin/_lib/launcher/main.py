"""Chooses the command, and turns every fault that a person can mend into one sentence."""

import os
import signal
import sys

from launcher.words import Stop, complain


def main(arguments: list[str]) -> int:
    """Run the command named first in `arguments` and return its exit code."""
    command, *rest = arguments
    # A command started in the background begins with Ctrl-C switched off; SIGTERM must end us as tidily.
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.default_int_handler)
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
    from launcher.demo import demo_command, read_options
    from launcher.environment import prepare
    from launcher.places import VENV, VENV_PYTHON

    if command == "demo":
        read_options(rest)
    prepare(dev=command in {"test", "pictures", "bench"})
    if os.path.realpath(sys.prefix) != os.path.realpath(VENV):
        # The same program goes on, under the Python of .venv; the arguments are our own.
        os.execv(VENV_PYTHON, [str(VENV_PYTHON), "-E", "-s", sys.argv[0], command, *rest])  # noqa: S606
    if command == "test":
        from launcher.checks import test_command

        return test_command(rest)
    if command == "bench":
        from launcher.benches import bench_command

        return bench_command(rest)
    if command == "pictures":
        from launcher.pictures import pictures_command

        return pictures_command(rest)
    return demo_command(rest)
