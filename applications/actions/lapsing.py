"""Closing a case in which nothing may happen any more: the pupil died or left the country (fine-print §12)."""

from django.db import transaction

from applications import notifications, permissions, queries, workflow
from applications.consequences import end_case_terms, end_parts, lock_case
from applications.enums import Capacity, LapseReason, WithdrawalReason
from applications.events import CaseLapsed
from applications.models import Application
from casework import audit, mail, transitions
from casework.acting import Act
from casework.events import publish
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from correspondence.consequences import stop_letters

NOT_SENT = "De zaak is vervallen."


@transaction.atomic
def lapse(act: Act, *, application_id: int, reason: str) -> Application:
    """Close a case at any moment, also after its decision was sent, and hold back all that waits to be sent.

    Every queued message, letter and term ends before anything else, then the open work of others. Nothing is made for
    the family. A sent decision stays what it is. Raises AlreadyDone for a case that lapsed before.
    """
    case = lock_case(application_id)
    require(permissions.may_lapse(act.actor, case))
    if case.lapsed_on is not None:
        raise AlreadyDone(workflow.APPLICATION["lapse"].done)
    if reason not in LapseReason.values:
        raise WrongState("Kies een reden uit de lijst.")
    caused = act.caused_by(workflow.LAPSED.code)
    stop_letters(caused, case_id=case.pk, reason=NOT_SENT)
    mail.stop(case.pk, user_ids=_family(case))
    _close(act, case, reason)
    publish(CaseLapsed(caused, case.pk))
    end_case_terms(act, case, met_on=None)
    end_parts(act, case, Capacity.EXPERT)
    notifications.tell_staff_of_lapse(act, case)
    return case


def _close(act: Act, case: Application, reason: str) -> None:
    case.lapsed_on, case.lapse_reason = act.today, reason
    changed = ["lapsed_on", "lapse_reason"]
    if case.status not in permissions.WITHDRAWABLE or case.published_on is not None:
        case.save(update_fields=changed)
        audit.record(act, workflow.LAPSED, subject=case, case_id=case.pk, fields=changed)
        return
    case.withdrawn_on, case.withdrawal_reason = act.today, WithdrawalReason.LAPSED
    arrow = workflow.APPLICATION["lapse"]
    changed += ["withdrawn_on", "withdrawal_reason"]
    transitions.run(act, case, arrow, case_id=case.pk, facts=case, changed=changed)


def _family(case: Application) -> list[int]:
    """The accounts of parents and pupil, as far as they follow no other case: what waits for them is about this one."""
    mine = case.participations.filter(capacity__in=queries.FAMILY).values("user_id")
    elsewhere = Application.objects.exclude(pk=case.pk).filter(
        participations__capacity__in=queries.FAMILY, participations__active_until__isnull=True
    )
    followed = elsewhere.order_by().values("participations__user_id")
    only_here = case.participations.filter(user_id__in=mine).exclude(user_id__in=followed)
    return list(only_here.order_by("id").values_list("user_id", flat=True))
