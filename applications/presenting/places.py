"""Places of pupils as panels and lists show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.enums import Role
from applications import permissions, queries
from applications.enums import GRANTED, Kind, PlacementAnswer
from applications.models import Application, Placement, TakenOverDeclaration
from applications.presenting.taken_over import taken_over_url
from applications.worklists import NAMELESS, SHORT_KINDS, list_url
from casework.acting import Actor
from casework.parts import Cell, Column, Empty, Row, Tag, Worklist
from casework.wording import numeric_day

TONES = {
    PlacementAnswer.PLACED: "good",
    PlacementAnswer.NOT_PLACED: "attention",
    PlacementAnswer.ELSEWHERE: "neutral",
    PlacementAnswer.LEFT: "neutral",
}
TO_PLACE_COLUMNS = ("Leerling", "Soort", "School", "Besluit", "Sinds")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One thing that was recorded of a place. ``note`` is for school and office only."""

    tag: Tag
    since: date
    where: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlacePanel:
    """What is known of a place, newest first; ``sentences`` say what a declaration is and is not."""

    rows: Sequence[PlaceRow]
    sentences: Sequence[str]
    nothing: str = ""


def load_place(case: Application, actor: Actor) -> PlacePanel | None:
    """The place of a pupil whose application was granted, for school, office and parents (one query)."""
    if actor.role not in {Role.SCHOOL_STAFF, Role.SECRETARIAT, Role.BOARD_MEMBER, Role.PARENT}:
        return None
    rows = queries.placements_of(case) if case.published_on is not None else []
    if not rows and not permissions.is_granted(case):
        return None
    is_parent = actor.role == Role.PARENT
    return place_panel(rows, for_parents(case, rows) if is_parent else (), told_to_parent=is_parent)


def place_panel(
    rows: Sequence[Placement], sentences: Sequence[str] = (), *, told_to_parent: bool = False
) -> PlacePanel:
    """The rows of a place, newest first."""
    nothing = "De school heeft nog niet doorgegeven of er een plaats is." if not rows else ""
    return PlacePanel([_place_row(row, told_to_parent) for row in reversed(rows)], sentences, nothing)


def _place_row(row: Placement, told_to_parent: bool) -> PlaceRow:
    return PlaceRow(
        tag=Tag(str(row.get_answer_display()), TONES[PlacementAnswer(row.answer)]),
        since=row.since,
        where=row.site.name if row.site else "",
        reason=str(row.get_reason_display()) if row.reason else "",
        note="" if told_to_parent else row.note,
    )


def for_parents(case: Application, rows: Sequence[Placement]) -> list[str]:
    """What a declaration is and is not, and whom to turn to about a place, in plain words (fine-print §25)."""
    if case.published_outcome != GRANTED:
        return []
    told = [
        "Met de toelaatbaarheidsverklaring mag uw kind naar het praktijkonderwijs. Dat is nog geen plaats op school."
        if case.kind == Kind.PRO
        else "Met dit besluit krijgt uw kind extra hulp in het vmbo. Dat is nog geen plaats op school.",
        "De school beslist of er een plaats is. Hebt u daar een vraag over? Stel die aan de school.",
    ]
    if not rows or rows[-1].answer == PlacementAnswer.NOT_PLACED:
        told.append(
            "Komt u er met de school niet uit? Dan kunt u terecht bij de Geschillencommissie passend onderwijs."
            " Dat is gratis. Bezwaar maken tegen het besluit helpt niet aan een plaats."
        )
    return told


def to_place(actor: Actor, today: date) -> Worklist | None:
    """Pupils of one's own school with a declaration and without a word on a place."""
    if actor.role != Role.SCHOOL_STAFF:
        return None
    rows = [_case_to_place(case) for case in queries.to_place(actor)]
    rows += [_taken_over_to_place(one) for one in queries.taken_over_to_place(actor)]
    return Worklist(
        key="te-plaatsen",
        title="Nog te plaatsen",
        columns=[Column(label) for label in TO_PLACE_COLUMNS],
        rows=rows,
        today=today,
        empty=Empty("Van elke toekenning is de plaatsing bekend", "Een nieuwe toekenning verschijnt hier vanzelf."),
        all_url=list_url("verstuurd"),
    )


def _case_to_place(case: Application) -> Row:
    return Row(
        name=case.pupil_label or NAMELESS,
        url=reverse("applications:case", kwargs={"public_id": case.public_id}),
        note=case.number,
        cells=[
            Cell(SHORT_KINDS[Kind(case.kind)]),
            Cell(case.site.name),
            Cell(tag=Tag(case.outcome_word, "good")),
            Cell(numeric_day(case.published_on) if case.published_on else ""),
        ],
    )


def _taken_over_to_place(one: TakenOverDeclaration) -> Row:
    return Row(
        name=one.full_name,
        url=taken_over_url(one),
        note=one.number,
        cells=[
            Cell(SHORT_KINDS[Kind(one.kind)]),
            Cell(one.site.name),
            Cell(tag=Tag("overgenomen", "info")),
            Cell(numeric_day(one.decided_on)),
        ],
    )
