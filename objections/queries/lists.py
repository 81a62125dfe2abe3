"""Lists of procedures and objections for the secretariat: only what this person sees, most urgent first."""

from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from casework.acting import Actor
from casework.enums import DeadlineState
from casework.models import Deadline
from casework.parts import HOME_ROWS
from objections.enums import OPEN, RUNNING, Status
from objections.models import Objection, Procedure
from objections.queries.seeing import objections_visible_to, visible_to


def procedures_waiting(actor: Actor, code: str) -> QuerySet[Procedure]:
    """Running procedures on which this term runs, with its last day as ``due_on``, the first due first."""
    running = Deadline.objects.filter(
        subject_type=Procedure._meta.label_lower, subject_id=OuterRef("pk"), state=DeadlineState.RUNNING, code=code
    )
    due = Subquery(running.order_by("due").values("due")[:1])
    found = visible_to(actor).filter(status__in=RUNNING).annotate(due_on=due).filter(due_on__isnull=False)
    return found.order_by("due_on", "id")[: HOME_ROWS + 1]


def to_judge(actor: Actor) -> QuerySet[Objection]:
    """Open objections of which somebody must judge whether their maker is a party, or whether lateness is excused."""
    party = Q(is_party__isnull=True)
    late = Q(late_answered_on__isnull=False, excused__isnull=True)
    found = objections_visible_to(actor).filter(party | late, status__in=OPEN, procedure__status__in=RUNNING)
    return found.order_by("received_on", "id")[: HOME_ROWS + 1]


def repairs_lapsed(actor: Actor, today: date) -> QuerySet[Objection]:
    """Objections whose last day to mend, or to say why they came late, has passed without an answer."""
    repair = Q(status=Status.AWAITING_REPAIR, repairs__closed_on__isnull=True, repairs__due_on__lt=today)
    late = Q(late_due_on__lt=today, late_answered_on__isnull=True, excused__isnull=True, status__in=OPEN)
    found = objections_visible_to(actor).filter(repair | late, procedure__status__in=RUNNING)
    return found.order_by("received_on", "id").distinct()[: HOME_ROWS + 1]
