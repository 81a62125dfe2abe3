"""Withdrawing an objection (Awb 6:21): at any moment until the decision on it was sent."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from casework import transitions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import WrongState
from objections import notifications, paperwork, permissions, workflow
from objections.actions.common import facts_of, lock_objection, restate_procedure, restate_questions
from objections.actions.papers import NewPaper, enter
from objections.consequences.ending import close_questions, end_procedure
from objections.enums import OPEN, Outcome, WithdrawnHow
from objections.models import Objection

HOWS = (WithdrawnHow.WRITTEN, WithdrawnHow.AT_HEARING)


@transaction.atomic
def withdraw(
    act: Act,
    *,
    objection_id: int,
    how: str = WithdrawnHow.PORTAL,
    withdrawn_on: date | None = None,
    note: str = "",
    papers: Iterable[NewPaper] = (),
) -> Objection:
    """Withdraw an objection: by its objector today, or recorded by the secretariat with its day and how.

    The last one ends the procedure. Within the term the same objector may object again.
    """
    objection = lock_objection(objection_id)
    facts = facts_of(act, objection)
    require(permissions.may_withdraw(act.actor, facts))
    if not facts.is_own and how not in HOWS:
        raise WrongState("Kies of het bezwaar schriftelijk of op de hoorzitting is ingetrokken.")
    day = act.today if facts.is_own else (withdrawn_on or act.today)
    if not objection.received_on <= day <= act.today:
        raise WrongState("De dag van intrekken ligt tussen de ontvangst van het bezwaar en vandaag.")
    objection.outcome, objection.withdrawn_on = Outcome.WITHDRAWN, day
    objection.withdrawn_how, objection.withdrawn_note = WithdrawnHow.PORTAL if facts.is_own else how, note
    transitions.run(
        act,
        objection,
        workflow.OBJECTION["withdraw"],
        case_id=objection.application_id,
        facts=facts,
        changed=("outcome", "withdrawn_on", "withdrawn_how", "withdrawn_note"),
    )
    for paper in papers:
        enter(act, objection.procedure, paper, objection=objection, received_on=day)
    follow_up = act.caused_by(workflow.WITHDRAWN.code)
    close_questions(follow_up, objection)
    restate_questions(follow_up, objection)
    ends = not objection.procedure.objections.filter(status__in=OPEN).exists()
    paperwork.order_withdrawal(follow_up, objection, ends=ends)
    notifications.tell_withdrawal(act, objection, ends=ends)
    if ends:
        end_procedure(follow_up, objection.procedure)
    else:
        restate_procedure(follow_up, objection.procedure)
    return objection
