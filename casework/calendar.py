"""The legal calendar: which days are free for a legal term, and counting in working days.

A *free day* is a Saturday, a Sunday, a generally recognised holiday, Good Friday, or a day that a royal decree
equates with them (Algemene termijnenwet art. 1 and 3). The fixed and movable days are computed; decree days are
rows, because they are only known some years ahead. School holidays never count.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from types import MappingProxyType

import holidays

from casework.text import dutch_date

SATURDAY, SUNDAY = 5, 6
DECREE_ARTICLE = "atw_3_3"
ONE_DAY = timedelta(days=1)

# The days of Atw 3(1) and 3(2), by their names in the package that computes them. It knows the rule for the King's
# birthday as it is celebrated (on Saturday 26 April when the 27th is a Sunday). Easter Sunday and Whit Sunday are
# Sundays anyway.
_STATUTORY: Mapping[str, tuple[str, str]] = {
    "Nieuwjaarsdag": ("Nieuwjaarsdag", "atw_3_1"),
    "Goede vrijdag": ("Goede Vrijdag", "atw_3_2"),
    "Tweede paasdag": ("Tweede Paasdag", "atw_3_1"),
    "Koningsdag": ("Koningsdag", "atw_3_1"),
    "Bevrijdingsdag": ("Bevrijdingsdag", "atw_3_1"),
    "Hemelvaartsdag": ("Hemelvaartsdag", "atw_3_1"),
    "Tweede pinksterdag": ("Tweede Pinksterdag", "atw_3_1"),
    "Eerste kerstdag": ("Eerste Kerstdag", "atw_3_1"),
    "Tweede kerstdag": ("Tweede Kerstdag", "atw_3_1"),
}


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A day on which a legal term cannot end: ``name`` says why, ``article`` is the key of the provision."""

    day: date
    name: str
    article: str

    @property
    def phrase(self) -> str:
        """The reason as it stands in a sentence after *is*: ``een zaterdag``, ``Koningsdag``."""
        if self.article == DECREE_ARTICLE:
            return f"een gelijkgestelde dag ({self.name})"
        return f"een {self.name}" if self.name in ("zaterdag", "zondag") else self.name

    @property
    def sentence(self) -> str:
        """``15 april 2028 is een zaterdag``, without full stop."""
        return f"{dutch_date(self.day)} is {self.phrase}"


@cache
def statutory_days(year: int) -> Mapping[date, FreeDay]:
    """The recognised holidays of Atw 3(1) and Good Friday (3(2)) of a year, by date."""
    computed = holidays.country_holidays("NL", years=year, categories=("public", "optional"), language="nl")
    days = {}
    for day, joined in computed.items():
        # Two holidays can fall on one day (Ascension Day on 5 May 2016); the package joins their names.
        for name in joined.split("; "):
            if name in _STATUTORY and day not in days:
                days[day] = FreeDay(day, *_STATUTORY[name])
    return MappingProxyType(days)


@dataclass(frozen=True)
class Calendar:
    """A frozen calendar: decree days as given, everything else computed.

    ``decree_years`` are the years of which the decree is known. A year that has a decree day is known by itself;
    name a year here when its decree equates no day at all.
    """

    decree_days: tuple[FreeDay, ...] = ()
    decree_years: frozenset[int] = frozenset()

    @classmethod
    def of(cls, decree_days: Iterable[tuple[date, str]] = (), decree_years: Iterable[int] = ()) -> "Calendar":
        """A calendar from pairs (day, name) as they stand in the table of decree days."""
        days = tuple(FreeDay(day, name, DECREE_ARTICLE) for day, name in sorted(decree_days))
        return cls(days, frozenset(decree_years) | {free.day.year for free in days})

    @cached_property
    def _decree(self) -> Mapping[date, FreeDay]:
        return {free.day: free for free in self.decree_days}

    def is_free_day(self, day: date) -> FreeDay | None:
        """Why no legal term ends on this day, or None for a working day. A holiday is named before a weekend."""
        found = statutory_days(day.year).get(day) or self._decree.get(day)
        if found is None and day.weekday() in (SATURDAY, SUNDAY):
            return FreeDay(day, "zaterdag" if day.weekday() == SATURDAY else "zondag", "atw_1_1")
        return found

    def is_free(self, day: date) -> bool:
        return self.is_free_day(day) is not None

    def roll_forward(self, day: date) -> tuple[date, tuple[FreeDay, ...]]:
        """The first working day on or after ``day``, and the free days that were passed on the way (Atw 1(1))."""
        passed = []
        while (free := self.is_free_day(day)) is not None:
            passed.append(free)
            day += ONE_DAY
        return day, tuple(passed)

    def next_working_day(self, day: date) -> date:
        """The first working day *after* ``day``."""
        return self.roll_forward(day + ONE_DAY)[0]

    def working_days_between(self, first: date, last: date) -> int:
        """The number of working days from ``first`` up to and including ``last``; 0 when ``last`` lies before."""
        days = (last - first).days + 1
        return sum(not self.is_free(first + timedelta(days=number)) for number in range(days))

    def add_working_days(self, day: date, number: int) -> date:
        """The ``number``-th working day after ``day``; ``day`` itself for 0. Raises ValueError below 0."""
        if number < 0:
            raise ValueError("working days are counted forwards")
        for _ in range(number):
            day = self.next_working_day(day)
        return day

    def lacks_decree(self, year: int) -> bool:
        """True when no decree for this year was entered: a last day in it may still move."""
        return year not in self.decree_years

    def free_days_of(self, year: int) -> tuple[FreeDay, ...]:
        """The holidays, Good Friday and decree days of a year in order (no ordinary weekends), for a page."""
        days = {**{free.day: free for free in self.decree_days if free.day.year == year}, **statutory_days(year)}
        return tuple(days[day] for day in sorted(days))
