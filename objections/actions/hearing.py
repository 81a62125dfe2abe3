"""The hearing by the committee (Awb 7:2 to 7:7): asked for, planned, called off, held, reported, or left out."""

from datetime import date, datetime

from django.db import transaction

from applications.consequences import restate_terms
from casework import audit
from casework.acting import Act
from casework.clock import amsterdam_date
from casework.enums import DeadlineState
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.snapshots import law_on
from casework.terms import check_set_day
from casework.text import is_template_only
from objections import notifications, permissions, workflow
from objections.actions.common import facts_of, lock_objection, lock_procedure, outcome_of_term, refuse_set_day
from objections.actions.papers import NewPaper, enter
from objections.consequences.ending import call_off_hearing
from objections.enums import OPEN, NoHearingGround, ProcedureStatus
from objections.models import Hearing, Objection, Procedure
from objections.paperwork import order_invitations
from objections.queries import seat_of
from objections.queries.committee import current_hearings, hearing_state, planned_hearing
from objections.terms import ADVICE, advice_term, hearing_terms, too_short_to_inspect

BEFORE_HEARING = ("papers", "inspection")
NOT_THERE = "Dit bezwaar ligt niet (meer) bij de commissie."


@transaction.atomic
def plan_hearing(
    act: Act,
    *,
    procedure_id: int,
    planned_at: datetime,
    place: str,
    file_open_from: date,
    representative: str = "",
    separate_reason: str = "",
    inspection_waived: bool = False,
) -> Hearing:
    """Plan the hearing and invite the parties and somebody for the partnership (Awb 7:2, 7:13(5)).

    The file lies open at least a week before, unless all parties do without (7:4(2), (5)). With a ``separate_reason``
    the parties are heard apart (7:6).
    """
    procedure = _lock(act, procedure_id)
    require(permissions.may_handle(act.actor, permissions.ProcedureFacts(procedure.application, procedure)))
    if planned_hearing(procedure):
        raise AlreadyDone("Er is al een hoorzitting gepland. Gelast die eerst af.")
    if not place.strip():
        raise WrongState("Vul in waar de hoorzitting is.")
    day = amsterdam_date(planned_at)
    _refuse_day(act, day, file_open_from, waived=inspection_waived)
    hearing = Hearing.objects.create(
        procedure=procedure,
        planned_at=planned_at,
        place=place,
        invited_on=act.today,
        file_open_from=file_open_from,
        inspection_waived=inspection_waived,
        representative=representative,
        separate=bool(separate_reason.strip()),
        separate_reason=separate_reason,
        created_at=act.now,
    )
    audit.record(act, workflow.HEARING_PLANNED, subject=hearing, case_id=procedure.application_id)
    restate_terms(act, procedure.application, hearing, hearing_terms(day, law_on(act.today).lengths))
    order_invitations(act, hearing)
    notifications.hearing_planned(act, hearing)
    return hearing


def _refuse_day(act: Act, day: date, open_from: date, *, waived: bool) -> None:
    law = law_on(act.today)
    if day <= act.today:
        raise WrongState("De hoorzitting ligt na vandaag: de partijen moeten kunnen komen.")
    if unfit := check_set_day(day, law.calendar):
        raise WrongState(unfit)
    if open_from < act.today or open_from >= day:
        raise WrongState("Het dossier ligt ter inzage vanaf vandaag of later, en vóór de hoorzitting.")
    problem = too_short_to_inspect(day, open_from, law.lengths)
    if problem and not waived:
        raise WrongState(problem)


def _lock(act: Act, procedure_id: int) -> Procedure:
    procedure = lock_procedure(procedure_id)
    if procedure.status != ProcedureStatus.FORWARDED:
        raise WrongState(NOT_THERE)
    return procedure


def _lock_hearing(hearing_id: int) -> Hearing:
    procedure_id = Hearing.objects.values_list("procedure_id", flat=True).get(pk=hearing_id)
    procedure = lock_procedure(procedure_id)
    hearing = Hearing.objects.select_for_update(no_key=True).get(pk=hearing_id)
    hearing.procedure = procedure
    return hearing


@transaction.atomic
def call_off(act: Act, *, hearing_id: int, reason: str) -> Hearing:
    """Call a planned hearing off, with the reason; everybody who was invited is told. A new one can be planned."""
    hearing = _lock_hearing(hearing_id)
    procedure = hearing.procedure
    require(permissions.may_handle(act.actor, permissions.ProcedureFacts(procedure.application, procedure)))
    if hearing.called_off_on is not None:
        raise AlreadyDone("Deze hoorzitting was al afgelast.")
    if hearing.held_on is not None:
        raise WrongState("Deze hoorzitting is al gehouden.")
    if not reason.strip():
        raise WrongState("Schrijf op waarom de hoorzitting niet doorgaat.")
    call_off_hearing(act, hearing, reason)
    notifications.hearing_called_off(act, hearing)
    return hearing


@transaction.atomic
def hold_hearing(act: Act, *, hearing_id: int, held_on: date, attended: str) -> Hearing:
    """Record that a hearing was held, and who were there. From that day the committee's advice is awaited."""
    hearing = _lock_hearing(hearing_id)
    _require_reporting(act, hearing)
    if hearing.held_on is not None:
        raise AlreadyDone("Dat deze hoorzitting is gehouden, was al vastgelegd.")
    if hearing.called_off_on is not None:
        raise WrongState("Deze hoorzitting is afgelast.")
    if held_on > act.today or (hearing.invited_on and held_on < hearing.invited_on):
        raise WrongState("De dag van de hoorzitting ligt tussen de uitnodiging en vandaag.")
    if not attended.strip():
        raise WrongState("Schrijf op wie er waren, ook als er niemand kwam.")
    hearing.held_on, hearing.attended = held_on, attended
    hearing.save(update_fields=["held_on", "attended"])
    case = hearing.procedure.application
    audit.record(act, workflow.HELD, subject=hearing, case_id=case.pk)
    law = law_on(held_on)
    restate_terms(
        act,
        case,
        hearing,
        [advice_term(held_on, law.lengths, law.calendar)],
        ended=dict.fromkeys(BEFORE_HEARING, DeadlineState.MET),
    )
    return hearing


def _require_reporting(act: Act, hearing: Hearing) -> None:
    procedure = hearing.procedure
    facts = permissions.SeatFacts(procedure.application, procedure, seat_of(act.actor, procedure))
    require(permissions.may_report_hearing(act.actor, facts))
    if procedure.status != ProcedureStatus.FORWARDED:
        raise WrongState(NOT_THERE)


@transaction.atomic
def report_hearing(act: Act, *, hearing_id: int, report: str = "", paper: NewPaper | None = None) -> Hearing:
    """Fix the report of a hearing (Awb 7:7): what was said, here or on a paper. It does not change any more."""
    hearing = _lock_hearing(hearing_id)
    _require_reporting(act, hearing)
    if hearing.reported_on is not None:
        raise AlreadyDone("Het verslag van deze hoorzitting was al vastgesteld.")
    if hearing.held_on is None:
        raise WrongState("Leg eerst vast dat de hoorzitting is gehouden.")
    if is_template_only(report) and paper is None:
        raise WrongState("Schrijf het verslag, of voeg het als bestand toe.")
    hearing.report, hearing.reported_on = report, act.today
    hearing.reported_by_id = act.actor.user_id
    hearing.save(update_fields=["report", "reported_on", "reported_by"])
    if paper is not None:
        enter(act, hearing.procedure, paper, objection=None, received_on=act.today)
    audit.record(act, workflow.HEARING_REPORTED, subject=hearing, case_id=hearing.procedure.application_id)
    return hearing


@transaction.atomic
def waive_hearing(act: Act, *, procedure_id: int, ground: str, reason: str) -> Procedure:
    """Decide not to hear, on a ground of Awb 7:3 with its reason. One that is planned is called off.

    "They do not want to" and "no answer" hold for every open objection, or they do not hold.
    """
    procedure = _lock(act, procedure_id)
    facts = permissions.SeatFacts(procedure.application, procedure, seat_of(act.actor, procedure))
    require(permissions.may_waive_hearing(act.actor, facts))
    if procedure.hearing_waived_on is not None:
        raise AlreadyDone("Dat niet wordt gehoord, was al vastgelegd.")
    if ground not in NoHearingGround.values or is_template_only(reason):
        raise WrongState("Kies een grond en leg uit waarom niet wordt gehoord. Dat komt in de beslissing op bezwaar.")
    if problem := _ground_problem(act, procedure, ground):
        raise WrongState(problem)
    state = hearing_state(procedure)
    if state.unreported or state.reported:
        raise WrongState("Er is al gehoord. Stel het verslag vast.")
    if hearing := planned_hearing(procedure):
        hearing.procedure = procedure
        call_off_hearing(act.caused_by(workflow.HEARING_WAIVED.code), hearing, "De commissie besloot niet te horen.")
        notifications.hearing_called_off(act, hearing)
    procedure.hearing_waived_on, procedure.hearing_waived_ground = act.today, ground
    procedure.hearing_waived_reason = reason
    changed = ["hearing_waived_on", "hearing_waived_ground", "hearing_waived_reason"]
    procedure.save(update_fields=changed)
    audit.record(act, workflow.HEARING_WAIVED, subject=procedure, case_id=procedure.application_id)
    return procedure


def _ground_problem(act: Act, procedure: Procedure, ground: str) -> str:
    rows = list(procedure.objections.filter(status__in=OPEN).order_by("id"))
    if ground == NoHearingGround.WAIVED and any(row.wants_hearing is not False for row in rows):
        return "Niet elke bezwaarmaker heeft gezegd dat hij niet wil worden gehoord. Vraag dat eerst."
    if ground == NoHearingGround.NO_ANSWER:
        for row in rows:
            if row.wants_hearing:
                return f"{row.objector_name} wil worden gehoord."
            if row.wants_hearing is None and not (row.hearing_answer_due_on and row.hearing_answer_due_on < act.today):
                return (
                    f"{row.objector_name} heeft nog geen termijn gehad om te antwoorden, of die loopt nog."
                    " Vraag eerst of die wil worden gehoord."
                )
    return ""


@transaction.atomic
def ask_to_be_heard(act: Act, *, objection_id: int, due_on: date) -> Objection:
    """Ask an objector whether he wants to be heard, with the last day to answer (Awb 7:3, under d)."""
    objection = lock_objection(objection_id)
    require(permissions.may_handle(act.actor, permissions.ObjectionFacts(objection.application, objection)))
    _refuse_ended(objection)
    if objection.wants_hearing is not None:
        raise WrongState("Deze bezwaarmaker heeft al gezegd of hij wil worden gehoord.")
    refuse_set_day(act, due_on)
    objection.hearing_asked_on, objection.hearing_answer_due_on = act.today, due_on
    objection.save(update_fields=["hearing_asked_on", "hearing_answer_due_on"])
    audit.record(act, workflow.HEARING_ASKED, subject=objection, case_id=objection.application_id)
    notifications.hearing_asked(act, objection)
    return objection


@transaction.atomic
def answer_to_be_heard(act: Act, *, objection_id: int, wants: bool) -> Objection:
    """Record whether an objector wants to be heard. He may think better of it until the advice is there."""
    objection = lock_objection(objection_id)
    require(permissions.may_answer_hearing(act.actor, facts_of(act, objection)))
    _refuse_ended(objection)
    objection.wants_hearing = wants
    objection.save(update_fields=["wants_hearing"])
    audit.record(act, workflow.HEARING_ANSWERED, subject=objection, case_id=objection.application_id)
    return objection


def _refuse_ended(objection: Objection) -> None:
    waits = objection.procedure.status in {ProcedureStatus.RECEIVED, ProcedureStatus.FORWARDED}
    if not objection.is_open or not waits:
        raise WrongState("Over dit bezwaar is al geadviseerd of beslist, of het is ingetrokken.")


def end_advice_term(act: Act, procedure: Procedure) -> None:
    """The committee gave its advice: what ran on its hearings ends."""
    for hearing in current_hearings(procedure):
        ended = {ADVICE: outcome_of_term(hearing, ADVICE, act.today)}
        restate_terms(act, procedure.application, hearing, [], ended=ended)
