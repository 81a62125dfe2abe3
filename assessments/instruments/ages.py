"""How old a result may be, and how old and in which grade a pupil was. Whole days and months, never a fraction."""

import calendar
import re
from datetime import date

from applications.schooling import FIRST_MONTH, school_year_of

FEBRUARY, SEPTEMBER = 2, 9
NO_TEST_MONTHS = (7, 8)
FIRST_OF_SECONDARY = 9
_GROUP = re.compile(r"(?:groep|gr\.?|g)?\s*([3-8])(?:e|de)?[a-d]?")
_SECONDARY = re.compile(r"\b(?:brugklas|(?:leerjaar|klas|vo|vmbo|pro)\s*-?\s*1|1e?\s*(?:klas|leerjaar))\b")


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th where that year has none."""
    return day.replace(year=day.year + years, day=_last_fitting(day.year + years, day.month, day.day))


def _last_fitting(year: int, month: int, day: int) -> int:
    return min(day, calendar.monthrange(year, month)[1])


def after_test_months(day: date, months: int) -> date:
    """The same day so many test months later: July and August do not count, and a test taken then counts from 1
    September."""
    if day.month in NO_TEST_MONTHS:
        day = date(day.year, SEPTEMBER, 1)
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        while month in NO_TEST_MONTHS:
            month += 1
        if month > 12:
            year, month = year + 1, 1
    return date(year, month, _last_fitting(year, month, day.day))


def begin_of_learning_window(applied_on: date) -> date:
    """For an application from 1 February to 30 September: the first day of the school year of that 1 February."""
    return date(applied_on.year - 1, FIRST_MONTH, 1)


def is_before_february(applied_on: date) -> bool:
    """Whether an application falls under the rule of test months: from 1 October until 1 February."""
    return applied_on.month > SEPTEMBER or applied_on.month < FEBRUARY


def age_on(birth_date: date, day: date) -> int:
    """Whole years on a day."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def read_grade(text: str) -> int | None:
    """The grade that somebody typed: 3 to 8 for *groep* 3 to 8, 9 for the first year of secondary education, else
    None."""
    tidy = " ".join(text.lower().split())
    if _SECONDARY.search(tidy):
        return FIRST_OF_SECONDARY
    found = _GROUP.fullmatch(tidy) or re.search(r"\bgroep ([3-8])[a-d]?\b", tidy)
    return int(found[1]) if found else None


def grade_on(day: date, *, grade: int | None, known_on: date, repeated_years: int | None) -> int | None:
    """The grade on an earlier day, from the grade on ``known_on``; None when that cannot be told for sure.

    A year that was repeated may lie in between, so earlier school years are counted back only where none was.
    """
    back = school_year_of(known_on) - school_year_of(day)
    if grade is None or back < 0 or (back and repeated_years != 0):
        return None
    return grade - back
