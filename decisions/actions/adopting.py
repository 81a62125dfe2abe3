"""Deciding: adopting a draft, taking the decision back before it is sent, and having its letters made anew."""

from datetime import date

from django.db import transaction

from accounts import queries as accounts
from accounts.enums import MandateKind
from applications.consequences import mark_decided, mark_not_processed, mark_reopened, take_part
from applications.enums import Capacity
from assessments.consequences import lapse_open_work
from casework import audit, transitions
from casework.acting import Act
from casework.events import publish
from casework.permissions import require
from casework.refusals import WrongState
from casework.snapshots import law_on
from decisions import notifications, permissions, workflow
from decisions.actions.common import lock_decision, refuse_on_its_own
from decisions.checklist import last_day_to_notify
from decisions.consequences import copy_as_draft, number_for, withdraw_papers
from decisions.enums import Status
from decisions.events import DecisionTakenBack
from decisions.models import Decision
from decisions.paperwork import adviser_snapshots, order_papers, remake_letters
from decisions.queries import Choice, decide_facts, papers_of
from decisions.terms import sending_problem

SIGNED = (
    "number",
    "adopted_by",
    "adopted_at",
    "decided_on",
    "mandate",
    "signer_name",
    "signer_function",
    "on_behalf_of",
    "effective_on",
    "valid_until",
    "sending_date",
    "letters_made",
    "passed_points",
    "advisers",
)
KEPT_UNSENT = "De brieven zijn opnieuw opgemaakt."


@transaction.atomic
def adopt(
    act: Act,
    *,
    decision_id: int,
    sending_date: date,
    effective_on: date | None = None,
    valid_until: date | None = None,
    passed: dict[str, str] | None = None,
) -> Decision:
    """Take a decision: every gate met, under a mandate, with its number; from here on it is frozen.

    ``sending_date`` is printed on the letters, and the objection term is computed from it (Awb 6:8). ``passed`` holds
    the reasons for soft points, by code. A refusal rolls the number back, so that the series has no gap.
    """
    decision = lock_decision(decision_id)
    case = decision.application
    reasons = {code: reason.strip() for code, reason in (passed or {}).items() if reason.strip()}
    choice = Choice(sending_date, effective_on, valid_until, reasons)
    checks = decide_facts(decision, act.actor, act.today, choice)
    if decision.status == Status.DRAFT:
        _sign(act, decision, choice)
    arrow = workflow.DECISION["leave_unprocessed" if checks.is_not_processed else "adopt"]
    transitions.run(
        act,
        decision,
        arrow,
        case_id=case.pk,
        facts=permissions.AdoptFacts(case, decision, checks),
        changed=SIGNED,
        reference=decision.number,
    )
    if act.actor.user_id:
        take_part(act, case, user_id=act.actor.user_id, capacity=Capacity.DECIDER)
    follow_up = act.caused_by(arrow.verb.code)
    if decision.supersedes_id is None:
        mark = mark_not_processed if checks.is_not_processed else mark_decided
        mark(follow_up, case)
    if decision.is_formal:
        lapse_open_work(follow_up, case)
    order_papers(act, decision)
    notifications.adopted(act, decision)
    return decision


def _sign(act: Act, decision: Decision, choice: Choice) -> None:
    """Number, date and signature. What the checklist then refuses is rolled back with them."""
    require(permissions.may_adopt(act.actor, permissions.AdoptFacts(decision.application, decision)))
    mandate = accounts.mandate_of(act.actor, MandateKind.DECIDE_APPLICATIONS, act.today)
    decision.number = number_for(act, decision)
    decision.adopted_by_id = act.actor.user_id
    decision.adopted_at, decision.decided_on = act.now, act.today
    decision.mandate = mandate
    decision.signer_name = act.actor.name
    decision.signer_function = mandate.function if mandate else ""
    decision.on_behalf_of = mandate.on_behalf_of if mandate else ""
    decision.effective_on, decision.valid_until = choice.effective_on, choice.valid_until
    decision.sending_date, decision.letters_made = choice.sending_date, 1
    decision.passed_points = choice.passed
    decision.advisers = adviser_snapshots(decision)


@transaction.atomic
def take_back(act: Act, *, decision_id: int, reason: str) -> Decision:
    """Take a decision back before it was sent; answers the new draft with the same text (fine-print §13).

    The number is kept for the next decision in the same case; the unsent letters stay as "niet verzonden".
    """
    decision = lock_decision(decision_id)
    case = decision.application
    refuse_on_its_own(decision)
    if not reason.strip():
        raise WrongState("Schrijf op waarom het besluit wordt teruggenomen.")
    _mark_taken_back(act, decision, reason)
    facts = permissions.SendFacts(case, decision)
    changed = ("taken_back_on", "taken_back_by", "taken_back_reason")
    transitions.run(
        act,
        decision,
        workflow.DECISION["take_back"],
        case_id=case.pk,
        facts=facts,
        changed=changed,
        reference=decision.number,
    )
    withdraw_papers(act, decision, reason="Het besluit is teruggenomen.")
    follow_up = act.caused_by(workflow.TAKEN_BACK.code)
    if decision.supersedes_id is None:
        mark_reopened(follow_up, case)
    draft = copy_as_draft(act, decision)
    notifications.taken_back(act, decision)
    publish(DecisionTakenBack(follow_up, case.pk, decision.pk))
    return draft


def _mark_taken_back(act: Act, decision: Decision, reason: str) -> None:
    decision.taken_back_on = act.today
    decision.taken_back_by_id = act.actor.user_id
    decision.taken_back_reason = reason


@transaction.atomic
def remake(act: Act, *, decision_id: int, sending_date: date) -> Decision:
    """*Opnieuw opmaken*: the same decision and number, with letters for a sending date and for the addressees of now.

    Only as long as it is not sent; the former letters are kept as "niet verzonden".
    """
    decision = lock_decision(decision_id)
    case = decision.application
    require(permissions.may_send(act.actor, permissions.SendFacts(case, decision)))
    refuse_on_its_own(decision)
    if decision.status != Status.ADOPTED:
        raise WrongState("Dit besluit is verstuurd of teruggenomen. De brieven veranderen niet meer.")
    if problem := sending_problem(sending_date, act.today, law_on(act.today).calendar):
        raise WrongState(problem)
    _refuse_after_four_weeks(act, decision, sending_date)
    papers = papers_of(decision)
    decision.sending_date = sending_date
    decision.letters_made += 1
    decision.save(update_fields=["sending_date", "letters_made"])
    remake_letters(act, decision, papers, KEPT_UNSENT)
    audit.record(act, workflow.REMADE, subject=decision, case_id=case.pk, reference=decision.number)
    return decision


def _refuse_after_four_weeks(act: Act, decision: Decision, sending_date: date) -> None:
    last = last_day_to_notify(decide_facts(decision, act.actor, act.today))
    if last and sending_date > last:
        raise WrongState(
            "Buiten behandeling laten kan alleen binnen vier weken worden bekendgemaakt (Awb 4:5). Neem het besluit"
            " terug en beslis op de inhoud."
        )
