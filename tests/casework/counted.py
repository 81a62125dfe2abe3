"""Terms computed with the law as it is shipped."""

from datetime import date

from casework.reference_data import shipped_calendar, shipped_lengths
from casework.terms import Repair, Term, decide_application, decide_objection, objection

CALENDAR = shipped_calendar()
LENGTHS = shipped_lengths(date(2027, 1, 1))
# The request to complete of worked example X6.
X6 = Repair(date(2027, 4, 20), date(2027, 5, 4))


def application(received_on: date, **facts: object) -> Term:
    return decide_application(received_on, LENGTHS, CALENDAR, **facts)  # type: ignore[arg-type]


def objecting(sent_on: date) -> Term:
    return objection(sent_on, LENGTHS, CALENDAR)


def deciding(sent_on: date, **facts: object) -> Term:
    return decide_objection([sent_on], LENGTHS, CALENDAR, **facts)  # type: ignore[arg-type]


def sentences(term: Term) -> str:
    return "\n".join(step.sentence for step in term.steps)
