"""Lists of permitted instruments as pages and files show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse

from assessments.enums import InstrumentDomain, InstrumentForm, ListState, Medium
from assessments.forms import COLUMNS, GRADES, InstrumentFilterForm, JudgedRow
from assessments.instruments.comparing import CHANGED, NEW, SAME, VANISHED, Difference, differences
from assessments.instruments.facts import label_of
from assessments.models import Instrument, InstrumentList
from assessments.queries import instruments as queries
from casework.clock import amsterdam_date
from casework.parts import Cell, Column, Empty, Link, Pages, Row, SummaryList, SummaryRow, Tag, Worklist
from casework.sheets import Sheet, Value
from casework.text import MONTHS, dutch_count, dutch_date

PER_PAGE = 60
LIST_COLUMNS = ("Testlijst", "Stand", "Besluiten", "Instrumenten", "Ingelezen", "Gecontroleerd")
COLUMNS_SHOWN = ("Instrument", "Domein", "Uitgever en jaar", "Bereik", "lwoo", "pro")
NO_LISTS = "De functioneel beheerder leest de lijst van het ministerie in als bestand en stelt haar vast."
STATES = {
    NEW: Tag("nieuw", "good"),
    CHANGED: Tag("gewijzigd", "attention"),
    SAME: Tag("ongewijzigd", "neutral"),
    VANISHED: Tag("vervalt", "risk"),
}
FAULT = Tag("fout", "risk")
# What somebody looks at first: what is wrong, then what goes, changes and comes.
ORDER = {state: place for place, state in enumerate((VANISHED, CHANGED, NEW, SAME), start=1)}


def list_url(version: InstrumentList, name: str = "instrument_list") -> str:
    """The address of a page of one version of a list."""
    return reverse(f"assessments:{name}", kwargs={"public_id": version.public_id})


def state_tag(version: InstrumentList, today: date) -> Tag:
    """What a version is by now; of a checked one, whether its period is there."""
    if version.state != ListState.CURRENT:
        tones = {ListState.DRAFT: "attention", ListState.SAMPLE: "risk"}
        return Tag(str(version.state.label), tones.get(version.state, "neutral"))
    if version.governs(today):
        return Tag("geldt nu", "good")
    if version.decisions_from > today:
        return Tag(f"geldt vanaf {dutch_date(version.decisions_from)}", "info")
    return Tag("periode voorbij", "neutral")


def list_of_lists(versions: Sequence[InstrumentList], today: date, *, title: str, key: str) -> Worklist:
    """Versions of lists, each with its period and state."""
    return Worklist(
        key=key,
        title=title,
        columns=[Column(label, numeric=label == "Instrumenten") for label in LIST_COLUMNS],
        rows=[_list_row(version, today) for version in versions],
        today=today,
        empty=Empty("Er is nog geen testlijst", NO_LISTS),
    )


def _list_row(version: InstrumentList, today: date) -> Row:
    period = f"{dutch_date(version.decisions_from)} tot en met {dutch_date(version.decisions_to)}"
    checked = f"{dutch_date(version.checked_on)}, {version.checked_by}" if version.checked_on else "nee"
    return Row(
        name=version.label,
        url=list_url(version),
        note=replaced_words(version) or version.citation,
        cells=[
            Cell(tag=state_tag(version, today)),
            Cell(period),
            Cell(str(version.size), numeric=True),  # type: ignore[attr-defined]
            Cell(_loaded(version)),
            Cell(checked),
        ],
    )


def _loaded(version: InstrumentList) -> str:
    """When and by whom; of what comes with the program, that."""
    if version.loaded_by_id is None:
        return version.loaded_by
    return f"{dutch_date(amsterdam_date(version.created_at))}, {version.loaded_by}"


def replaced_words(version: InstrumentList) -> str:
    """By which version this one was replaced, when and by whom; empty while it was not."""
    if version.replaced_on is None:
        return ""
    return f"vervangen op {dutch_date(version.replaced_on)}, door {version.replaced_by_name}"


def list_summary(version: InstrumentList) -> SummaryList:
    """What a version is, where it comes from and who answers for it."""
    rows = [
        SummaryRow(
            "Geldt voor",
            f"besluiten van {dutch_date(version.decisions_from)} tot en met {dutch_date(version.decisions_to)}",
        ),
        SummaryRow("Regeling", [version.citation, version.source_url]),
        SummaryRow("Ingelezen", [_loaded(version), f"bestand {version.file_name}"]),
    ]
    if not version.is_sample:
        checked = f"{dutch_date(version.checked_on)}, {version.checked_by}" if version.checked_on else "nog niet"
        rows.append(SummaryRow("Gecontroleerd", checked))
    if words := replaced_words(version):
        rows.append(SummaryRow("Vervangen", words.removeprefix("vervangen ")))
    return SummaryList(rows)


def instruments_list(version: InstrumentList, today: date, typed: Any) -> Worklist:
    """The instruments of a version; ``typed`` are the parameters of the address."""
    form = InstrumentFilterForm(typed or None)
    valid = form.cleaned_data if form.is_bound and form.is_valid() else {}
    kept = {name: valid.get(name, "") for name in ("q", "domein")}
    found = queries.instruments_on(version, domain=kept["domein"], words=kept["q"])
    page = Paginator(found, PER_PAGE).get_page(typed.get("pagina", "")[:9])
    url, in_use = list_url(version), sum(bool(value) for value in kept.values())
    return Worklist(
        key="instrumenten",
        title="Instrumenten",
        columns=[Column(label) for label in COLUMNS_SHOWN],
        rows=[_row(row) for row in page.object_list],
        today=today,
        empty=Empty("Geen instrument past bij deze keuze", "Kies minder filters.", Link("Filters wissen", url)),
        filters=form,
        filters_in_use=in_use,
        reset_url=url,
        pages=_pages(page, url, kept),
    )


def _pages(page: Any, url: str, kept: Mapping[str, str]) -> Pages:
    def address(number: int) -> str:
        return f"{url}?{urlencode({**{name: value for name, value in kept.items() if value}, 'pagina': number})}"

    return Pages.of(page, address)


def _row(row: Instrument) -> Row:
    return Row(
        name=row.name,
        url="",
        note="; ".join([*queries.listed(row).conditions, *_measures(row)]),
        cells=[
            Cell(str(row.get_domain_display())),
            Cell(", ".join(part for part in (row.publisher, row.year) if part)),
            Cell(row.range),
            Cell(row.category_lwoo or "–"),
            Cell(row.category_pro or "–"),
        ],
    )


def _measures(row: Instrument) -> list[str]:
    """How low an instrument measures, and at which level it lies."""
    floor = f"meet vanaf DLE {row.floor_dle}" if row.floor_dle is not None else ""
    level = f"niveau DLE {row.nominal_level}" if row.nominal_level is not None else ""
    return [words for words in (floor, level) if words]


def sheet_of(rows: Sequence[Mapping[str, Any]], title: str) -> Sheet:
    """Instruments as a table that can be read in again."""
    return Sheet(title, list(COLUMNS), [[_cell(name, row[name]) for name in COLUMNS.values()] for row in rows])


def _cell(name: str, value: Any) -> Value:
    """A value as a file and a preview write it."""
    if value is None or value == "":
        return None
    words: dict[str, Any] = {
        "grade_from": GRADES,
        "grade_to": GRADES,
        "form": dict(InstrumentForm.choices),
        "medium": dict(Medium.choices),
    }
    if name in {"month_from", "month_to"}:
        return MONTHS[value - 1]
    found: Value = words[name].get(value, value) if name in words else value
    return str(found) if name in words else found


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One instrument in a file or in the version before: its state, and what is wrong or what changes by column."""

    line: str
    domain: str
    name: str
    state: Tag
    faults: Sequence[tuple[str, str]] = ()
    changes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What loading a file would do. ``compared`` names the version it was compared with; empty when there is none."""

    counts: str
    wrong: int
    changed: int
    compared: str
    rows: Sequence[PreviewRow]


def preview(judged: Sequence[JudgedRow], former: InstrumentList | None, old: Sequence[Mapping[str, Any]]) -> Preview:
    """A file against the version before it, what asks attention first. Rows with a fault are compared with nothing."""
    good = [row for row in judged if not row.faults]
    wrong = [row for row in judged if row.faults]
    found = differences([row.values for row in good], old)
    lines: dict[int, str] = {place: str(row.line) for place, row in enumerate(good)}
    rows = [_difference(one, lines.get(place, "")) for place, one in enumerate(found)]
    order = sorted(zip(found, rows, strict=True), key=lambda pair: ORDER[pair[0].state])
    count = {state: sum(one.state == state for one in found) for state in STATES}
    words = [f"{count[state]} {STATES[state].word}" for state in (NEW, CHANGED, SAME)]
    return Preview(
        counts=", ".join([*words, dutch_count(count[VANISHED], "vervalt", "vervallen"), f"{len(wrong)} fout"]),
        wrong=len(wrong),
        changed=len(found) - count[SAME],
        compared=label_of(former.entry_year) if former else "",
        rows=[*(_faulty(row) for row in wrong), *(row for _, row in order)],
    )


def _faulty(row: JudgedRow) -> PreviewRow:
    return PreviewRow(
        str(row.line), row.cells.get("Domein", ""), row.cells.get("Naam", ""), FAULT, list(row.faults.items())
    )


def _difference(one: Difference, line: str) -> PreviewRow:
    labels = {name: label for label, name in COLUMNS.items()}
    changes = [f"{labels[name]}: {_shown(name, was)} → {_shown(name, now)}" for name, (was, now) in one.columns.items()]
    return PreviewRow(line, str(InstrumentDomain(one.domain).label), one.name, STATES[one.state], (), changes)


def _shown(name: str, value: Any) -> str:
    cell = _cell(name, value)
    return "leeg" if cell is None else str(cell)
