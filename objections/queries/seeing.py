"""Who sees which procedure and which objection. Cases come from ``applications.queries.visible_to``."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.enums import Role
from applications import queries as applications
from casework.acting import Actor
from objections.enums import RUNNING
from objections.models import Objection, Procedure, Seat
from objections.permissions import COMMITTEE_ROLES

OFFICE = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER})
# The applicant's board and the parents are interested parties in every objection, also in that of another.
PARTIES = frozenset({Role.SCHOOL_STAFF, Role.PARENT})


def visible_to(actor: Actor) -> QuerySet[Procedure]:
    """The procedures that this person sees: the office and the parties those of their cases, the committee its own."""
    procedures = Procedure.objects.select_related(
        "decision", "application__site", "application__board", "application__partnership"
    ).filter(application__in=applications.visible_to(actor))
    if actor.role in OFFICE | PARTIES:
        return procedures
    if actor.role in COMMITTEE_ROLES:
        return procedures.filter(Exists(_seats(actor)))
    return procedures.none()


def objections_visible_to(actor: Actor) -> QuerySet[Objection]:
    """The objections of visible procedures. What one objector's contact data are is never part of what another sees."""
    objections = Objection.objects.select_related("procedure__decision", "application", "guardian")
    return objections.filter(procedure__in=visible_to(actor))


def _seats(actor: Actor) -> QuerySet[Seat]:
    return Seat.objects.filter(procedure=OuterRef("pk"), user_id=actor.user_id, ended_on__isnull=True)


def seat_of(actor: Actor, procedure: Procedure) -> str:
    """The position of this person in the committee of a procedure (``chair``, ``member``), empty without a seat."""
    seats = Seat.objects.filter(procedure=procedure, user_id=actor.user_id, ended_on__isnull=True)
    return seats.order_by("-id").values_list("position", flat=True).first() or ""


def running_about(decision_id: int) -> Procedure | None:
    """The procedure that runs about a decision, if there is one."""
    return Procedure.objects.filter(decision_id=decision_id, status__in=RUNNING).order_by("-id").first()
