"""The tables of law and policy that come with the program, and what was changed in them.

They hold for everybody in this installation; who changes what is told to every functional administrator.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, F, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.text import slugify

from casework import registries
from casework.enums import DeadlineState
from casework.models import Deadline, Holiday, ReferenceChange, TermLength, holds_on
from casework.reference_data import ReferenceTable, tables
from casework.snapshots import calendar
from casework.terms import Unit
from casework.text import capitalised, display, dutch_date

UNITS = {Unit.WEEKS: "weken", Unit.DAYS: "dagen", Unit.WORKING_DAYS: "werkdagen"}
YEARS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class TableCount:
    """A table with how many of its rows hold today, and how many somebody here made."""

    table: ReferenceTable
    holding: int
    edited: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the calendar: its free days, and the running terms that end in it while its decree is unknown."""

    year: int
    days: Sequence[Any]
    lacks_decree: bool
    running: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A running term that came out on another day."""

    number: str
    term: str
    before: date
    after: date


def slug_of(table: ReferenceTable) -> str:
    """How a table is called in an address."""
    return slugify(table.name)


def table_named(slug: str) -> ReferenceTable | None:
    """The table of an address."""
    return next((table for table in tables() if slug_of(table) == slug), None)


def table_of(model: Any) -> ReferenceTable:
    """The registered table of a model."""
    return next(table for table in tables() if table.model is model)


def counted(today: date) -> list[TableCount]:
    """Every table with its numbers of rows (two queries each)."""
    return [
        TableCount(
            table,
            table.model.objects.filter(holds_on(today)).count(),
            table.model.objects.filter(origin=table.model.EDITED).count(),
        )
        for table in tables()
    ]


def rows_of(table: ReferenceTable, today: date, *, former: bool) -> QuerySet[Any]:
    """The rows of a table that hold or will hold; with ``former`` those of before too."""
    found = table.model.objects.order_by(*table.keys, "-valid_from")
    return found if former else found.exclude(valid_until__lt=today)


def slug_of_row(table: ReferenceTable, row: Any) -> str:
    """How a row is called in an address: its key and the day from which it holds. For tables with one key."""
    return f"{getattr(row, table.keys[0])}-{row.valid_from.isoformat()}"


def row_named(table: ReferenceTable, slug: str) -> Any:
    """The row of an address, or None."""
    key, begins = slug[:-11], slug[-10:]
    try:
        return table.model.objects.filter(**{table.keys[0]: key}, valid_from=date.fromisoformat(begins)).first()
    except (ValueError, ValidationError):
        return None


def name_of(table: ReferenceTable, row: Any) -> str:
    """How a row is called: its day, or the first thing that it tells."""
    first = getattr(row, table.keys[0])
    return dutch_date(first) if isinstance(first, date) else str(getattr(row, table.columns[0], first))


def values_of(table: ReferenceTable, row: Any) -> dict[str, str]:
    """What a row says, in words by label."""
    named = {_label(table, column): _in_words(getattr(row, column)) for column in table.columns}
    return {**named, "Geldig": period_of(row)}


def period_of(row: Any) -> str:
    """From when until when a row holds."""
    until = f" tot en met {dutch_date(row.valid_until)}" if row.valid_until else ""
    return f"vanaf {dutch_date(row.valid_from)}{until}"


def _label(table: ReferenceTable, column: str) -> str:
    return capitalised(str(table.model._meta.get_field(column).verbose_name))


def _in_words(value: Any) -> str:
    return UNITS.get(value) or display(value)


def years(today: date) -> list[Year]:
    """This year and the next ones, with their free days (two queries)."""
    known = calendar()
    running = Deadline.objects.filter(state=DeadlineState.RUNNING).annotate(year=ExtractYear("due")).order_by()
    counts = dict(running.values_list("year").annotate(Count("pk")))
    return [
        Year(year, known.free_days_of(year), known.lacks_decree(year), counts.get(year, 0))
        for year in range(today.year, today.year + YEARS_AHEAD + 1)
    ]


def decree_rows(today: date) -> list[tuple[str, Holiday]]:
    """The decree days that are still to come, with how each is called in an address; those taken out left aside."""
    found = Holiday.objects.filter(day__gt=today, valid_from__lte=F("day")).exclude(valid_until__lt=F("day"))
    return [(slug_of_row(table_of(Holiday), row), row) for row in found.order_by("day")]


def changes() -> QuerySet[ReferenceChange]:
    """What was changed, latest first."""
    return ReferenceChange.objects.order_by("-id")


def moved_by(change: ReferenceChange, partnership_id: int | None) -> list[Moved]:
    """The terms of one's own cases that a change moved (two queries)."""
    numbers = registries.case_numbers({row["case_id"] for row in change.moved}, partnership_id)
    names = dict(TermLength.objects.order_by("valid_from").values_list("code", "name"))
    return [
        Moved(
            numbers[row["case_id"]],
            names.get(row["code"], row["code"]),
            date.fromisoformat(row["before"]),
            date.fromisoformat(row["after"]),
        )
        for row in change.moved
        if row["case_id"] in numbers
    ]
