"""The advice of the committee (Awb 7:13(6)): written together, fixed by the chair; or entered when it came on paper."""

from datetime import date
from typing import Any

from django.db import transaction

from casework import audit, checklist, transitions, versions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import is_template_only
from objections import notifications, permissions, workflow
from objections.actions.common import lock_procedure
from objections.actions.hearing import end_advice_term
from objections.actions.papers import NewPaper, enter
from objections.checklist.advising import finish_points, text_points
from objections.enums import OPEN, AdviceStatus, Effect, ProcedureStatus
from objections.models import CommitteeAdvice, Procedure
from objections.paperwork import order_committee_advice
from objections.queries import seat_of
from objections.queries.committee import advice_facts, draft_advice, final_advice
from objections.rules import DECIDABLE

WRITTEN = ("verdicts", "effect", "admissibility", "considerations", "advice", "hearing_report")
AGAIN = ("heard_again_reason", "hearing_waived_on", "hearing_waived_ground", "hearing_waived_reason")
SIGNED = ("final_on", "signed_by", "supersedes")
CHAIR = "voorzitter van de bezwaaradviescommissie"
# What the secretariat takes over from an advice on paper; its reasons and report stand in the scan.
OF_A_SCAN = frozenset({"every_objection_judged", "effect_fits", "nobody_mends"})


@transaction.atomic
def save_advice(
    act: Act, *, procedure_id: int, values: dict[str, Any], expected_version: int | None = None
) -> CommitteeAdvice:
    """Keep the draft of the advice, complete or not; everybody with a seat writes on the same text.

    Raises Stale with both texts when another member saved in between.
    """
    procedure = lock_procedure(procedure_id)
    require(permissions.may_write_advice(act.actor, _facts(act, procedure)))
    draft = draft_advice(procedure) or CommitteeAdvice(procedure=procedure, version=0, created_at=act.now)
    new = {name: value for name, value in values.items() if name in WRITTEN}
    _refuse_unknown(procedure, new)
    versions.refuse_stale(draft, new, expected_version)
    changed = [name for name, value in new.items() if getattr(draft, name) != value]
    if draft.pk and not changed:
        return draft
    if draft.pk:
        versions.keep(act, draft, case_id=procedure.application_id, fields=changed)
    for name in changed:
        setattr(draft, name, new[name])
    draft.version += 1
    draft.written_by_id = act.actor.user_id
    draft.save()
    audit.record(act, workflow.ADVICE_WRITTEN, subject=draft, case_id=procedure.application_id, fields=changed)
    return draft


def _facts(act: Act, procedure: Procedure) -> permissions.SeatFacts:
    return permissions.SeatFacts(procedure.application, procedure, seat_of(act.actor, procedure))


def _refuse_unknown(procedure: Procedure, values: dict[str, Any]) -> None:
    if values.get("effect") and values["effect"] not in Effect.values:
        raise WrongState("Kies wat er met het besluit moet gebeuren uit de lijst.")
    verdicts = values.get("verdicts")
    if verdicts is None:
        return
    known = {str(key) for key in procedure.objections.filter(status__in=OPEN).values_list("public_id", flat=True)}
    if not set(verdicts) <= known or any(verdict and verdict not in DECIDABLE for verdict in verdicts.values()):
        raise WrongState("Kies bij elk open bezwaar een oordeel uit de lijst.")


@transaction.atomic
def finish_advice(act: Act, *, procedure_id: int) -> CommitteeAdvice:
    """The chair fixes the advice; from here on it does not change, and the partnership decides on the objections."""
    procedure = lock_procedure(procedure_id)
    facts = _facts(act, procedure)
    require(permissions.may_finish_advice(act.actor, facts))
    draft = draft_advice(procedure)
    if draft is None:
        if procedure.status == ProcedureStatus.ADVISED:
            raise AlreadyDone("Dit advies was al vastgesteld.")
        raise WrongState("Er is nog geen advies geschreven. Schrijf het eerst.")
    require(permissions.may_write_advice(act.actor, facts))
    points = tuple(finish_points(advice_facts(procedure, draft, act.today)))
    draft.final_on = act.today
    draft.signed_by = f"{act.actor.name}, {CHAIR}"
    draft.supersedes = final_advice(procedure)
    transitions.run(
        act,
        draft,
        workflow.ADVICE["finish"],
        case_id=procedure.application_id,
        facts=permissions.SeatFacts(procedure.application, procedure, facts.position, points),
        changed=SIGNED,
        reference=procedure.number,
    )
    _advised(act, procedure, draft)
    return draft


def _advised(act: Act, procedure: Procedure, advice: CommitteeAdvice) -> None:
    """What follows from a final advice: the procedure goes on, the office hears of it, the paper is made."""
    procedure.advised_on = advice.final_on
    follow_up = act.caused_by(workflow.ADVICE_FINAL.code)
    transitions.follow(
        follow_up,
        procedure,
        workflow.PROCEDURE["advise"],
        case_id=procedure.application_id,
        changed=("advised_on",),
        reference=procedure.number,
    )
    end_advice_term(follow_up, procedure)
    order_committee_advice(act, procedure, advice)
    notifications.advised(act, procedure, advice)


@transaction.atomic
def register_advice(
    act: Act, *, procedure_id: int, dated_on: date, signed_by: str, values: dict[str, Any], paper: NewPaper
) -> CommitteeAdvice:
    """Enter the advice of a committee that works outside the program, with its date, its signer and the scan."""
    procedure = lock_procedure(procedure_id)
    facts = permissions.ProcedureFacts(procedure.application, procedure)
    require(permissions.may_register_advice(act.actor, facts))
    if procedure.status == ProcedureStatus.ADVISED:
        raise AlreadyDone("Het advies van de commissie was al ingevoerd.")
    if procedure.status != ProcedureStatus.FORWARDED or procedure.forwarded_on is None:
        raise WrongState("Dit bezwaar ligt niet bij de commissie.")
    if not procedure.forwarded_on <= dated_on <= act.today:
        raise WrongState("De datum van het advies ligt tussen het doorsturen en vandaag.")
    if not signed_by.strip() or is_template_only(str(values.get("advice", ""))):
        raise WrongState("Vul in wie het advies ondertekende, en neem de kern van het advies over.")
    _refuse_unknown(procedure, values)
    advice = CommitteeAdvice(
        procedure=procedure,
        final_on=dated_on,
        signed_by=signed_by,
        supersedes=final_advice(procedure),
        written_by_id=act.actor.user_id,
        created_at=act.now,
        **{name: value for name, value in values.items() if name in WRITTEN},
    )
    judged = [point for point in text_points(advice_facts(procedure, advice, act.today)) if point.code in OF_A_SCAN]
    checklist.require(judged)
    advice.paper = enter(act, procedure, paper, objection=None, received_on=act.today)
    transitions.begin(advice, AdviceStatus.FINAL)
    advice.save()
    audit.record(act, workflow.ADVICE_FINAL, subject=advice, case_id=procedure.application_id)
    _advised(act, procedure, advice)
    return advice


@transaction.atomic
def hear_again(act: Act, *, procedure_id: int, reason: str) -> Procedure:
    """Weighty new facts came up after the advice (Awb 7:9): the committee hears the parties and advises anew."""
    procedure = lock_procedure(procedure_id)
    facts = permissions.ProcedureFacts(procedure.application, procedure)
    require(permissions.may_handle(act.actor, facts))
    if is_template_only(reason):
        raise WrongState("Schrijf op welke nieuwe feiten opnieuw horen nodig maken.")
    versions.keep(act, procedure, case_id=procedure.application_id, fields=AGAIN)
    procedure.heard_again_reason = reason
    procedure.hearing_waived_on, procedure.hearing_waived_ground, procedure.hearing_waived_reason = None, "", ""
    transitions.run(
        act,
        procedure,
        workflow.PROCEDURE["hear_again"],
        case_id=procedure.application_id,
        facts=facts,
        changed=AGAIN,
        reference=procedure.number,
    )
    notifications.heard_again(act, procedure)
    return procedure
