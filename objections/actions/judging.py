"""The formal side of an objection: was it in time, and is its maker a party (Awb 6:11, 1:2). Never the last word."""

from datetime import date

from django.db import transaction

from casework import audit
from casework.acting import Act
from casework.enums import DeadlineState
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from objections import notifications, paperwork, permissions, workflow
from objections.actions.common import (
    facts_of,
    lock_objection,
    refuse_after_ruling,
    refuse_set_day,
    restate_procedure,
    restate_questions,
)
from objections.models import Objection
from objections.queries import is_late
from objections.terms import LATE_REASON

IN_TIME = "Dit bezwaar is op tijd. Er is niets om te vragen of te beoordelen."


@transaction.atomic
def ask_late_reason(act: Act, *, objection_id: int, due_on: date) -> Objection:
    """Ask why an objection came after the term (Awb 6:11), with a last day to answer."""
    objection = lock_objection(objection_id)
    require(permissions.may_handle(act.actor, facts_of(act, objection)))
    _refuse_unless_late(objection)
    if objection.late_asked_on is not None:
        raise AlreadyDone("De reden is al gevraagd.")
    refuse_set_day(act, due_on)
    objection.late_asked_on, objection.late_due_on = act.today, due_on
    objection.late_answered_on = None
    objection.save(update_fields=["late_asked_on", "late_due_on", "late_answered_on"])
    audit.record(act, workflow.LATE_ASKED, subject=objection, case_id=objection.application_id)
    restate_questions(act, objection)
    paperwork.order_late_question(act, objection)
    notifications.ask_objector(act, objection, f"late{objection.pk}")
    return objection


@transaction.atomic
def answer_late_reason(act: Act, *, objection_id: int, reason: str, received_on: date | None = None) -> Objection:
    """The objector says why; or the secretariat records what came on paper, with the day it came in."""
    objection = lock_objection(objection_id)
    require(permissions.may_answer(act.actor, facts_of(act, objection)))
    _refuse_unless_late(objection)
    if not reason.strip():
        raise WrongState("Schrijf op waarom het bezwaar na de laatste dag kwam.")
    came = received_on or act.today
    if not objection.received_on <= came <= act.today:
        raise WrongState("De dag van ontvangst ligt tussen het bezwaar en vandaag.")
    objection.late_reason = "\n\n".join(part for part in (objection.late_reason.strip(), reason.strip()) if part)
    objection.late_answered_on = came
    objection.version += 1
    objection.save(update_fields=["late_reason", "late_answered_on", "version"])
    audit.record(act, workflow.LATE_ANSWERED, subject=objection, case_id=objection.application_id)
    missed = objection.late_due_on is not None and came > objection.late_due_on
    restate_questions(act, objection, ended={LATE_REASON: DeadlineState.MISSED if missed else DeadlineState.MET})
    notifications.tell_office(act, objection, f"late{objection.pk}.{act.request_id}")
    return objection


@transaction.atomic
def judge_late(act: Act, *, objection_id: int, excused: bool, why: str) -> Objection:
    """Judge whether a late objection is excused, after its maker could say why. The decision on it is taken later."""
    objection = lock_objection(objection_id)
    require(permissions.may_handle(act.actor, facts_of(act, objection)))
    _refuse_unless_late(objection)
    asked_in_vain = objection.late_due_on is not None and act.today > objection.late_due_on
    if objection.late_answered_on is None and not asked_in_vain:
        raise WrongState("Vraag eerst waarom het bezwaar te laat kwam en wacht het antwoord af (Awb 6:11).")
    if not why.strip():
        raise WrongState("Schrijf op waarop dit oordeel steunt.")
    objection.excused, objection.excused_why = excused, why
    objection.version += 1
    objection.save(update_fields=["excused", "excused_why", "version"])
    audit.record(act, workflow.LATE_JUDGED, subject=objection, case_id=objection.application_id, fields=["excused"])
    ended: dict[str, str] = {LATE_REASON: DeadlineState.MISSED} if objection.late_answered_on is None else {}
    restate_questions(act, objection, ended=ended)
    restate_procedure(act, objection.procedure)
    return objection


def _refuse_unless_late(objection: Objection) -> None:
    refuse_after_ruling(objection.procedure)
    if not objection.is_open or not is_late(objection):
        raise WrongState(IN_TIME)


@transaction.atomic
def judge_party(act: Act, *, objection_id: int, is_party: bool, reason: str) -> Objection:
    """Judge whether the objector is an interested party (Awb 1:2): with authority, or hit by the decision himself."""
    objection = lock_objection(objection_id)
    require(permissions.may_handle(act.actor, facts_of(act, objection)))
    refuse_after_ruling(objection.procedure)
    if not reason.strip():
        raise WrongState("Schrijf op waaruit dat blijkt.")
    objection.is_party, objection.party_reason = is_party, reason
    objection.version += 1
    objection.save(update_fields=["is_party", "party_reason", "version"])
    audit.record(act, workflow.PARTY_JUDGED, subject=objection, case_id=objection.application_id, fields=["is_party"])
    return objection
