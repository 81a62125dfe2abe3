"""The terms of decisions and of hearings. Pure."""

from datetime import date, timedelta

from casework.calendar import Calendar
from casework.terms import Lengths, Term, appeal, check_set_day, objection, objection_post, view_board, view_parents
from decisions.enums import Party

# A decision must be written and sent after the last answer came in.
DAYS_TO_FINISH = 5
# A decision is sent soon after it is taken; a later day is a slip of the pen.
LATEST_SENDING_DAYS = 28


def objection_terms(sent_on: date, lengths: Lengths, calendar: Calendar) -> tuple[Term, Term]:
    """The term to object, and until when what was posted in time may arrive (Awb 6:7 to 6:9)."""
    term = objection(sent_on, lengths, calendar)
    return term, objection_post(term, lengths, calendar)


def appeal_terms(sent_on: date, lengths: Lengths, calendar: Calendar) -> tuple[Term, Term]:
    """The term to appeal, and until when what was posted in time may arrive at the court (Awb 6:7 to 6:9)."""
    term = appeal(sent_on, lengths, calendar)
    return term, objection_post(term, lengths, calendar)


def view_term(party: str, invited_on: date, last_day: date, lengths: Lengths, calendar: Calendar) -> Term:
    """The term in which a party may give its view (Awb 4:7, 4:8, 4:9). Does not suspend the term to decide."""
    make = view_board if party == Party.BOARD else view_parents
    return make(invited_on, lengths, calendar, last_day=last_day)


def sending_problem(sending_date: date | None, today: date, calendar: Calendar) -> str:
    """Why a decision cannot carry this sending date; empty when it can. Today always can, later on working days."""
    if sending_date is None:
        return "Kies de verzenddatum die op de brieven komt te staan."
    if sending_date < today:
        return "De verzenddatum ligt in het verleden. Kies vandaag of een latere werkdag."
    if sending_date == today:
        return ""
    if sending_date > today + timedelta(days=LATEST_SENDING_DAYS):
        return f"De verzenddatum ligt te ver weg. Kies een dag binnen {LATEST_SENDING_DAYS} dagen."
    return check_set_day(sending_date, calendar) or ""


def too_late_after_hearing(view_due: date, decide_by: date | None, calendar: Calendar) -> bool:
    """Whether too few working days are left after the last day for a view: time for a notice of a longer term."""
    return decide_by is not None and calendar.add_working_days(view_due, DAYS_TO_FINISH) > decide_by
