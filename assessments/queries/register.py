"""The register as its pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts import queries as accounts
from accounts.enums import Role
from accounts.models import Membership
from assessments.models import Absence, Expert, Tie
from assessments.queries.facts import expert_facts
from assessments.queries.seeing import experts_visible_to, open_file_count
from casework.acting import Actor


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie of the register; ``tie`` is None for a job at a school that follows from a role."""

    tie: Tie | None
    sentence: str
    since: date | None
    until: date | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What the register says of one expert on a day."""

    professions: Sequence[str]
    registration: str
    registration_is_valid: bool
    open_files: int
    max_open_files: int
    works: bool
    ties: Sequence[TieRow]
    absences: Sequence[Absence]


def register_entry(expert: Expert, today: date) -> RegisterEntry:
    """One expert as his page shows him."""
    facts = expert_facts(Expert.objects.filter(pk=expert.pk), today)[0]
    rows = list(Tie.objects.filter(expert=expert).select_related("organisation").order_by("id"))
    ties = [TieRow(row, f"{row}", row.since, row.until, bool(row.until and row.until < today)) for row in rows]
    for job in facts.ties[len(rows) :]:
        ties.append(TieRow(None, f"{job.kind_label} {job.name}", job.since, job.until, job.ended_before(today)))
    absences = Absence.objects.filter(expert=expert, last_day__gte=today)
    return RegisterEntry(
        professions=expert.profession_labels,
        registration=expert.registration,
        registration_is_valid=expert.registration_valid_until >= today,
        open_files=facts.open_files,
        max_open_files=expert.max_open_files,
        works=facts.active and facts.has_hat,
        ties=ties,
        absences=list(absences.order_by("first_day", "id")),
    )


def registered(actor: Actor) -> QuerySet[Expert]:
    """The register with the number of open files and the absences, for the list."""
    return experts_visible_to(actor).annotate(open_files=open_file_count()).prefetch_related("absences")


def not_registered(actor: Actor, today: date) -> QuerySet[Membership]:
    """People with the role of expert who are not in the register."""
    known = Expert.objects.filter(partnership_id=actor.partnership_id).values("user_id")
    return accounts.members_with_role(actor.partnership_id or 0, Role.EXPERT, today).exclude(user_id__in=known)


def ties_visible_to(actor: Actor) -> QuerySet[Tie]:
    """The ties of the experts that this person sees."""
    return Tie.objects.filter(expert__in=experts_visible_to(actor)).select_related("expert__user", "organisation")


def absences_visible_to(actor: Actor) -> QuerySet[Absence]:
    """The absences of the experts that this person sees."""
    return Absence.objects.filter(expert__in=experts_visible_to(actor)).select_related("expert__user")


def is_away(expert: Expert, day: date) -> bool:
    """Whether an expert (with absences loaded) takes no new work on a day."""
    return any(absence.first_day <= day <= absence.last_day for absence in expert.absences.all())
