"""Work that goes to somebody else: when a school closes, when a person leaves, when partnerships merge.

The app that knows schools and people asks; the apps that hold the work answer and move it. Filled in ``apps.ready()``.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from casework.acting import Act

type Count = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Merging:
    """What of an app goes along when one partnership goes on as another. Ids: of the one that ends, of the one that
    goes on.

    ``count`` tells in words with a number what would move; ``remarks`` what somebody must look at, one by one;
    ``move`` moves it in the act's transaction.
    """

    name: str
    count: Callable[[int, int], list[Count]]
    remarks: Callable[[int, int], list[str]]
    move: Callable[[Act, int, int], None]


@dataclass(frozen=True, slots=True)
class Succession:
    """What of an app hangs on a school site.

    ``count(site_ids)`` answers by site what would move, in words with a number; ``move(act, old, new)`` moves it to the
    site that takes over, in the act's transaction, with its cause written down.
    """

    name: str
    count: Callable[[Collection[int]], Mapping[int, list[Count]]]
    move: Callable[[Act, int, int], None]


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What somebody still has under one hat. ``way_out`` says who must do what first; empty when a colleague can."""

    what: str
    number: int
    way_out: str = ""


@dataclass(frozen=True, slots=True)
class PersonalWork:
    """What of an app waits for one person under one hat (by membership id), and how a colleague takes it over."""

    name: str
    find: Callable[[int], list[OpenWork]]
    hand_over: Callable[[Act, int, int], None] | None = None


_successions: dict[str, Succession] = {}
_personal: dict[str, PersonalWork] = {}
_mergings: dict[str, Merging] = {}


def register_succession(succession: Succession) -> None:
    """Say what of an app moves with a school site."""
    if succession.name in _successions:
        raise ValueError(f"{succession.name} is registered twice")
    _successions[succession.name] = succession


def register_personal_work(work: PersonalWork) -> None:
    """Say what of an app waits for one person."""
    if work.name in _personal:
        raise ValueError(f"{work.name} is registered twice")
    _personal[work.name] = work


def counts(site_ids: Collection[int]) -> dict[int, list[Count]]:
    """What hangs on these sites; sites with nothing are left out."""
    found: dict[int, list[Count]] = {}
    for succession in _successions.values():
        for site_id, lines in succession.count(site_ids).items():
            found.setdefault(site_id, []).extend(line for line in lines if line[1])
    return {site_id: lines for site_id, lines in found.items() if lines}


def move(act: Act, old_site_id: int, new_site_id: int) -> None:
    """Move everything from one site to the site that takes over."""
    for succession in _successions.values():
        succession.move(act, old_site_id, new_site_id)


def open_work(membership_id: int) -> list[OpenWork]:
    """What somebody still has under a hat."""
    return [work for personal in _personal.values() for work in personal.find(membership_id) if work.number]


def hand_over(act: Act, from_membership_id: int, to_membership_id: int) -> None:
    """Give what somebody has under a hat to a colleague's hat."""
    for personal in _personal.values():
        if personal.hand_over:
            personal.hand_over(act, from_membership_id, to_membership_id)


def register_merging(merging: Merging) -> None:
    """Say what of an app goes along when partnerships merge."""
    if merging.name in _mergings:
        raise ValueError(f"{merging.name} is registered twice")
    _mergings[merging.name] = merging


def merging_counts(absorbed_id: int, continuing_id: int) -> list[Count]:
    """What would go along, of every app."""
    return [line for one in _mergings.values() for line in one.count(absorbed_id, continuing_id)]


def merging_remarks(absorbed_id: int, continuing_id: int) -> list[str]:
    """What somebody must look at, of every app."""
    return [line for one in _mergings.values() for line in one.remarks(absorbed_id, continuing_id)]


def merge(act: Act, absorbed_id: int, continuing_id: int) -> None:
    """Let everything of every app go along."""
    for one in _mergings.values():
        one.move(act, absorbed_id, continuing_id)
