"""Reading a list of instruments in: what the preview tells, faults by row and column, and nothing half loaded."""

import io
from datetime import date

import openpyxl
import pytest

from accounts.models import Membership
from assessments.enums import ListState
from assessments.forms.instruments import COLUMNS, judge_rows, rows_of
from assessments.models import InstrumentList
from assessments.queries import instruments as queries
from casework import once
from casework.models import AuditEntry, Draft, ReferenceChange
from casework.reading import Unreadable
from casework.sheets import LONGEST_CELL, read_table
from tests.assessments.loading import GOOD, HEAD, confirm, send
from tests.assessments.pages import browser, post, url
from tests.factories import accounts
from tests.factories.instruments import checked_list, row

pytestmark = pytest.mark.django_db


def test_a_file_is_seen_before_it_is_loaded_and_counts_after_it_was_checked(administrator: Membership) -> None:
    client = browser(administrator)
    page = send(client, GOOD, "SE;Vragenlijst;;0;-;;;;;")
    assert page.context["preview"].counts == "2 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 vervallen, 0 fout"
    assert "Er is nog geen lijst om mee te vergelijken" in page.content.decode()
    assert InstrumentList.objects.filter(is_sample=False).count() == 0
    answer = confirm(client, page)
    made = InstrumentList.objects.get(is_sample=False)
    assert answer.url == url("instrument_list", made)
    assert (made.state, made.label, made.file_name) == (ListState.DRAFT, "2027–2028", "lijst.csv")
    assert (made.decisions_from, made.decisions_to) == (date(2026, 10, 1), date(2027, 9, 30))
    assert [one.code for one in queries.rules_on(made)][:2] == ["R1", "R2"]
    assert queries.governing(date(2027, 3, 1)) is None
    assert confirm(client, page).url == answer.url
    assert InstrumentList.objects.filter(is_sample=False).count() == 1
    assert not Draft.objects.exists()
    assert post(client, url("check_instruments", made)).status_code == 303
    made.refresh_from_db()
    assert (made.state, made.checked_by, made.checked_on) == (
        ListState.CURRENT,
        administrator.user.name,
        date(2027, 3, 1),
    )
    assert queries.governing(date(2027, 9, 30)) == made
    assert queries.governing(date(2027, 10, 1)) is None
    assert queries.suggested_names(date(2027, 3, 1)) == {"IQ": ["Proeftest V"], "SE": ["Vragenlijst"]}
    verbs = AuditEntry.objects.order_by("id").values_list("verb", "reference")
    assert list(verbs) == [("instruments.loaded", "2027–2028"), ("instruments.checked", "2027–2028")]
    told = ReferenceChange.objects.order_by("id").last()
    assert told is not None
    assert (told.table, told.key, told.after["Aantal instrumenten"]) == ("Testlijsten", "2027–2028", "2")


def test_cells_as_long_as_they_may_be_are_judged_whole(administrator: Membership) -> None:
    page = send(browser(administrator), ";".join(["IQ", "Proeftest", *["é" * LONGEST_CELL] * 8]))
    assert page.context["preview"].counts == "0 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 vervallen, 1 fout"


def test_the_preview_shows_what_changes_by_column(administrator: Membership) -> None:
    checked_list(accounts.act_of(administrator), row("Proeftest V"), row("Verdwenen"), row("Gelijk", domain="SE"))
    page = send(
        browser(administrator), "IQ;Proeftest V;Proefuitgever;I;IV;6;17;;;", "SE;Gelijk;;I;I;;;;;", "IQ;Nieuw;;I;I;;;;;"
    )
    preview = page.context["preview"]
    assert preview.counts == "1 nieuw, 1 gewijzigd, 1 ongewijzigd, 1 vervalt, 0 fout"
    assert [(one.name, one.state.word) for one in preview.rows] == [
        ("Verdwenen", "vervalt"),
        ("Proeftest V", "gewijzigd"),
        ("Nieuw", "nieuw"),
        ("Gelijk", "ongewijzigd"),
    ]
    assert preview.rows[1].changes == [
        "Uitgever: leeg → Proefuitgever",
        "Categorie pro: I → IV",
        "Leeftijd vanaf: leeg → 6",
        "Leeftijd tot en met: leeg → 17",
    ]
    assert "Vergeleken met de testlijst 2027–2028" in page.content.decode()


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("XX;Naam;;I;I;;;;;", "Domein", "Mogelijk zijn: intelligentie"),
        (";Naam;;I;I;;;;;", "Domein", "Maak een keuze"),
        ("IQ;;;I;I;;;;;", "Naam", "Vul in: ‘Naam’."),
        ("IQ;Naam;;II;I;;;;;", "Categorie lwoo", "Mogelijk zijn: I, III, IV, 0 en nvt"),
        ("IQ;Naam;;I;I;zes;;;;", "Leeftijd vanaf", "heel getal"),
        ("IQ;Naam;;I;I;16;6;;;", "Leeftijd tot en met", "lager dan ‘Leeftijd vanaf’"),
        ("IQ;Naam;;I;I;;;2;;", "Groep vanaf", "tussen 3 en 9"),
        ("IQ;Naam;;I;I;;;;maart;", "Maand tot en met", "beide maanden"),
        ("IQ;proeftest v;;I;I;;;;;", "Naam", "ook al op regel 2"),
    ],
)
def test_faults_are_told_by_row_and_column(line: str, column: str, words: str) -> None:
    judged = judge_rows(rows_of(read_table(f"{HEAD}\r\n{GOOD}\r\n{line}".encode(), "lijst.csv")))
    assert judged[0].faults == {}
    assert list(judged[1].faults) == [column]
    assert words in judged[1].faults[column]
    assert judged[1].line == 3


def test_with_a_fault_nothing_is_loaded(administrator: Membership) -> None:
    client = browser(administrator)
    page = send(client, GOOD, "XX;Naam;;I;I;;;;;")
    body = page.content.decode()
    assert "Er kan nog niets worden ingelezen" in body
    assert "<strong>Domein</strong>" in body
    assert "Lijst inlezen</button>" not in body
    assert confirm(client, page, _once=once.new_key()).status_code == 409
    assert InstrumentList.objects.filter(is_sample=False).count() == 0


def test_a_preview_that_was_overtaken_loads_nothing(administrator: Membership, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser(administrator)
    first = send(client, GOOD)
    Draft.objects.update(saved_at="2027-03-01T09:00:00Z")
    answer = confirm(client, first)
    assert answer.status_code == 409
    assert "een ander bestand klaar" in answer.content.decode()
    assert InstrumentList.objects.filter(is_sample=False).count() == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Naam;Uitgever\r\nx;y", "ontbreken in de eerste regel: Domein, Categorie lwoo en Categorie pro"),
        (HEAD.encode(), "staat nog niets"),
        (f"{HEAD}\r\nIQ;Naam 111222333;;I;I;;;;;".encode(), "burgerservicenummer"),
    ],
)
def test_a_file_that_is_no_list_is_refused_at_the_file(content: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        rows_of(read_table(content, "lijst.csv"))


def test_what_is_downloaded_can_be_read_in_again(administrator: Membership) -> None:
    sample = InstrumentList.objects.get()
    client = browser(administrator)
    content = client.get(url("instrument_file", sample)).content
    judged = judge_rows(rows_of(read_table(content, "lijst.xlsx")))
    assert [dict(one.values) for one in judged] == queries.rows_of(sample)
    empty = openpyxl.load_workbook(io.BytesIO(client.get(url("instrument_template")).content)).worksheets[0]
    assert [cell.value for cell in empty[1]] == list(COLUMNS)
