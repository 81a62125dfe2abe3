"""What a partnership agreed upon, as it bears on one case."""

from collections.abc import Iterable
from datetime import date, timedelta

from accounts import queries as accounts
from applications.enums import EntryRoute
from applications.models import Application
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


def asks_consent(case: Application, day: date | None) -> bool:
    """Whether parents are asked for consent: by law in a special group, elsewhere where the partnership does so."""
    if case.entry_route == EntryRoute.SPECIAL_GROUP:
        return True
    return day is not None and accounts.policy_on(case.partnership_id, day).consent_ordinary
