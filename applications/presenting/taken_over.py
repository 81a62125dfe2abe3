"""Declarations that were taken over, as lists, pages and files show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse

from applications import queries
from applications.enums import Issuer, Kind
from applications.forms import COLUMNS, JudgedRow, TakenOverFilterForm
from applications.models import TakenOverDeclaration
from applications.worklists import SHORT_KINDS
from casework.acting import Actor
from casework.parts import Cell, Column, Empty, Link, Pages, Row, SummaryList, SummaryRow, Tag, Worklist
from casework.sheets import Sheet, Value
from casework.text import dutch_date
from casework.wording import numeric_day

PER_PAGE = 25
LIST_COLUMNS = ("Leerling", "Soort", "School", "Afgegeven door", "Ingang", "Plaatsing")


def taken_over_url(declaration: TakenOverDeclaration, name: str = "taken_over_one") -> str:
    """The address of a page of one taken-over declaration."""
    return reverse(f"applications:{name}", kwargs={"public_id": declaration.public_id})


def taken_over_list(actor: Actor, today: date, typed: Any) -> Worklist:
    """The taken-over declarations that this person sees; ``typed`` are the parameters of the address."""
    form = TakenOverFilterForm(typed or None)
    valid = form.cleaned_data if form.is_bound and form.is_valid() else {}
    words, kind = valid.get("q", ""), valid.get("soort", "")
    url = reverse("applications:taken_over")
    page = Paginator(queries.taken_over_listed(actor, words=words, kind=kind), PER_PAGE).get_page(
        typed.get("pagina", "")[:9]
    )
    in_use = bool(words) + bool(kind)
    nothing = Empty("Er is nog niets overgenomen", "Registreer een verklaring, of lees er veel tegelijk in.")
    return Worklist(
        key="overgenomen",
        title="Overgenomen verklaringen",
        columns=[Column(label) for label in LIST_COLUMNS],
        rows=[_taken_over_row(one) for one in page.object_list],
        today=today,
        empty=Empty("Geen verklaring past bij deze keuze", "Kies minder filters.", Link("Filters wissen", url))
        if in_use
        else nothing,
        filters=form,
        filters_in_use=in_use,
        reset_url=url,
        pages=_pages(page, url, {"q": words, "soort": kind}),
    )


def taken_over_found(actor: Actor, today: date, words: str) -> Worklist | None:
    """What a search for a number or a name finds among them; None when there is nothing."""
    rows = [_taken_over_row(one) for one in queries.taken_over_listed(actor, words=words)[: PER_PAGE + 1]]
    if not rows:
        return None
    return Worklist(
        key="gevonden-overgenomen",
        title="Overgenomen verklaringen",
        columns=[Column(label) for label in LIST_COLUMNS],
        rows=rows[:PER_PAGE],
        today=today,
        empty=Empty("", ""),
        all_url=f"{reverse('applications:taken_over')}?{urlencode({'q': words})}",
        is_cut=len(rows) > PER_PAGE,
    )


def _pages(page: Any, url: str, params: dict[str, str]) -> Pages:
    kept = {name: value for name, value in params.items() if value}

    def address(number: int) -> str:
        return f"{url}?{urlencode({**kept, 'pagina': number})}"

    return Pages.of(page, address)


def _taken_over_row(one: TakenOverDeclaration) -> Row:
    known = one.is_placed  # type: ignore[attr-defined]
    return Row(
        name=one.full_name,
        url=taken_over_url(one),
        note=one.number,
        cells=[
            Cell(SHORT_KINDS[Kind(one.kind)]),
            Cell(one.site.name),
            Cell(_issuer_cell(one)),
            Cell(numeric_day(one.effective_on)),
            Cell(tag=Tag("bekend", "good") if known else Tag("nog niet bekend", "attention")),
        ],
    )


def _issuer_cell(one: TakenOverDeclaration) -> str:
    """Who gave it, as a file and a table write it."""
    if one.issuer == Issuer.OWN:
        return "eigen"
    return one.issuer_name or ("RVC" if one.issuer == Issuer.RVC else "")


def taken_over_summary(one: TakenOverDeclaration) -> SummaryList:
    """What is known of one taken-over declaration."""
    return SummaryList(
        [
            SummaryRow("Nummer", one.number),
            SummaryRow("Soort", str(one.get_kind_display())),
            SummaryRow("Afgegeven door", one.issuer_words),
            SummaryRow("Datum van het besluit", dutch_date(one.decided_on)),
            SummaryRow("Ingangsdatum", dutch_date(one.effective_on)),
            SummaryRow("Geldig tot en met", dutch_date(one.valid_until) if one.valid_until else "geen einddatum"),
            SummaryRow("Leerling", one.full_name),
            SummaryRow("Geboortedatum", dutch_date(one.birth_date)),
            SummaryRow("School", f"{one.site} ({one.board.name})"),
        ]
    )


def taken_over_sheet(declarations: Sequence[TakenOverDeclaration], since: dict[int, date]) -> Sheet:
    """Declarations as a table that can be read in again; ``since`` tells by id from when a pupil has a place."""
    rows: list[list[Value]] = [
        [
            one.number,
            one.kind,
            _issuer_cell(one),
            one.decided_on,
            one.effective_on,
            one.valid_until,
            one.first_name,
            one.infix,
            one.last_name,
            one.birth_date,
            one.site.code,
            since.get(one.pk),
        ]
        for one in declarations
    ]
    return Sheet("Overgenomen verklaringen", list(COLUMNS), rows)


@dataclass(frozen=True, slots=True)
class Preview:
    """What reading a file in would do: how many rows are new, known and wrong, and each row."""

    new: int
    known: int
    wrong: int
    rows: Sequence["PreviewRow"]


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of a file, with its state and what is wrong by column."""

    line: int
    number: str
    pupil: str
    school: str
    state: Tag
    faults: Sequence[tuple[str, str]]


def preview(judged: Sequence[JudgedRow]) -> Preview:
    """The rows of a file, what is wrong first: that is what somebody can mend."""
    rows = sorted(judged, key=lambda row: (not row.faults, row.line))
    return Preview(
        new=sum(row.is_new for row in judged),
        known=sum(row.is_known for row in judged),
        wrong=sum(bool(row.faults) for row in judged),
        rows=[_preview_row(row) for row in rows],
    )


def _preview_row(row: JudgedRow) -> PreviewRow:
    cells = row.cells
    state = Tag("al bekend", "neutral") if row.is_known else Tag("nieuw", "good")
    pupil = " ".join(part for name in ("Voornaam", "Tussenvoegsel", "Achternaam") if (part := cells.get(name, "")))
    return PreviewRow(
        row.line,
        cells["Nummer"],
        pupil,
        cells["Vestiging"],
        Tag("fout", "risk") if row.faults else state,
        list(row.faults.items()),
    )
