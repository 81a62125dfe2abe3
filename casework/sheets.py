"""Tables as files: a workbook that opens in a spreadsheet, and the rows of a CSV or XLSX that somebody sends.

What is written holds numbers as numbers and texts as texts, never a formula, whatever stands in them. What is read
becomes plain texts; a file that cannot be read is refused with a Dutch sentence.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from casework.reading import Unreadable
from casework.wording import grouped, numeric_day

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_MEDIA_TYPE = "text/csv; charset=utf-8"
KINDS = ("xlsx", "csv")
# What a spreadsheet takes for a formula, when it stands first in a CSV.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\x00")
LARGEST_FILE = 2_000_000
LONGEST_CELL = 500
# What an archive of two megabytes may become: more is no table that people made.
LARGEST_CONTENT = 60_000_000
# The most elements in one part of a workbook. A few kilobytes can hold millions of them, each an object in memory.
MOST_ELEMENTS = 100_000
ELEMENTS_OF_A_CELL = 6
_CELLS = re.compile(r"xl/worksheets/|.*sharedstrings", re.IGNORECASE)
PIECE = 1_000_000
NO_TABLE = "Dit bestand is geen tabel die wij kunnen lezen. Bewaar het als XLSX of CSV en kies het opnieuw."
LONGEST_TITLE = 31
WIDEST = 60
_NO_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))

PROPERTIES = "docProps/core.xml"
_MOMENT = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read of a table: rows below the head, and columns."""

    rows: int = 2_000
    columns: int = 40

    @property
    def sentence(self) -> str:
        return f"In dit bestand staan meer dan {grouped(self.rows)} regels. Verdeel het over meer bestanden."


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook: ``lead`` are lines above it that say what it is, of which day and from whom."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    lead: Sequence[str] = ()


def write_workbook(sheets: Iterable[Sheet]) -> bytes:
    """The tables as the bytes of an XLSX file, each with its head in bold and standing still while one scrolls.

    The same tables give the same bytes: the file does not hold when it was made.
    """
    openpyxl = _openpyxl()
    bold = openpyxl.styles.Font(bold=True)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.title.translate(_NO_TITLE)[:LONGEST_TITLE])
        above = [[line] for line in sheet.lead] + ([[]] if sheet.lead else [])
        lines: list[Sequence[Value]] = [*above, sheet.columns, *sheet.rows]
        for number, line in enumerate(lines, start=1):
            _write(page, number, line)
        for cell in page[len(above) + 1]:
            cell.font = bold
        page.freeze_panes = page.cell(len(above) + 2, 1)
        _set_widths(page, sheet)
    out = io.BytesIO()
    book.save(out)
    return _without_moment(out.getvalue())


def _without_moment(content: bytes) -> bytes:
    """The workbook without the moments that the library writes into it; what was made when is the table's to say."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = made.read(name)
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, _MOMENT.sub(b"", part) if name == PROPERTIES else part)
    return out.getvalue()


def _openpyxl() -> Any:
    """The library for workbooks, only for who makes or reads one: it takes as long to load as the rest of a page."""
    import openpyxl  # noqa: PLC0415

    return openpyxl


def _write(page: Any, number: int, values: Sequence[Value]) -> None:
    for place, value in enumerate(values, start=1):
        cell = page.cell(number, place)
        cell.value = _storable(value)
        if isinstance(value, str):
            cell.data_type = "s"  # a text that begins with "=" stays a text
        elif isinstance(value, date):
            cell.number_format = "dd-mm-yyyy"


def _storable(value: Value) -> Value:
    """Without the characters that a workbook cannot hold."""
    if not isinstance(value, str):
        return value
    return "".join(letter for letter in value if letter >= " " or letter in "\t\n")


def _set_widths(page: Any, sheet: Sheet) -> None:
    for place, column in enumerate(sheet.columns):
        texts = [column, *(str(row[place]) for row in sheet.rows if row[place] is not None)]
        letter = page.cell(1, place + 1).column_letter
        page.column_dimensions[letter].width = min(max(map(len, texts)) + 2, WIDEST)


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as a CSV file (RFC 4180, UTF-8 with a mark, so that a spreadsheet reads accents).

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([f"'{text}" if text.startswith(FORMULA_STARTS) else text for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def read_table(content: bytes, name: str, limits: Limits = USUAL) -> list[list[str]]:
    """The rows of the first table in a file, as texts, all of one length, empty rows left out.

    ``name`` is only looked at for its ending. A CSV may use semicolons, commas or tabs, in UTF-8 or as Windows writes.
    Raises Unreadable.
    """
    return [row for _, row in read_numbered(content, name, limits)]


def read_numbered(content: bytes, name: str, limits: Limits = USUAL) -> list[tuple[int, list[str]]]:
    """As ``read_table``, each row with its number in the file, counted from 1. Raises Unreadable."""
    rows = _read_workbook(content, limits) if name.lower().endswith(".xlsx") else _read_csv(content, limits)
    kept = [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
    if not kept:
        raise Unreadable("In dit bestand staat niets.")
    if len(kept) > limits.rows + 1:
        raise Unreadable(limits.sentence)
    width = max(place for _, row in kept for place, cell in enumerate(row, start=1) if cell)
    return [(number, (row + [""] * width)[:width]) for number, row in kept]


def _read_workbook(content: bytes, limits: Limits) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_too_much(archive, limits)
        book = _openpyxl().load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        page = book.worksheets[0]
        page.reset_dimensions()
        cells = page.iter_rows(max_row=limits.rows + 2, max_col=limits.columns, values_only=True)
        return [[_text(value) for value in row] for row in cells]
    except Unreadable:
        raise
    except Exception as fault:  # the library raises anything on a damaged or hostile file
        raise Unreadable(NO_TABLE) from fault


def _refuse_too_much(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Refuse what would fill the memory once it is read, before the library sees it."""
    if sum(entry.file_size for entry in archive.infolist()) > LARGEST_CONTENT:
        raise Unreadable(limits.sentence)
    for entry in archive.infolist():
        cells = limits.rows * limits.columns if _CELLS.match(entry.filename) else 0
        if _elements(archive, entry) > MOST_ELEMENTS + ELEMENTS_OF_A_CELL * cells:
            raise Unreadable(limits.sentence)


def _elements(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """About how many elements a part has: those that begin, and the ends of those that hold something."""
    with archive.open(entry) as part:
        return sum(piece.count(b"<") for piece in iter(lambda: part.read(PIECE), b""))


def _text(value: Any) -> str:
    """A cell as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return numeric_day(value.date())
    if isinstance(value, date):
        return numeric_day(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _tidy(str(value))


def _tidy(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:LONGEST_CELL]


def _read_csv(content: bytes, limits: Limits) -> list[list[str]]:
    text = _decoded(content)
    first = text.partition("\n")[0]
    mark = max(";,\t", key=first.count)
    try:
        found = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        return [
            [_tidy(cell) for cell in row[: limits.columns]]
            for _, row in zip(range(limits.rows + 2), found, strict=False)
        ]
    except csv.Error:
        raise Unreadable(NO_TABLE) from None


def _decoded(content: bytes) -> str:
    if b"\x00" in content:
        raise Unreadable(NO_TABLE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
