"""A class list cell by cell: what is read, what is refused and where, and what is never kept."""

from datetime import date
from typing import Any

import pytest

from assessments.queries import shipped_version
from assessments.screening import (
    COLUMNS,
    LIMITS,
    KeptList,
    Read,
    Score,
    faulty_sheet,
    identity_of,
    judge_rows,
    parts_of,
    read_rows,
    result_sheet,
    template_sheets,
)
from assessments.screening.kept import Batch
from assessments.screening.reading import NUMBER_OF_PERSON, REMOVED, site_key
from casework.reading import Unreadable
from casework.sheets import read_numbered, write_workbook
from tests.factories import screening as make

TODAY = date(2027, 3, 1)
SITES = {site_key("Vmbo De Proef"): 7, site_key("99ZA-00"): 7}


def read(*pupils: dict[str, str]) -> Read:
    return read_rows(list(enumerate(make.table(*pupils), start=1)), SITES, TODAY)


def only(**changes: str) -> Any:
    found = read(make.pupil(**changes))
    assert not found.faulty, found.faulty
    return found.rows[0]


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"IQ": "85-95"}, "iq", (85, 95)),
        ({"IQ": "85 – 95"}, "iq", (85, 95)),
        ({"IQ": ""}, "iq", None),
        ({"IQ": "-"}, "iq", None),
        ({"SE": "Ja"}, "se", True),
        ({"SE": "nee"}, "se", False),
        ({"SE": ""}, "se", None),
        ({"Geboortedatum": "04/09/14"}, "birth_date", "2014-09-04"),
        ({"Vestiging": "vmbo de proef"}, "site_id", 7),
        ({"Vestiging": "99ZA00"}, "site_id", 7),
        ({"Vestiging": ""}, "site_id", None),
        ({"Groep of klas": "klas 1b"}, "group", "klas 1b"),
        ({"IQ datum": "3-2-2027"}, "iq_day", "2027-02-03"),
    ],
)
def test_a_cell_is_read_as_people_write_it(changes: dict[str, str], field: str, value: object) -> None:
    assert getattr(only(**changes), field) == value


def test_results_take_the_months_of_the_row_unless_they_have_their_own() -> None:
    row = only(BL_DL="50", BL_toets="LOVS", BL_datum="5-2-2027", IR_eerder_DLE="20", IR_eerder_DL="45", SP_DLE="")
    assert row.scores == {
        "IR": Score(28, 55, "", ""),
        "BL": Score(27, 50, "LOVS", "2027-02-05"),
        "TL": Score(41, 55, "", ""),
    }
    assert row.former == {"IR": Score(20, 45, "", "")}


@pytest.mark.parametrize(
    ("changes", "column", "says"),
    [
        ({"IQ": "8595"}, "IQ", "Bedoelt u 85-95?"),
        ({"IQ": "95-85"}, "IQ", "Bedoelt u 85-95?"),
        ({"IQ": "39"}, "IQ", "tussen 40 en 160"),
        ({"IQ": "161"}, "IQ", "tussen 40 en 160"),
        ({"IR DLE": "28,5"}, "IR DLE", "heel getal"),
        ({"IR DLE": "121"}, "IR DLE", "tussen 0 en 120"),
        ({"IR DL": "0"}, "IR DL", "DL 0"),
        ({"DL": "", "IR DL": "55", "BL DL": "55", "TL DL": "55"}, "SP DL", "Vul ook de DL in"),
        ({"IR eerder DLE": "20"}, "IR eerder DL", "Vul ook de DL in"),
        ({"DL": "zestig"}, "DL", "alleen cijfers"),
        ({"SE": "misschien"}, "SE", "ja of nee"),
        ({"Geboortedatum": ""}, "Geboortedatum", "Vul de geboortedatum in"),
        ({"Geboortedatum": "31-2-2014"}, "Geboortedatum", "bestaat niet"),
        ({"Geboortedatum": "4-9-1914"}, "Geboortedatum", "112 jaar"),
        ({"BL datum": "2-3-2027"}, "BL datum", "toekomst"),
        ({"Voornaam": ""}, "Voornaam", "Vul de voornaam in"),
        ({"Achternaam": "x" * 101}, "Achternaam", "100 tekens"),
        ({"Vestiging": "Een andere school"}, "Vestiging", "eigen schoolbestuur"),
        ({"BL toets": make.TEST_NUMBER}, "BL toets", NUMBER_OF_PERSON),
        ({"Voornaam": f"Jan {make.TEST_NUMBER}"}, "Voornaam", NUMBER_OF_PERSON),
    ],
)
def test_a_cell_that_cannot_be_right_is_named_and_the_others_go_through(
    changes: dict[str, str], column: str, says: str
) -> None:
    found = read(make.pupil(Voornaam="Goed"), make.pupil(**changes))
    (faulty,) = found.faulty
    assert [row.first_name for row in found.rows] == ["Goed"]
    assert faulty.line == 3
    assert [head for head, said in faulty.faults if says in said] == [column]
    assert len(faulty.faults) == 1


def test_every_fault_of_a_row_is_told_at_once() -> None:
    (faulty,) = read(make.pupil(IQ="8595", Voornaam="", SE="soms")).faulty
    assert [head for head, _ in faulty.faults] == ["Voornaam", "IQ", "SE"]


def test_a_number_of_a_person_is_kept_nowhere() -> None:
    found = read(
        make.pupil(BSN=make.TEST_NUMBER, Klas="1b"), make.pupil(Voornaam="Kim", BSN="", Achternaam="999999990")
    )
    kept = KeptList(TODAY, found.rows, found.faulty, found.remarks).pack().decode()
    assert make.TEST_NUMBER not in kept
    assert found.faulty[0].cells["last_name"] == REMOVED
    assert len(found.rows) == 1
    assert "kolom ‘BSN’" in found.remarks[0]
    assert "regel 2" in found.remarks[0]
    headed = [("1", make.TEST_NUMBER), *make.pupil().items()]
    rows = [[head for head, _ in headed], [cell for _, cell in headed]]
    rows[0][0] = make.TEST_NUMBER
    told = read_rows(list(enumerate(rows, start=1)), SITES, TODAY)
    assert make.TEST_NUMBER not in KeptList(TODAY, told.rows, told.faulty, told.remarks).pack().decode()


@pytest.mark.parametrize(
    ("head", "key"),
    [("Roepnaam", "first_name"), ("DLE IR", "IR.dle"), ("Begrijpend lezen DLE", "BL.dle"), ("dl spelling", "SP.dl"),
     ("Spellen (eerder) dle", "SP.was.dle"), ("TL vorige DL", "TL.was.dl"), ("Naam", "last_name")],
)  # fmt: skip
def test_heads_may_be_written_otherwise(head: str, key: str) -> None:
    from assessments.screening.columns import places_in

    others = [name for name in make.PUPIL if places_in([*make.PUPIL]).known.get(key) != [*make.PUPIL].index(name)]
    assert places_in([*others, head]).known[key] == len(others)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([["Voornaam", "BL DLE"], ["Kim", "20"]], "ontbreken de kolommen Achternaam en Geboortedatum"),
        ([["Voornaam", "Achternaam", "Geboortedatum"], ["a", "b", "c"]], "geen enkele kolom met een DLE"),
        ([["Voornaam", "Roepnaam", "Achternaam", "Geboortedatum", "IR DLE"]], "‘Voornaam’ staat twee keer"),
        ([list(make.PUPIL)], "nog geen leerling"),
    ],
)
def test_what_is_no_class_list_is_refused_as_a_whole(rows: list[list[str]], says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_rows(list(enumerate(rows, start=1)), SITES, TODAY)


def test_rows_are_counted_as_the_spreadsheet_counts_them() -> None:
    head, first, second = make.table(make.pupil(), make.pupil(Voornaam="", Achternaam="Tweede"))
    blank = [""] * len(head)
    for content, name in (
        (make.as_csv([head, first, blank, second]), "a.csv"),
        (make.as_workbook([head, first, blank, second]), "a.xlsx"),
    ):
        found = read_rows(read_numbered(content, name, LIMITS), SITES, TODAY)
        assert ([row.line for row in found.rows], [row.line for row in found.faulty]) == ([2], [4])


def test_one_pupil_twice_is_one_pupil_and_twins_are_two() -> None:
    found = read(
        make.pupil(),
        make.pupil(Voornaam="FEMKE", Achternaam="zandstra"),
        make.pupil(Voornaam="Fenna"),
        make.pupil(Geboortedatum="5-9-2014"),
        make.pupil(Voornaam="Jan-Willem", Tussenvoegsel="de", Achternaam="Vries"),
    )
    assert [row.line for row in found.rows] == [2, 4, 5, 6]
    assert [(row.line, row.faults) for row in found.faulty] == [
        (3, [("Achternaam", "Deze leerling staat ook op regel 2. Laat één regel staan.")])
    ]
    written = only(Voornaam="jan willem", Achternaam="de Vries")
    assert identity_of(found.rows[-1]) == identity_of(written)


def test_what_is_kept_comes_back_the_same_with_its_findings() -> None:
    version = shipped_version(TODAY)
    found = read(
        make.pupil(), make.pupil(Voornaam="Pro", IQ="60-70", DL="60", IR_eerder_DLE="40", IR_eerder_DL="50"),
        make.pupil(Voornaam="Leeg", IQ="", SP_DLE=""), make.pupil(Voornaam="Fout", IQ="1"),
    )  # fmt: skip
    rows = list(judge_rows(found.rows, version))
    assert [(row.finding, row.missing) for row in rows] == [
        ("lwoo", ()),
        ("pro", ()),
        ("undetermined", ("SP", "iq", "se")),
    ]
    assert [bool(row.former_finding) for row in rows] == [False, True, False]
    kept = KeptList(TODAY, rows, found.faulty, found.remarks).having(Batch(2, {2: ("lwoo", 7)}))
    assert KeptList.unpack(kept.pack()) == kept


def test_a_draft_begins_with_all_that_was_told() -> None:
    told = {
        "IQ": "85-95",
        "IQ test": "WISC",
        "IQ datum": "1-2-2027",
        "SE": "ja",
        "Klas": "1b",
        "TL DLE": "",
        "SP DLE": "",
    }
    row = only(**told, IR_datum="3-2-2027", IR_eerder_DLE="9", IR_eerder_DL="40")
    new = {"earlier": False, "instrument": "", "dl": 55}
    assert [(part.section, part.values) for part in parts_of(row)] == [
        ("pupil", {"first_name": "Femke", "infix": "", "last_name": "Zandstra", "birth_date": date(2014, 9, 4)}),
        ("career", {"group": "1b"}),
        ("learning", {**new, "domain": "IR", "administered_on": date(2027, 2, 3), "dle": 28}),
        ("learning", {**new, "domain": "BL", "administered_on": None, "dle": 27}),
        ("learning", {**new, "domain": "IR", "earlier": True, "administered_on": None, "dl": 40, "dle": 9}),
        ("intelligence", {"low": 85, "high": 95, "instrument": "WISC", "administered_on": date(2027, 2, 1)}),
        ("social_emotional", {"present": True}),
    ]


def test_the_files_can_be_read_again() -> None:
    empty = read_numbered(write_workbook(template_sheets()), "a.xlsx", LIMITS)
    assert empty == [(1, [column.heading for column in COLUMNS])]
    faulty = read(make.pupil(IQ="8595"), make.pupil(Voornaam="Kim", SE="soms")).faulty
    again = read_rows(read_numbered(write_workbook([faulty_sheet(faulty)]), "a.xlsx", LIMITS), SITES, TODAY)
    assert [row.faults for row in again.faulty] == [row.faults for row in faulty]
    assert again.remarks == []
    version = shipped_version(TODAY)
    sheet = result_sheet(judge_rows([only()], version), version, TODAY)
    assert sheet.rows[0][0] == "Femke Zandstra"
    assert sheet.rows[0][3] == "lwoo"
    assert str(sheet.rows[0][-1]).endswith("De cijfers wijzen op lwoo.")
