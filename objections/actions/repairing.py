"""Mending an objection (Awb 6:6): asking, sending, recording, giving more time, closing what passed unused."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction

from casework import audit, transitions
from casework.acting import Act
from casework.enums import DeadlineState
from casework.permissions import require
from casework.refusals import WrongState
from casework.snapshots import law_on
from casework.terms import Repair
from casework.text import dutch_date
from objections import notifications, paperwork, permissions, workflow
from objections.actions.common import (
    facts_of,
    lock_objection,
    refuse_after_ruling,
    refuse_set_day,
    restate_procedure,
    restate_questions,
)
from objections.actions.papers import NewPaper, enter
from objections.enums import Defect, RepairOutcome, Status
from objections.models import Objection, RepairExtension, RepairRequest
from objections.queries import clock_of, open_repair
from objections.terms import REPAIR, decide_term


@transaction.atomic
def ask_repair(
    act: Act, *, objection_id: int, defects: list[str], due_on: date, explanation: str = ""
) -> RepairRequest:
    """Ask the objector to mend what is missing; the term to decide on his objection stands still the day after.

    ``defects`` are codes of ``Defect``. Everybody concerned is told so in writing (Awb 7:10(5)).
    """
    objection = lock_objection(objection_id)
    refuse_after_ruling(objection.procedure)
    if not defects or not set(defects) <= set(Defect.values):
        raise WrongState("Noem ten minste één ding dat ontbreekt.")
    refuse_set_day(act, due_on)
    transitions.run(
        act,
        objection,
        workflow.OBJECTION["ask_repair"],
        case_id=objection.application_id,
        facts=facts_of(act, objection),
    )
    asked = RepairRequest.objects.create(
        objection=objection,
        defects=list(defects),
        explanation=explanation,
        requested_on=act.today,
        due_on=due_on,
        created_at=act.now,
    )
    _restate(act, objection)
    paperwork.order_repair(act, asked, expected=_expected(act, asked))
    notifications.ask_objector(act, objection, f"repair{asked.pk}")
    notifications.tell_later(act, objection.procedure, f"repair{asked.pk}", but=objection)
    return asked


def _expected(act: Act, asked: RepairRequest) -> date | None:
    """The last day to decide when everything comes in on the last day."""
    clock = clock_of(asked.objection.procedure)
    if not clock.made_known:
        return None
    law = law_on(act.today)
    open_one = Repair(asked.requested_on, asked.due_on)
    in_time = Repair(asked.requested_on, asked.due_on, asked.due_on)
    objections = tuple(
        replace(one, repairs=tuple(in_time if repair == open_one else repair for repair in one.repairs))
        for one in clock.objections
    )
    return decide_term(replace(clock, objections=objections), law.lengths, law.calendar).due


def _restate(act: Act, objection: Objection, *, ended: dict[str, str] | None = None) -> None:
    restate_questions(act, objection, ended=ended)
    restate_procedure(act, objection.procedure)


@transaction.atomic
def mend(
    act: Act, *, objection_id: int, grounds: str = "", papers: Iterable[NewPaper] = (), is_all: bool = False
) -> Objection:
    """The objector sends what was missing. ``is_all``: nothing is missing any more; then the clock runs on from today.

    What is only a part is kept and ends nothing (fine-print §17).
    """
    objection = lock_objection(objection_id)
    require(permissions.may_answer(act.actor, facts_of(act, objection)))
    asked = _asked(objection)
    sent = list(papers)
    if not grounds.strip() and not sent:
        raise WrongState("Schrijf wat ontbrak, of stuur het als bestand mee.")
    if grounds.strip():
        objection.grounds = "\n\n".join(part for part in (objection.grounds.strip(), grounds.strip()) if part)
        objection.pro_forma = False
        objection.version += 1
        # Nobody has looked yet at what was added now.
        objection.opened_on = None
        objection.save(update_fields=["grounds", "pro_forma", "version", "opened_on"])
    for paper in sent:
        enter(act, objection.procedure, paper, objection=objection, received_on=act.today)
    audit.record(act, workflow.PAPER_ADDED, subject=objection, case_id=objection.application_id)
    if is_all:
        _complete(act, objection, asked, act.today)
    notifications.tell_office(act, objection, f"repair{asked.pk}.{act.request_id}")
    return objection


@transaction.atomic
def record_repair(act: Act, *, objection_id: int, received_on: date) -> Objection:
    """The secretariat records the day on which the **last** missing item came in, also when it is read later."""
    objection = lock_objection(objection_id)
    require(permissions.may_handle(act.actor, facts_of(act, objection)))
    asked = _asked(objection)
    if not asked.requested_on <= received_on <= act.today:
        raise WrongState("De dag van ontvangst ligt tussen het verzoek om herstel en vandaag.")
    _complete(act, objection, asked, received_on)
    return objection


def _complete(act: Act, objection: Objection, asked: RepairRequest, received_on: date) -> None:
    asked.completed_on, asked.closed_on, asked.outcome = received_on, act.today, RepairOutcome.COMPLETED
    asked.save(update_fields=["completed_on", "closed_on", "outcome"])
    transitions.run(
        act, objection, workflow.OBJECTION["repair"], case_id=objection.application_id, facts=facts_of(act, objection)
    )
    met = DeadlineState.MET if received_on <= asked.due_on else DeadlineState.MISSED
    _restate(act, objection, ended={REPAIR: met})


@transaction.atomic
def extend_repair(act: Act, *, objection_id: int, due_on: date) -> RepairRequest:
    """Give more time to mend, asked for before the end; after it the term has passed and stays so."""
    objection = lock_objection(objection_id)
    require(permissions.may_handle(act.actor, facts_of(act, objection)))
    asked = _asked(objection)
    if act.today > asked.due_on:
        raise WrongState(f"De termijn eindigde op {dutch_date(asked.due_on)}. Meer tijd geven kan alleen daarvoor.")
    refuse_set_day(act, due_on, after=asked.due_on)
    extension = RepairExtension.objects.create(
        repair=asked,
        granted_on=act.today,
        former_day=asked.due_on,
        new_day=due_on,
        granted_by_id=act.actor.user_id,
        created_at=act.now,
    )
    asked.due_on = due_on
    asked.save(update_fields=["due_on"])
    audit.record(act, workflow.REPAIR_EXTENDED, subject=asked, case_id=objection.application_id, fields=["due_on"])
    _restate(act, objection)
    extension.repair = asked
    paperwork.order_extension(act, extension, expected=_expected(act, asked))
    occasion = f"repair{asked.pk}.{due_on}"
    notifications.ask_objector(act, objection, occasion)
    notifications.tell_later(act, objection.procedure, occasion, but=objection)
    return asked


@transaction.atomic
def lapse_repair(act: Act, *, objection_id: int) -> Objection:
    """Close a request to mend whose last day passed unused; whether the objection is admissible is decided later."""
    objection = lock_objection(objection_id)
    asked = _asked(objection)
    if act.today <= asked.due_on:
        raise WrongState("De termijn om te herstellen loopt nog. Sluiten kan na de laatste dag.")
    transitions.run(
        act,
        objection,
        workflow.OBJECTION["lapse_repair"],
        case_id=objection.application_id,
        facts=facts_of(act, objection),
    )
    asked.closed_on, asked.outcome = act.today, RepairOutcome.LAPSED
    asked.save(update_fields=["closed_on", "outcome"])
    _restate(act, objection, ended={REPAIR: DeadlineState.MISSED})
    return objection


def _asked(objection: Objection) -> RepairRequest:
    asked = open_repair(objection)
    if asked is None or objection.status != Status.AWAITING_REPAIR:
        raise WrongState("Er staat geen verzoek om herstel open bij dit bezwaar.")
    asked.objection = objection
    return asked
