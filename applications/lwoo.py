"""The lwoo regime of a case in words, and how long a designation under own rules holds (WVO 2020 2.48). Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from accounts.enums import LwooMode
from accounts.policy import school_years
from applications.facts import RegimeFacts
from applications.schooling import FIRST_MONTH, school_year_of
from applications.terms import birthday
from casework.text import dutch_date

ANYWAY = "Indienen kan altijd, met een reden; het samenwerkingsverband besluit dan op de aanvraag."
NO_DESIGNATION = (
    "Bij populatiebekostiging wijst het samenwerkingsverband geen leerlingen apart aan voor lwoo. De school geeft de"
    " ondersteuning zonder aanvraag; het samenwerkingsverband vertelt hoe. Voor praktijkonderwijs verandert er niets."
)


def school_year(year: int) -> str:
    """A school year in words: "2027-2028"."""
    return f"{year}-{year + 1}"


def entry_words(regime: RegimeFacts) -> str:
    """By what the regime of a case was chosen."""
    if regime.entry_year is None:
        return "Het schooljaar van instroom is niet ingevuld; daarom telt het regime op de dag van de aanvraag."
    return f"De leerling begint in schooljaar {school_year(regime.entry_year)}."


def regime_lines(regime: RegimeFacts) -> list[str]:
    """The lwoo regime of a case, for whoever reads or fills in the application."""
    since = f", geldig vanaf {dutch_date(regime.since)}" if regime.since else ""
    lines = [f"{str(LwooMode(regime.mode).label).capitalize()}{since}.", entry_words(regime)]
    if regime.mode == LwooMode.OWN:
        duration = f"Een aanwijzing geldt {school_years(regime.years)}." if regime.years else ""
        lines += [line for line in (regime.criteria, duration) if line]
    return lines


def kept_regime(case: Any) -> RegimeFacts | None:
    """The lwoo regime that a case keeps since it came in; None before."""
    if not case.lwoo_mode:
        return None
    return RegimeFacts(
        case.lwoo_mode,
        case.lwoo_since,
        case.lwoo_criteria,
        case.lwoo_years,
        case.lwoo_entry_year,
        case.lwoo_bounds,
    )


def regimes_ahead(modes: Mapping[int, str]) -> str:
    """What somebody who starts an lwoo application reads of the years of entry; empty when nothing is special."""
    if set(modes.values()) <= {LwooMode.NATIONAL}:
        return ""
    said = [f"instroom in {school_year(year)}: {LwooMode(mode).label}" for year, mode in sorted(modes.items())]
    without = f" {NO_DESIGNATION} {ANYWAY}" if LwooMode.POPULATION in modes.values() else ""
    own = (
        " Bij eigen criteria vraagt de school aan zoals het ondersteuningsplan zegt."
        if LwooMode.OWN in modes.values()
        else ""
    )
    return f"{'; '.join(said).capitalize()}.{own}{without}"


def proposed_end(effective_on: date, regime: RegimeFacts) -> date | None:
    """The last day of a designation: 31 July, so many school years on, from the year of entry if that is later.

    Never less than a year, so that a 1 October always falls within it. None where the regime sets no duration.
    """
    if not regime.years:
        return None
    first = max(school_year_of(effective_on), regime.entry_year or 0)
    while too_short(effective_on, end := date(first + regime.years, FIRST_MONTH, 1) - timedelta(days=1)):
        first += 1
    return end


def too_short(effective_on: date, valid_until: date) -> bool:
    """Whether a designation would hold for less than the year that it must; a year always holds a 1 October."""
    return valid_until < birthday(effective_on, 1) - timedelta(days=1)


def ends_as_it_must(effective_on: date | None, valid_until: date | None, *, must_end: bool) -> bool:
    """Whether there is a last day only where there must be one, a year away at least."""
    short = bool(effective_on and valid_until and too_short(effective_on, valid_until))
    return bool(valid_until) == must_end and not short
