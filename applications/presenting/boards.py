"""How letters reach a school board, as its pages and the case show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.enums import Role
from accounts.models import Organisation
from applications import queries
from applications.enums import MessageKind
from applications.models import Application, BoardMessageChoice
from casework.acting import Actor
from casework.parts import Cell, Column, Empty, Link, Row, SummaryList, SummaryRow, Worklist
from casework.text import dutch_date, dutch_list
from correspondence.enums import AddresseeKind
from correspondence.models import Letter
from correspondence.presenting import download_url

DOWNLOAD = "aanvraagbrief"
# What each kind of message is to a board.
KINDS: dict[str, str] = {
    MessageKind.DECISION: "besluiten",
    MessageKind.REQUEST: "brieven over een aanvraag",
    MessageKind.OBJECTION: "brieven over een bezwaar",
}
READERS = frozenset({Role.SCHOOL_STAFF, Role.SECRETARIAT})


@dataclass(frozen=True, slots=True)
class BoardLetter:
    """One letter of intake to the board, with the date on it."""

    title: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class BoardLetters:
    """The letters of intake that the school reads here, how letters go to its board, and where that is chosen."""

    letters: Sequence[BoardLetter]
    way: str
    choice: Link


def load_letters(case: Application, actor: Actor) -> BoardLetters | None:
    """For the school its letters, for the secretariat how they go (at most two queries); not before it came in."""
    if actor.role not in READERS or case.received_on is None:
        return None
    letters = [
        BoardLetter(
            title=letter.title,
            note=dutch_date(letter.sending_date) if letter.sending_date else "",
            url=download_url(DOWNLOAD, letter.public_id),
        )
        for letter in queries.letters_to_board(actor, [case.pk])
    ]
    way = way_sentence(queries.last_choices([case.board_id])[case.board_id])
    return BoardLetters(letters, way, Link("Hoe dit schoolbestuur brieven krijgt", board_url(case.board)))


def board_url(board: Organisation) -> str:
    """Where it stands how letters go to a board."""
    return reverse("applications:board", kwargs={"public_id": board.public_id})


def way_sentence(last: Mapping[str, BoardMessageChoice]) -> str:
    """In one sentence which letters go through the portal, and which by post."""
    portal = [label for kind, label in KINDS.items() if _in_portal(last, kind)]
    if not portal:
        return "Alle brieven aan het schoolbestuur gaan per post."
    if len(portal) == len(KINDS):
        return "Alle brieven aan het schoolbestuur gaan via Toewijzer."
    return f"Via Toewijzer gaan {dutch_list(portal)}. De andere brieven aan het schoolbestuur gaan per post."


def _in_portal(last: Mapping[str, BoardMessageChoice], kind: str) -> bool:
    return kind in last and last[kind].accepted


def _way(last: Mapping[str, BoardMessageChoice], kind: str) -> str:
    row = last.get(kind)
    if row is None:
        return "per post"
    how = "via Toewijzer" if row.accepted else "weer per post"
    return f"{how}, sinds {dutch_date(row.chosen_on)}"


def ways_of(board: Organisation) -> SummaryList:
    """How each kind of message goes to a board now (one query)."""
    last = queries.last_choices([board.pk])[board.pk]
    return SummaryList([SummaryRow(label.capitalize(), _way(last, kind)) for kind, label in KINDS.items()])


def history_of(board: Organisation, actor: Actor) -> list[tuple[str, str]]:
    """What a board chose and how that was recorded, the latest first (one query). People by name to the office only."""
    return [(_chose(row), _recorded(row, actor)) for row in queries.choices_of_board(board.pk)]


def _chose(row: BoardMessageChoice) -> str:
    how = "via Toewijzer" if row.accepted else "weer per post"
    return f"{dutch_date(row.chosen_on)}: {KINDS[row.kind]} {how}"


def _recorded(row: BoardMessageChoice, actor: Actor) -> str:
    by = f", vastgelegd door {row.recorded_by.name}" if actor.role == Role.SECRETARIAT else ""
    return f"{row.get_how_display()}{by}"


def board_list(boards: Sequence[Organisation], today: date) -> Worklist:
    """Every board with the way in which each kind of message goes to it (one query)."""
    last = queries.last_choices([board.pk for board in boards])
    rows = [Row(board.name, board_url(board), [Cell(_way(last[board.pk], kind)) for kind in KINDS]) for board in boards]
    return Worklist(
        title="Schoolbesturen",
        columns=[Column("Schoolbestuur"), *(Column(label.capitalize()) for label in KINDS.values())],
        rows=rows,
        today=today,
        empty=Empty(
            "Er is nog geen schoolbestuur", "De functioneel beheerder voegt schoolbesturen toe, bij Organisaties."
        ),
        key="schoolbesturen",
    )


def way_to_choose(actor: Actor, letter: Letter | None) -> Link | None:
    """From *De post* (no letter), or from a letter to a board: where is recorded that it accepts the portal."""
    if letter is None:
        return Link("Vastleggen dat een schoolbestuur brieven via Toewijzer aanvaardt", reverse("applications:boards"))
    if letter.addressee_kind != AddresseeKind.BOARD:
        return None
    board = queries.boards_choosing(actor).filter(pk=letter.addressee_id).first()
    if board is None:
        return None
    return Link("Vastleggen dat dit schoolbestuur brieven via Toewijzer aanvaardt", board_url(board))
