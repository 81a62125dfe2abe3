"""The terms of an application: deciding, completing, advising, giving a view."""

from collections.abc import Iterable, Sequence
from datetime import date

from casework.calendar import Calendar
from casework.terms.counting import Opening, set_term
from casework.terms.facts import Notice, Repair, Suspension, repair_suspension
from casework.terms.running import weeks_term
from casework.terms.term import Lengths, Term
from casework.text import dutch_date

APPLICATION = "application"
SUPPLEMENT_ARTICLE = "awb_4_15_1_a"
CONSENT_ARTICLE = "awb_4_15_2_a"


def decide_application(
    received_on: date,
    lengths: Lengths,
    calendar: Calendar,
    *,
    supplements: Sequence[Repair] = (),
    suspensions: Iterable[Suspension] = (),
    notices: Iterable[Notice] = (),
    reopened_on: date | None = None,
) -> Term:
    """The term to decide on an application: from the day after **receipt**, complete or not (Awb 4:13).

    Suspended by every request to complete it (4:15(1)(a)) and by the other ``suspensions``, lengthened by a notice
    in time (4:14(3)). After a decision was revoked (``reopened_on``) a reasonable term begins anew on that day.
    """
    event = f"De aanvraag is op {dutch_date(received_on)} ontvangen"
    if reopened_on:
        event = f"Het eerdere besluit is op {dutch_date(reopened_on)} herroepen; op de aanvraag wordt opnieuw beslist"
    begins = reopened_on or received_on
    opening = Opening("decide_application", APPLICATION, begins, event, lengths.get("decide_application"))
    asked = [repair_suspension(repair, SUPPLEMENT_ARTICLE, "aanvulling") for repair in supplements]
    return weeks_term(opening, calendar, suspensions=[*asked, *suspensions], notices=notices)


def consented_delay(agreed_on: date, first: date, last: date) -> Suspension:
    """The suspension for as long as the applicant agreed in writing to a delay, on ``agreed_on`` (Awb 4:15(2)(a))."""
    period = f"van {dutch_date(first)} tot en met {dutch_date(last)}" if first != last else f"op {dutch_date(first)}"
    reason = f"Op {dutch_date(agreed_on)} stemde de aanvrager schriftelijk in met uitstel {period}"
    return Suspension(first, last, CONSENT_ARTICLE, reason, agreed_on=agreed_on)


def supplement(
    invited_on: date, lengths: Lengths, calendar: Calendar, *, last_day: date | None = None, code: str = "supplement"
) -> Term:
    """The term to complete an application, set by the partnership (Awb 4:5(1)).

    ``code`` names the default length when no ``last_day`` was set (``supplement``, or ``supplement_september``).
    """
    event = f"Op {dutch_date(invited_on)} is om aanvulling gevraagd"
    opening = Opening("supplement", APPLICATION, invited_on, event, lengths.get(code))
    return set_term(opening, calendar, last_day=last_day)


def not_processed(repair: Repair, lengths: Lengths, calendar: Calendar) -> Term:
    """The term to make known that an application is not processed (Awb 4:5(4)).

    Runs from the day after the (insufficient) completion, or after the day on which the set term passed unused.
    """
    ended = repair.ended_on
    if repair.counted_on is None:
        event = f"De tijd om aan te vullen liep tot en met {dutch_date(ended)}"
    else:
        event = f"De aanvulling telt als ontvangen op {dutch_date(ended)}"
    opening = Opening("not_processed", APPLICATION, ended, event, lengths.get("not_processed"))
    return weeks_term(opening, calendar)


def advice(assigned_on: date, lengths: Lengths, calendar: Calendar, *, last_day: date | None = None) -> Term:
    """The term for the advice of one expert, set by the partnership (Awb 3:6); default in working days."""
    event = f"De opdracht is op {dutch_date(assigned_on)} gegeven"
    opening = Opening("advice", "assignment", assigned_on, event, lengths.get("advice"))
    return set_term(opening, calendar, last_day=last_day)


def view_parents(invited_on: date, lengths: Lengths, calendar: Calendar, *, last_day: date | None = None) -> Term:
    """The term in which a parent can give a view before the decision (Awb 4:8)."""
    return _view("view_parents", "De ouder is", invited_on, lengths, calendar, last_day)


def view_board(invited_on: date, lengths: Lengths, calendar: Calendar, *, last_day: date | None = None) -> Term:
    """The term in which the school board can give a view before the decision (Awb 4:7)."""
    return _view("view_board", "Het schoolbestuur is", invited_on, lengths, calendar, last_day)


def _view(code: str, who: str, invited_on: date, lengths: Lengths, calendar: Calendar, last_day: date | None) -> Term:
    event = f"{who} op {dutch_date(invited_on)} uitgenodigd om een zienswijze te geven"
    opening = Opening(code, "hearing", invited_on, event, lengths.get(code))
    return set_term(opening, calendar, last_day=last_day)


def reasons_later(published_on: date, lengths: Lengths, calendar: Calendar) -> Term:
    """The week in which reasons follow when a decision was urgent (Awb 3:47(3))."""
    event = f"Het besluit is op {dutch_date(published_on)} bekendgemaakt zonder motivering"
    opening = Opening("reasons_later", "decision", published_on, event, lengths.get("reasons_later"))
    return weeks_term(opening, calendar)
