"""The legal calendar: which days are free, and counting in working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.calendar import Calendar, statutory_days
from casework.reference_data import shipped_calendar

CALENDAR = shipped_calendar()
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2040, 12, 31))

# Per year: Good Friday, Easter Monday, King's Day, 5 May, Ascension Day, Whit Monday, both Christmas days.
TABLE = {
    2026: ["3-4", "6-4", "27-4", "5-5", "14-5", "25-5", "25-12", "26-12"],
    2027: ["26-3", "29-3", "27-4", "5-5", "6-5", "17-5", "25-12", "26-12"],
    2028: ["14-4", "17-4", "27-4", "5-5", "25-5", "5-6", "25-12", "26-12"],
    2029: ["30-3", "2-4", "27-4", "5-5", "10-5", "21-5", "25-12", "26-12"],
}
DECREE = {
    2026: [date(2026, 1, 2), date(2026, 5, 15)],
    2027: [date(2027, 5, 7)],
    2028: [date(2028, 4, 28), date(2028, 5, 26)],
    2029: [],
}


def on(year: int, written: str) -> date:
    day, month = written.split("-")
    return date(year, int(month), int(day))


@pytest.mark.parametrize("year", TABLE)
def test_recognised_holidays_of_a_year(year: int) -> None:
    assert sorted(statutory_days(year)) == sorted([date(year, 1, 1), *(on(year, written) for written in TABLE[year])])


@pytest.mark.parametrize("year", DECREE)
def test_days_equated_by_decree(year: int) -> None:
    found = [free.day for free in CALENDAR.free_days_of(year) if free.article == "atw_3_3"]
    assert found == DECREE[year]


def test_good_friday_rests_on_its_own_paragraph() -> None:
    good_friday = CALENDAR.is_free_day(date(2028, 4, 14))
    assert good_friday is not None
    assert (good_friday.name, good_friday.article) == ("Goede Vrijdag", "atw_3_2")


@pytest.mark.parametrize("year", [2025, 2031, 2036])
def test_kings_day_on_a_sunday_is_celebrated_on_saturday(year: int) -> None:
    assert date(year, 4, 27).weekday() == 6
    celebrated = CALENDAR.is_free_day(date(year, 4, 26))
    assert celebrated is not None
    assert celebrated.name == "Koningsdag"
    assert date(year, 4, 27) not in statutory_days(year)
    assert not CALENDAR.is_free(date(year, 4, 28))


@pytest.mark.parametrize("year", range(2024, 2041))
def test_every_year_has_nine_statutory_days(year: int) -> None:
    """Two of them share a day now and then (Ascension Day on 5 May: 2016, or King's Day with Easter Monday)."""
    names = {free.name for free in statutory_days(year).values()}
    assert len(names) == 9


def test_liberation_day_is_free_every_year() -> None:
    assert all(date(year, 5, 5) in statutory_days(year) for year in range(2024, 2041))


def test_reason_of_a_weekend_and_of_a_working_day() -> None:
    saturday = CALENDAR.is_free_day(date(2027, 2, 27))
    assert saturday is not None
    assert saturday.sentence == "27 februari 2027 is een zaterdag"
    assert CALENDAR.is_free_day(date(2027, 3, 1)) is None


def test_decree_day_says_what_it_is() -> None:
    friday = CALENDAR.is_free_day(date(2027, 5, 7))
    assert friday is not None
    assert friday.sentence == "7 mei 2027 is een gelijkgestelde dag (dag na Hemelvaartsdag)"


def test_roll_forward_tells_what_it_passed() -> None:
    day, passed = CALENDAR.roll_forward(date(2028, 4, 14))
    assert day == date(2028, 4, 18)
    assert [free.name for free in passed] == ["Goede Vrijdag", "zaterdag", "zondag", "Tweede Paasdag"]


def test_roll_forward_leaves_a_working_day() -> None:
    assert CALENDAR.roll_forward(date(2028, 4, 18)) == (date(2028, 4, 18), ())


def test_year_without_decree_is_known() -> None:
    assert not CALENDAR.lacks_decree(2028)
    assert CALENDAR.lacks_decree(2029)
    assert not Calendar.of(decree_years=[2029]).lacks_decree(2029)


def test_working_days_are_counted_forwards_only() -> None:
    assert CALENDAR.add_working_days(date(2027, 5, 5), 0) == date(2027, 5, 5)
    with pytest.raises(ValueError, match="forwards"):
        CALENDAR.add_working_days(date(2027, 5, 5), -1)


def test_working_days_between_counts_both_ends() -> None:
    assert CALENDAR.working_days_between(date(2027, 5, 3), date(2027, 5, 10)) == 3
    assert CALENDAR.working_days_between(date(2027, 5, 10), date(2027, 5, 10)) == 1
    assert CALENDAR.working_days_between(date(2027, 5, 10), date(2027, 5, 3)) == 0


@given(DAYS)
def test_next_working_day_is_a_later_working_day(day: date) -> None:
    following = CALENDAR.next_working_day(day)
    assert following > day
    assert not CALENDAR.is_free(following)
    assert CALENDAR.working_days_between(day + timedelta(days=1), following) == 1


@given(DAYS, st.integers(min_value=1, max_value=40))
def test_adding_and_counting_working_days_agree(day: date, number: int) -> None:
    last = CALENDAR.add_working_days(day, number)
    assert CALENDAR.working_days_between(day + timedelta(days=1), last) == number


@given(DAYS)
def test_no_run_of_free_days_is_longer_than_five(day: date) -> None:
    assert (CALENDAR.roll_forward(day)[0] - day).days <= 5
