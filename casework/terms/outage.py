"""An outage on the last day: who could not reach the portal then is in time on the first working day after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casework.calendar import Calendar
from casework.terms.term import Step, cited
from casework.text import dutch_date


@dataclass(frozen=True, slots=True)
class Outage:
    """A period in which the portal could not be reached, or a part of it; both days included, ``last`` None while it
    lasts. An outage of an hour counts as much as one of a day."""

    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        """Whether (part of) this day fell in it."""
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def period(self) -> str:
        """When it was, as part of a sentence."""
        if self.last is None:
            return f"vanaf {dutch_date(self.first)}"
        if self.first == self.last:
            return f"op {dutch_date(self.first)}"
        return f"van {dutch_date(self.first)} tot en met {dutch_date(self.last)}"


def after_outage(
    received: str, received_on: date, due: date, outages: Iterable[Outage], calendar: Calendar, *, article: str
) -> Step | None:
    """The step that says why something received after its last day still counts as in time; None when it does not.

    ``received`` is what came in and when, a Dutch sentence without full stop. For what comes in through the portal
    only: who posts a letter is not kept from it by an outage. As long as an outage lasts, nothing is too late; an
    outage on the first working day after it moves that day too. Wmebv: to be verified.
    """
    if received_on <= due:
        return None
    known = sorted(outages, key=lambda outage: (outage.first, outage.last is None, outage.last or outage.first))
    limit, hit = due, []
    for outage in known:
        if not outage.covers(limit):
            continue
        hit.append(outage)
        if outage.last is None:
            return _step(f"{received}; het portaal was {outage.period} niet bereikbaar, ook op de laatste dag", article)
        limit = calendar.next_working_day(outage.last)
    if not hit or received_on > limit:
        return None
    periods = " en ".join(outage.period for outage in hit)
    sentence = (
        f"{received}; het portaal was {periods} (deels) niet bereikbaar, ook op de laatste dag {dutch_date(due)}."
        f" Wat uiterlijk op de eerste werkdag daarna, {dutch_date(limit)}, is ontvangen, telt als op tijd"
    )
    return _step(sentence, article)


def _step(sentence: str, article: str) -> Step:
    return Step(None, cited(sentence, article), article)
