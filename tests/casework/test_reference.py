"""Shipped reference data: what the files hold, and loading them without touching an administrator's work."""

from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from casework import reference_data, snapshots
from casework.citations import full_citation, short_citation
from casework.management.commands.load_reference import KEPT, NEW, SAME, UPDATED, load
from casework.models import Article, Dated, Holiday, TermLength
from casework.reference_data import REFERENCE, FaultyReference, ReferenceTable
from casework.terms import Unit, decide_application

TODAY = date(2027, 3, 1)
ALWAYS_PRESENT = [
    *(f"awb_4_{number}" for number in (2, 3, 5, 6, 7, 8, 9, 11, 13, 14, 15, 17, 18)),
    *(f"awb_3_{number}" for number in (2, 6, 8, 9, 40, 41, 43, 45, 46, 47, 48, 49, 50)),
    *(f"awb_6_{number}" for number in range(4, 12)),
    *(f"awb_7_{number}" for number in range(1, 16)),
    *("awb_2_4", "awb_10_3", "awb_10_10", "atw_1", "atw_2", "atw_3", "atw_4"),
    *("wvo_1_1", "wvo_2_29", "wvo_2_30", "wvo_2_42", "wvo_2_43", "wvo_2_44", "wvo_2_47", "wvo_2_48", "wvo_8_8"),
    *("ib_15a", "ib_15d", "ib_15e", "uavg_5", "bw_1_377c", "archiefwet"),
]
FILES = [
    ("holidays.toml", "day"),
    ("term_lengths.toml", "term"),
    ("articles.toml", "article"),
    ("penalty_rates.toml", "rate"),
]


def rows(name: str, section: str) -> list[Any]:
    return reference_data.read(REFERENCE / name, section)


@pytest.mark.parametrize(("name", "section"), FILES)
def test_every_row_tells_its_period_source_and_confidence(name: str, section: str) -> None:
    for row in rows(name, section):
        assert isinstance(row["valid_from"], date)
        assert row.get("valid_until", date.max) >= row["valid_from"]
        assert row["source"]
        assert row["confidence"] in ("H", "M", "L")


@pytest.mark.parametrize("key", ALWAYS_PRESENT)
def test_provisions_that_the_program_refers_to(key: str) -> None:
    provision = reference_data.shipped_provisions(TODAY).get(key)
    assert provision is not None
    assert provision.key == key


def test_citations_in_the_file_agree_with_their_keys() -> None:
    for row in rows("articles.toml", "article"):
        assert row["citation"] == full_citation(row["key"])
        assert short_citation(row["key"])
        assert row["url"].startswith("https://")


def test_uncertain_numbers_are_marked() -> None:
    provisions = reference_data.shipped_provisions(TODAY)
    assert all(provisions.by_key[key].verify for key in ("ib_15a", "ib_15d", "ib_15e", "archiefwet"))
    assert not provisions.by_key["awb_4_13"].verify


def test_a_paragraph_is_found_through_its_article() -> None:
    provision = reference_data.shipped_provisions(TODAY).get("awb_4_15_1_a")
    assert provision is not None
    assert provision.citation == "artikel 4:15, eerste lid, onder a, Awb"
    assert provision.title == "Opschorting van de beslistermijn"
    assert reference_data.shipped_provisions(TODAY).get("awb_99_9") is None


def test_lengths_refer_to_known_provisions_and_units() -> None:
    provisions = reference_data.shipped_provisions(TODAY)
    for row in rows("term_lengths.toml", "term"):
        assert provisions.get(row["article"]) is not None, row["article"]
        assert row["unit"] in list(Unit)
        assert row["length"] > 0


def test_penalty_rates_follow_each_other() -> None:
    assert reference_data.penalty_bands(date(2009, 9, 30)) == ()
    assert sum(band.days * band.amount for band in reference_data.penalty_bands(date(2012, 1, 1))) == 1260
    assert sum(band.days * band.amount for band in reference_data.penalty_bands(TODAY)) == 1442


@pytest.fixture
def empty() -> None:
    """Tables without a row; the test database starts with the shipped ones."""
    for model in (Holiday, TermLength, Article):
        model.objects.all().delete()


@pytest.fixture
def loaded(empty: None) -> None:
    call_command("load_reference", stdout=StringIO())


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_tables_give_the_same_as_the_files() -> None:
    assert snapshots.calendar() == reference_data.shipped_calendar()
    assert snapshots.lengths_on(TODAY) == reference_data.shipped_lengths(TODAY)
    assert snapshots.provisions_on(TODAY) == reference_data.shipped_provisions(TODAY)
    law = snapshots.law_on(TODAY)
    assert decide_application(date(2027, 3, 10), law.lengths, law.calendar).due == date(2027, 5, 10)


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_loading_twice_changes_nothing() -> None:
    def everything() -> list[list[dict[str, Any]]]:
        return [list(model.objects.order_by("id").values()) for model in (Holiday, TermLength, Article)]

    before = everything()
    out = StringIO()
    call_command("load_reference", stdout=out)
    assert everything() == before
    assert "nieuw" not in out.getvalue()
    assert "Gelijkgestelde dagen: 5 ongewijzigd" in out.getvalue()


@pytest.mark.django_db
@pytest.mark.usefixtures("empty")
def test_check_tells_and_keeps_nothing() -> None:
    out = StringIO()
    call_command("load_reference", "--check", stdout=out)
    assert "Gelijkgestelde dagen: 5 nieuw" in out.getvalue()
    assert not Holiday.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_a_decree_day_taken_out_by_an_administrator_stays_out() -> None:
    Holiday.objects.filter(day=date(2027, 5, 7)).update(valid_until=date(2027, 5, 6), origin=Dated.EDITED)
    call_command("load_reference", stdout=StringIO())
    calendar = snapshots.calendar()
    assert not calendar.is_free(date(2027, 5, 7))
    assert not calendar.lacks_decree(2027)


HEAD = (
    '[[term]]\ncode = "proof"\nname = "Proef"\narticle = "awb_4_13"\nunit = "weeks"\nsource = "x"\nconfidence = "H"\n'
)


def table(tmp_path: Path, *periods: str) -> ReferenceTable:
    """A new file for the table of lengths (files are read once); each period is the rest of a row."""
    path = tmp_path / f"{len(list(tmp_path.iterdir()))}.toml"
    path.write_text("\n".join(HEAD + period for period in periods), encoding="utf-8")
    return ReferenceTable("Proef", path, "term", TermLength, ("code",), ("name", "article", "length", "unit"), {})


def present() -> list[tuple[date, date | None, int]]:
    return list(
        TermLength.objects.filter(code="proof")
        .order_by("valid_from")
        .values_list("valid_from", "valid_until", "length")
    )


OLD = "valid_from = 2020-01-01\nlength = 8\n"
ENDED = "valid_from = 2020-01-01\nvalid_until = 2026-12-31\nlength = 8\n"
NEXT = "valid_from = 2027-01-01\nlength = 6\n"


@pytest.mark.django_db
def test_a_new_period_ends_the_old_one(tmp_path: Path) -> None:
    assert load(table(tmp_path, OLD)) == Counter({NEW: 1})
    assert load(table(tmp_path, NEXT, ENDED)) == Counter({NEW: 1, UPDATED: 1})
    assert present() == [(date(2020, 1, 1), date(2026, 12, 31), 8), (date(2027, 1, 1), None, 6)]


@pytest.mark.django_db
def test_a_corrected_first_day_replaces_the_row(tmp_path: Path) -> None:
    load(table(tmp_path, OLD))
    assert load(table(tmp_path, "valid_from = 2019-07-01\nlength = 8\n")) == Counter({UPDATED: 1})
    assert present() == [(date(2019, 7, 1), None, 8)]


@pytest.mark.django_db
def test_an_edit_is_never_overwritten(tmp_path: Path) -> None:
    load(table(tmp_path, OLD))
    # What a page for administrators does: end the shipped row and add one.
    TermLength.objects.filter(code="proof").update(valid_until=date(2026, 8, 31))
    TermLength.objects.create(
        code="proof", name="Proef", length=7, unit="weeks", valid_from=date(2026, 9, 1), origin=Dated.EDITED
    )
    before = present()
    assert load(table(tmp_path, OLD)) == Counter({KEPT: 1})
    assert load(table(tmp_path, ENDED, NEXT)) == Counter({KEPT: 2})
    assert present() == before


@pytest.mark.django_db
def test_a_row_that_left_the_file_stays_in_the_table(tmp_path: Path) -> None:
    load(table(tmp_path, ENDED, NEXT))
    assert load(table(tmp_path, ENDED)) == Counter({SAME: 1})
    assert len(present()) == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("empty")
def test_a_faulty_file_is_named_and_nothing_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = table(tmp_path, "valid_from = 2020-01-01\nlenght = 8\n")
    monkeypatch.setitem(reference_data._TABLES, "Proef", faulty)
    with pytest.raises(CommandError, match="term 1: lenght, length"):
        call_command("load_reference", stdout=StringIO())
    assert not Holiday.objects.exists()


def test_a_missing_file_or_section_is_named(tmp_path: Path) -> None:
    with pytest.raises(FaultyReference, match="cannot be read"):
        reference_data.read(tmp_path / "none.toml", "term")
    with pytest.raises(FaultyReference, match="has no nothing"):
        reference_data.read(REFERENCE / "holidays.toml", "nothing")


def test_two_tables_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="Artikelen"):
        reference_data.register("Artikelen", path=REFERENCE, section="x", model=Article, keys=["key"], columns=[])
