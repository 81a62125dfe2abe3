"""Tables as files: what is written is what is read, nothing becomes a formula, and a bad file is refused in Dutch."""

import io
import re
import zipfile
from datetime import date

import openpyxl
import pytest

from casework import sheets
from casework.reading import Unreadable
from casework.sheets import Sheet, read_table, write_workbook

FORMULAS = ("=1+1", '=HYPERLINK("https://x.example","klik")', "+1", "-1", "@SUM(A1)", "\t=1")


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_numbers_are_numbers_and_days_are_days() -> None:
    page = opened(
        write_workbook([Sheet("Telling", ["School", "Aantal", "Op"], [["De Sluis", 12, date(2026, 10, 1)]])])
    )["Telling"]
    assert [cell.value for cell in page[1]] == ["School", "Aantal", "Op"]
    assert page["B2"].value == 12
    assert page["B2"].data_type == "n"
    assert page["C2"].is_date
    assert page["A1"].font.bold
    assert page.freeze_panes == "A2"


def test_the_lines_above_a_table_stand_apart() -> None:
    page = opened(
        write_workbook([Sheet("A/B", ["School"], [["x"]], lead=["Stand van vandaag", "Voor wie"])])
    ).worksheets[0]
    assert [row[0].value for row in page.iter_rows()] == ["Stand van vandaag", "Voor wie", None, "School", "x"]
    assert page.title == "A B"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(text: str) -> None:
    content = write_workbook([Sheet("T", [text], [[text]], lead=[text])])
    for row in opened(content).worksheets[0].iter_rows():
        assert all(cell.data_type != "f" for cell in row)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_the_same_table_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_workbook([Sheet("T", ["a"], [["b"]])])
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2099, 1, 1, 1, 1, 1, 0, 1, 0))
    assert write_workbook([Sheet("T", ["a"], [["b"]])]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert b"dcterms" not in re.sub(rb'xmlns:\w+="[^"]*"', b"", archive.read(sheets.PROPERTIES))


def test_what_a_workbook_cannot_hold_is_left_out() -> None:
    page = opened(write_workbook([Sheet("T", ["a"], [["een\x07twee"]])])).worksheets[0]
    assert page["A2"].value == "eentwee"


def test_what_is_written_is_read() -> None:
    content = write_workbook(
        [Sheet("T", ["Nummer", "Dag", "Aantal"], [["VO1", date(2026, 3, 4), 7], ["", None, None]])]
    )
    assert read_table(content, "Lijst.XLSX") == [["Nummer", "Dag", "Aantal"], ["VO1", "4-3-2026", "7"]]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_of_any_make_is_read(mark: str, encoding: str) -> None:
    text = mark.join(["Nummer", "Naam"]) + "\r\n\r\n" + mark.join(["1", '"Zoë ""de"" Vries"']) + "\r\n"
    assert read_table(text.encode(encoding), "x.csv") == [["Nummer", "Naam"], ["1", 'Zoë "de" Vries']]


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (sheets.LARGEST_CONTENT + 1))
    return out.getvalue()


SPREADSHEET = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
MANY_CELLS = b"<worksheet %s><sheetData><row>%s</row></sheetData></worksheet>" % (SPREADSHEET, b"<c/>" * 1_000_000)
MANY_STYLES = b"<styleSheet %s><cellXfs>%s</cellXfs></styleSheet>" % (SPREADSHEET, b"<xf/>" * 150_000)


def _with_part(name: str, part: bytes) -> bytes:
    """A workbook of one cell, with another part in it."""
    out = io.BytesIO()
    made = zipfile.ZipFile(io.BytesIO(write_workbook([Sheet("T", ["a"], [])])))
    with made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in made.namelist():
            archive.writestr(entry, part if entry == name else made.read(entry))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "part"),
    [("xl/worksheets/sheet1.xml", MANY_CELLS), ("xl/styles.xml", MANY_STYLES)],
    ids=["cells", "styles"],
)
def test_a_small_file_of_millions_of_elements_never_reaches_the_library(
    name: str, part: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = _with_part(name, part)
    assert len(content) < 20_000
    monkeypatch.setattr(sheets, "_openpyxl", lambda: pytest.fail("the library reads it"))
    with pytest.raises(Unreadable, match="Verdeel het over meer bestanden"):
        read_table(content, "x.xlsx")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "x.csv"),
        (b"\r\n;;\r\n", "x.csv"),
        (b"a\x00b", "x.csv"),
        (b"no workbook", "x.xlsx"),
        (b"PK\x05\x06" + b"\x00" * 18, "x.xlsx"),
        (_bomb(), "x.xlsx"),
        (b"a\n" * (sheets.USUAL.rows + 2), "x.csv"),
        (write_workbook([Sheet("T", ["a"], [[n] for n in range(sheets.USUAL.rows + 1)])]), "x.xlsx"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(content: bytes, name: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_table(content, name)
    assert str(refusal.value).endswith(".")


def test_as_many_rows_as_are_allowed() -> None:
    assert len(read_table(b"a\n" * (sheets.USUAL.rows + 1), "x.csv")) == sheets.USUAL.rows + 1


def test_an_outside_entity_is_not_fetched() -> None:
    content = write_workbook([Sheet("T", ["a"], [["b"]])])
    out = io.BytesIO()
    evil = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&e;</t></si>'
        b"<si><t>&e;</t></si></sst>"
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as changed:
        for entry in archive.namelist():
            changed.writestr(entry, evil if entry == "xl/sharedStrings.xml" else archive.read(entry))
    try:
        found = read_table(out.getvalue(), "x.xlsx")
    except Unreadable:
        return
    assert "root:" not in str(found)


def test_csv_reads_back_with_commas_quotes_and_line_ends() -> None:
    written = sheets.write_csv(["Dossier", "Naam"], [["A-1", 'Zoë "Z", van Dam']])
    assert written.startswith(b"\xef\xbb\xbf")
    assert read_table(written, "lijst.csv") == [["Dossier", "Naam"], ["A-1", 'Zoë "Z", van Dam']]


@pytest.mark.parametrize("start", sheets.FORMULA_STARTS[:5])
def test_csv_holds_no_formula(start: str) -> None:
    text = sheets.write_csv(["Naam"], [[f"{start}1+1"]]).decode("utf-8-sig")
    assert text == f"Naam\r\n'{start}1+1\r\n"
