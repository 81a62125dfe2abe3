"""Facts that stop or lengthen a running term: suspensions, notices of a longer term, adjournment.

The clock runs on facts, not on clicks: what counts is the day on which something was received or sent, also when
somebody reads or records it a week later.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from casework.terms.term import Flag, cited
from casework.text import dutch_count, dutch_date

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Suspension:
    """A period in which a term stands still, both days included.

    ``last`` is None while the end is not known; then no day is counted yet, which is the cautious side.
    ``last`` before ``first`` means that nothing was suspended. ``reason`` is a Dutch sentence without full stop.
    ``agreed_on`` is the day on which it was agreed beforehand, None where the event itself suspends.
    """

    first: date
    last: date | None
    article: str
    reason: str
    flags: tuple[Flag, ...] = ()
    agreed_on: date | None = None

    @property
    def eve(self) -> date:
        """The day before the suspension starts: that of the request or event which suspends (Awb 4:15(1))."""
        return self.first - ONE_DAY

    @property
    def known_on(self) -> date:
        """The day from which it was known: a last day that was named then or later holds it already."""
        return self.agreed_on or self.eve


@dataclass(frozen=True, slots=True)
class Repair:
    """A request to complete an application (Awb 4:5) or to mend an objection (6:6), with its answer.

    ``last_day`` is the last day set, an extension included. ``completed_on`` is the day on which the **last missing
    item** was received, None as long as one is missing; ``partial_on`` are days on which only a part came: they end
    nothing.
    """

    requested_on: date
    last_day: date
    completed_on: date | None = None
    partial_on: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if self.last_day < self.requested_on:
            raise ValueError("the last day of a repair term lies before the request")
        if self.completed_on is not None and self.completed_on < self.requested_on:
            raise ValueError("a repair was completed before it was asked")

    @property
    def counted_on(self) -> date | None:
        """The day of completion as it counts: after the last day, it counts as the last day."""
        return None if self.completed_on is None else min(self.completed_on, self.last_day)

    @property
    def ended_on(self) -> date:
        """The day on which the repair term ended: completion, or the last day when it was not completed."""
        return self.counted_on or self.last_day


def completed_on(received: Iterable[date | None]) -> date | None:
    """The day on which the last missing item came in; None while one is missing or nothing was asked."""
    days = list(received)
    return None if not days or None in days else max(day for day in days if day is not None)


def repair_suspension(repair: Repair, article: str, thing: str) -> Suspension:
    """The suspension that a request causes: from the day after it up to, **not including**, the day of completion.

    When the set term passes unused: up to and including its last day. ``thing`` is what was asked, in Dutch without
    article: ``aanvulling``, ``herstel van het bezwaarschrift``.
    """
    until = f"met tijd tot en met {dutch_date(repair.last_day)}"
    asked = f"Op {dutch_date(repair.requested_on)} is om {thing} gevraagd, {until}"
    parts = "".join(
        f". Wat op {dutch_date(day)} binnenkwam, was nog niet alles en maakt aan de opschorting geen einde"
        for day in sorted(repair.partial_on)
    )
    first = repair.requested_on + ONE_DAY
    counted = repair.counted_on
    if counted is None:
        reason = f"{asked}{parts}. Zolang niet alles is ontvangen, staat de termijn stil tot en met die laatste dag"
        return Suspension(first, repair.last_day, article, reason, (Flag.SUSPENSION_OPEN,))
    answer = f"Alles was op {dutch_date(repair.completed_on or counted)} ontvangen"
    if repair.completed_on != counted:
        answer += f", na de laatste dag; dat telt als ontvangen op {dutch_date(counted)}"
    return Suspension(first, counted - ONE_DAY, article, f"{asked}{parts}. {answer}")


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that the decision comes later, on a named day (Awb 4:14(3), or 7:10(4) with consent)."""

    sent_on: date
    new_last_day: date
    article: str = "awb_4_14_3"


@dataclass(frozen=True, slots=True)
class Adjournment:
    """The one adjournment (verdaging) of a decision on objection (Awb 7:10(3)), by a number of weeks."""

    notified_on: date
    weeks: int
    article: str = "awb_7_10_3"


def suspended_sentence(suspension: Suspension, first: date, last: date) -> str:
    """The sentence of a step in which days are counted."""
    days = (last - first).days + 1
    period = f"op {dutch_date(first)}" if days == 1 else f"van {dutch_date(first)} tot en met {dutch_date(last)}"
    return cited(
        f"{suspension.reason}. De termijn staat stil {period}: {dutch_count(days, 'dag', 'dagen')}", suspension.article
    )
