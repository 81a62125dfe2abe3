"""Starts programs, watches them, and stops exactly those: each in a process group of its own.

Ctrl-C and SIGTERM are handled explicitly: a command started in the background begins with Ctrl-C switched off, and
the terminal sends Ctrl-C to its foreground group only, so our children hear of the end from us and in our order.
"""

import contextlib
import ctypes
import functools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from launcher.places import ROOT
from launcher.words import Stop

# Waits for the end of a program; answers its exit code and what it said.
type Finish = Callable[[], tuple[int, str]]

_PR_SET_PDEATHSIG = 1


class Asked(BaseException):
    """Somebody asked the command to end (Ctrl-C, SIGTERM, a closed terminal)."""


@dataclass
class Child:
    """A program that must keep running, and how it is stopped."""

    name: str
    process: subprocess.Popen[bytes]
    grace: float
    log: Path | None = None


class Supervisor:
    """Holds the children in the order in which they started; they are stopped in the reverse order."""

    def __init__(self) -> None:
        self.children: list[Child] = []
        self._steps: list[subprocess.Popen[bytes]] = []
        self._at_end: list[Callable[[], None]] = []
        self._starting = False
        self._asked = False

    @contextmanager
    def in_charge(self) -> Iterator[None]:
        """Handle the signals, and stop everything at the end, whatever that end is."""
        signs = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {sign: signal.signal(sign, self._ask) for sign in signs}
        try:
            yield
        finally:
            # From here on nothing may break off the tidying: it has its own time limits.
            for sign in signs:
                signal.signal(sign, signal.SIG_IGN)
            self.stop_all()
            for sign, handler in before.items():
                signal.signal(sign, handler)

    def spawn(self, command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        """Start a program in a process group of its own; a signal waits until we know its process id."""
        self._starting = True
        try:
            prepare = functools.partial(_die_with, os.getpid()) if sys.platform == "linux" else None
            options |= {"stdin": subprocess.DEVNULL, "process_group": 0}
            return subprocess.Popen(command, preexec_fn=prepare, **options)  # noqa: PLW1509 - there are no threads
        finally:
            self._starting = False

    def start(self, name: str, command: list[str], environment: dict[str, str], *, log: Path, grace: float) -> None:
        """Start a child that must keep running. `grace`: seconds between asking it to end and ending it."""
        with log.open("ab") as output:
            process = self.spawn(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        self.children.append(Child(name, process, grace, log))
        self._heed()

    def run_step(
        self, command: list[str], environment: dict[str, str], *, quiet: bool, errors: Path | None = None
    ) -> tuple[int, str]:
        """Run a program to its end and return its exit code, and its output when `quiet`.

        What it says of errors goes to the file `errors`, or with its output.
        """
        return self.begin_step(command, environment, quiet=quiet, errors=errors)()

    def begin_step(
        self, command: list[str], environment: dict[str, str], *, quiet: bool, errors: Path | None = None
    ) -> Finish:
        """Start a program beside what we do ourselves; answers what waits for its end."""
        output = subprocess.PIPE if quiet else None
        with contextlib.ExitStack() as stack:
            other = stack.enter_context(errors.open("wb")) if errors else subprocess.STDOUT
            process = self.spawn(command, cwd=ROOT, env=environment, stdout=output, stderr=other)
        self._steps.append(process)
        self._heed()

        def finish() -> tuple[int, str]:
            text, _ = process.communicate()
            self._steps.remove(process)
            return process.returncode, (text or b"").decode(errors="replace")

        return finish

    def at_end(self, action: Callable[[], None]) -> None:
        """Have `action` done at the end, after all children have stopped."""
        self._at_end.append(action)

    def check(self, *others: tuple[str, Callable[[], bool]]) -> None:
        """Stop with a sentence when a child has died, or when one of `others` (name, alive) has."""
        self._heed()
        for child in self.children:
            if child.process.poll() is not None:
                where = f" Zie {child.log}." if child.log else ""
                raise Stop(f"{child.name} is onverwacht gestopt; daarom is alles gestopt.{where}", tail(child.log))
        for name, alive in others:
            if not alive():
                raise Stop(f"{name} is onverwacht gestopt; daarom is alles gestopt.")

    def stop_all(self) -> None:
        """Stop what runs, the last started first, each politely and then at once."""
        for process in self._steps:
            end_group(process, 0.3)
        while self.children:
            child = self.children.pop()
            end_group(child.process, child.grace)
        while self._at_end:
            self._at_end.pop()()

    def _ask(self, _sign: int, _frame: FrameType | None) -> None:
        self._asked = True
        if not self._starting:
            raise Asked

    def _heed(self) -> None:
        if self._asked:
            raise Asked


def end_group(process: subprocess.Popen[bytes], grace: float) -> None:
    """End a child and everything it started: SIGTERM, and after `grace` seconds SIGKILL."""
    for sign, seconds in ((signal.SIGTERM, grace), (signal.SIGKILL, 1.0)):
        _signal_group(process.pid, sign)
        limit = time.monotonic() + seconds
        while process.poll() is None or _group_lives(process.pid):
            if time.monotonic() > limit:
                break
            time.sleep(0.02)
        else:
            return


def tail(log: Path | None, lines: int = 8) -> str:
    """Return the last lines of a log, for the person who has to find out what went wrong."""
    if log is None:
        return ""
    with contextlib.suppress(OSError):
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    return ""


def _signal_group(group: int, sign: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, sign)


def _group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


# Loaded before any child is made: nothing may be imported between fork and exec.
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def _die_with(parent: int) -> None:
    """In the child: ask Linux for a SIGTERM when the supervisor itself is killed and can stop nobody any more."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
