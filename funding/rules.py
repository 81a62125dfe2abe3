"""The count of 1 October: which declaration counts, at which school, and what is not sure (fine-print §21). Pure.

A declaration counts when it was in force on the day and the pupil had a place that day. A decision that was replaced
counts until the *ingangsdatum* of the one in its place. What was known on the day itself is compared with what is known
now: where they differ, the count is not changed in silence but told to be uncertain.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from applications.rules import stay_on
from funding.enums import Standing
from funding.facts import Chain, DecisionFacts

COUNT_MONTH, COUNT_DAY = 10, 1
# Of which a school year consists: in force that day, whatever is known of a place.
IN_FORCE = (Standing.COUNTS, Standing.UNREGISTERED, Standing.NOT_PLACED)


def count_day(year: int) -> date:
    """The day of the count of a year (WVO 2020 5.8)."""
    return date(year, COUNT_MONTH, COUNT_DAY)


def school_year(year: int) -> str:
    """The school year in which the count of a year falls."""
    return f"{year}-{year + 1}"


def _last(chain: Chain, day: date, known_on: date) -> DecisionFacts | None:
    """The decision that counted on a day, granting or not, by what had been sent on ``known_on``."""
    begun = [one for one in chain.decisions if one.published_on <= known_on and one.starts_on <= day]
    return begun[-1] if begun else None


def in_force(chain: Chain, day: date, known_on: date) -> DecisionFacts | None:
    """The grant that held on a day, by what had been sent on ``known_on`` (both days inclusive); None without one."""
    last = _last(chain, day, known_on)
    if last is None or not last.granted:
        return None
    if last.valid_until is not None and last.valid_until < day:
        return None
    # What is revoked on objection was never right: it works back, so a past count is no longer sure.
    revoked = last.ended_on is not None and last.ended_on <= known_on
    return None if revoked else last


@dataclass(frozen=True, slots=True)
class Judged:
    """One declaration on one count: what it is worth, at which site, and by which decision.

    ``basis`` names the two decisions that differ, for an uncertain one and for one that the controller settled.
    """

    standing: Standing
    decision: DecisionFacts
    site_id: int
    chain: Chain
    basis: str = ""

    @property
    def kind(self) -> str:
        return self.decision.kind

    @property
    def can_be_settled(self) -> bool:
        """Whether the controller says, or has said, whether it counts."""
        return bool(self.basis)


def _compared(chain: Chain, year: int, today: date) -> tuple[DecisionFacts | None, DecisionFacts | None]:
    """The grant that held on the day of the count: by what was known that day, and by what is known now."""
    day = count_day(year)
    return in_force(chain, day, min(day, today)), in_force(chain, day, today)


def open_question(chain: Chain, year: int, today: date) -> str:
    """Which two decisions differ about a past count, as ``then-now``; empty when they do not, or one came first.

    A first decision that was sent after the day replaces nothing: that is late, not uncertain.
    """
    then, now = _compared(chain, year, today)
    if then is None and (now is None or now is chain.decisions[0]):
        return ""
    if then is not None and now is not None and then.kind == now.kind:
        return ""
    day = count_day(year)
    first, last = _last(chain, day, min(day, today)), _last(chain, day, today)
    return f"{first.id if first else 0}-{last.id if last else 0}"


def judge(chain: Chain, year: int, today: date) -> Judged | None:
    """What a declaration is worth on the count of a year; None when it has nothing to do with it."""
    then, now = _compared(chain, year, today)
    found = now or then
    if found is None:
        return None
    stay = stay_on(chain.stays, count_day(year))
    placed_at = stay.site_id if stay and stay.is_placed else None
    site_id = placed_at or chain.site_id
    if stay is not None and placed_at is None:
        return Judged(Standing.NOT_PLACED, found, site_id, chain)
    standing = Standing.COUNTS if placed_at else Standing.UNREGISTERED
    if basis := open_question(chain, year, today):
        settled = dict(chain.settled).get(year)
        if settled is None or settled.basis != basis:
            return Judged(Standing.UNCERTAIN, found, site_id, chain, basis)
        return Judged(standing if settled.counts else Standing.SET_ASIDE, found, site_id, chain, basis)
    return Judged(Standing.LATE if then is None else standing, found, site_id, chain)


def without_doubles(chains: Iterable[Chain]) -> tuple[list[Chain], int]:
    """The declarations without those that were taken over under a number that this program gave; how many those were.

    Each of them would be counted twice.
    """
    every = list(chains)
    own = {_key(one.number) for chain in every if not chain.is_taken_over for one in chain.decisions}
    kept = [c for c in every if not (c.is_taken_over and _key(c.decisions[0].number) in own)]
    return kept, len(every) - len(kept)


def _key(number: str) -> str:
    return "".join(letter for letter in number.upper() if letter.isalnum())


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of one school site and one kind."""

    site_id: int
    kind: str
    numbers: Counter[Standing] = field(default_factory=Counter)

    @property
    def in_force(self) -> int:
        """How many declarations were in force for sure, with or without a place."""
        return sum(self.numbers[standing] for standing in IN_FORCE)


def lines(judged: Iterable[Judged]) -> list[Line]:
    """The count per site and kind."""
    found: dict[tuple[int, str], Line] = {}
    for one in judged:
        line = found.setdefault((one.site_id, one.kind), Line(one.site_id, one.kind))
        line.numbers[one.standing] += 1
    return list(found.values())


def total(found: Sequence[Line]) -> Line:
    """All lines together."""
    numbers: Counter[Standing] = Counter()
    for line in found:
        numbers.update(line.numbers)
    return Line(0, "", numbers)


def years(chains: Iterable[Chain], today: date) -> list[int]:
    """The counts that can be asked for, newest first: from the first declaration until the next count."""
    starts = [one.starts_on.year for chain in chains for one in chain.decisions if one.granted]
    first = min([*starts, today.year])
    return list(range(today.year + 1, first - 1, -1))
