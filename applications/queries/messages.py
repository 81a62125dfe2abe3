"""Through which channel somebody accepts which kind of message (Awb 2:8), and which letters a board reads there."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, Q, QuerySet

from accounts import queries as accounts
from accounts.enums import Role
from accounts.models import Membership, Organisation
from applications.enums import Capacity, LetterKind, MessageKind
from applications.models import Application, BoardMessageChoice, Guardian, MessageChoice, Participation
from applications.queries.seeing import still_part, visible_to
from casework.acting import Actor
from casework.models import holds_on
from correspondence.enums import AddresseeKind, Channel
from correspondence.models import Letter, StoredFile
from correspondence.queries import MADE
from correspondence.rules import channels


def way_to_addressee(letter: Letter, day: date, *, message: MessageKind) -> Channel:
    """How a letter goes to its addressee on a day, as a message of this kind (at most two queries).

    Somebody who is no part of the case has chosen nothing: he gets it by post.
    """
    if letter.addressee_kind == AddresseeKind.BOARD and letter.addressee_id is not None:
        takes = board_takes(letter.case_id, letter.addressee_id, day, message=message)
        return channels(has_portal=takes, accepted=takes)[0]
    if letter.addressee_kind not in {AddresseeKind.GUARDIAN, AddresseeKind.PUPIL}:
        return Channel.POST
    guardian_id = letter.addressee_id if letter.addressee_kind == AddresseeKind.GUARDIAN else None
    accepted = message in accepted_kinds(letter.case_id).get(guardian_id, set())
    has_portal = accepted and _looks_in(letter.case_id, guardian_id, day)
    return channels(has_portal=has_portal, accepted=accepted)[0]


def _looks_in(case_id: int, guardian_id: int | None, day: date) -> bool:
    """Whether a guardian (None: the pupil) can open the case in the portal on a day."""
    parts = Participation.objects.filter(still_part(day), application_id=case_id)
    if guardian_id is None:
        return parts.filter(capacity=Capacity.PUPIL).exists()
    user = Guardian.objects.filter(pk=guardian_id).order_by().values("user_id")
    return parts.filter(capacity=Capacity.GUARDIAN, user_id__in=user).exists()


def accepted_kinds(case: Application | int) -> dict[int | None, set[str]]:
    """The kinds of message that each guardian (by id; None: the pupil) accepts through the portal now (one query)."""
    found: dict[int | None, set[str]] = {}
    for row in MessageChoice.objects.filter(application=case).order_by("id"):
        kinds = found.setdefault(row.guardian_id, set())
        (kinds.add if row.accepted else kinds.discard)(row.kind)
    return found


def board_takes(case_id: int, board_id: int, day: date, *, message: MessageKind) -> bool:
    """Whether a board gets this kind of message about a case through the portal on a day (at most two queries).

    It accepted that, and somebody of the board can open the case: a board that has given the case up gets it by post.
    """
    if message not in board_kinds(board_id):
        return False
    site = Application.objects.filter(pk=case_id, board_id=board_id).order_by().values("site_id")
    readers = Q(site__isnull=True) | Q(site_id__in=site)
    return board_staff(board_id, day).filter(readers, Exists(site)).exists()


def board_staff(board_id: int, day: date) -> QuerySet[Membership]:
    """Everybody who can sign in for a school board on a day."""
    staff = Membership.objects.filter(
        holds_on(day), organisation_id=board_id, role=Role.SCHOOL_STAFF, user__is_active=True
    )
    return staff.select_related("user").order_by("id")


def board_kinds(board_id: int) -> set[str]:
    """The kinds of message that a board accepts through the portal now (one query)."""
    return {kind for kind, row in last_choices([board_id])[board_id].items() if row.accepted}


def last_choices(board_ids: Iterable[int]) -> dict[int, dict[str, BoardMessageChoice]]:
    """What each of these boards chose last, by kind of message; without a row it goes by post (one query)."""
    found: dict[int, dict[str, BoardMessageChoice]] = {board_id: {} for board_id in board_ids}
    rows = BoardMessageChoice.objects.filter(board__in=list(found)).order_by("board_id", "kind", "-id")
    for row in rows.distinct("board_id", "kind"):
        found[row.board_id][row.kind] = row
    return found


def choices_of_board(board_id: int) -> list[BoardMessageChoice]:
    """Everything that a board chose about messages, the latest first (one query)."""
    rows = BoardMessageChoice.objects.filter(board_id=board_id).select_related("recorded_by")
    return list(rows.order_by("-id"))


def boards_choosing(actor: Actor) -> QuerySet[Organisation]:
    """The boards whose choice this person may look at: the secretariat all of its partnership, school staff its own."""
    boards = accounts.boards_of(actor)
    if actor.role == Role.SECRETARIAT:
        return boards
    return boards.filter(pk=actor.organisation_id) if actor.role == Role.SCHOOL_STAFF else boards.none()


def letters_to_board(actor: Actor, case_ids: Iterable[int]) -> QuerySet[Letter]:
    """The letters of intake to the board that school staff reads in its cases; the office has pages of its own."""
    if actor.role != Role.SCHOOL_STAFF:
        return Letter.objects.none()
    letters = Letter.objects.filter(
        case_id__in=case_ids, kind__in=LetterKind.values, addressee_kind=AddresseeKind.BOARD, withdrawn_on=None
    )
    return letters.filter(status__in=MADE).select_related("file").order_by("id")


def download_letter_to_board(actor: Actor, public_id: UUID) -> StoredFile | None:
    """The PDF of one letter of intake, for the staff of the board in a case that it sees."""
    case_ids = Letter.objects.filter(public_id=public_id).order_by().values("case_id")
    seen = visible_to(actor).filter(pk__in=case_ids).values_list("pk", flat=True)
    found = letters_to_board(actor, seen).filter(public_id=public_id).first()
    return found.file if found else None
