"""The committee of a procedure: objections go to it, its seats change, its time to read is prolonged (Awb 7:13)."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from accounts import queries as accounts
from accounts.enums import CommitteeKind
from accounts.models import Organisation
from applications.consequences import end_part, take_part
from applications.enums import Capacity
from casework import audit, checklist, transitions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from objections import notifications, permissions, workflow
from objections.actions.common import lock_procedure, outcome_of_term, restate_procedure
from objections.actions.papers import NewPaper, enter
from objections.checklist.composition import access_problem, composition_points, forward_points
from objections.enums import OPEN, Position, ProcedureStatus
from objections.facts import CommitteeFacts
from objections.models import Procedure, Seat
from objections.paperwork import order_forwarded
from objections.queries import seat_of
from objections.queries.committee import committee_members, proposed_facts, seats_of
from objections.terms import FORWARD

NOT_WITH_COMMITTEE = "Dit bezwaar ligt niet (meer) bij de commissie."


@transaction.atomic
def forward(
    act: Act,
    *,
    procedure_id: int,
    defence: str = "",
    paper: NewPaper | None = None,
    chair_id: int | None = None,
    member_ids: Iterable[int] = (),
    access_until: date | None = None,
) -> Procedure:
    """Send the objections with the file and the defence to the committee that the partnership chose (Awb 7:13).

    ``chair_id`` and ``member_ids`` are user ids; of one's own committee its composition is checked and everybody gets
    a seat and reads the case until ``access_until``. The LBT has none of these. The parties get the list of papers at
    the same time.
    """
    procedure = lock_procedure(procedure_id)
    case = procedure.application
    require(permissions.may_handle(act.actor, permissions.ProcedureFacts(case, procedure)))
    kind = accounts.policy_on(case.partnership_id, act.today).committee_kind
    people = _people(kind, chair_id, member_ids)
    facts = proposed_facts(
        procedure,
        people,
        act.today,
        kind=kind,
        access_until=access_until,
        has_defence=bool(defence.strip()) or paper is not None,
    )
    _refuse_without_objection(procedure)
    procedure.defence, procedure.committee_kind = defence, kind
    procedure.committee = _committee_of(case.partnership_id, chair_id, act.today) if people else None
    procedure.forwarded_on = act.today
    procedure.access_until = access_until if people else None
    transitions.run(
        act,
        procedure,
        workflow.PROCEDURE["forward"],
        case_id=case.pk,
        facts=permissions.ProcedureFacts(case, procedure, tuple(forward_points(facts))),
        changed=("defence", "committee_kind", "committee", "forwarded_on", "access_until"),
        reference=procedure.number,
    )
    if paper is not None:
        enter(act, procedure, paper, objection=None, received_on=act.today)
    follow_up = act.caused_by(workflow.FORWARDED.code)
    for user_id, position in people:
        _seat(follow_up, procedure, user_id, position)
    restate_procedure(act, procedure, ended={FORWARD: outcome_of_term(procedure, FORWARD, act.today)})
    order_forwarded(act, procedure)
    notifications.forwarded(act, procedure)
    return procedure


def _people(kind: str, chair_id: int | None, member_ids: Iterable[int]) -> list[tuple[int, str]]:
    if kind == CommitteeKind.LBT:
        return []
    chair = [(chair_id, str(Position.CHAIR))] if chair_id else []
    return [*chair, *((user_id, str(Position.MEMBER)) for user_id in member_ids)]


def _refuse_without_objection(procedure: Procedure) -> None:
    if procedure.status == ProcedureStatus.RECEIVED and not procedure.objections.filter(status__in=OPEN).exists():
        raise WrongState("Er is geen bezwaar meer om door te sturen.")


def _committee_of(partnership_id: int, chair_id: int | None, today: date) -> Organisation | None:
    hat = committee_members(partnership_id, today).filter(user_id=chair_id).first()
    return hat.organisation if hat else None


def _seat(act: Act, procedure: Procedure, user_id: int, position: str) -> Seat:
    seat = Seat.objects.create(
        procedure=procedure, user_id=user_id, position=position, seated_on=act.today, created_at=act.now
    )
    audit.record(act, workflow.SEATED, subject=seat, case_id=procedure.application_id)
    take_part(act, procedure.application, user_id=user_id, capacity=Capacity.COMMITTEE, last_day=procedure.access_until)
    return seat


@transaction.atomic
def seat_member(act: Act, *, procedure_id: int, user_id: int, position: str) -> Seat:
    """Give somebody a seat in the committee of a procedure that lies with it, for instance in the place of another."""
    procedure = _lock_with_committee(act, procedure_id)
    seated = seats_of(procedure)
    if any(seat.user_id == user_id for seat in seated):
        raise AlreadyDone("Deze persoon zit al in de commissie voor deze zaak.")
    people = [(seat.user_id, str(seat.position)) for seat in seated]
    facts = proposed_facts(procedure, [*people, (user_id, position)], act.today)
    checklist.require(_of_the_person(facts, user_id, position))
    seat = _seat(act, procedure, user_id, position)
    notifications.seated(act, procedure, seat)
    return seat


def _of_the_person(facts: CommitteeFacts, user_id: int, position: str) -> list[checklist.Point]:
    """What stands in the way of this person; whether the committee is whole is asked when it advises."""
    wanted = tuple(one for one in facts.candidates if one.user_id == user_id or one.position == position)
    alone = CommitteeFacts(facts.is_own, wanted, today=facts.today)
    ignored = {"members"} | (set() if position == Position.CHAIR else {"chair", "chair_independent"})
    return [point for point in composition_points(alone) if point.code not in ignored]


@transaction.atomic
def end_seat(act: Act, *, seat_id: int, reason: str) -> Seat:
    """Take somebody out of the committee of a procedure, with the reason; he reads the case no longer."""
    procedure_id = Seat.objects.values_list("procedure_id", flat=True).get(pk=seat_id)
    procedure = _lock_with_committee(act, procedure_id)
    if not reason.strip():
        raise WrongState("Schrijf op waarom dit lid niet verder adviseert.")
    seat = Seat.objects.select_related("user").get(pk=seat_id)
    if seat.ended_on is not None:
        raise AlreadyDone("Dit lid zat al niet meer in de commissie voor deze zaak.")
    close_seat(act, procedure, seat, reason)
    return seat


def close_seat(act: Act, procedure: Procedure, seat: Seat, reason: str) -> None:
    """End one seat and the part that goes with it."""
    seat.ended_on, seat.ended_reason = act.today, reason[:300]
    seat.save(update_fields=["ended_on", "ended_reason"])
    audit.record(act, workflow.SEATED, subject=seat, case_id=procedure.application_id, fields=["ended_on"])
    end_part(act, procedure.application, user_id=seat.user_id, capacity=Capacity.COMMITTEE)


@transaction.atomic
def declare(act: Act, *, procedure_id: int, independent: bool, reason: str = "") -> Seat:
    """A member declares to have nothing to do with the case; who cannot, gives the seat up with the reason."""
    procedure = lock_procedure(procedure_id)
    facts = permissions.SeatFacts(procedure.application, procedure, seat_of(act.actor, procedure))
    require(permissions.may_declare(act.actor, facts))
    seat = Seat.objects.get(procedure=procedure, user_id=act.actor.user_id, ended_on__isnull=True)
    if not independent:
        if not reason.strip():
            raise WrongState("Schrijf kort op waarom u niet onafhankelijk kunt adviseren.")
        close_seat(act, procedure, seat, reason)
        notifications.seat_given_up(act, procedure, seat)
        return seat
    if seat.declared_on is not None:
        raise AlreadyDone("U hebt al verklaard onafhankelijk te zijn.")
    seat.declared_on = act.today
    seat.save(update_fields=["declared_on"])
    audit.record(act, workflow.DECLARED, subject=seat, case_id=procedure.application_id)
    return seat


@transaction.atomic
def prolong_access(act: Act, *, procedure_id: int, until: date, reason: str) -> Procedure:
    """Let the committee read the file until another day, later or earlier, with the reason."""
    procedure = _lock_with_committee(act, procedure_id)
    if problem := access_problem(until, act.today):
        raise WrongState(problem)
    if not reason.strip():
        raise WrongState("Schrijf op waarom de commissie het dossier tot die dag leest.")
    procedure.access_until, procedure.access_reason = until, reason
    procedure.save(update_fields=["access_until", "access_reason"])
    audit.record(act, workflow.PROLONGED, subject=procedure, case_id=procedure.application_id, fields=["access_until"])
    for seat in seats_of(procedure):
        take_part(
            act.caused_by(workflow.PROLONGED.code),
            procedure.application,
            user_id=seat.user_id,
            capacity=Capacity.COMMITTEE,
            last_day=until,
        )
    return procedure


def _lock_with_committee(act: Act, procedure_id: int) -> Procedure:
    procedure = lock_procedure(procedure_id)
    require(permissions.may_handle(act.actor, permissions.ProcedureFacts(procedure.application, procedure)))
    if procedure.committee_kind != CommitteeKind.OWN or not procedure.is_running or procedure.forwarded_on is None:
        raise WrongState(NOT_WITH_COMMITTEE)
    return procedure
