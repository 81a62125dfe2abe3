"""Grants outside the criteria or the advices: a list by quarter, and the same as a file."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from casework.parts import Cell, Column, Count, Empty, Row, Worklist
from casework.sheets import Sheet
from casework.wording import numeric_day
from decisions.models import Decision
from decisions.queries.outside import Quarter

NOTHING = Empty(
    "Niets toegekend buiten de criteria of de adviezen",
    "Hier komt een besluit te staan als bij het toekennen een grond daarvoor is gekozen.",
)
COLUMNS = ("Nummer", "Soort", "Besloten op", "Grond", "Toelichting")


def label_of(quarter: Quarter) -> str:
    """A quarter in words."""
    return f"{quarter.number}e kwartaal {quarter.year}"


def key_of(quarter: Quarter) -> str:
    """A quarter as it stands in an address."""
    return f"{quarter.year}-{quarter.number}"


def outside_list(
    rows: Iterable[Decision], quarters: Sequence[Quarter], chosen: Quarter | None, today: date
) -> Worklist:
    """The decisions of one quarter, with the other quarters as links on top."""
    page = reverse("decisions:outside")
    counts = [
        Count(label_of(one), one.decisions, f"{page}?kwartaal={key_of(one)}", current=one == chosen) for one in quarters
    ]
    return Worklist(
        key="buiten-de-criteria",
        title=label_of(chosen) if chosen else "Toegekend buiten de criteria",
        columns=[Column(label) for label in COLUMNS],
        rows=[_row(decision) for decision in rows],
        today=today,
        empty=NOTHING,
        counts=counts,
    )


def _row(decision: Decision) -> Row:
    cells = _cells(decision)
    return Row(
        decision.number,
        reverse("decisions:decide", kwargs={"public_id": decision.public_id}),
        [Cell(cells[0]), Cell(cells[1], unbroken=True), Cell(cells[2]), Cell(cells[3])],
    )


def _cells(decision: Decision) -> tuple[str, str, str, str]:
    decided = numeric_day(decision.decided_on) if decision.decided_on else ""
    ground = str(decision.get_outside_ground_display())
    return str(decision.get_kind_display()), decided, ground, decision.outside_words


def outside_sheet(rows: Iterable[Decision], quarter: Quarter) -> Sheet:
    """The same as a table of a workbook: by number, without names."""
    lines = [(decision.number, *_cells(decision)) for decision in rows]
    return Sheet(label_of(quarter), COLUMNS, lines, lead=("Toegekend buiten de criteria of de adviezen",))
