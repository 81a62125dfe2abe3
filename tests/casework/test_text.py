"""Keys to search with, days in words, and what somebody wrote himself."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.citations import full_citation, short_citation
from casework.text import (
    display,
    dutch_count,
    dutch_date,
    dutch_list,
    is_template_only,
    name_parts,
    own_sentences,
    search_key,
)


def test_days_in_words() -> None:
    assert dutch_date(date(2027, 4, 12)) == "12 april 2027"
    assert dutch_date(date(2027, 3, 1), weekday=True) == "maandag 1 maart 2027"


def test_counts_and_lists() -> None:
    assert dutch_count(1, "dag", "dagen") == "1 dag"
    assert dutch_count(8, "week", "weken", words=True) == "acht weken"
    assert dutch_count(14, "dag", "dagen", words=True) == "14 dagen"
    assert dutch_list([]) == ""
    assert dutch_list(["a"]) == "a"
    assert dutch_list(["a", "b", "c"]) == "a, b en c"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "niet ingevuld"),
        ("", "niet ingevuld"),
        ([], "niet ingevuld"),
        (True, "ja"),
        (False, "nee"),
        (date(2027, 3, 1), "1 maart 2027"),
        (Decimal("0.50"), "0,50"),
        (["lezen", "spellen"], "lezen en spellen"),
        ({"Overleg": "op 1 maart", "Bezoek": ""}, "Overleg: op 1 maart; Bezoek: niet ingevuld"),
        ({}, "niet ingevuld"),
        (0, "0"),
        ("vrij", "vrij"),
    ],
)
def test_stored_values_as_a_person_reads_them(value: object, shown: str) -> None:
    assert display(value) == shown


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("  Anna   van den\u00a0Berg ", "anna van den berg"),
        ("José Muñoz", "jose munoz"),
        ("O’Neill-Gül", "oneill gul"),
        ("'t Hart", "t hart"),
        ("Søren Łukasz Đorđević", "soren lukasz dordevic"),
        ("IJsbrand", "ijsbrand"),
        ("ĳsbrand", "ijsbrand"),
        ("Straße", "strasse"),
        ("İpek Işık", "ipek isik"),
        ("Ｗｉｄｅ", "wide"),
        ("", ""),
    ],
)
def test_search_key(name: str, key: str) -> None:
    assert search_key(name) == key


def test_search_key_joins_parts_without_traces_of_empty_ones() -> None:
    assert search_key("Anna", "", "Berg") == "anna berg"


@given(st.text())
def test_search_key_is_stable(name: str) -> None:
    assert search_key(search_key(name)) == search_key(name)
    assert search_key(name.upper()) == search_key(name.upper().lower())


def test_name_parts_leave_out_prefixes_and_initials() -> None:
    assert name_parts("A. van den Berg-de Vries") == {"berg", "vries"}
    assert name_parts("Anna", "van der Meer") == name_parts("Van Der Meer", "ANNA")


TEMPLATES = ["De leerling [naam] voldoet aan de criteria. De adviezen zijn gewogen…", "Wij wijzen de aanvraag af."]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n ",
        "[motiveer hier]",
        "De leerling Sam Jansen voldoet aan de criteria.",
        "DE LEERLING  [naam] voldoet aan de criteria!\n\nWij wijzen de aanvraag af",
        "De adviezen zijn gewogen …",
    ],
)
def test_nothing_of_ones_own(text: str) -> None:
    assert is_template_only(text, TEMPLATES)


def test_own_words_are_seen_beside_a_template() -> None:
    text = "Wij wijzen de aanvraag af. De leerling rekent op het niveau van groep 6."
    assert not is_template_only(text, TEMPLATES)
    assert own_sentences(text, TEMPLATES) == ["de leerling rekent op het niveau van groep 6"]


def test_a_gap_hides_no_long_story() -> None:
    story = "die " + "al jaren met veel moeite leest en rekent " * 4
    assert not is_template_only(f"De leerling {story} voldoet aan de criteria", TEMPLATES)


@pytest.mark.parametrize(
    ("key", "short", "full"),
    [
        ("awb_4_13", "Awb 4:13", "artikel 4:13 Awb"),
        ("awb_4_15_1_a", "Awb 4:15 lid 1 onder a", "artikel 4:15, eerste lid, onder a, Awb"),
        ("awb_4_3a", "Awb 4:3a", "artikel 4:3a Awb"),
        ("wvo_2_47_17", "WVO 2020 2.47 lid 17", "artikel 2.47, zeventiende lid, WVO 2020"),
        ("atw_3_3", "Atw 3 lid 3", "artikel 3, derde lid, Algemene termijnenwet"),
        ("ib_15d", "Inrichtingsbesluit WVO 15d", "artikel 15d Inrichtingsbesluit WVO"),
        ("bw_1_377c", "BW 1:377c", "artikel 1:377c BW"),
        ("archiefwet", "Archiefwet", "Archiefwet"),
    ],
)
def test_citations(key: str, short: str, full: str) -> None:
    assert short_citation(key) == short
    assert full_citation(key) == full


def test_an_unknown_law_is_an_error() -> None:
    with pytest.raises(KeyError):
        short_citation("abc_1")
