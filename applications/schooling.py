"""Months of education (DL) of a pupil on the day of a test, from his school career. Pure, whole numbers only.

Ten months a school year from groep 3 on, September to June, at most 60 for the sum of the learning delay
(Inrichtingsbesluit WVO 15d(3); the cap and the value of each month are practice). Somebody else may count otherwise:
a person fills in the DL, and what differs from this sum asks for a reason.
"""

import re
from dataclasses import dataclass
from datetime import date

from applications.enums import SchoolKind
from casework.text import MONTHS

MOST_MONTHS = 60
MONTHS_A_YEAR = 10
FIRST_GROUP, LAST_GROUP = 3, 8
FIRST_MONTH, _SEPTEMBER = 8, 9
_SECONDARY_KINDS = frozenset({SchoolKind.VO, SchoolKind.VSO})
_GROUP = re.compile(r"\bgr(?:oep|\.)?\s*([1-8])(?![0-9]|\s*[-/–]\s*[0-9])")
_SECONDARY = re.compile(r"\b(?:vo|vso|klas|leerjaar|brugklas|brugjaar|vmbo|havo|vwo|pro)\b")


@dataclass(frozen=True, slots=True)
class Months:
    """A computed DL with its sum in words. Without ``months`` the words say why there is none."""

    months: int | None
    words: str
    assumed: str = ""

    @property
    def sentence(self) -> str:
        """The sum, and what was assumed for it."""
        return " ".join(part for part in (f"{self.words}.", self.assumed) if part)

    def differs(self, dl: int | None) -> bool:
        """Whether somebody filled in another DL; above the most that counts there is no difference."""
        return dl is not None and self.months is not None and min(dl, MOST_MONTHS) != self.months


def school_year_of(day: date) -> int:
    """The year in which the school year of a day began (1 August)."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def months_in_year(month: int, september: int = 1) -> int:
    """The months of a school year that count by this calendar month: June's value holds in July and August.

    ``september`` is what September itself counts, 1 or 0: publishers differ.
    """
    return min((month - _SEPTEMBER) % 12 + 1, MONTHS_A_YEAR) - (1 - september)


def months_of(group: int, month: int, repeated: int = 0, *, september: int = 1) -> int:
    """The DL in this groep and calendar month, with the years repeated from groep 3 on; groep 9 is secondary school."""
    if group > LAST_GROUP:
        return MOST_MONTHS
    if group < FIRST_GROUP:
        return 0
    return min(MOST_MONTHS, _sum(group, month, repeated, september))


def _sum(group: int, month: int, repeated: int, september: int) -> int:
    return MONTHS_A_YEAR * (group - FIRST_GROUP) + months_in_year(month, september) + MONTHS_A_YEAR * repeated


def in_words(group: int, month: int, repeated: int = 0, *, september: int = 1) -> str:
    """The sum of ``months_of`` as a person writes it: "groep 8, januari: 10 × 5 + 5 = 55"."""
    if group > LAST_GROUP:
        return f"in het voortgezet onderwijs: {MOST_MONTHS}"
    if group < FIRST_GROUP:
        return "in groep 1 en 2 telt nog geen maand mee: 0, en de leerachterstand is dan niet te berekenen"
    name = MONTHS[month - 1] + (" (telt als juni)" if month in {7, FIRST_MONTH} else "")
    again = {0: "", 1: ", één keer gedoubleerd"}.get(repeated, f", {repeated} keer gedoubleerd")
    further = {0: "", 1: f" + {MONTHS_A_YEAR}"}.get(repeated, f" + {MONTHS_A_YEAR} × {repeated}")
    found = _sum(group, month, repeated, september)
    begin = f"{MONTHS_A_YEAR} × {group - FIRST_GROUP} + {months_in_year(month, september)}"
    most = f", maar ten hoogste {MOST_MONTHS}" if found > MOST_MONTHS else ""
    return f"groep {group}, {name}{again}: {begin}{further} = {found}{most}"


@dataclass(frozen=True, slots=True)
class Schooling:
    """What the school wrote of the pupil's career. ``group`` is where he was when it was ``stated_on``.

    ``entry_school_year`` is the year in which his first school year in secondary education begins.
    """

    group: str = ""
    school_kind: str = ""
    repeated_years: int | None = None
    entry_school_year: int | None = None
    stated_on: date | None = None
    under_year_in_nl: bool = False
    september: int = 1

    def on(self, day: date | None) -> Months:
        """The DL on the day of a test."""
        if day is None:
            return Months(None, "de dag van de toets is nog niet ingevuld")
        if self.under_year_in_nl or self.school_kind == SchoolKind.ELSEWHERE:
            return Months(
                None,
                "de leerling kwam later naar Nederland: tel de maanden waarin hij hier op school stond ingeschreven",
            )
        # In August the old school year counts until lessons begin.
        year = day.year if day.month >= _SEPTEMBER else day.year - 1
        group = self._group_in(year)
        if group is None:
            return Months(None, "bij de schoolloopbaan staat nog niet in welke groep de leerling zit, zoals groep 8")
        repeated = self.repeated_years or 0
        # Who is said to have been in groep 2 and repeated a year was in groep 3 already: the months are the same.
        early = min(max(FIRST_GROUP - group, 0), repeated)
        group, repeated = group + early, repeated - early
        return Months(
            months_of(group, day.month, repeated, september=self.september),
            in_words(group, day.month, repeated, september=self.september),
            self._assumed(group, year),
        )

    def _group_in(self, year: int) -> int | None:
        """The groep in a school year, 9 for secondary education; None when nothing tells."""
        said = _place_in_words(self.group, self.school_kind)
        if said is None or self.stated_on is None:
            return None
        group, classes = said
        now, entry = school_year_of(self.stated_on), self.entry_school_year
        if classes:
            first = entry if entry is not None else now - classes + 1
            return LAST_GROUP + 1 if year >= first else LAST_GROUP - (first - 1 - year)
        # Who has begun in secondary education since was in this groep in the year before.
        then = entry - 1 if entry is not None and entry <= now else now
        first = entry if entry is not None else then + LAST_GROUP - group + 1
        return LAST_GROUP + 1 if year >= first else min(group - (then - year), LAST_GROUP)

    def _assumed(self, group: int, year: int) -> str:
        when = f"schooljaar {year}-{year + 1}"
        where = f"groep {max(group, 1)}" if group <= LAST_GROUP else "het voortgezet onderwijs"
        unknown = " Het aantal doublures is nog niet ingevuld en telt als 0." if self.repeated_years is None else ""
        return f"Volgens de schoolloopbaan zat de leerling in {when} in {where}.{unknown}"


def _place_in_words(text: str, school_kind: str) -> tuple[int, int] | None:
    """Groep (1–8) and class of secondary education (0 while in groep) from what was typed; None when not clear."""
    words = text.casefold()
    if found := _GROUP.search(words):
        return int(found[1]), 0
    numbers = [int(number) for number in re.findall(r"[0-9]+", words)]
    secondary = school_kind in _SECONDARY_KINDS or (not school_kind and _SECONDARY.search(words))
    if secondary and len(numbers) <= 1:
        return LAST_GROUP, min(numbers[0] if numbers else 1, LAST_GROUP) or 1
    if not secondary and len(numbers) == 1 and 1 <= numbers[0] <= LAST_GROUP:
        return numbers[0], 0
    return None
