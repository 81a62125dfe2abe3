"""The DL and its sum: the worked examples, the bounds, and what follows from a school career."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.schooling import MOST_MONTHS, Schooling, in_words, months_of, school_year_of

GROUP_8 = Schooling("groep 8", "po", 0, 2027, date(2027, 2, 1))


@pytest.mark.parametrize(
    ("group", "month", "repeated", "months", "words"),
    [
        (6, 3, 0, 37, "groep 6, maart: 10 × 3 + 7 = 37"),
        (8, 1, 0, 55, "groep 8, januari: 10 × 5 + 5 = 55"),
        (8, 11, 0, 53, "groep 8, november: 10 × 5 + 3 = 53"),
        (7, 5, 1, 59, "groep 7, mei, één keer gedoubleerd: 10 × 4 + 9 + 10 = 59"),
        (8, 2, 1, 60, "groep 8, februari, één keer gedoubleerd: 10 × 5 + 6 + 10 = 66, maar ten hoogste 60"),
        (8, 9, 0, 51, "groep 8, september: 10 × 5 + 1 = 51"),
        (8, 6, 0, 60, "groep 8, juni: 10 × 5 + 10 = 60"),
        (8, 7, 0, 60, "groep 8, juli (telt als juni): 10 × 5 + 10 = 60"),
        (3, 8, 0, 10, "groep 3, augustus (telt als juni): 10 × 0 + 10 = 10"),
        (4, 12, 2, 34, "groep 4, december, 2 keer gedoubleerd: 10 × 1 + 4 + 10 × 2 = 34"),
        (9, 10, 0, 60, "in het voortgezet onderwijs: 60"),
        (2, 6, 3, 0, "in groep 1 en 2 telt nog geen maand mee: 0, en de leerachterstand is dan niet te berekenen"),
    ],
)
def test_the_worked_examples(group: int, month: int, repeated: int, months: int, words: str) -> None:
    assert months_of(group, month, repeated) == months
    assert in_words(group, month, repeated) == words


@pytest.mark.parametrize(("september", "months"), [(1, 46), (0, 45)])
def test_the_convention_turns_february_of_groep_7(september: int, months: int) -> None:
    assert months_of(7, 2, september=september) == months
    assert in_words(7, 2, september=september).endswith(f"= {months}")


SCHOOL_MONTHS = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8)


@given(st.integers(-2, 12), st.sampled_from(range(12)), st.integers(0, 9), st.sampled_from((0, 1)), st.integers(0, 11))
def test_whole_months_within_bounds_that_never_go_back(
    group: int, place: int, repeated: int, september: int, later: int
) -> None:
    found = months_of(group, SCHOOL_MONTHS[place], repeated, september=september)
    assert isinstance(found, int)
    assert 0 <= found <= MOST_MONTHS
    assert str(found) in in_words(group, SCHOOL_MONTHS[place], repeated, september=september)
    assert found <= months_of(group, SCHOOL_MONTHS[min(place + later, 11)], repeated, september=september)
    assert found <= months_of(group + 1, SCHOOL_MONTHS[place], repeated, september=september)
    assert found <= months_of(group, SCHOOL_MONTHS[place], repeated + 1, september=september)
    assert months_of(group, SCHOOL_MONTHS[place], repeated, september=0) <= found


@pytest.mark.parametrize(
    ("day", "months", "where"),
    [
        (date(2027, 1, 15), 55, "groep 8"),
        (date(2026, 9, 1), 51, "groep 8"),
        # Lessons begin in September: what was tested in August counts as June of the year before.
        (date(2026, 8, 31), 50, "groep 7"),
        (date(2026, 6, 30), 50, "groep 7"),
        (date(2024, 3, 1), 27, "groep 5"),
        (date(2027, 8, 31), 60, "groep 8"),
        (date(2027, 9, 1), 60, "het voortgezet onderwijs"),
        (date(2020, 10, 1), 0, "groep 2"),
    ],
)
def test_the_groep_on_the_day_of_the_test_follows_from_the_career(day: date, months: int, where: str) -> None:
    found = GROUP_8.on(day)
    assert found.months == months
    assert found.assumed.endswith(f"in {where}.")


@pytest.mark.parametrize(
    ("career", "day", "months"),
    [
        # Already in secondary education: the groep is that of the year before it.
        (replace(GROUP_8, stated_on=date(2027, 10, 1)), date(2027, 1, 15), 55),
        (Schooling("klas 1", "vo", 0, None, date(2027, 10, 1)), date(2027, 1, 15), 55),
        (Schooling("leerjaar 2", "vo", 0, None, date(2027, 10, 1)), date(2026, 10, 1), 60),
        (Schooling("leerjaar 2", "vo", 0, None, date(2027, 10, 1)), date(2026, 1, 15), 55),
        (Schooling("brugklas", "", 0, None, date(2027, 10, 1)), date(2027, 9, 1), 60),
        # Straight from groep 7.
        (Schooling("groep 7", "po", 1, 2027, date(2027, 2, 1)), date(2027, 2, 1), 56),
        (Schooling("groep 7", "po", 1, 2027, date(2027, 2, 1)), date(2027, 9, 1), 60),
        # A year repeated, wherever it was: the months are the same.
        (Schooling("groep 4", "po", 2, None, date(2027, 2, 1)), date(2025, 2, 1), 16),
        # Not filled in yet, and what is clear all the same.
        (Schooling("8", "sbo", None, None, date(2027, 2, 1)), date(2027, 2, 1), 56),
        (Schooling("leerjaar 8", "so", 0, None, date(2027, 2, 1)), date(2027, 2, 1), 56),
        (Schooling("Groep 8b", "po", 0, None, date(2027, 2, 1)), date(2027, 2, 1), 56),
        # Nobody can tell.
        (Schooling("groep 7/8", "po", 0, None, date(2027, 2, 1)), date(2027, 2, 1), None),
        (Schooling("schoolverlatersgroep", "sbo", 0, None, date(2027, 2, 1)), date(2027, 2, 1), None),
        (Schooling(), date(2027, 2, 1), None),
        (replace(GROUP_8, under_year_in_nl=True), date(2027, 2, 1), None),
        (replace(GROUP_8, school_kind="elsewhere"), date(2027, 2, 1), None),
        (GROUP_8, None, None),
    ],
)
def test_what_a_career_tells(career: Schooling, day: date | None, months: int | None) -> None:
    found = career.on(day)
    assert found.months == months
    assert found.words
    assert not found.differs(None)


def test_unknown_repetition_is_said() -> None:
    assert "nog niet ingevuld en telt als 0" in replace(GROUP_8, repeated_years=None).on(date(2027, 1, 15)).assumed
    assert "telt als 0" not in GROUP_8.on(date(2027, 1, 15)).assumed


@pytest.mark.parametrize(
    ("dl", "day", "differs"),
    [
        (55, date(2027, 1, 15), False),
        (54, date(2027, 1, 15), True),
        (66, date(2027, 6, 1), False),
        (59, date(2027, 6, 1), True),
        (None, date(2027, 6, 1), False),
    ],
)
def test_above_the_most_that_counts_nothing_differs(dl: int | None, day: date, differs: bool) -> None:
    assert GROUP_8.on(day).differs(dl) is differs


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 7, 31), 2025), (date(2026, 8, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_a_school_year_begins_on_the_first_of_august(day: date, year: int) -> None:
    assert school_year_of(day) == year
