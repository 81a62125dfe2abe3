"""What is said of test results: which row of a list is meant, what it asks, retests. All pure."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.criteria import Delay
from assessments.enums import InstrumentDomain
from assessments.instruments.checks import judge
from assessments.instruments.comparing import CHANGED, NEW, SAME, VANISHED, differences
from assessments.instruments.facts import (
    Level,
    Listed,
    Register,
    RegisterList,
    Taken,
    entry_year_of,
    period_of,
)
from assessments.instruments.matching import find
from tests.assessments.criteria.oracle import NATIONAL
from tests.assessments.results import BL, CASE, CURRENT, IQ, REGISTER, ROWS, RULES, SE, on_list, said, warned


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2023, 10, 1), 2024),
        (date(2024, 9, 30), 2024),
        (date(2024, 10, 1), 2025),
        (date(2026, 11, 21), 2027),
    ],
)
def test_the_list_is_chosen_by_the_day_of_the_decision(day: date, year: int) -> None:
    assert entry_year_of(day) == year
    first, last = period_of(year)
    assert first <= day <= last


@pytest.mark.parametrize(
    ("typed", "domain", "name"),
    [
        ("wisc-iii nl", "IQ", "WISC-III NL"),
        ("WISC-III-NL (volledig)", "IQ", "WISC-III NL"),
        ("LOVS DMT kaart 1, 2 en 3", "TL", "LOVS DMT"),
        ("ZIEN! leerkracht", "SE", "ZIEN!"),
        ("Technisch lezen: LOVS", "TL", "LOVS Technisch lezen"),
    ],
)
def test_a_row_is_meant_by_its_name_or_all_its_words(typed: str, domain: str, name: str) -> None:
    found = find(typed, domain, ROWS).row
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("typed", "domain", "code", "words"),
    [
        ("WISC-V NL", "IQ", "not_listed", "Lijkt op: ‘WISC-III NL’"),
        ("Kijk op lezen", "BL", "not_listed", "staat niet op de testlijst 2027–2028 bij begrijpend lezen"),
        ("NIO en SON-R 6-40", "IQ", "unclear", "‘NIO’ en ‘SON-R 6-40’"),
        ("TPVO-TL", "BL", "wrong_domain", "voor technisch lezen, niet voor begrijpend lezen"),
    ],
)
def test_what_is_not_found_says_so_with_the_nearest_names(typed: str, domain: str, code: str, words: str) -> None:
    one = said(replace(BL if domain == "BL" else IQ, instrument=typed, domain=domain))[code]
    assert one.level is Level.REASON
    assert words in one.sentence


def test_of_names_that_contain_each_other_the_fullest_is_meant() -> None:
    rows = [Listed("IQ", "NIO"), Listed("IQ", "NIO digitaal")]
    found = find("NIO, digitaal afgenomen", "IQ", rows).row
    assert found is rows[1]
    assert find("NIO 2004", "IQ", rows).row is rows[0]


def test_a_good_file_gets_no_warning() -> None:
    assert warned(IQ) == warned(BL) == warned(SE) == set()


@pytest.mark.parametrize(
    ("row", "case", "words"),
    [
        ({"min_age": 12, "max_age": 12}, {}, ""),
        ({"min_age": 13}, {}, "vanaf 13 jaar; de leerling was 12"),
        ({"max_age": 11}, {}, "tot en met 11 jaar; de leerling was 12"),
        ({"grade_from": 9}, {}, "vanaf leerjaar 1 van het vo; de leerling zat in groep 8"),
        ({"grade_to": 7}, {}, "tot en met groep 7; de leerling zat in groep 8"),
        ({"grade_from": 8, "grade_to": 8, "month_from": 1, "month_to": 5}, {}, "januari tot en met mei"),
        ({"grade_from": 7, "grade_to": 8, "month_from": 3, "month_to": 6}, {}, ""),
        ({"grade_from": 8, "grade_to": 8, "month_from": 9, "month_to": 12}, {}, ""),
        ({"category_pro": "nvt"}, {}, "niet bedoeld voor praktijkonderwijs"),
        ({"category_pro": "nvt"}, {"kind": "lwoo"}, ""),
        ({"min_years_in_nl": 6}, {"under_year_in_nl": True}, "ten minste 6 jaar in Nederland"),
        ({"grade_from": 8}, {"group": "groep 7"}, "vanaf groep 8; de leerling zat in groep 7"),
        ({"grade_from": 8}, {"group": "groep 7", "repeated_years": 1}, ""),
        ({"grade_from": 8}, {"group": "onbekend"}, ""),
    ],
)
def test_age_grade_month_and_kind_are_those_of_the_list(row: dict, case: dict, words: str) -> None:
    found = said(IQ, replace(CASE, **case), on_list(**row))
    assert ("restriction" in found) is bool(words)
    assert not words or words in found["restriction"].sentence


def test_a_repeated_year_excuses_by_its_rule() -> None:
    found = said(IQ, replace(CASE, group="groep 7", repeated_years=1), on_list(grade_from=8))
    assert (found["grade_allowed"].rule, found["grade_allowed"].level) == ("R3", Level.INFORMATION)


def test_a_learning_test_may_be_below_the_grade_of_the_pupil() -> None:
    easy = replace(BL, instrument="Begrijpend lezen 345678, toets 34")
    assert "restriction" not in said(easy)
    early = replace(BL, instrument="Begrijpend lezen 345678, toets 78")
    assert "restriction" in said(early, replace(CASE, group="groep 6"))


def test_what_only_a_person_can_compare_is_said_as_information() -> None:
    row = {"restriction": "normen 2013; alleen M8", "norm_version": "2013", "form": "full", "medium": "digital"}
    found = said(IQ, CASE, on_list(**row))["restriction_text"]
    assert found.level is Level.INFORMATION
    assert found.sentence.endswith(": normen 2013; alleen M8; volledige vorm; digitaal.")


@pytest.mark.parametrize(("dle", "low"), [(31, True), (30, True), (32, False), (None, False)])
def test_a_result_at_the_floor_may_be_lower(dle: int | None, *, low: bool) -> None:
    taken = Taken("ir", "IR", "IR", "TPVO-IR", date(2026, 11, 3), dl=53, dle=dle)
    assert ("floor" in said(taken)) is low


@pytest.mark.parametrize(("kind", "mark"), [("pro", "IV"), ("lwoo", "")])
def test_a_category_is_information_and_never_more(kind: str, mark: str) -> None:
    found = said(replace(IQ, instrument="NIO"), replace(CASE, kind=kind))
    assert ("category" in found) is bool(mark)
    assert not mark or found["category"].level is Level.INFORMATION


@pytest.mark.parametrize(
    ("taken", "warns"),
    [
        (IQ, False),
        (replace(IQ, responsible=""), True),
        (replace(IQ, profession=""), True),
        (replace(IQ, profession="other"), True),
        (replace(SE, responsible=" "), True),
        (BL, False),
    ],
)
def test_under_whose_responsibility_is_known(taken: Taken, *, warns: bool) -> None:
    found = said(taken)
    assert ("responsible" in found) is warns
    assert not warns or found["responsible"].reference == "ib_15d_2"


@pytest.mark.parametrize(
    ("typed", "dle", "dl", "code", "words"),
    [
        ("Begrijpend lezen M5", 36, 55, "retest", "van groep 6"),
        ("Begrijpend lezen M5", 36, 60, "retest", "van groep 6"),
        ("Begrijpend lezen M5", 14, 55, "no_retest", "niet nodig"),
        ("Begrijpend lezen M5", 14, 60, "no_retest", "niet nodig"),
        ("Begrijpend lezen M5", 35, 55, "", ""),
        ("Begrijpend lezen M5", 15, 55, "", ""),
        ("Begrijpend lezen M5", 14, 25, "retest", "van een lager leerjaar"),
        ("Begrijpend lezen E6", 29, 55, "retest", "van groep 4 of van de groep waarnaar de DLE wijst."),
        ("Begrijpend lezen M8", 44, 60, "retest", "van groep 7"),
        ("Begrijpend lezen M8", 20, 60, "retest", "Niet nodig als"),
        ("Begrijpend lezen E7", 61, 60, "no_retest", "buiten lwoo"),
        ("Begrijpend lezen M5 en E6", 10, 60, "", ""),
        ("Begrijpend lezen", 10, 60, "", ""),
    ],
)
def test_a_result_far_from_its_test_advises_another(typed: str, dle: int, dl: int, code: str, words: str) -> None:
    found = said(replace(BL, instrument=typed, dle=dle, dl=dl), register=Register((), RULES))
    assert found.keys() & {"retest", "no_retest"} == ({code} if code else set())
    if code:
        assert words in found[code].sentence
        assert found[code].level is Level.INFORMATION
        assert found[code].rule in {"R8", "R9"}


def test_what_is_pro_level_is_told_by_the_criteria_of_the_case() -> None:
    strict = replace(CASE, criteria=replace(NATIONAL, pro_delay=Delay(4, 5)))
    low = replace(BL, instrument="Begrijpend lezen M5", dle=14, dl=60)
    bare = Register((), RULES)
    assert "no_retest" in said(low, register=bare)
    assert "retest" in said(low, strict, bare)
    assert "retest" in said(low, replace(CASE, criteria=None), bare)


def test_the_level_of_a_row_comes_before_the_name() -> None:
    register = Register((replace(CURRENT, rows=(Listed("BL", "Lezen M8", nominal_level=25),)),), RULES)
    assert "retest" not in said(replace(BL, instrument="Lezen M8", dle=30), register=register)


def test_without_a_list_that_is_said_once_and_ages_are_still_judged() -> None:
    old = replace(IQ, administered_on=date(2024, 1, 1))
    found = judge([old, BL], CASE, Register((), RULES))
    assert [one.code for one in found.of_case] == ["no_list"]
    assert "besluiten tot en met 30 september 2027" in found.of_case[0].sentence
    assert [one.code for one in found.by_result["iq"]] == ["iq_too_old"]
    assert found.by_result["bl"] == ()
    assert judge([], CASE, Register((), RULES)).of_case == ()


def test_another_list_on_the_day_of_the_test_is_told_and_warned_of_when_it_says_otherwise() -> None:
    before = RegisterList(2026, *period_of(2026), (Listed("IQ", "NIO"),), RULES)
    both = Register((before, CURRENT), RULES)
    early = replace(IQ, administered_on=date(2026, 9, 30))
    assert "list_differs" in said(early, register=both)
    assert "list_differs" not in said(replace(early, instrument="NIO"), register=both)
    assert "list_differs" not in said(IQ, register=both)
    told = judge([early], CASE, both).of_case[0].sentence
    assert "Vergeleken met de testlijst 2027–2028" in told
    assert "bij de afnames gold 2026–2027." in told
    assert "2026–2027 (niet ingevoerd)" in judge([early], CASE, REGISTER).of_case[0].sentence


def test_a_rule_that_the_regulation_left_out_is_not_used() -> None:
    rules = {**RULES, "R1": replace(RULES["R1"], applies=False)}
    register = Register((replace(CURRENT, rules=rules),), RULES)
    assert "iq_too_old" not in said(replace(IQ, administered_on=date(2020, 1, 1)), register=register)
    short = {**RULES, "R1": replace(RULES["R1"], parameters={"years": 1})}
    assert "iq_too_old" in said(
        replace(IQ, administered_on=date(2026, 2, 28)), register=Register((replace(CURRENT, rules=short),), RULES)
    )


def test_earlier_results_and_what_is_missing() -> None:
    assert judge([replace(BL, earlier=True)], CASE, REGISTER).by_result == {}
    assert "missing" in said(replace(BL, instrument=" "))
    assert "missing" in said(replace(BL, administered_on=None))


def test_the_sample_is_whole() -> None:
    count = {domain: sum(row.domain == domain for row in ROWS) for domain in InstrumentDomain.values}
    assert count == {"IQ": 12, "SE": 14, "TL": 7, "BL": 11, "SP": 5, "IR": 6}
    assert sorted(RULES, key=lambda code: int(code[1:])) == [f"R{number}" for number in range(1, 17)]


def test_versions_are_compared_by_domain_and_name() -> None:
    old = [{"domain": "IQ", "name": "NIO", "year": "2004"}, {"domain": "IQ", "name": "WNV-NL", "year": "2008"}]
    new = [
        {"domain": "IQ", "name": "nio", "year": "2004"},
        {"domain": "TL", "name": "WNV NL", "year": "2008"},
        {"domain": "IQ", "name": "SON-R", "year": ""},
    ]
    found = [(one.state, one.name) for one in differences(new, old)]
    assert found == [(CHANGED, "nio"), (NEW, "WNV NL"), (NEW, "SON-R"), (VANISHED, "WNV-NL")]
    assert differences(new, old)[0].columns == {"name": ("NIO", "nio")}
    assert [one.state for one in differences(old, old)] == [SAME, SAME]
