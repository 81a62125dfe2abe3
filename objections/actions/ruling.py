"""Deciding on objections: taking the decision, taking it back before it is sent, and its letters anew."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts import queries as accounts
from accounts.enums import MandateKind
from applications.consequences import take_part
from applications.enums import Capacity
from casework import audit, checklist, transitions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.snapshots import law_on
from decisions.consequences import NewDecision, adopt_replacement, remake_replacement
from decisions.models import Decision
from decisions.terms import sending_problem
from objections import notifications, permissions, workflow
from objections.actions.common import lock_ruling, restate_procedure
from objections.checklist.ruling import adopt_points
from objections.consequences.deciding import TAKEN_BACK, copy_as_draft, mark_taken_back, set_papers_aside
from objections.enums import Effect, RulingStatus
from objections.models import ObjectionDecision
from objections.paperwork import order_ruling, remake_ruling_letters
from objections.queries import Dates, in_question, ruling_checks

SIGNED = (
    "adopted_by",
    "adopted_at",
    "decided_on",
    "mandate",
    "signer_name",
    "signer_function",
    "on_behalf_of",
    "same_organ",
    "effective_on",
    "valid_until",
    "sending_date",
    "letters_made",
    "replacement",
)
KEPT_UNSENT = "De brieven zijn opnieuw opgemaakt."


@transaction.atomic
def adopt_ruling(
    act: Act,
    *,
    ruling_id: int,
    sending_date: date,
    effective_on: date | None = None,
    valid_until: date | None = None,
) -> ObjectionDecision:
    """Decide on all open objections of a procedure, under a mandate; from here on the decision is frozen.

    What takes the place of the contested decision is taken in the same act and gets its number; the contested one
    holds until both are sent. ``sending_date`` is printed, and the term to appeal is computed from it.
    """
    ruling = lock_ruling(ruling_id)
    procedure = ruling.procedure
    require(permissions.may_rule(act.actor, permissions.RulingFacts(procedure.application, ruling)))
    if ruling.status != RulingStatus.DRAFT:
        raise AlreadyDone(workflow.RULING["adopt"].done)
    dates = Dates(sending_date, effective_on, valid_until)
    checks = ruling_checks(ruling, act.actor, act.today, dates)
    points = tuple(adopt_points(checks))
    checklist.require(points)
    _sign(act, ruling, dates)
    ruling.same_organ = checks.decider.took_first
    follow_up = act.caused_by(workflow.RULED.code)
    if ruling.effect == Effect.SUPERSEDED:
        ruling.replacement = adopt_replacement(follow_up, in_question(procedure), new_decision(ruling))
    transitions.run(
        act,
        ruling,
        workflow.RULING["adopt"],
        case_id=procedure.application_id,
        facts=permissions.RulingFacts(procedure.application, ruling, points),
        changed=SIGNED,
        reference=procedure.number,
    )
    if act.actor.user_id:
        take_part(act, procedure.application, user_id=act.actor.user_id, capacity=Capacity.DECIDER)
    procedure.decided_on, procedure.decided_from = act.today, procedure.status
    _move(follow_up, ruling, "decide", "decided_on", "decided_from")
    restate_procedure(follow_up, procedure)
    order_ruling(act, ruling)
    notifications.ruling_adopted(act, ruling)
    return ruling


def _sign(act: Act, ruling: ObjectionDecision, dates: Dates) -> None:
    mandate = accounts.mandate_of(act.actor, MandateKind.DECIDE_OBJECTIONS, act.today)
    ruling.adopted_by_id = act.actor.user_id
    ruling.adopted_at, ruling.decided_on = act.now, act.today
    ruling.mandate = mandate
    ruling.signer_name = act.actor.name
    ruling.signer_function = mandate.function if mandate else ""
    ruling.on_behalf_of = mandate.on_behalf_of if mandate else ""
    ruling.effective_on, ruling.valid_until = dates.effective_on, dates.valid_until
    ruling.sending_date, ruling.letters_made = dates.sending_date, 1


def new_decision(ruling: ObjectionDecision) -> NewDecision:
    """What this decision on objection puts in the place of the contested one."""
    if ruling.sending_date is None:
        raise ValueError("a decision on objection is dated before what follows from it")
    return NewDecision(
        outcome=ruling.new_outcome,
        weighing=ruling.reasons_weighing,
        mandate=ruling.mandate,
        signer_name=ruling.signer_name,
        signer_function=ruling.signer_function,
        on_behalf_of=ruling.on_behalf_of,
        sending_date=ruling.sending_date,
        effective_on=ruling.effective_on,
        valid_until=ruling.valid_until,
    )


def _move(act: Act, ruling: ObjectionDecision, name: str, *changed: str) -> None:
    procedure = ruling.procedure
    transitions.follow(
        act,
        procedure,
        workflow.PROCEDURE[name],
        case_id=procedure.application_id,
        changed=changed,
        reference=procedure.number,
    )


@transaction.atomic
def take_ruling_back(act: Act, *, ruling_id: int, reason: str) -> ObjectionDecision:
    """Take a decision on objection back before it was sent; answers the new draft with the same text.

    What would have replaced the contested decision is taken back with it; its number is kept.
    """
    ruling = lock_ruling(ruling_id)
    procedure = ruling.procedure
    if not reason.strip():
        raise WrongState("Schrijf op waarom de beslissing wordt teruggenomen.")
    mark_taken_back(act, ruling, reason)
    transitions.run(
        act,
        ruling,
        workflow.RULING["take_back"],
        case_id=procedure.application_id,
        facts=permissions.RulingFacts(procedure.application, ruling),
        changed=TAKEN_BACK,
        reference=procedure.number,
    )
    follow_up = act.caused_by(workflow.RULING_TAKEN_BACK.code)
    set_papers_aside(follow_up, ruling, "De beslissing op bezwaar is teruggenomen.")
    former, procedure.decided_on, procedure.decided_from = procedure.decided_from, None, ""
    _move(follow_up, ruling, f"reopen_{former}", "decided_on", "decided_from")
    restate_procedure(follow_up, procedure)
    draft = copy_as_draft(act, ruling)
    notifications.ruling_taken_back(act, ruling)
    return draft


@transaction.atomic
def remake_ruling(act: Act, *, ruling_id: int, sending_date: date) -> ObjectionDecision:
    """*Opnieuw opmaken*: the same decision, with letters for another sending date and for the addressees of now."""
    ruling = lock_ruling(ruling_id)
    procedure = ruling.procedure
    require(permissions.may_send(act.actor, permissions.RulingFacts(procedure.application, ruling)))
    if ruling.status != RulingStatus.ADOPTED:
        raise WrongState("Deze beslissing is verstuurd of teruggenomen. De brieven veranderen niet meer.")
    if problem := sending_problem(sending_date, act.today, law_on(act.today).calendar):
        raise WrongState(problem)
    ruling.sending_date = sending_date
    ruling.letters_made += 1
    ruling.save(update_fields=["sending_date", "letters_made"])
    if ruling.replacement:
        remake_replacement(act, _signed_again(ruling), sending_date=sending_date, reason=KEPT_UNSENT)
    remake_ruling_letters(act, ruling, KEPT_UNSENT)
    audit.record(
        act, workflow.RULING_REMADE, subject=ruling, case_id=procedure.application_id, reference=procedure.number
    )
    return ruling


def _signed_again(ruling: ObjectionDecision) -> Decision:
    replacement: Any = ruling.replacement
    return Decision.objects.select_related("supersedes", "application").get(pk=replacement.pk)
