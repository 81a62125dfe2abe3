"""Withdrawing: possible until the decision is sent, with a reason, at every stage."""

from django.db import transaction

from accounts.enums import Role
from applications import notifications, permissions, workflow
from applications.consequences import end_case_terms, end_parts, lock_case
from applications.enums import Capacity, WithdrawalReason
from applications.events import CaseWithdrawn
from applications.models import Application
from casework import transitions
from casework.acting import Act
from casework.events import publish
from casework.refusals import WrongState


@transaction.atomic
def withdraw(act: Act, *, application_id: int, reason: str, note: str = "") -> Application:
    """Withdraw an application. No decision follows; every term ends; the experts read only that their task lapsed.

    Whether a decision was sent already is asked of whoever listens to the event, inside the same transaction.
    """
    if reason == WithdrawalReason.LAPSED:
        raise WrongState("Voor een leerling die is overleden of vertrokken, kiest u ‘Zaak laten vervallen’.")
    case = lock_case(application_id)
    case.withdrawn_on = act.today
    case.withdrawal_reason = reason
    case.withdrawal_note = note
    transitions.run(
        act,
        case,
        workflow.APPLICATION["withdraw"],
        case_id=case.pk,
        facts=permissions.WithdrawFacts(case, published=case.published_on is not None),
        changed=("withdrawn_on", "withdrawal_reason", "withdrawal_note"),
    )
    publish(CaseWithdrawn(act.caused_by(workflow.WITHDRAWN.code), case.pk))
    end_case_terms(act, case, met_on=None)
    end_parts(act, case, Capacity.EXPERT)
    notifications.tell_parties(act, case, "application_withdrawn")
    notifications.tell_office(act, case, Role.SECRETARIAT, kind="application_withdrawn")
    return case
