"""What of a dossier goes into a draft, and what does not and why."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from applications.enums import Domain, Section
from assessments.dossiers.description import POSWV, PUPIL, VOSWV
from assessments.dossiers.filling import filling_of, repeated_years
from assessments.dossiers.found import Result, SchoolYear
from assessments.dossiers.measured import domain_of
from assessments.dossiers.parts import Filling
from tests.factories import dossiers as make

MOST = 25


def filled(tree: Any, *, today: date = make.TODAY, most: int = MOST) -> Filling:
    return filling_of(make.dossier(tree), today, most)


def with_results(*results: Result) -> Filling:
    return filling_of(replace(make.whole().dossier, results=results), make.TODAY, MOST)


def why(filling: Filling, what: str) -> str:
    return next(one.why for one in filling.left_out if what in one.what)


RESULT = Result(
    "begrijpend lezen", "Proeftoets", "M8", date(2026, 10, 12), 52, 26, None, None, None, "A. Proef", "", ""
)


def test_everything_that_an_application_can_use_is_filled_in() -> None:
    filling = filled(make.root())
    assert filling.of(Section.PUPIL)[0].values["birth_date"] == date(2015, 3, 9)
    assert {part.values["authority"] for part in filling.of(Section.GUARDIANS)} == {"unknown"}
    career = filling.of(Section.CAREER)[0].values
    assert (career["school_kind"], career["group"], career["repeated_years"]) == ("po", "groep 8", 1)
    assert career["entry_school_year"] is None
    assert "rekenen in een kleine groep" in career["support_given"]
    learning = [(part.values["domain"], part.values["dl"], part.values["dle"]) for part in filling.of(Section.LEARNING)]
    assert learning == [("IR", 60, 24), ("BL", 60, 26), ("TL", 60, 39), ("SP", 60, 31)]
    (iq,) = filling.of(Section.INTELLIGENCE)
    assert (iq.values["low"], iq.values["high"], iq.values["profession"]) == (68, 68, "remedial_educationalist")
    assert [paper.kind.value for paper in filling.papers] == [
        "other", "guidance_record", "development_plan", "intelligence_report", "other",
    ]  # fmt: skip
    assert "rekent die zelf uit" in why(filling, "Leerachterstanden")


def test_of_a_secondary_school_the_interval_and_the_year_are_filled_in() -> None:
    filling = filled(make.root(VOSWV))
    (iq,) = filling.of(Section.INTELLIGENCE)
    assert (iq.values["low"], iq.values["high"]) == (74, 84)
    assert "IQ 74-84, punt 79" in iq.words
    career = filling.of(Section.CAREER)[0].values
    assert (career["group"], career["entry_school_year"]) == ("leerjaar 1", 2026)
    assert "VO2998" in next(one.what for one in filling.left_out if "Lwoo" in one.what)


def test_what_parents_said_of_the_dossier_never_becomes_their_view() -> None:
    (view,) = filled(make.root()).of(Section.STATEMENTS)
    assert set(view.values) == {"content"}
    assert "geen zienswijze op deze aanvraag" in view.values["content"]
    assert "Reden: De toets is op een slechte dag gemaakt. Toestemming" in view.values["content"]
    assert not filled(make.root(withheld=("ouderinzage",))).of(Section.STATEMENTS)


@pytest.mark.parametrize(
    ("area", "name", "domain"),
    [
        ("Rekenen", "", Domain.IR),
        ("rekenen-wiskunde", "", Domain.IR),
        ("", "Begrijpend lezen 3.0", Domain.BL),
        ("taal", "Technisch Lezen", Domain.TL),
        ("Spellingvaardigheid", "", Domain.SP),
        ("hoofdrekenen", "", None),
        ("rekenen", "Tempotoets rekenen", Domain.IR),
        ("", "Tempo Test Rekenen", None),
        ("woordenschat", "Proeftoets", None),
    ],
)
def test_the_domain_of_a_test(area: str, name: str, domain: Domain | None) -> None:
    assert domain_of(replace(RESULT, area=area, name=name)) == domain


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"dle": None}, "geen DLE en geen IQ"),
        ({"dle": 121}, "tussen 0 en 120"),
        ({"dl": 121}, "tussen 0 en 120"),
        ({"area": "woordenschat", "name": "Woorden"}, "geen van de vier domeinen"),
        ({"taken_on": make.TODAY + timedelta(days=1)}, "ligt in de toekomst"),
        ({"taken_on": date(2015, 3, 8)}, "voor de geboorte"),
        ({"dle": None, "iq": 39, "iq_low": 39, "iq_high": 39}, "tussen 40 en 160"),
        ({"dle": None, "iq": 161, "iq_low": 161, "iq_high": 161}, "tussen 40 en 160"),
    ],
)
def test_a_score_that_is_not_certain_stays_out_with_the_reason(change: dict[str, Any], says: str) -> None:
    filling = with_results(replace(RESULT, **change))
    assert not [*filling.of(Section.LEARNING), *filling.of(Section.INTELLIGENCE)]
    assert says in why(filling, replace(RESULT, **change).title)


def test_the_latest_of_one_domain_counts_and_the_others_are_earlier() -> None:
    filling = with_results(replace(RESULT, taken_on=date(2025, 10, 12), dle=20), RESULT)
    assert [(part.values["dle"], part.values["earlier"]) for part in filling.of(Section.LEARNING)] == [
        (26, False), (20, True),
    ]  # fmt: skip


def test_a_dl_that_is_not_the_computed_one_is_told() -> None:
    told = [part.words for part in with_results(replace(RESULT, dl=60), RESULT).of(Section.LEARNING)]
    # One year was repeated: 52 and 10 more, at most 60.
    assert "berekend" not in told[0]
    assert "DL 52 (berekend: 60; het formulier vraagt een reden)" in told[1]


@pytest.mark.parametrize(
    ("groups", "repeated"),
    [
        ("345678", 0),
        ("1233455678", 2),
        ("12", None),
        ("34578", None),
        ("345S78", None),
        ("", None),
    ],
)
def test_repeated_years_are_counted_only_in_a_whole_career(groups: str, repeated: int | None) -> None:
    years = tuple(SchoolYear(f"{2010 + at}-{2011 + at}", group, None, None, "BO") for at, group in enumerate(groups))
    assert repeated_years(replace(make.whole().dossier, years=years)) == repeated


@pytest.mark.parametrize(("first", "entry"), [(2023, 2023), (2022, None), (2026, 2026), (2027, None)])
def test_a_year_of_entry_is_one_of_those_in_the_form(first: int, entry: int | None) -> None:
    years = (SchoolYear(f"{first}-{first + 1}", "11", None, None, "VO"),)
    found = filling_of(replace(make.whole(VOSWV).dossier, years=years), make.TODAY, MOST)
    assert found.of(Section.CAREER)[0].values["entry_school_year"] == entry


def test_people_who_cannot_be_filled_in_are_named() -> None:
    tree = make.root()
    make.add(tree, f"{PUPIL}/verzorger", "overleden", "true")
    make.set_text(tree, f"{PUPIL}/geboortedatum", "2031-01-01")
    make.set_text(make.at(tree, f"{PUPIL}/verzorger/communicatielijst/communicatie")[3], "nummer", "geen..adres@-.x")
    filling = filled(tree)
    assert len(filling.of(Section.GUARDIANS)) == 1
    assert "overleden" in why(filling, "El Haddadi")
    assert filling.of(Section.PUPIL)[0].values["birth_date"] is None
    assert filling.of(Section.GUARDIANS)[0].values["email"] == ""
    assert "in de toekomst" in why(filling, "Geboortedatum")


def test_no_more_papers_than_fit_and_none_with_the_name_of_the_pupil() -> None:
    pupil = make.whole(POSWV).dossier.pupil
    tree = make.root()
    make.set_text(tree, f"{make.SUPPORT}/opp/document/omschrijving", f"OPP van {pupil.first_name}")
    filling = filled(tree, most=3)
    assert filling.papers[2].title == "ontwikkelingsperspectief (OPP) (uit OSO-dossier)"
    assert len(filling.papers) == 3
    assert "hoogstens 3 bestanden" in why(filling, "Gespreksverslag.pdf")
