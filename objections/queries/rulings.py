"""Lists of decisions on objection: only what this person sees, most urgent first."""

from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery

from casework.acting import Actor
from casework.enums import DeadlineState
from casework.models import Deadline
from casework.parts import HOME_ROWS
from objections.enums import RulingStatus
from objections.models import Hearing, ObjectionDecision, Procedure
from objections.queries.ruling import rulings_visible_to
from objections.terms import DECIDE


def _rows(actor: Actor, status: str) -> QuerySet[ObjectionDecision]:
    running = Deadline.objects.filter(
        subject_type=Procedure._meta.label_lower,
        subject_id=OuterRef("procedure_id"),
        code=DECIDE,
        state=DeadlineState.RUNNING,
    )
    due = Subquery(running.order_by("due").values("due")[:1])
    found = rulings_visible_to(actor).filter(status=status).annotate(due_on=due)
    return found.order_by(F("due_on").asc(nulls_last=True), "id")


def heard_on(procedure: Procedure) -> list[date]:
    """The days on which was heard and of which there is a report, oldest first."""
    rows = Hearing.objects.filter(procedure=procedure, held_on__isnull=False, reported_on__isnull=False)
    return [day for day in rows.order_by("held_on", "id").values_list("held_on", flat=True) if day]


def rulings_offered(actor: Actor) -> QuerySet[ObjectionDecision]:
    """Drafts that wait for whoever decides."""
    return _rows(actor, RulingStatus.DRAFT).filter(offered_at__isnull=False)[: HOME_ROWS + 1]


def rulings_in_writing(actor: Actor) -> QuerySet[ObjectionDecision]:
    """Drafts that are not offered (again)."""
    return _rows(actor, RulingStatus.DRAFT).filter(offered_at__isnull=True)[: HOME_ROWS + 1]


def rulings_unsent(actor: Actor) -> QuerySet[ObjectionDecision]:
    """Decisions that were taken and that nobody has yet."""
    return _rows(actor, RulingStatus.ADOPTED)[: HOME_ROWS + 1]
