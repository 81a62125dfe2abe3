"""What must hold before an act: all points together, each with its reason and where it is mended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casework.refusals import NotReady


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to check.

    ``sentence`` says in Dutch what is missing (open) or what was found (met); ``reference`` is an article key;
    ``repair`` is a key that the page turns into a link (see ``casework.registries.repair_url``); ``soft`` points warn
    and may be passed with a reason.
    """

    code: str
    met: bool
    sentence: str
    reference: str = ""
    repair: str = ""
    soft: bool = False


def open_points(points: Iterable[Point]) -> list[Point]:
    """The points that are not met, soft ones included."""
    return [point for point in points if not point.met]


def blocking(points: Iterable[Point]) -> list[Point]:
    """The points that stand in the way: open and not soft."""
    return [point for point in points if not point.met and not point.soft]


def require(points: Sequence[Point]) -> None:
    """Raise NotReady with every blocking point unless there is none."""
    if found := blocking(points):
        raise NotReady(found)


def nothing_to_check(facts: object) -> Sequence[Point]:
    """The checklist of an act that has no conditions of its own."""
    return ()
