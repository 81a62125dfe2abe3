"""Rows of objections into the frozen values that the pure rules look at."""

from datetime import date

from accounts import queries as accounts
from accounts.enums import MandateKind, Role
from applications import queries as applications
from applications.enums import Capacity
from applications.models import Application, Guardian, Participation
from casework.acting import Actor
from casework.terms import Adjournment, Notice, Repair
from decisions import queries as decisions
from decisions.models import Decision
from objections.enums import OPEN, ObjectorKind, ProcedureStatus
from objections.facts import ObjectionClock, Objector, ProcedureClock, Questions
from objections.models import Objection, Procedure, RepairRequest
from objections.rules import not_contestable

LATER_ARTICLE = "awb_7_10_4"


def objector_of(case: Application, actor: Actor, today: date) -> Objector | None:
    """As whom this person can object in a case; None when he is no party to it."""
    if actor.role == Role.SCHOOL_STAFF and actor.organisation_id == case.board_id:
        mandate = accounts.mandate_of(actor, MandateKind.SUBMIT_APPLICATIONS, today)
        return Objector(ObjectorKind.BOARD, case.board.name, has_mandate=mandate is not None)
    return parent_objector(case, actor)


def parent_objector(case: Application, actor: Actor) -> Objector | None:
    """As whom a parent or an adult pupil can object in a case; None for everybody else."""
    if actor.role != Role.PARENT or actor.user_id is None:
        return None
    parts = Participation.objects.filter(application=case, user_id=actor.user_id, active_until__isnull=True)
    capacities = set(parts.order_by().values_list("capacity", flat=True))
    if Capacity.PUPIL in capacities:
        return Objector(ObjectorKind.PUPIL, case.pupil.full_name)
    guardian = Guardian.objects.filter(application=case, user_id=actor.user_id).order_by("id").first()
    if guardian is None or Capacity.GUARDIAN not in capacities:
        return None
    return guardian_objector(guardian)


def guardian_objector(guardian: Guardian) -> Objector:
    """A parent as objector."""
    return Objector(ObjectorKind.GUARDIAN, guardian.name, guardian.pk, guardian.authority)


def pupil_decides(case: Application, day: date) -> bool:
    """Whether the pupil is 16 or 17 on a day and the partnership laid down that he objects himself (one query)."""
    ages = applications.age_facts(case, day)
    if ages.sixteen_on is None or ages.adult_on is None or not ages.sixteen_on <= day < ages.adult_on:
        return False
    return accounts.policy_on(case.partnership_id, day).pupil_16_objects


def why_not(decision: Decision, *, on_paper: bool = False) -> str:
    """Why nobody can object to this decision now, with the way out; empty when one can."""
    return not_contestable(decision.status, on_paper=on_paper, follows_objection=decision.follows_objection)


def made_known_days(decision: Decision) -> list[tuple[str, int | None, date]]:
    """To whom a decision was made known and when: kind and id of the addressee, and the day (one query)."""
    return [(one.addressee_kind, one.addressee_id, one.on) for one in decisions.made_known(decision)]


def clock_of(procedure: Procedure) -> ProcedureClock:
    """The facts that the clock of a procedure runs on, from its open objections (a constant number of queries)."""
    decision = procedure.decision
    days = {day for _, _, day in made_known_days(decision)}
    if not days and decision.published_on:
        days = {decision.published_on}
    rows = procedure.objections.filter(status__in=OPEN).prefetch_related("repairs").order_by("id")
    delays = procedure.delays.order_by("sent_on", "id").values_list("sent_on", "new_last_day")
    adjournment = getattr(procedure, "adjournment", None)
    return ProcedureClock(
        made_known=tuple(sorted(days)),
        received_on=procedure.received_on,
        objections=tuple(ObjectionClock(repairs_of(row), bool(row.excused)) for row in rows),
        waits_to_be_forwarded=procedure.status == ProcedureStatus.RECEIVED,
        is_decided=procedure.decided_on is not None,
        adjournments=(Adjournment(adjournment.notified_on, adjournment.weeks),) if adjournment else (),
        notices=tuple(Notice(sent_on, new_last_day, LATER_ARTICLE) for sent_on, new_last_day in delays),
    )


def questions_of(objection: Objection) -> Questions:
    """What this objector was asked and has not answered yet."""
    asked = open_repair(objection)
    is_open = objection.late_answered_on is None and objection.excused is None
    late = objection.late_asked_on if is_open else None
    return Questions(
        repair=(asked.requested_on, asked.due_on) if asked else None,
        late_reason=(late, objection.late_due_on) if late and objection.late_due_on else None,
    )


def open_repair(objection: Objection) -> RepairRequest | None:
    """The request to mend that is not closed, if there is one."""
    return objection.repairs.filter(closed_on__isnull=True).order_by("id").first()


def repairs_of(objection: Objection) -> tuple[Repair, ...]:
    """The requests to mend an objection, as its clock knows them, oldest first."""
    rows = sorted(objection.repairs.all(), key=lambda row: (row.requested_on, row.pk))
    return tuple(Repair(row.requested_on, row.due_on, row.completed_on) for row in rows)
