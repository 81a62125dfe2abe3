"""Assignments as lists and pages show them: whose turn it is, by when, what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.enums import Role
from applications.enums import Status
from applications.models import Application, Document
from applications.queries import visible_to
from assessments.enums import ACTIVE, AT_WORK, AssignmentStatus
from assessments.models import Advice, Assignment, Expert, ExpertQuestion, FileNotice
from assessments.permissions import UNDER_ADVICE
from assessments.queries.facts import expert_facts
from assessments.queries.seeing import assignments_visible_to, notices_visible_to, questions_visible_to
from assessments.rules import cannot_finish
from casework.acting import Actor
from casework.audit import label_of
from casework.enums import DeadlineState
from casework.models import Deadline

MOST_ENDED = 25


def due_dates(assignments: Iterable[Assignment]) -> dict[int, date]:
    """The last day of each assignment whose term runs, by its id (one query)."""
    ids = [assignment.pk for assignment in assignments]
    rows = Deadline.objects.filter(
        subject_type=Assignment._meta.label_lower, subject_id__in=ids, state=DeadlineState.RUNNING
    )
    return dict(rows.order_by("id").values_list("subject_id", "due"))


def term_of(assignment: Assignment) -> Deadline | None:
    """The term of one assignment, running or ended, with its derivation."""
    rows = Deadline.objects.filter(subject_type=label_of(assignment), subject_id=assignment.pk)
    return rows.order_by("-id").first()


def open_notices() -> Count:
    """How many papers wait for the expert's word, until a decision is taken: an annotation for ``Assignment``."""
    waiting = (Q(application__status__in=UNDER_ADVICE) | Q(status__in=AT_WORK)) & Q(
        notices__seen_at__isnull=True,
        notices__answered_at__isnull=True,
        notices__set_aside_at__isnull=True,
        notices__document__removed_at__isnull=True,
    )
    return Count("notices", filter=waiting, distinct=True)


def own_work(actor: Actor) -> list[Assignment]:
    """What an expert was asked, with ``sees_case`` and ``waiting`` (papers that wait for him); the last ended ones."""
    if actor.role != Role.EXPERT:
        return []
    sees = visible_to(actor).filter(pk=OuterRef("application_id"))
    rows = assignments_visible_to(actor).select_related("application__site")
    rows = rows.annotate(sees_case=Exists(sees), waiting=open_notices())
    current = list(rows.filter(status__in=AT_WORK).order_by("id"))
    ended = rows.exclude(status__in=AT_WORK).order_by("-waiting", "-id")
    return [*current, *ended[:MOST_ENDED]]


def sees_case(actor: Actor, assignment: Assignment) -> bool:
    """Whether this person still sees the case of an assignment."""
    return visible_to(actor).filter(pk=assignment.application_id).exists()


def notices_of(actor: Actor, assignment: Assignment) -> list[FileNotice]:
    """The papers that entered the file after an assignment, as this person may know."""
    here = notices_visible_to(actor).filter(assignment=assignment, document__removed_at__isnull=True)
    return list(here.order_by("id"))


def taken_out_since(case: Application, assignment: Assignment) -> list[Document]:
    """The papers that left the file after an expert was asked, first one first: the same for both experts."""
    return list(case.documents.filter(removed_at__gte=assignment.created_at).order_by("removed_at", "id"))


def questions_of(actor: Actor, assignment: Assignment) -> list[ExpertQuestion]:
    """The questions of one expert, as this person may read them."""
    return list(questions_visible_to(actor).filter(assignment=assignment).order_by("id"))


def assignments_of(case: Application) -> list[Assignment]:
    """Every assignment of a case with its advice and counts, first one first (one query)."""
    unanswered = Count("questions", filter=Q(questions__answered_at__isnull=True), distinct=True)
    rows = Assignment.objects.filter(application=case).select_related("expert__user", "advice__set_aside")
    rows = rows.annotate(waiting=open_notices(), unanswered=unanswered)
    return list(rows.order_by("slot", "id"))


def waiting_for_advice(actor: Actor) -> list[Application]:
    """Cases that lie with the experts, with ``assigned``: the active assignments (two queries)."""
    if actor.role != Role.SECRETARIAT:
        return []
    cases = list(visible_to(actor).filter(status=Status.WITH_EXPERTS).select_related("site").order_by("id"))
    rows = Assignment.objects.filter(application__in=[case.pk for case in cases], status__in=ACTIVE)
    by_case: dict[int, list[Assignment]] = {}
    for row in rows.select_related("expert__user").annotate(waiting=open_notices()).order_by("slot"):
        by_case.setdefault(row.application_id, []).append(row)
    for case in cases:
        case.assigned = by_case.get(case.pk, [])  # type: ignore[attr-defined]
    return cases


@dataclass(frozen=True, slots=True)
class StuckWork:
    """An assignment whose expert cannot finish it, with the reason and the last day of the advice."""

    assignment: Assignment
    reason: str
    due: date | None


def stuck_work(actor: Actor, today: date) -> list[StuckWork]:
    """Open assignments whose expert cannot hand in his advice as things stand, soonest first (constant queries)."""
    if actor.role != Role.SECRETARIAT:
        return []
    open_work = assignments_visible_to(actor).filter(status__in=AT_WORK).select_related("application__site")
    rows = list(open_work.order_by("id"))
    experts = expert_facts(Expert.objects.filter(pk__in=[row.expert_id for row in rows]), today)
    facts, due = {one.id: one for one in experts}, due_dates(rows)
    found = [
        StuckWork(row, reason, due.get(row.pk))
        for row in rows
        if (reason := cannot_finish(facts[row.expert_id], today, due.get(row.pk)))
    ]
    return sorted(found, key=lambda one: (one.due or date.max, one.assignment.pk))


def without_experts(actor: Actor) -> list[tuple[Application, int]]:
    """Cases in which nobody holds a slot, with the first empty one, most urgent first (one query)."""
    if actor.role != Role.SECRETARIAT:
        return []
    active = Assignment.objects.filter(application=OuterRef("pk"), status__in=ACTIVE)
    cases = visible_to(actor).filter(status__in=(Status.COMPLETE, Status.WITH_EXPERTS)).select_related("site")
    cases = cases.annotate(first=Exists(active.filter(slot=1)), second=Exists(active.filter(slot=2)))
    found = cases.exclude(first=True, second=True).order_by("next_due_on", "id")
    return [(case, 2 if case.first else 1) for case in found]


def unanswered_questions_for(actor: Actor) -> QuerySet[ExpertQuestion]:
    """Questions that wait for the secretariat, oldest first."""
    if actor.role != Role.SECRETARIAT:
        return ExpertQuestion.objects.none()
    waiting = questions_visible_to(actor).filter(answered_at__isnull=True)
    return waiting.select_related("application__site").order_by("id")


def advice_of(assignment: Assignment) -> Advice | None:
    """The advice of an assignment, draft or final."""
    return Advice.objects.filter(assignment=assignment).select_related("expert__user").first()


def progress_words(assigned: Sequence[Assignment], due: Mapping[int, date]) -> list[tuple[int, str, date | None]]:
    """Per slot what is missing, for the office: nobody asked, asked, writing, or in."""
    by_slot = {row.slot: row for row in assigned}
    found: list[tuple[int, str, date | None]] = []
    for slot in (1, 2):
        row = by_slot.get(slot)
        if row is None:
            found.append((slot, "nog niemand gevraagd", None))
        elif row.status == AssignmentStatus.DONE:
            found.append((slot, "binnen", None))
        else:
            found.append((slot, "gevraagd" if row.status == AssignmentStatus.OFFERED else "schrijft", due.get(row.pk)))
    return found
