"""Lists of decisions and hearings: only what this person sees, most urgent first."""

from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from applications import queries as applications
from applications.enums import Status as CaseStatus
from applications.models import Application
from casework.acting import Actor
from casework.enums import DeadlineState
from casework.models import Deadline
from casework.parts import HOME_ROWS
from decisions.enums import Replaces, Status
from decisions.models import Decision, Hearing
from decisions.queries.seeing import hearings_visible_to, visible_to


def _due(case_path: str) -> Subquery:
    """The last day to decide: the term that only sending meets."""
    running = Deadline.objects.filter(case_id=OuterRef(case_path), state=DeadlineState.RUNNING)
    by_code = running.filter(code="decide_application").order_by("due")
    return Subquery(by_code.values("due")[:1])


def _rows(actor: Actor, status: str) -> QuerySet[Decision]:
    found = visible_to(actor).filter(status=status).annotate(due_on=_due("application_id"))
    return found.order_by(F("due_on").asc(nulls_last=True), "id")


def to_prepare(actor: Actor) -> QuerySet[Application]:
    """Cases with both advices for which nobody began a decision."""
    begun = Decision.objects.filter(application_id=OuterRef("pk"), status=Status.DRAFT)
    return applications.worklist_rows(actor, [CaseStatus.ADVISED]).exclude(Exists(begun))[: HOME_ROWS + 1]


def offered(actor: Actor) -> QuerySet[Decision]:
    """Drafts that wait for the board."""
    return _rows(actor, Status.DRAFT).filter(offered_at__isnull=False)[: HOME_ROWS + 1]


def being_written(actor: Actor) -> QuerySet[Decision]:
    """Drafts that are not offered (again)."""
    return _rows(actor, Status.DRAFT).filter(offered_at__isnull=True)[: HOME_ROWS + 1]


def unsent(actor: Actor) -> QuerySet[Decision]:
    """Adopted decisions that nobody has yet; one that follows an objection goes with the decision on it."""
    return _rows(actor, Status.ADOPTED).exclude(replaces_as=Replaces.OBJECTION)[: HOME_ROWS + 1]


def overdue_hearings(actor: Actor, today: date) -> QuerySet[Hearing]:
    """Open invitations whose last day has passed, in cases that still wait for a decision."""
    late = hearings_visible_to(actor).filter(closed_on__isnull=True, due_on__lt=today)
    waiting = late.filter(application__decided_on__isnull=True, application__withdrawn_on__isnull=True)
    return waiting.order_by("due_on", "id")[: HOME_ROWS + 1]
