"""What the steps of bin/test gave: times, and how many tests passed and failed over all pytest processes."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# pytest's exit codes that leave tests uncounted: broken off, an internal fault, wrong use, none found.
NO_RESULT = frozenset({2, 3, 4, 5})


@dataclass(frozen=True)
class Outcome:
    """One step: its exit code, how long it took, and its counts when it was a pytest run."""

    name: str
    code: int
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: int = 0


def counted(report: Path, code: int) -> tuple[int, int, int]:
    """Return passed, failed and skipped of a JUnit report. A run that gave no result counts as one failure."""
    try:
        suites = list(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314 - pytest wrote it just now
    except (OSError, ElementTree.ParseError):
        return 0, 1, 0
    total, failures, errors, skipped = (
        sum(int(suite.get(name, 0)) for suite in suites) for name in ("tests", "failures", "errors", "skipped")
    )
    # A test that fails and whose tidying fails too is one test with two faults.
    failed = min(failures + errors, total) if total else failures + errors
    if code in NO_RESULT:
        failed = max(failed, 1)
    return max(total - failures - errors - skipped, 0), failed, skipped


def summary(outcomes: Iterable[Outcome]) -> str:
    """Return a small table: step, time, result."""
    rows = [
        f"{outcome.name:<14}{outcome.seconds:>7.1f} s  {'mislukt' if outcome.code else 'goed'}" for outcome in outcomes
    ]
    return "\n".join(rows)


def closing_line(outcomes: Iterable[Outcome]) -> str:
    """Return the one line that says how many tests passed and failed."""
    outcomes = list(outcomes)
    passed, failed, skipped = (
        sum(values) for values in zip(*((o.passed, o.failed, o.skipped) for o in outcomes), strict=True)
    )
    line = f"{passed} passed, {failed} failed"
    return f"{line}, {skipped} skipped" if skipped else line
