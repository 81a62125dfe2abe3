"""The terms of a case until the decision: deciding, and completing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework.calendar import Calendar
from casework.terms import Lengths, Notice, Repair, Suspension, Term, decide_application, supplement

# From when a pupil decides on his data (UAVG 5), and from when authority has ended (fine-print §2).
SIXTEEN, ADULT = 16, 18


@dataclass(frozen=True, slots=True)
class TermFacts:
    """The facts that the clock of a case runs on (fine-print §17)."""

    received_on: date
    repairs: tuple[Repair, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    notices: tuple[Notice, ...] = ()
    open_supplement: Repair | None = None
    reopened_on: date | None = None


def case_terms(facts: TermFacts, lengths: Lengths, calendar: Calendar) -> Sequence[Term]:
    """The terms that run now: the one to decide, and the one to complete while a supplement is asked."""
    terms = [
        decide_application(
            facts.received_on,
            lengths,
            calendar,
            supplements=facts.repairs,
            suspensions=facts.suspensions,
            notices=[
                notice for notice in facts.notices if not facts.reopened_on or notice.sent_on >= facts.reopened_on
            ],
            reopened_on=facts.reopened_on,
        )
    ]
    if facts.open_supplement:
        asked = facts.open_supplement
        terms.append(supplement(asked.requested_on, lengths, calendar, last_day=asked.last_day))
    return terms


def proposed_supplement_day(today: date, days: int, calendar: Calendar) -> date:
    """The last day to propose for a supplement: so many calendar days on, moved to a working day."""
    return calendar.roll_forward(today + timedelta(days=days))[0]


def birthday(born: date, years: int) -> date:
    """The day on which so many years have passed: for 29 February, in a common year, 1 March."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def born_by(day: date, years: int) -> date:
    """The latest day of birth of whoever is so many years old on a day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)
