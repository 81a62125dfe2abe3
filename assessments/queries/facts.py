"""Experts and files from their rows into the plain values that the pure rules look at."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts import queries as accounts
from accounts.enums import Role
from accounts.models import Membership, SchoolSite
from applications.enums import Capacity
from applications.models import Application, Document, Participation
from applications.queries import matches
from assessments.enums import ACTIVE, NOT_INDEPENDENT, AssignmentStatus, Profession, RecusalReason, TieKind
from assessments.facts import ExpertFacts, FileFacts, SubmitFacts, TieFacts
from assessments.models import Advice, AdviceSetAside, Assignment, Expert, Tie
from assessments.queries.counting import CountedAdvice
from assessments.queries.seeing import open_file_count
from assessments.rules import Candidate, candidates, professions_for
from casework.acting import Actor
from casework.models import holds_on

STAFF_TIE = "werkzaam bij"


def candidates_for(case: Application, slot: int, actor: Actor, today: date) -> list[Candidate]:
    """Every expert of the case's partnership, judged for a slot: a constant number of queries."""
    experts = expert_facts(Expert.objects.filter(partnership_id=case.partnership_id), today)
    return candidates(experts, file_facts(case, slot, actor, today))


def candidate(case: Application, slot: int, expert: Expert, actor: Actor, today: date) -> Candidate:
    """One expert, judged for a slot."""
    facts = expert_facts(Expert.objects.filter(pk=expert.pk), today)
    return candidates(facts, file_facts(case, slot, actor, today))[0]


def advisers(case: Application, advices: Iterable[CountedAdvice], actor: Actor, today: date) -> dict[int, Candidate]:
    """Who gave these advices, judged today for the slot of each, by the advice's id: all at once.

    Whoever is not in the register of the case's partnership is left out.
    """
    given = list(advices)
    if not given:
        return {}
    users = [advice.expert_user_id for advice in given]
    rows = expert_facts(Expert.objects.filter(partnership_id=case.partnership_id, user_id__in=users), today)
    known = {expert.user_id: expert for expert in rows}
    file = file_facts(case, given[0].slot, actor, today)
    return {
        advice.id: candidates([known[advice.expert_user_id]], replace(file, slot=advice.slot))[0]
        for advice in given
        if advice.expert_user_id in known
    }


def expert_facts(experts: QuerySet[Expert], today: date) -> list[ExpertFacts]:
    """Experts as they are on a day, with their ties, school jobs included (a constant number of queries)."""
    hat = Membership.objects.filter(
        holds_on(today),
        user_id=OuterRef("user_id"),
        role=Role.EXPERT,
        organisation__partnership_id=OuterRef("partnership_id"),
        user__is_active=True,
    )
    ties = Prefetch("ties", Tie.objects.select_related("organisation").order_by("id"))
    rows = list(
        experts.select_related("user")
        .annotate(has_hat=Exists(hat), open_files=open_file_count())
        .prefetch_related(ties, "absences")
        .order_by("id")
    )
    jobs = _school_jobs([row.user_id for row in rows])
    return [_expert(row, jobs.get(row.user_id, ())) for row in rows]


def _expert(row: Expert, jobs: Iterable[TieFacts]) -> ExpertFacts:
    return ExpertFacts(
        id=row.pk,
        user_id=row.user_id,
        name=row.user.name,
        professions=tuple(row.professions),
        registration_valid_until=row.registration_valid_until,
        active=row.active,
        has_hat=row.has_hat,  # type: ignore[attr-defined]
        ties=(*(_tie(tie) for tie in row.ties.all()), *jobs),
        absences=tuple(sorted((absence.first_day, absence.last_day) for absence in row.absences.all())),
        open_files=row.open_files,  # type: ignore[attr-defined]
        max_open_files=row.max_open_files,
    )


def _tie(row: Tie) -> TieFacts:
    return TieFacts(row.kind, str(row.get_kind_display()), row.object_name, row.organisation_id, row.since, row.until)


def _school_jobs(user_ids: list[int]) -> dict[int, list[TieFacts]]:
    """Whoever has a hat of a school board works there, also when nobody wrote that in the register."""
    rows = Membership.objects.filter(user_id__in=user_ids, role=Role.SCHOOL_STAFF).select_related("organisation")
    found: dict[int, list[TieFacts]] = {}
    for row in rows.order_by("id"):
        tie = TieFacts(
            TieKind.EMPLOYED_BY, STAFF_TIE, row.organisation.name, row.organisation_id, row.valid_from, row.valid_until
        )
        found.setdefault(row.user_id, []).append(tie)
    return found


def file_facts(case: Application, slot: int, actor: Actor, today: date) -> FileFacts:
    """What of a case bears on who may advise in a slot."""
    career, motivation = getattr(case, "career", None), getattr(case, "motivation", None)
    assignments = list(Assignment.objects.filter(application=case).select_related("expert").order_by("id"))
    policy = accounts.policy_on(case.partnership_id, today)
    schools = SchoolSite.objects.filter(board_id=case.board_id).order_by("id").values_list("name", flat=True)
    return FileFacts(
        today=today,
        slot=slot,
        board_id=case.board_id,
        board_name=case.board.name,
        school_names=tuple(schools),
        school_of_origin=career.school_name if career else "",
        testers=_testers(case),
        external_experts=motivation.external_experts if motivation else "",
        persons=_persons(case),
        capacities=_capacities(case),
        slots_taken={row.expert.user_id: row.slot for row in assignments if row.status in ACTIVE},
        recused_here=_recusals(assignments),
        recused_elsewhere=_recused_elsewhere(case, actor),
        set_aside=_set_aside(case),
        remedial_educationalist_as_pedagogue=policy.remedial_educationalist_as_pedagogue,
    )


def _testers(case: Application) -> tuple[str, ...]:
    social = getattr(case, "social_emotional", None)
    names = [
        *case.learning_results.order_by("id").values_list("tester", flat=True),
        *case.intelligence_results.order_by("id").values_list("responsible", flat=True),
        social.tester if social else "",
    ]
    return tuple(dict.fromkeys(name for name in names if name.strip()))


def _persons(case: Application) -> tuple[str, ...]:
    pupil = getattr(case, "pupil", None)
    guardians = case.guardians.order_by("id").values_list("name", flat=True)
    return tuple(name for name in (pupil.full_name if pupil else "", *guardians) if name)


def _capacities(case: Application) -> Mapping[int, str]:
    """Every other part that somebody has or had in this case: it never becomes an expert's."""
    rows = Participation.objects.filter(application=case).exclude(capacity=Capacity.EXPERT).order_by("-id")
    return {user_id: str(Capacity(capacity).label) for user_id, capacity in rows.values_list("user_id", "capacity")}


def _recusals(assignments: Iterable[Assignment]) -> dict[int, str]:
    return {
        row.expert.user_id: str(RecusalReason(row.recusal_reason).label)
        for row in assignments
        if row.status == AssignmentStatus.RECUSED and row.recusal_reason in NOT_INDEPENDENT
    }


def _recused_elsewhere(case: Application, actor: Actor) -> dict[int, str]:
    """Whoever said at another application for this child that he tested, treated or knows the child."""
    others = [match.case.pk for match in matches(case, actor)]
    if not others:
        return {}
    personal = (RecusalReason.TESTED, RecusalReason.TREATED, RecusalReason.PERSONAL)
    rows = Assignment.objects.filter(application_id__in=others, recusal_reason__in=personal)
    return _recusals(rows.select_related("expert").order_by("id"))


def _set_aside(case: Application) -> frozenset[int]:
    rows = AdviceSetAside.objects.filter(application=case).order_by("id")
    return frozenset(rows.values_list("advice__expert__user_id", flat=True))


def own_professions(case: Application, assignment: Assignment, today: date) -> list[Profession]:
    """The professions of an expert that count in his slot."""
    policy = accounts.policy_on(case.partnership_id, today)
    allowed = professions_for(assignment.slot, policy.remedial_educationalist_as_pedagogue)
    return [profession for profession in allowed if profession in assignment.expert.professions]


def documents_of(case: Application) -> list[Document]:
    """The papers in the file now, oldest first: the same for both experts."""
    return list(case.documents.filter(removed_at__isnull=True).select_related("file").order_by("received_on", "id"))


def submit_facts(
    case: Application, assignment: Assignment, advice: Advice, actor: Actor, today: date, *, independent: bool
) -> SubmitFacts:
    """An advice about to be submitted, with the file and the expert as they are today."""
    papers = tuple((str(paper.public_id), paper.title) for paper in documents_of(case))
    return SubmitFacts(
        application=case,
        assignment=assignment,
        expert_user_id=assignment.expert.user_id,
        kind=case.kind,
        outcome=advice.outcome,
        learning_delay=advice.learning_delay,
        intelligence=advice.intelligence,
        social_emotional=advice.social_emotional,
        target_group=advice.target_group,
        parents_view=advice.parents_view,
        conclusion=advice.conclusion,
        independent=independent,
        documents=papers,
        documents_seen=frozenset(paper["id"] for paper in advice.documents_seen),
        expert=expert_facts(Expert.objects.filter(pk=assignment.expert_id), today)[0],
        file=file_facts(case, assignment.slot, actor, today),
    )
