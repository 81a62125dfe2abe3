"""How long things take, beside the floor of the machine in the same run: ``bin/bench NAME`` runs ``bench/NAME.py``.

A bench prints and never fails on a time: a figure of one machine on one day says nothing about another. Each module
has ``main()`` and calls it when it is run. It runs with the settings of the tests, on a migrated copy of the database
that is dropped afterwards.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import django

django.setup()


@dataclass(frozen=True, slots=True)
class Timing:
    """What took how many seconds of wall clock: the best of ``rounds``."""

    what: str
    seconds: float
    rounds: int


def timed(what: str, work: Callable[[], object], rounds: int = 1) -> Timing:
    """Do the work so many times and keep the shortest."""
    best = min(_seconds(work) for _ in range(rounds))
    return Timing(what, best, rounds)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def report(title: str, floor: Timing, *found: Timing, most: float | None = None) -> None:
    """Print each figure with how many times the floor it is. ``most``: the seconds that the last one may take."""
    print(title)  # noqa: T201
    for one in (floor, *found):
        print(f"  {one.what:<58} {one.seconds:8.3f} s   {one.seconds / floor.seconds:7.1f} x de bodem")  # noqa: T201
    if most is not None:
        print(f"  afgesproken: ten hoogste {most:g} s")  # noqa: T201
