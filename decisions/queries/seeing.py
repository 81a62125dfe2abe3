"""Who sees which decision and which of its papers. Cases come from ``applications.queries.visible_to``."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.enums import Role
from applications import queries as applications
from applications.enums import Capacity
from applications.models import Application, Guardian, Participation
from casework.acting import Actor
from casework.audit import label_of
from casework.enums import DeadlineState
from casework.models import Deadline
from correspondence.enums import AddresseeKind, LetterState
from correspondence.models import Letter, StoredFile
from decisions.enums import IN_FORCE, PaperKind, Party, Status
from decisions.models import Decision, Hearing

INSIDE = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER})
PARTIES = frozenset({Role.SCHOOL_STAFF, Role.PARENT})
# Who advises on the objection reads what was sent, with a seat in the case.
COMMITTEE = frozenset({Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER})
SENT = Q(published_on__isnull=False)


def visible_to(actor: Actor) -> QuerySet[Decision]:
    """The decisions that this person sees: the office all, school, parents and committee what was sent, others none."""
    decisions = Decision.objects.select_related("application__site", "application__board", "application__partnership")
    decisions = decisions.filter(application__in=applications.visible_to(actor))
    if actor.role in INSIDE:
        return decisions
    return decisions.filter(SENT) if actor.role in PARTIES | COMMITTEE else decisions.none()


def hearings_visible_to(actor: Actor) -> QuerySet[Hearing]:
    """The opportunities to be heard: office and committee all of visible cases, parents and school their own."""
    hearings = Hearing.objects.select_related("guardian", "application")
    hearings = hearings.filter(application__in=applications.visible_to(actor))
    if actor.role in INSIDE | COMMITTEE:
        return hearings
    if actor.role == Role.PARENT and actor.user_id is not None:
        as_pupil = Q(party=Party.PUPIL, application__pupil__user_id=actor.user_id)
        return hearings.filter(as_pupil | Q(guardian__user_id=actor.user_id))
    return hearings.filter(party="board") if actor.role == Role.SCHOOL_STAFF else hearings.none()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where deciding on a case stands, as far as there is anything.

    ``in_force`` is what counts now, sent or not; ``unsent`` the adopted decision that waits to be sent, which may
    stand beside the one that it supersedes.
    """

    draft: Decision | None = None
    in_force: Decision | None = None
    unsent: Decision | None = None


def standing(application_id: int) -> Standing:
    """Where deciding on a case stands (one query)."""
    rows = Decision.objects.filter(application_id=application_id, status__in=(Status.DRAFT, *IN_FORCE)).order_by("id")
    found = {row.status: row for row in rows}
    unsent = found.get(Status.ADOPTED)
    return Standing(found.get(Status.DRAFT), found.get(Status.PUBLISHED, unsent), unsent)


def in_force(application_id: int) -> Decision | None:
    """The decision that counts now in a case, sent or not: one that is sent, until its successor is sent too."""
    return standing(application_id).in_force


def unsent_of(application_id: int) -> Decision | None:
    """The adopted decision of a case that waits to be sent."""
    return standing(application_id).unsent


def draft_of(application_id: int) -> Decision | None:
    """The draft in a case, if there is one."""
    return Decision.objects.filter(application_id=application_id, status=Status.DRAFT).order_by("-id").first()


def is_replacing(application_id: int) -> bool:
    """Whether a decision is being written that takes the place of one that was sent."""
    draft = draft_of(application_id)
    return draft is not None and draft.supersedes_id is not None


def current(application: Application, actor: Actor) -> Decision | None:
    """The decision of a case as this reader may know it: what is in force, else the draft, else the last one."""
    return next(iter(known(application, actor)), None)


# What counts now stands first, then what waits to be sent, what is written, and what no longer holds.
_ORDER = {Status.PUBLISHED: 0, Status.ADOPTED: 1, Status.DRAFT: 2}


def known(application: Application, actor: Actor) -> list[Decision]:
    """Every decision of a case that this reader may know of (one query), what counts now first, then the latest."""
    found = visible_to(actor).filter(application=application).select_related("supersedes").order_by("-id")
    return sorted(found, key=lambda decision: (_ORDER.get(Status(decision.status), 3), -decision.pk))


def _papers(*decisions: Decision) -> QuerySet[Letter]:
    advice_ids = {adviser["advice_id"] for decision in decisions for adviser in decision.advisers}
    own = Q(subject_type=Decision._meta.label_lower, subject_id__in=[decision.pk for decision in decisions])
    case_ids = {decision.application_id for decision in decisions}
    annexes = Q(case_id__in=case_ids, kind=PaperKind.ADVICE, subject_id__in=advice_ids)
    return Letter.objects.filter(own | annexes, withdrawn_on__isnull=True).select_related("file").order_by("id")


def papers_of(decision: Decision) -> list[Letter]:
    """Every paper that goes out with a decision: the letters, the declaration, and the advices as annexes."""
    return list(_papers(decision))


def _with_term(papers: QuerySet[Letter]) -> QuerySet[Letter]:
    terms = Deadline.objects.filter(
        subject_type=Letter._meta.label_lower, subject_id=OuterRef("pk"), code="objection"
    ).exclude(state=DeadlineState.VOID)
    last = terms.order_by("-id")
    return papers.annotate(
        objection_due=Subquery(last.values("due")[:1]), objection_steps=Subquery(last.values("steps")[:1])
    )


def unsent_papers_of(decision: Decision) -> list[Letter]:
    """The papers of this decision that were set aside before they were sent."""
    own = Letter.objects.filter(subject_type=label_of(decision), subject_id=decision.pk, withdrawn_on__isnull=False)
    return list(own.order_by("id"))


def papers_for(actor: Actor, *decisions: Decision) -> list[Letter]:
    """The papers of decisions of one case that this person may read (one query).

    Never the letter that another addressee got. Each letter carries the term to object of its addressee:
    ``objection_due`` and ``objection_steps``, None without.
    """
    if not decisions:
        return []
    papers = _with_term(_papers(*decisions))
    if actor.role in INSIDE:
        return list(papers)
    if actor.role not in PARTIES | COMMITTEE:
        return []
    for_all = Q(kind__in=[PaperKind.DECLARATION, PaperKind.ADVICE])
    mine = _addressed_to(actor, decisions[0].application_id)
    return list(papers.filter(for_all | mine, status=LetterState.RELEASED))


def _addressed_to(actor: Actor, application_id: int) -> Q:
    """The letters of which this reader is the addressee: the board, a parent himself, the adult pupil himself.

    The committee reads the letter to the board: it has nobody's home address.
    """
    if actor.role == Role.SCHOOL_STAFF or actor.role in COMMITTEE:
        return Q(addressee_kind=AddresseeKind.BOARD)
    parent = Guardian.objects.filter(application_id=application_id, user_id=actor.user_id)
    pupil = Participation.objects.filter(
        application_id=application_id,
        user_id=actor.user_id,
        capacity=Capacity.PUPIL,
        active_until__isnull=True,
    )
    as_parent = Q(addressee_kind=AddresseeKind.GUARDIAN, addressee_id__in=parent.order_by().values("id"))
    return as_parent | Q(Exists(pupil), addressee_kind=AddresseeKind.PUPIL)


def download_paper(actor: Actor, public_id: UUID, kind: str) -> StoredFile | None:
    """The PDF of one paper of a visible decision; None for anybody else, and while it is not made."""
    found = paper_of(actor, public_id, kind=kind)
    return found[1].file if found and found[1].status in {LetterState.READY, LetterState.RELEASED} else None


def paper_of(actor: Actor, public_id: UUID, *, kind: str = "") -> tuple[Decision, Letter] | None:
    """One paper that this person may read, with its decision; None for anybody else."""
    found = Letter.objects.filter(public_id=public_id)
    paper = (found.filter(kind=kind) if kind else found).order_by("id").first()
    decision = _decision_of(actor, paper) if paper else None
    if paper is None or decision is None:
        return None
    mine = next((one for one in papers_for(actor, decision) if one.pk == paper.pk), None)
    return (decision, mine) if mine else None


def _decision_of(actor: Actor, paper: Letter) -> Decision | None:
    seen = visible_to(actor).filter(application_id=paper.case_id)
    if paper.kind == PaperKind.ADVICE:
        found = [one for one in seen.order_by("-id") if any(a["advice_id"] == paper.subject_id for a in one.advisers)]
        return found[0] if found else None
    return seen.filter(pk=paper.subject_id).first() if paper.subject_type == Decision._meta.label_lower else None


def kept_number(application_id: int) -> str:
    """The number of a decision that was taken back in this case: it is kept for the next one (fine-print §13)."""
    numbered = Decision.objects.filter(application_id=application_id).exclude(number="")
    used = numbered.filter(taken_back_on__isnull=True).order_by().values("number")
    kept = numbered.filter(taken_back_on__isnull=False).exclude(number__in=used)
    return kept.order_by("-id").values_list("number", flat=True).first() or ""
