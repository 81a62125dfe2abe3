"""How old a test result may be, to the day, and the grade of the pupil on that day. All pure."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.instruments.ages import after_test_months, grade_on, read_grade, years_after
from tests.assessments.results import BL, CASE, IQ, SE, said


@pytest.mark.parametrize(
    ("taken_on", "completed", "too_old"),
    [
        (date(2025, 3, 10), date(2027, 3, 10), False),
        (date(2025, 3, 10), date(2027, 3, 11), True),
        (date(2024, 2, 29), date(2026, 2, 28), False),
        (date(2024, 2, 29), date(2026, 3, 1), True),
        (date(2026, 2, 28), date(2028, 2, 28), False),
        (date(2026, 2, 28), date(2028, 2, 29), True),
    ],
)
def test_intelligence_is_two_years_old_at_most_when_the_file_is_complete(
    taken_on: date, completed: date, *, too_old: bool
) -> None:
    case = replace(CASE, completed_on=completed, today=date(2029, 1, 1))
    found = said(replace(IQ, administered_on=taken_on), case)
    assert ("iq_too_old" in found) is too_old
    assert "iq_almost_too_old" not in found
    if too_old:
        assert found["iq_too_old"].rule == "R1"
        assert "Regeling 2022-2023, Stcrt. 2021" in found["iq_too_old"].source


@pytest.mark.parametrize(
    ("today", "code", "words"),
    [
        (date(2027, 2, 7), "", ""),
        (date(2027, 2, 8), "iq_almost_too_old", "Nog 30 dagen bruikbaar"),
        (date(2027, 3, 9), "iq_almost_too_old", "Nog 1 dag bruikbaar"),
        (date(2027, 3, 10), "iq_almost_too_old", "Vandaag is de laatste dag"),
        (date(2027, 3, 11), "iq_too_old", "op dit moment ouder dan 2 jaar"),
    ],
)
def test_the_last_month_counts_down_while_the_file_is_not_complete(today: date, code: str, words: str) -> None:
    case = replace(CASE, completed_on=None, today=today)
    found = said(replace(IQ, administered_on=date(2025, 3, 10)), case)
    assert found.keys() & {"iq_almost_too_old", "iq_too_old"} == ({code} if code else set())
    assert not code or words in found[code].sentence


@pytest.mark.parametrize(
    ("taken_on", "applied", "rule"),
    [
        (date(2026, 10, 5), date(2027, 2, 15), ""),
        (date(2026, 6, 20), date(2027, 1, 20), ""),
        (date(2026, 8, 1), date(2027, 2, 1), ""),
        (date(2026, 7, 31), date(2027, 2, 1), "R5"),
        (date(2026, 8, 1), date(2027, 9, 30), ""),
        (date(2026, 7, 31), date(2027, 9, 30), "R5"),
        (date(2027, 3, 31), date(2027, 10, 1), ""),
        (date(2026, 5, 20), date(2027, 1, 20), ""),
        (date(2026, 5, 19), date(2027, 1, 20), "R6"),
        (date(2026, 7, 15), date(2027, 1, 31), ""),
        (date(2026, 3, 1), date(2026, 12, 31), "R6"),
    ],
)
def test_learning_tests_are_taken_within_their_window(taken_on: date, applied: date, rule: str) -> None:
    found = said(replace(BL, administered_on=taken_on), replace(CASE, applied_on=applied))
    assert ("learning_too_old" in found) is bool(rule)
    assert not rule or found["learning_too_old"].rule == rule


@pytest.mark.parametrize(("applied", "too_old"), [(date(2027, 11, 3), False), (date(2027, 11, 4), True)])
def test_social_emotional_is_a_year_old_at_most_at_application(applied: date, *, too_old: bool) -> None:
    found = said(SE, replace(CASE, applied_on=applied))
    assert ("se_too_old" in found) is too_old


def test_test_months_leave_out_the_summer() -> None:
    assert after_test_months(date(2026, 6, 20), 5) == date(2027, 1, 20)
    assert after_test_months(date(2026, 8, 31), 6) == date(2027, 3, 1)
    assert after_test_months(date(2026, 5, 31), 5) == date(2026, 12, 31)
    assert after_test_months(date(2026, 10, 31), 4) == date(2027, 2, 28)
    assert years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("groep 8", 8),
        ("8", 8),
        ("Groep 7b", 7),
        ("groep 8 sbo", 8),
        ("brugklas", 9),
        ("leerjaar 1 vmbo", 9),
        ("vo-1", 9),
        ("1e klas", 9),
        ("groep 2", None),
        ("leerjaar 2", None),
        ("", None),
    ],
)
def test_grades_are_read_as_people_type_them(text: str, grade: int | None) -> None:
    assert read_grade(text) == grade


def test_a_grade_is_counted_back_only_where_that_is_sure() -> None:
    now = {"grade": 8, "known_on": date(2027, 2, 15)}
    assert grade_on(date(2026, 8, 1), repeated_years=1, **now) == 8
    assert grade_on(date(2026, 7, 31), repeated_years=0, **now) == 7
    assert grade_on(date(2026, 7, 31), repeated_years=1, **now) is None
    assert grade_on(date(2026, 7, 31), repeated_years=None, **now) is None
