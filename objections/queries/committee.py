"""The committee of a procedure from its rows into the plain values that its checklists look at."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Prefetch, QuerySet

from accounts import queries as accounts
from accounts.enums import CommitteeKind, OrganisationKind, Role
from accounts.models import Membership
from applications.enums import Capacity
from applications.models import Application, Participation
from applications.rules import COMMITTEE_ROLES
from assessments import queries as assessments
from assessments.rules import same_person
from casework.acting import Actor
from casework.clock import amsterdam_date
from casework.enums import DeadlineState
from casework.models import Deadline, holds_on
from casework.snapshots import law_on
from casework.text import search_key
from decisions import queries as decisions
from decisions.models import Decision
from objections.enums import OPEN, AdviceStatus, Position, ProcedureStatus, Status
from objections.facts import Candidate, CommitteeAdviceFacts, CommitteeFacts, HearingState
from objections.models import CommitteeAdvice, Hearing, Procedure, Seat
from objections.queries.seeing import took_first_decision, visible_to
from objections.terms import hearing_terms

# A parent belongs to the partnership on paper only: that lets him follow the case of his child.
NO_WORK_FOR_PARTNERSHIP = frozenset({Role.PARENT})


def committee_members(partnership_id: int, today: date) -> QuerySet[Membership]:
    """Everybody who belongs to a committee of the partnership on a day: for choosing who advises."""
    return (
        Membership.objects.filter(
            holds_on(today),
            organisation__partnership_id=partnership_id,
            organisation__kind=OrganisationKind.COMMITTEE,
            role__in=COMMITTEE_ROLES,
            user__is_active=True,
        )
        .select_related("user", "organisation")
        .order_by("user__search_key", "id")
    )


def seats_of(procedure: Procedure) -> list[Seat]:
    """Who sits in the committee of a procedure now, the chair first (one query)."""
    rows = Seat.objects.filter(procedure=procedure, ended_on__isnull=True).select_related("user")
    return list(rows.order_by("position", "id"))


def ended_seats_of(procedure: Procedure) -> list[Seat]:
    """Who sat in the committee of a procedure and no longer does."""
    rows = Seat.objects.filter(procedure=procedure, ended_on__isnull=False).select_related("user")
    return list(rows.order_by("ended_on", "id"))


def seated_facts(procedure: Procedure, today: date) -> CommitteeFacts:
    """The committee as it sits now."""
    seats = seats_of(procedure)
    people = [(seat.user_id, seat.user.name, seat.position, seat.declared_on is not None) for seat in seats]
    return _facts(procedure, people, today, procedure.access_until, has_defence=True)


def proposed_facts(
    procedure: Procedure,
    people: Iterable[tuple[int, str]],
    today: date,
    *,
    kind: str = "",
    access_until: date | None = None,
    has_defence: bool = True,
) -> CommitteeFacts:
    """A committee that is proposed: user ids with their positions."""
    chosen = list(people)
    names = dict(
        committee_members(procedure.application.partnership_id, today)
        .filter(user_id__in=[user_id for user_id, _ in chosen])
        .values_list("user_id", "user__name")
    )
    named = [(user_id, names.get(user_id, "Iemand"), position, False) for user_id, position in chosen]
    return _facts(procedure, named, today, access_until, has_defence=has_defence, kind=kind)


def _facts(
    procedure: Procedure,
    people: list[tuple[int, str, str, bool]],
    today: date,
    access_until: date | None,
    *,
    has_defence: bool,
    kind: str = "",
) -> CommitteeFacts:
    case = procedure.application
    parts, names = _parts(case, procedure.decision), _names(case, procedure)
    return CommitteeFacts(
        is_own=(kind or procedure.committee_kind) == CommitteeKind.OWN,
        candidates=tuple(
            _candidate(case, user_id, name, position, declared, parts, names, today)
            for user_id, name, position, declared in people
        ),
        has_defence=has_defence,
        today=today,
        access_until=access_until,
    )


def _candidate(
    case: Application,
    user_id: int,
    name: str,
    position: str,
    declared: bool,
    parts: dict[int, str],
    names: list[tuple[str, str]],
    today: date,
) -> Candidate:
    hats = [hat for hat in accounts.hats(user_id, today) if hat.organisation.partnership_id == case.partnership_id]
    wanted = {Role.COMMITTEE_CHAIR} if position == Position.CHAIR else COMMITTEE_ROLES
    office = [
        str(hat.get_role_display())
        for hat in hats
        if hat.organisation.kind == OrganisationKind.PARTNERSHIP and hat.role not in NO_WORK_FOR_PARTNERSHIP
    ]
    return Candidate(
        user_id=user_id,
        name=name,
        position=position,
        holds_role=any(hat.role in wanted for hat in hats),
        works_for_partnership=office[0] if office else "",
        other_part=parts.get(user_id, ""),
        named_as=next((word for word, written in names if _same(name, written)), ""),
        tied_to=decisions.tied_to(case, user_id, today),
        declared=declared,
    )


def _same(name: str, written: str) -> bool:
    return search_key(name) == search_key(written) or same_person(name, written) == "same"


def _parts(case: Application, decision: Decision) -> dict[int, str]:
    """What people did in a case besides sitting in the committee, now or before, in words."""
    rows = Participation.objects.filter(application=case).exclude(capacity=Capacity.COMMITTEE)
    capacities = rows.order_by("-id").values_list("user_id", "capacity")
    found = {user_id: str(Capacity(word).label) for user_id, word in capacities}
    found |= {user_id: str(Capacity.EXPERT.label) for user_id in assessments.expert_user_ids(case.pk)}
    for user_id, word in ((decision.prepared_by_id, Capacity.HANDLER), (decision.adopted_by_id, Capacity.DECIDER)):
        if user_id:
            found.setdefault(user_id, str(word.label))
    return found


def _names(case: Application, procedure: Procedure) -> list[tuple[str, str]]:
    """Names that stand in the file, with what the people are in it."""
    objections = procedure.objections.order_by("id").values_list("objector_name", "representative")
    found = [
        *(("ouder", guardian.name) for guardian in case.guardians.order_by("id")),
        *(("deskundige", str(adviser["name"])) for adviser in procedure.decision.advisers),
        *(("tester", result.tester) for result in case.learning_results.order_by("id")),
        *(("tester", result.responsible) for result in case.intelligence_results.order_by("id")),
        ("ondertekenaar van het besluit", procedure.decision.signer_name),
        *(("bezwaarmaker", objector) for objector, _ in objections),
        *(("gemachtigde", representative) for _, representative in objections),
    ]
    return [(word, name) for word, name in found if name.strip()]


def hearing_state(procedure: Procedure) -> HearingState:
    """Whether was heard since the procedure came to the committee, or came back to it (two queries)."""
    before = final_advice(procedure)
    rows = [row for row in current_hearings(procedure) if before is None or _is_later(row, before)]
    return HearingState(
        planned=any(row.held_on is None for row in rows),
        unreported=any(row.held_on is not None and row.reported_on is None for row in rows),
        reported=any(row.reported_on is not None for row in rows),
        waived=procedure.hearing_waived_on is not None,
    )


def _is_later(hearing: Hearing, advice: CommitteeAdvice) -> bool:
    """Whether a hearing is still to come, or was held after an earlier advice."""
    return hearing.held_on is None or advice.final_on is None or hearing.held_on > advice.final_on


def current_hearings(procedure: Procedure) -> QuerySet[Hearing]:
    """The hearings of a procedure that were not called off."""
    return Hearing.objects.filter(procedure=procedure, called_off_on__isnull=True).order_by("planned_at", "id")


def planned_hearing(procedure: Procedure) -> Hearing | None:
    """The hearing that is still to come."""
    return current_hearings(procedure).filter(held_on__isnull=True).first()


def papers_until(procedure: Procedure) -> date | None:
    """The last day for further papers before the last hearing that was planned; None without one (one query)."""
    hearing = current_hearings(procedure).last()
    if hearing is None or hearing.invited_on is None:
        return None
    terms = hearing_terms(amsterdam_date(hearing.planned_at), law_on(hearing.invited_on).lengths)
    return next(term.due for term in terms if term.code == "papers")


def draft_advice(procedure: Procedure) -> CommitteeAdvice | None:
    """The advice that the committee writes on."""
    return CommitteeAdvice.objects.filter(procedure=procedure, status=AdviceStatus.DRAFT).first()


def final_advice(procedure: Procedure) -> CommitteeAdvice | None:
    """The committee's advice that counts: the last one that was fixed."""
    rows = CommitteeAdvice.objects.filter(procedure=procedure, status=AdviceStatus.FINAL).select_related("paper__file")
    return rows.order_by("-id").first()


def advice_facts(procedure: Procedure, advice: CommitteeAdvice, today: date) -> CommitteeAdviceFacts:
    """Everything that fixing this advice depends on."""
    rows = list(procedure.objections.filter(status__in=OPEN).order_by("id"))
    return CommitteeAdviceFacts(
        committee=seated_facts(procedure, today),
        hearing=hearing_state(procedure),
        open_objections=tuple((str(row.public_id), row.objector_name) for row in rows),
        mending=tuple(row.objector_name for row in rows if row.status == Status.AWAITING_REPAIR),
        verdicts=tuple(advice.verdicts.items()),
        effect=advice.effect,
        considerations=advice.considerations,
        advice=advice.advice,
        hearing_report=advice.hearing_report,
    )


def with_committee(procedures: QuerySet[Procedure]) -> QuerySet[Procedure]:
    """Procedures with their seats and hearings at hand, for lists (two queries more)."""
    seats = Prefetch("seats", Seat.objects.filter(ended_on__isnull=True).select_related("user").order_by("id"))
    hearings = Hearing.objects.filter(called_off_on__isnull=True).order_by("planned_at", "id")
    return procedures.prefetch_related(seats, Prefetch("hearings", hearings))


def seats_visible_to(actor: Actor) -> QuerySet[Seat]:
    """The seats in visible procedures, for the secretariat, which keeps them."""
    seats = Seat.objects.select_related("user", "procedure").filter(procedure__in=visible_to(actor))
    return seats if actor.role == Role.SECRETARIAT else seats.none()


def hearings_visible_to(actor: Actor) -> QuerySet[Hearing]:
    """The hearings of visible procedures: when and where, for whoever sees that there is one."""
    return Hearing.objects.select_related("procedure").filter(procedure__in=visible_to(actor))


def advices_visible_to(actor: Actor) -> QuerySet[CommitteeAdvice]:
    """The advices that were fixed, for the office and the committee; the parties get theirs with the decision.

    Not for who took the contested decision under mandate (privacy.md section 5).
    """
    advices = CommitteeAdvice.objects.filter(status=AdviceStatus.FINAL, procedure__in=visible_to(actor))
    advices = advices.select_related("procedure__decision", "procedure__application", "paper__file")
    if actor.role == Role.BOARD_MEMBER:
        return advices.exclude(took_first_decision(actor))
    return advices if actor.role in {Role.SECRETARIAT, *COMMITTEE_ROLES} else advices.none()


def of_case(case: Application, actor: Actor) -> list[Procedure]:
    """The procedures of a case that went to a committee, as this person sees them, with seats, hearings and advices."""
    found = visible_to(actor).filter(application=case, forwarded_on__isnull=False)
    advices = Prefetch("advices", CommitteeAdvice.objects.order_by("id"))
    rows = with_committee(found.select_related("committee")).prefetch_related(advices, "objections")
    return list(rows.order_by("-id"))


def with_the_committee(actor: Actor) -> QuerySet[Procedure]:
    """The procedures that lie with a committee, longest first: of one's own seat, or all for the secretariat."""
    rows = visible_to(actor).filter(status=ProcedureStatus.FORWARDED)
    return with_committee(rows).order_by("forwarded_on", "id")


def in_hand(actor: Actor) -> QuerySet[Procedure]:
    """The procedures that a member reads now, running ones first."""
    return with_committee(visible_to(actor)).order_by(F("closed_on").asc(nulls_first=True), "forwarded_on", "id")


def running_terms(hearing_ids: Iterable[int]) -> dict[int, dict[str, date]]:
    """The running terms around hearings: last day by code, by id of the hearing (one query)."""
    label = Hearing._meta.label_lower
    rows = Deadline.objects.filter(subject_type=label, subject_id__in=list(hearing_ids), state=DeadlineState.RUNNING)
    found: dict[int, dict[str, date]] = {}
    for subject_id, code, due in rows.order_by("id").values_list("subject_id", "code", "due"):
        found.setdefault(subject_id, {})[code] = due
    return found
