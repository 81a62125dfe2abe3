"""A procedure and the draft decision on it from their rows into the plain values that the checklist looks at."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from accounts import queries as accounts
from accounts.enums import LwooMode, MandateKind, Role
from applications import queries as applications
from applications.enums import Capacity, Kind
from applications.models import Application
from casework.acting import Actor
from casework.checklist import Point
from casework.enums import DeadlineState
from casework.models import Deadline
from casework.snapshots import law_on
from correspondence.enums import AddresseeKind, LetterState
from correspondence.models import Letter, StoredFile
from correspondence.queries import letters_about, open_before_sending
from decisions import queries as decisions
from decisions.checklist import addressees_point
from decisions.enums import Status as DecisionStatus
from decisions.models import Decision
from decisions.rules import why_not_two_advices
from decisions.terms import sending_problem
from objections.checklist.points import REMAKE
from objections.enums import OPEN, LetterKind, ProcedureStatus, RulingStatus, Status
from objections.facts import DeciderFacts, OpenObjection, RulingChecks
from objections.models import Hearing, Objection, ObjectionDecision, Procedure
from objections.queries.committee import final_advice
from objections.queries.parties import is_late, parties
from objections.queries.seeing import took_first_decision, visible_to
from objections.terms import DECIDE

LIVE = (RulingStatus.DRAFT, RulingStatus.ADOPTED, RulingStatus.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Dates:
    """What is chosen while deciding and stands nowhere yet."""

    sending_date: date | None = None
    effective_on: date | None = None
    valid_until: date | None = None


def rulings_visible_to(actor: Actor) -> QuerySet[ObjectionDecision]:
    """The decisions on objection that this person sees: the office all of its procedures, parties those sent."""
    found = ObjectionDecision.objects.filter(procedure__in=visible_to(actor)).select_related(
        "procedure__decision",
        "procedure__application__site",
        "procedure__application__board",
        "procedure__application__partnership",
        "replacement",
        "advice__paper__file",
        "prepared_by",
    )
    if actor.role == Role.BOARD_MEMBER:
        return found.exclude(took_first_decision(actor))
    if actor.role == Role.SECRETARIAT:
        return found
    return found.filter(status=RulingStatus.PUBLISHED)


def ruling_of(procedure: Procedure) -> ObjectionDecision | None:
    """The decision on the objections of a procedure that is written, taken or sent; not one that was taken back."""
    rows = ObjectionDecision.objects.filter(procedure=procedure, status__in=LIVE).select_related("replacement")
    return rows.order_by("-id").first()


def _latest(case_id: int, status: str) -> ObjectionDecision | None:
    rows = ObjectionDecision.objects.filter(procedure__application_id=case_id, status=status)
    return rows.order_by("-id").first()


def draft_ruling(case_id: int) -> ObjectionDecision | None:
    """The decision on objection that is being written in a case."""
    return _latest(case_id, RulingStatus.DRAFT)


def unsent_ruling(case_id: int) -> ObjectionDecision | None:
    """The decision on objection in a case that was taken and waits to be sent."""
    return _latest(case_id, RulingStatus.ADOPTED)


def open_objections(procedure: Procedure) -> list[Objection]:
    """The objections that are decided on, oldest first."""
    rows = Objection.objects.filter(procedure=procedure, status__in=OPEN).select_related("guardian", "application")
    found = list(rows.order_by("received_on", "id"))
    for row in found:
        row.procedure, row.application = procedure, procedure.application
    return found


def in_question(procedure: Procedure) -> Decision:
    """The decision that is judged: the contested one, or what took its place meanwhile (Awb 6:19)."""
    found = procedure.decision
    while found.status == DecisionStatus.SUPERSEDED:
        newer = Decision.objects.filter(supersedes=found, published_on__isnull=False).order_by("-id").first()
        if newer is None:
            break
        found = newer
    found.application = procedure.application
    return found


def ruling_checks(ruling: ObjectionDecision, actor: Actor, today: date, dates: Dates | None = None) -> RulingChecks:
    """Everything that deciding depends on: a number of queries that grows with the objections only."""
    procedure, chosen, law = ruling.procedure, dates or Dates(), law_on(today)
    case, contested, advice = procedure.application, in_question(procedure), final_advice(procedure)
    heard = Hearing.objects.filter(procedure=procedure, reported_on__isnull=False).exists()
    own_rules = applications.regime_of(case, today).mode == LwooMode.OWN
    return RulingChecks(
        today=today,
        objections=tuple(_open(row) for row in open_objections(procedure)),
        verdicts=ruling.verdicts,
        effect=ruling.effect,
        waits_for_committee=procedure.status == ProcedureStatus.FORWARDED,
        advised=advice.verdicts if advice else None,
        advised_effect=advice.effect if advice else "",
        advice_placed=ruling.advice_id == (advice.pk if advice else None),
        heard=heard or procedure.hearing_waived_on is not None,
        contested_outcome=contested.outcome,
        contested_number=contested.number,
        contested_counts=contested.status == DecisionStatus.PUBLISHED,
        contested_formal=contested.is_formal,
        two_advices=why_not_two_advices(decisions.advice_facts(case, actor, today)),
        other_draft=_other_draft(case, ruling),
        new_outcome=ruling.new_outcome,
        parts=ruling.parts(),
        costs_granted=ruling.costs_granted,
        decider=decider_facts(procedure, actor, today),
        decide_by=decide_by(procedure),
        sending_date=chosen.sending_date,
        sending_problem=sending_problem(chosen.sending_date, today, law.calendar),
        effective_on=chosen.effective_on,
        valid_until=chosen.valid_until,
        needs_end=own_rules and contested.kind == Kind.LWOO,
        unreachable=tuple(_unreachable(procedure, today)),
    )


def _open(row: Objection) -> OpenObjection:
    return OpenObjection(
        id=str(row.public_id),
        name=row.objector_name,
        received_on=row.received_on,
        is_party=row.is_party,
        late=is_late(row),
        excused=row.excused,
        mending=row.status == Status.AWAITING_REPAIR,
        costs_requested=row.costs_requested_on is not None,
    )


def _other_draft(case: Application, ruling: ObjectionDecision) -> bool:
    now = decisions.standing(case.pk)
    return now.draft is not None or (now.unsent is not None and now.unsent.pk != ruling.replacement_id)


def _unreachable(procedure: Procedure, today: date) -> Iterable[str]:
    from_rows = {AddresseeKind.GUARDIAN: "guardian", AddresseeKind.OBJECTOR: "objector"}
    for party in parties(procedure, today):
        if party.kind in from_rows and not _has_address(procedure, party.kind, party.id, party.objection):
            yield party.name


def _has_address(procedure: Procedure, kind: str, number: int | None, objection: Objection | None) -> bool:
    if objection and (objection.representative or kind == AddresseeKind.OBJECTOR):
        return bool(objection.address.strip())
    guardian = procedure.application.guardians.filter(pk=number).first()
    return guardian is not None and (guardian.address_secret or bool(guardian.address.strip()))


def decide_by(procedure: Procedure) -> date | None:
    """The last day to decide on the objections, while that term runs or after it was met."""
    rows = Deadline.objects.filter(
        subject_type=Procedure._meta.label_lower, subject_id=procedure.pk, code=DECIDE
    ).exclude(state=DeadlineState.VOID)
    return rows.order_by("-id").values_list("due", flat=True).first()


def decider_facts(procedure: Procedure, actor: Actor, today: date) -> DeciderFacts:
    """Whether this person may decide on these objections, and if not, whether somebody else may."""
    case = procedure.application
    first = _first_takers(procedure)
    mandate = accounts.mandate_of(actor, MandateKind.DECIDE_OBJECTIONS, today)
    role = decisions.other_role(case, actor.user_id)
    tie = decisions.tied_to(case, actor.user_id, today)
    took, as_organ = actor.user_id in first, first.get(actor.user_id or 0, False)
    eligible = mandate is not None and not role and not tie and (not took or as_organ)
    others = decisions.holders(case, MandateKind.DECIDE_OBJECTIONS, today)
    somebody = eligible or any(
        decisions.is_free(case, other.user_id, today) and first.get(other.user_id, True)
        for other in others
        if other.user_id != actor.user_id
    )
    return DeciderFacts(mandate is not None, took, as_organ, role, tie, somebody)


def _first_takers(procedure: Procedure) -> dict[int, bool]:
    """Who took the contested decision, or what replaced it meanwhile, and whether as the organ itself."""
    contested = {procedure.decision_id, in_question(procedure).pk}
    rows = Decision.objects.filter(pk__in=contested, adopted_by__isnull=False).select_related("mandate").order_by("id")
    found: dict[int, bool] = {}
    for row in rows:
        if row.adopted_by_id is not None:
            organ = row.mandate is None or row.mandate.of_organ
            found[row.adopted_by_id] = found.get(row.adopted_by_id, True) and organ
    return found


def may_decide_on(procedure: Procedure, user_id: int) -> bool:
    """Whether somebody did not take the contested decision under a mandate (Awb 10:3(3))."""
    return _first_takers(procedure).get(user_id, True)


def ruling_papers(ruling: ObjectionDecision) -> list[Letter]:
    """What goes out with a decision on objection: the letters, and the committee's advice as their annex."""
    annex = letters_about(ruling.advice, kind=LetterKind.COMMITTEE_ADVICE) if ruling.advice else []
    return [*annex, *letters_about(ruling, kind=LetterKind.RULING)]


def own_keys(case: Application, actor: Actor) -> set[tuple[str, int | None]] | None:
    """Under which kinds and ids this reader is an addressee in a case; None for the office, which reads all."""
    if actor.role in {Role.SECRETARIAT, Role.BOARD_MEMBER}:
        return None
    if actor.role == Role.SCHOOL_STAFF:
        # Who took over a closed school is addressed as its board was.
        letters = Letter.objects.filter(case_id=case.pk, addressee_kind=AddresseeKind.BOARD).order_by()
        boards = {case.board_id, *letters.values_list("addressee_id", flat=True)}
        return {(AddresseeKind.BOARD, number) for number in boards}
    mine = case.guardians.filter(user_id=actor.user_id).order_by("id").values_list("pk", flat=True)
    keys: set[tuple[str, int | None]] = {(AddresseeKind.GUARDIAN, number) for number in mine}
    parts = case.participations.filter(user_id=actor.user_id, capacity=Capacity.PUPIL, active_until__isnull=True)
    return keys | ({(AddresseeKind.PUPIL, case.pupil.pk)} if parts.exists() else set())


def appeal_until(ruling: ObjectionDecision, keys: set[tuple[str, int | None]] | None) -> date | None:
    """The last day to appeal of this reader, else the first that holds for anybody; None while no term runs."""
    letters = letters_about(ruling, kind=LetterKind.RULING)
    mine = [one.pk for one in letters if keys is None or (one.addressee_kind, one.addressee_id) in keys]
    rows = Deadline.objects.filter(subject_type=Letter._meta.label_lower, subject_id__in=mine, code="appeal")
    return rows.exclude(state=DeadlineState.VOID).order_by("due").values_list("due", flat=True).first()


def download_ruling(actor: Actor, public_id: UUID) -> StoredFile | None:
    """The PDF of one paper of a decision on objection, as this person may read it; None for anybody else.

    A party gets his own letter and the committee's advice, once the decision was sent.
    """
    paper = Letter.objects.filter(
        public_id=public_id, kind__in=[LetterKind.RULING, LetterKind.COMMITTEE_ADVICE]
    ).first()
    if paper is None or paper.file is None:
        return None
    for ruling in rulings_visible_to(actor).filter(procedure__application_id=paper.case_id).order_by("-id"):
        keys = own_keys(ruling.procedure.application, actor)
        own = keys is None or (paper.addressee_kind, paper.addressee_id) in keys
        if paper in ruling_papers(ruling) and (own or paper.kind == LetterKind.COMMITTEE_ADVICE):
            return paper.file
    return None


def all_papers(ruling: ObjectionDecision) -> list[Letter]:
    """Those, and the papers of the decision that takes the place of the contested one."""
    replacement = decisions.papers_of(ruling.replacement) if ruling.replacement else []
    return [*ruling_papers(ruling), *replacement]


def points_before_sending(ruling: ObjectionDecision, today: date) -> list[Point]:
    """What must hold before an adopted decision on objection is sent that day."""
    letters = letters_about(ruling, kind=LetterKind.RULING)
    lettered = {(paper.addressee_kind, paper.addressee_id or 0): paper.addressee_name for paper in letters}
    present = {(party.kind, party.id or 0): party.name for party in parties(ruling.procedure, today)}
    unsent = [paper for paper in all_papers(ruling) if paper.status != LetterState.RELEASED]
    addressees = replace(addressees_point(lettered, present), repair=REMAKE)
    return [*open_before_sending(unsent, today), addressees, still_as_decided(ruling)]


def still_as_decided(ruling: ObjectionDecision) -> Point:
    """Whether every objection that was decided on is still open, and no other came in."""
    now = {str(row.public_id) for row in open_objections(ruling.procedure)}
    same = now == set(ruling.verdicts)
    said = (
        "Er is op precies deze bezwaren beslist."
        if same
        else "Sinds de beslissing is een bezwaar ingetrokken of erbij gekomen. Neem de beslissing terug en beslis"
        " opnieuw."
    )
    return Point("still_as_decided", same, said, "awb_7_11", "")
