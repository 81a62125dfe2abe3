"""What the decision rests on: which advices count, what in the file is still unanswered, who advised."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from applications.models import Application, Document
from assessments.checklist import CRITERIA
from assessments.enums import ACTIVE, AdviceStatus, AssignmentStatus
from assessments.models import Advice, Assignment, ExpertQuestion, FileNotice
from assessments.models.assignments import SLOTS
from assessments.queries.seeing import counted
from casework.clock import amsterdam_date


@dataclass(frozen=True, slots=True)
class Addendum:
    """A later addition under an advice. ``about`` is the paper that it answers to."""

    submitted_on: date
    about: str
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CountedAdvice:
    """A final advice in force, as plain values. ``reasons`` maps Dutch headings to what was written (none is empty).

    ``documents_seen`` are titles; ``documents`` the same papers as (public id, title).
    """

    id: int
    public_id: str
    slot: int
    expert_user_id: int
    expert_name: str
    profession: str
    profession_label: str
    registration: str
    question: str
    outcome: str
    outcome_label: str
    reasons: Mapping[str, str]
    parents_view: str
    reservations: str
    conclusion: str
    declaration: str
    submitted_on: date
    sha256: str
    documents_seen: tuple[str, ...]
    documents: tuple[tuple[str, str], ...] = ()
    addenda: tuple[Addendum, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class OpenFileQuestion:
    """A paper in the file that an expert has neither seen, answered nor seen set aside (fine-print §3).

    ``after_advice``: the advice was final already, so *verandert dit uw advies?* waits for an answer.
    """

    public_id: str
    slot: int
    expert_name: str
    document_title: str
    arrived_on: date
    after_advice: bool


def counted_advices(application_id: int) -> tuple[CountedAdvice, ...]:
    """The advices that count, by slot (two queries). Two of them, of two people, are needed for a decision."""
    rows = Advice.objects.filter(counted(), application_id=application_id).select_related("expert__user")
    return tuple(as_counted(row) for row in rows.prefetch_related("addenda__notice__document").order_by("slot", "id"))


def as_counted(row: Advice) -> CountedAdvice:
    """One final advice as plain values."""
    if row.submitted_at is None:
        raise ValueError("a draft does not count")
    papers = tuple((paper["id"], paper["title"]) for paper in row.documents_seen)
    return CountedAdvice(
        id=row.pk,
        public_id=str(row.public_id),
        slot=row.slot,
        expert_user_id=row.expert.user_id,
        expert_name=row.expert.user.name,
        profession=row.profession,
        profession_label=str(row.get_profession_display()),
        registration=row.registration,
        question=row.question,
        outcome=row.outcome,
        outcome_label=str(row.get_outcome_display()),
        reasons=reasons_of(row),
        parents_view=row.parents_view,
        reservations=row.reservations,
        conclusion=row.conclusion,
        declaration=row.declaration,
        submitted_on=amsterdam_date(row.submitted_at),
        sha256=row.sha256,
        documents_seen=tuple(title for _, title in papers),
        documents=papers,
        addenda=tuple(
            Addendum(amsterdam_date(line.submitted_at), line.notice.document.title, line.text, line.sha256)
            for line in sorted(row.addenda.all(), key=lambda line: line.pk)
        ),
    )


def reasons_of(row: Advice) -> dict[str, str]:
    """What an advice says under each criterion, by its heading; what was left empty is left out."""
    return {label.capitalize(): getattr(row, name) for name, label in CRITERIA.items() if getattr(row, name).strip()}


def both_final(application_id: int) -> bool:
    """Whether slots 1 and 2 both have a counted advice, of two people (one query)."""
    rows = Advice.objects.filter(counted(), application_id=application_id).order_by("slot")
    found = list(rows.values_list("slot", "expert_id"))
    return {slot for slot, _ in found} == set(SLOTS) and len({expert for _, expert in found}) == len(SLOTS)


def silent_since(application_id: int, moment: datetime) -> list[int]:
    """The slots of counted advices that were given before a moment, and of which nobody said since whether they stand.

    The kind was changed at that moment: what was advised answers another question (fine-print §15; one query).
    """
    settled = FileNotice.objects.filter(Q(answered_at__gte=moment) | Q(set_aside_at__gte=moment))
    said = Exists(settled.filter(assignment=OuterRef("assignment")))
    rows = Advice.objects.filter(counted(), ~said, application_id=application_id, submitted_at__lt=moment)
    return list(rows.order_by("slot").values_list("slot", flat=True))


def open_file_questions(application_id: int) -> tuple[OpenFileQuestion, ...]:
    """What must still be seen, answered or set aside before a decision is adopted (one query)."""
    rows = (
        FileNotice.objects.filter(
            application_id=application_id,
            assignment__status__in=ACTIVE,
            document__removed_at__isnull=True,
            seen_at__isnull=True,
            answered_at__isnull=True,
            set_aside_at__isnull=True,
        )
        .select_related("assignment__expert__user", "document")
        .order_by("assignment__slot", "id")
    )
    return tuple(
        OpenFileQuestion(
            str(row.public_id),
            row.assignment.slot,
            row.assignment.expert.user.name,
            row.document.title,
            row.arrived_on,
            row.assignment.status == AssignmentStatus.DONE,
        )
        for row in rows
    )


def advices_naming(document: Document) -> list[int]:
    """The slots whose counted advice names a paper as seen, or has an addition because of it (one query)."""
    seen = Q(documents_seen__contains=[{"id": str(document.public_id)}])
    rows = Advice.objects.filter(counted(), application_id=document.application_id)
    rows = rows.filter(seen | Q(addenda__notice__document=document))
    return sorted(set(rows.order_by("slot").values_list("slot", flat=True)))


def unanswered_questions(application_id: int) -> int:
    """How many questions of experts wait for an answer."""
    return ExpertQuestion.objects.filter(application_id=application_id, answered_at__isnull=True).count()


def expert_user_ids(application_id: int) -> frozenset[int]:
    """Everybody who was ever asked to advise on this case, those replaced or recused included: none of them decides."""
    rows = Assignment.objects.filter(application_id=application_id).order_by("id")
    return frozenset(rows.values_list("expert__user_id", flat=True))


def active_slots(application_id: int) -> dict[int, Assignment]:
    """The assignment that holds each slot now."""
    rows = Assignment.objects.filter(application_id=application_id, status__in=ACTIVE).select_related("expert__user")
    return {row.slot: row for row in rows.order_by("slot")}


def free_slots(case: Application) -> list[int]:
    """The slots for which nobody is asked, or whose advice no longer counts."""
    taken = active_slots(case.pk)
    return [slot for slot in SLOTS if slot not in taken]


def last_final(application_id: int, slot: int) -> Advice | None:
    """The newest final advice in a slot, counted or not: what a new one supersedes."""
    rows = Advice.objects.filter(application_id=application_id, slot=slot, status=AdviceStatus.FINAL)
    return rows.order_by("-submitted_at", "-id").first()
