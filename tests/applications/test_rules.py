"""Routes, stages and matches: pure judgements."""

from dataclasses import replace
from datetime import date

import pytest

from applications.enums import Status
from applications.facts import CaseFacts, RegimeFacts
from applications.rules import StageFacts, audience_of, route_warnings, same_pupil, stage
from casework.text import name_parts
from tests.applications.test_checklist import LWOO, PRO, SPECIAL


def codes(facts: CaseFacts) -> list[str]:
    return [warning.code for warning in route_warnings(facts)]


def test_an_ordinary_application_has_no_warning() -> None:
    assert [codes(PRO), codes(LWOO), codes(SPECIAL)] == [[], [], []]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (replace(PRO, route="none"), ["no_route"]),
        (replace(LWOO, route="special_group"), ["special_is_pro", "special_by_pro_school"]),
        (replace(PRO, route="own_rules"), ["own_rules_need_own_mode"]),
        (replace(LWOO, route="own_rules", place=replace(LWOO.place, regime=RegimeFacts("own"))), []),
        (replace(LWOO, place=replace(LWOO.place, regime=RegimeFacts("population"))), ["population"]),
        (replace(PRO, place=replace(PRO.place, regime=RegimeFacts("population"))), []),
        (replace(PRO, place=replace(PRO.place, in_area=False)), ["outside_area"]),
        (replace(PRO, place=replace(PRO.place, school_type="vso")), ["vso_applicant"]),
        (replace(SPECIAL, place=replace(PRO.place, school_type="vmbo")), ["special_by_pro_school"]),
    ],
)
def test_what_stands_in_the_way_is_named(facts: CaseFacts, expected: list[str]) -> None:
    assert codes(facts) == expected


@pytest.mark.parametrize(
    ("end", "early"), [(None, True), (date(2027, 2, 28), False), (date(2027, 3, 1), True), (date(2027, 7, 31), True)]
)
def test_a_newcomer_waits_until_after_the_first_school_year(end: date | None, early: bool) -> None:
    facts = replace(PRO, under_year_in_nl=True, first_counted_year_end=end)
    assert ("too_early" in codes(facts)) is early


@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("audience", ["office", "school", "parent", "expert"])
def test_every_state_has_a_stage_for_every_reader(status: str, audience: str) -> None:
    found = stage(StageFacts(status), audience)
    assert found.word
    assert found.sentence.endswith(".")


@pytest.mark.parametrize("audience", ["school", "parent"])
@pytest.mark.parametrize("status", ["advised", "decided", "not_processed"])
def test_before_publication_parties_read_that_a_decision_is_prepared(audience: str, status: str) -> None:
    assert stage(StageFacts(status), audience).code == "in_preparation"
    assert stage(StageFacts(status), "office").code != "in_preparation"


def test_an_expert_cannot_tell_that_the_other_advice_is_in() -> None:
    waiting = stage(StageFacts("with_experts"), "expert")
    assert stage(StageFacts("advised"), "expert") == waiting
    assert stage(StageFacts("decided"), "expert") == waiting


def test_after_publication_the_outcome_is_the_stage() -> None:
    facts = StageFacts("decided", published_outcome="grant", outcome_word="toegekend")
    assert [stage(facts, audience).word for audience in ("office", "school", "parent")] == ["toegekend"] * 3
    gone = replace(facts, superseded="vervangen")
    assert stage(gone, "parent").word == "vervangen"


def test_a_withdrawn_case_shows_no_outcome() -> None:
    facts = StageFacts("withdrawn", published_outcome="")
    assert stage(facts, "parent").code == "withdrawn"


@pytest.mark.parametrize(
    ("capacity", "role", "audience"),
    [
        ("", "secretariat", "office"),
        ("", "board_member", "office"),
        ("", "school_staff", "school"),
        ("", "parent", "parent"),
        ("guardian", "parent", "parent"),
        ("", "expert", "expert"),
        ("expert", "expert", "expert"),
    ],
)
def test_the_audience_follows_from_capacity_or_role(capacity: str, role: str, audience: str) -> None:
    assert audience_of(capacity, role) == audience


BORN = date(2014, 6, 1)


@pytest.mark.parametrize(
    ("one", "other", "born", "same"),
    [
        ("Sem Bakker", "Sem Bakker", BORN, True),
        ("Sem Bakker", "Sem de Vries Bakker", BORN, True),
        ("Sèm Bakker", "sem bakker", BORN, True),
        ("Sem Bakker", "Saar Bakker", BORN, False),
        ("Sem Bakker", "Sem Smit", BORN, False),
        ("Sem Bakker", "Sem Bakker", date(2014, 6, 2), False),
        ("Sem Bakker", "Sem Bakker", None, False),
    ],
)
def test_a_match_needs_birth_date_and_two_names_so_twins_do_not_match(
    one: str, other: str, born: date | None, same: bool
) -> None:
    assert same_pupil((BORN, name_parts(one)), (born, name_parts(other))) is same
