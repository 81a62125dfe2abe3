"""Law as data, read from its tables into frozen values for the pure functions."""

from dataclasses import dataclass
from datetime import date

from casework.calendar import Calendar
from casework.models import Article, Holiday, TermLength, holds_on
from casework.reference_data import Provisions, calendar_from, lengths_from, provisions_from
from casework.terms import Lengths


@dataclass(frozen=True, slots=True)
class Law:
    """What the computation of terms needs on one day: the legal calendar and the lengths."""

    calendar: Calendar
    lengths: Lengths


def law_on(day: date) -> Law:
    """The calendar as known now and the term lengths that hold on a day (two queries)."""
    return Law(calendar(), lengths_on(day))


def calendar() -> Calendar:
    """The legal calendar with every decree day whose row holds on that day itself (one query)."""
    return calendar_from(Holiday.objects.order_by("day").values("day", "name", "valid_from", "valid_until"))


def lengths_on(day: date) -> Lengths:
    """The term lengths that hold on a day (one query)."""
    rows = TermLength.objects.filter(holds_on(day)).order_by("code")
    return lengths_from(rows.values("code", "name", "article", "length", "unit"))


def provisions_on(day: date) -> Provisions:
    """The provisions as they are cited on a day (one query); a paragraph is found through its article."""
    rows = Article.objects.filter(holds_on(day)).order_by("key")
    return provisions_from(rows.values("key", "citation", "title", "url", "confidence", "verify"))
