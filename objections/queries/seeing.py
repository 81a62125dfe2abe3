"""Who sees which procedure and which objection. Cases come from ``applications.queries.visible_to``."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.enums import Role
from applications import queries as applications
from applications.enums import Capacity, MessageKind
from applications.models import Guardian, Participation
from applications.rules import COMMITTEE_ROLES
from casework.acting import Actor
from casework.models import Deadline
from correspondence.enums import AddresseeKind, Channel, LetterState
from correspondence.models import Letter, StoredFile
from decisions.enums import Replaces
from decisions.models import Decision
from objections.enums import RUNNING, LetterKind, ObjectorKind, Status
from objections.models import Hearing, Objection, ObjectionPaper, Procedure, Seat

OFFICE = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER})
# The applicant's board and the parents are interested parties in every objection, also in that of another.
PARTIES = frozenset({Role.SCHOOL_STAFF, Role.PARENT})
# The letters of receiving, mending, the term and the end; those of committee and decision have doors of their own.
LETTERS = (
    LetterKind.ARRIVED,
    LetterKind.FORWARDED,
    LetterKind.INVITATION,
    LetterKind.LATE_REASON,
    LetterKind.LONGER_TERM,
    LetterKind.RECEIPT,
    LetterKind.REPAIR,
    LetterKind.REPAIR_EXTENDED,
    LetterKind.SUSPENDED,
    LetterKind.WITHDRAWN,
)
MADE = (LetterState.READY, LetterState.RELEASED)


def visible_to(actor: Actor) -> QuerySet[Procedure]:
    """The procedures that this person sees: the office and the parties those of their cases, the committee its own."""
    procedures = Procedure.objects.select_related(
        "decision", "application__site", "application__board", "application__partnership"
    ).filter(application__in=applications.visible_to(actor))
    if actor.role in OFFICE | PARTIES:
        return procedures
    if actor.role in COMMITTEE_ROLES:
        return procedures.filter(Exists(_seats(actor)))
    return procedures.none()


def objections_visible_to(actor: Actor) -> QuerySet[Objection]:
    """The objections of visible procedures. What one objector's contact data are is never part of what another sees."""
    objections = Objection.objects.select_related("procedure__decision", "application", "guardian")
    return objections.filter(procedure__in=visible_to(actor))


def inside_visible_to(actor: Actor) -> QuerySet[Objection]:
    """The objections of which this person reads the inside: grounds, reasons, judgements and the objector's own data.

    The office all, but for who took the contested decision under mandate (privacy.md section 5); the committee those of
    its procedures; a party its own, never those of another. What another wrote it reads at the inspection of the file.
    """
    found = objections_visible_to(actor)
    if actor.role == Role.BOARD_MEMBER:
        return found.exclude(took_first_decision(actor))
    if actor.role in {Role.SECRETARIAT, *COMMITTEE_ROLES}:
        return found
    return found.filter(_is_own(actor))


def took_first_decision(actor: Actor) -> Q:
    """Whoever took the contested decision under a mandate stays out of the objections to it (Awb 10:3(3)).

    So does who took what replaced it while the objections ran: they are about that too (Awb 6:19). For rows with
    ``procedure``.
    """
    under_mandate = {"adopted_by_id": actor.user_id, "mandate__of_organ": False}
    newer = Decision.objects.filter(
        **under_mandate,
        application=OuterRef("procedure__application"),
        pk__gt=OuterRef("procedure__decision"),
        published_on__isnull=False,
    ).exclude(replaces_as=Replaces.OBJECTION)
    meanwhile = newer.filter(published_on__lte=OuterRef("procedure__closed_on"))
    contested = Q(**{f"procedure__decision__{name}": value for name, value in under_mandate.items()})
    return contested | Q(Exists(newer), procedure__closed_on__isnull=True) | Q(Exists(meanwhile))


def _is_own(actor: Actor) -> Q:
    if actor.role == Role.SCHOOL_STAFF:
        return Q(objector_kind=ObjectorKind.BOARD)
    pupil = Participation.objects.filter(
        application=OuterRef("application"), user_id=actor.user_id, capacity=Capacity.PUPIL, active_until__isnull=True
    )
    as_pupil = Q(Exists(pupil), objector_kind=ObjectorKind.PUPIL)
    return Q(objector_kind=ObjectorKind.GUARDIAN, guardian__user_id=actor.user_id) | as_pupil


def papers_visible_to(actor: Actor) -> QuerySet[ObjectionPaper]:
    """The papers that this person may open: those of the objections whose inside he reads, and what belongs to none.

    A party reads its own, and from the day of inspection what of others lies open to it.
    """
    papers = ObjectionPaper.objects.select_related("file", "objection").filter(procedure__in=visible_to(actor))
    own = Q(objection__in=inside_visible_to(actor).order_by().values("id"))
    if actor.role in {Role.SECRETARIAT, *COMMITTEE_ROLES}:
        return papers.filter(own | Q(objection__isnull=True))
    if actor.role not in PARTIES:
        return papers.filter(own)
    withdrawn = Q(objection__isnull=False, objection__status=Status.WITHDRAWN)
    return papers.filter(own | lies_open(actor) & ~withdrawn)


def lies_open(actor: Actor) -> Q:
    """What of a procedure the parties inspect on the day of this person (Awb 7:4(2)): given free, and the file is open.

    For rows with ``procedure``, ``opened_on`` and ``kept_back``.
    """
    if actor.day is None:
        return Q(pk__in=[])
    invited = Hearing.objects.filter(
        procedure=OuterRef("procedure"), called_off_on__isnull=True, file_open_from__lte=actor.day
    )
    return Q(Exists(invited), opened_on__isnull=False, kept_back=False, procedure__status__in=RUNNING)


def download_paper(actor: Actor, public_id: UUID) -> StoredFile | None:
    """The file of one paper; None for anybody else."""
    found = papers_visible_to(actor).filter(public_id=public_id).order_by("id").first()
    return found.file if found else None


def letters_visible_to(actor: Actor, case_ids: Iterable[int]) -> QuerySet[Letter]:
    """The letters about objections in these cases that this person may read: the office all, a party its own."""
    letters = Letter.objects.filter(case_id__in=case_ids, kind__in=LETTERS, withdrawn_on__isnull=True)
    letters = letters.select_related("file").order_by("id")
    if actor.role == Role.SECRETARIAT:
        return letters
    if actor.role == Role.BOARD_MEMBER:
        inside = inside_visible_to(actor).filter(application__in=case_ids).order_by().values("application_id")
        return letters.filter(case_id__in=inside)
    if actor.role == Role.SCHOOL_STAFF:
        return letters.filter(addressee_kind=AddresseeKind.BOARD)
    if actor.role != Role.PARENT:
        return letters.none()
    mine = Guardian.objects.filter(user_id=actor.user_id, application_id__in=case_ids).order_by().values("id")
    pupil = Participation.objects.filter(
        application_id=OuterRef("case_id"), user_id=actor.user_id, capacity=Capacity.PUPIL, active_until__isnull=True
    )
    as_parent = Q(addressee_kind=AddresseeKind.GUARDIAN, addressee_id__in=mine)
    return letters.filter(as_parent | Q(Exists(pupil), addressee_kind=AddresseeKind.PUPIL))


def way_of_letter(letter: Letter, day: date) -> Channel:
    """How a letter about an objection goes to its addressee on a day; a representative gets it by post (Awb 6:17)."""
    if letter.contents["objector"]:
        return Channel.POST
    return applications.way_to_addressee(letter, day, message=MessageKind.OBJECTION)


def download_letter(actor: Actor, public_id: UUID) -> StoredFile | None:
    """The PDF of one letter about an objection, for its addressee in a case that he sees."""
    letter = Letter.objects.filter(public_id=public_id).order_by("id").first()
    if letter is None or not applications.visible_to(actor).filter(pk=letter.case_id).exists():
        return None
    mine = letters_visible_to(actor, [letter.case_id]).filter(pk=letter.pk, status__in=MADE).first()
    return mine.file if mine else None


def withheld_letters(actor: Actor) -> Q | None:
    """The letters about an objection that are kept from who took the contested decision under mandate; None: none.

    They hold what the objection file holds (privacy.md section 5), so the pages of letters do not show them either.
    """
    if actor.role != Role.BOARD_MEMBER:
        return None
    mine = Objection.objects.filter(took_first_decision(actor)).order_by().values("application_id")
    return Q(kind__in=[kind.value for kind in LetterKind], case_id__in=mine)


def terms_of(procedure_ids: Iterable[int]) -> QuerySet[Deadline]:
    """The terms of procedures, running or ended, the first due first (one query)."""
    label = Procedure._meta.label_lower
    return Deadline.objects.filter(subject_type=label, subject_id__in=list(procedure_ids)).order_by("due", "id")


def _seats(actor: Actor) -> QuerySet[Seat]:
    return Seat.objects.filter(procedure=OuterRef("pk"), user_id=actor.user_id, ended_on__isnull=True)


def seat_of(actor: Actor, procedure: Procedure) -> str:
    """The position of this person in the committee of a procedure (``chair``, ``member``), empty without a seat.

    A seat whose time is over is none, also when nobody ended it.
    """
    if actor.role not in COMMITTEE_ROLES or not is_open(procedure, actor):
        return ""
    seats = Seat.objects.filter(procedure=procedure, user_id=actor.user_id, ended_on__isnull=True)
    return seats.order_by("-id").values_list("position", flat=True).first() or ""


def is_open(procedure: Procedure, actor: Actor) -> bool:
    """Whether the committee reads the file on the day of this person."""
    until = procedure.access_until
    return until is not None and actor.day is not None and actor.day <= until


def own_seats(actor: Actor) -> QuerySet[Seat]:
    """Everything in which somebody sat in the committee, ended ones too (those show no case)."""
    seats = Seat.objects.filter(user_id=actor.user_id, procedure__application__partnership_id=actor.partnership_id)
    return seats.select_related("procedure").order_by("-procedure_id", "-id")


def running_about(decision_id: int) -> Procedure | None:
    """The procedure that runs about a decision, if there is one."""
    return Procedure.objects.filter(decision_id=decision_id, status__in=RUNNING).order_by("-id").first()
