"""What a partnership agreed upon, as it bears on one case."""

from collections.abc import Iterable
from datetime import date, timedelta

from accounts import queries as accounts
from applications.enums import EntryRoute
from applications.facts import RegimeFacts
from applications.lwoo import kept_regime
from applications.models import Application
from applications.schooling import FIRST_MONTH, school_year_of
from casework.enums import DeadlineState
from casework.models import Deadline


def target_day(case: Application, terms: Iterable[Deadline]) -> date | None:
    """Before when the partnership itself wants to decide: never after the last day, which it does not move (one query).

    None once no term to decide runs among ``terms``, and when a decision was revoked and a term began anew.
    """
    running = [one.due for one in terms if one.code == "decide_application" and one.state == DeadlineState.RUNNING]
    if case.received_on is None or case.reopened_on is not None or not running:
        return None
    days = accounts.policy_on(case.agreed_by(case.received_on), case.received_on).decision_target_days
    return min(case.received_on + timedelta(days=days), *running)


def regime_of(case: Application, today: date) -> RegimeFacts:
    """The lwoo regime of a case: the one that it keeps, or before it came in what holds for it now (one query)."""
    return kept_regime(case) or regime_by_entry(case, today)


def regime_by_entry(case: Application, today: date) -> RegimeFacts:
    """What the partnership has laid down for pupils who enter when this one does (one query when the career is loaded).

    While nobody knows when he enters, what holds on the day of receipt.
    """
    received = case.received_on or today
    career = getattr(case, "career", None)
    year = career.entry_school_year if career else None
    # Chosen by the pupil's entry: what holds on the first day of his first school year in secondary education.
    day = date(year, FIRST_MONTH, 1) if year is not None else received
    held = accounts.lwoo_regime_on(case.agreed_by(received), day)
    return RegimeFacts(held.mode, held.valid_from, held.own_criteria, held.duration_years, year, held.bounds)


def modes_ahead(partnership_id: int, today: date) -> dict[int, str]:
    """The lwoo regime by year of entry, for the pupils that schools apply for now (two queries)."""
    now = school_year_of(today)
    years = (now, now + 1)
    return {year: accounts.lwoo_regime_on(partnership_id, date(year, FIRST_MONTH, 1)).mode for year in years}


def asks_consent(case: Application, day: date | None) -> bool:
    """Whether parents are asked for consent: by law in a special group, elsewhere where the partnership does so."""
    if case.entry_route == EntryRoute.SPECIAL_GROUP:
        return True
    return day is not None and accounts.policy_on(case.partnership_id, day).consent_ordinary
