"""Shipped reference data: read from TOML into frozen snapshots, and the registry of tables that they fill.

Files stand in ``<app>/reference/*.toml``; every row carries its period (``valid_from``, ``valid_until`` as last day),
its source and its confidence. The running program reads the tables (``casework.legal``), because an administrator may
edit them; tests and command line tools can do with the files alone.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from casework.acting import Act
from casework.calendar import Calendar
from casework.citations import full_citation
from casework.terms import Lengths, PenaltyBand, TermLength, Unit

REFERENCE = Path(__file__).resolve().parent / "reference"
PERIOD_COLUMNS = ("valid_from", "valid_until", "source", "confidence")
# What loading did with a row, as the report says it.
NEW, UPDATED, SAME, KEPT = "nieuw", "bijgewerkt", "ongewijzigd", "van de beheerder, behouden"

type Row = Mapping[str, Any]


class FaultyReference(ValueError):
    """A shipped file lacks a column, names an unknown one, or is not there."""


@dataclass(frozen=True)
class ReferenceTable:
    """A table that shipped data fills: the file, its section, the model (built on Dated) and its columns.

    ``keys`` tell what a row is about; for one set of keys periods never overlap. ``defaults`` are for columns that
    a file may leave out. ``editable``: an administrator lets a row say something else from a day on; ``problems`` then
    tells in Dutch why values cannot hold together.
    """

    name: str
    path: Path
    section: str
    model: Any
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    defaults: Mapping[str, Any]
    editable: bool = False
    problems: Callable[[Row], list[str]] = lambda _: []

    def rows(self) -> list[dict[str, Any]]:
        """The rows of the file with every column filled, oldest period first. Raises FaultyReference."""
        known = {*self.keys, *self.columns, *PERIOD_COLUMNS}
        rows = []
        for number, row in enumerate(read(self.path, self.section), start=1):
            filled = {"valid_until": None, **self.defaults, **row}
            if filled.keys() != known:
                faults = ", ".join(sorted(filled.keys() ^ known))
                raise FaultyReference(f"{self.path.name}, {self.section} {number}: {faults}")
            rows.append(filled)
        return sorted(rows, key=lambda row: row["valid_from"])


type Loader = Callable[[Act], Counter[str]]
_TABLES: dict[str, ReferenceTable] = {}
_LOADERS: dict[str, Loader] = {}


def register(
    name: str,
    *,
    path: Path,
    section: str,
    model: Any,
    keys: Iterable[str],
    columns: Iterable[str],
    defaults: Mapping[str, Any] | None = None,
    editable: bool = False,
    problems: Callable[[Row], list[str]] = lambda _: [],
) -> None:
    """Make a table known to ``load_reference``; called from ``apps.ready``. ``name`` is Dutch, for the report.

    Raises ValueError when another table goes by that name.
    """
    table = ReferenceTable(name, path, section, model, tuple(keys), tuple(columns), defaults or {}, editable, problems)
    if _TABLES.setdefault(name, table) != table:
        raise ValueError(f"two reference tables are called {name}")


def tables() -> list[ReferenceTable]:
    """The registered tables, in the order in which they were made known."""
    return list(_TABLES.values())


def register_loader(name: str, load: Loader) -> None:
    """Make shipped data known that fill more than one table: ``load(act)`` counts rows by what was done with them.

    Raises ValueError when others go by that name.
    """
    if _LOADERS.setdefault(name, load) is not load:
        raise ValueError(f"two loaders are called {name}")


def loaders() -> list[tuple[str, Loader]]:
    """The registered loaders with their names."""
    return list(_LOADERS.items())


@cache
def _document(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise FaultyReference(f"{path} cannot be read") from fault


def read(path: Path, section: str) -> list[Row]:
    """The rows of one section of a reference file, as they stand there. Raises FaultyReference."""
    try:
        rows: list[Row] = _document(path)[section]
    except KeyError:
        raise FaultyReference(f"{path.name} has no {section}") from None
    return rows


def holding_on(rows: Iterable[Row], day: date) -> list[Row]:
    """The rows whose period contains a day."""
    return [row for row in rows if row["valid_from"] <= day and (row.get("valid_until") or day) >= day]


def calendar_from(rows: Iterable[Row]) -> Calendar:
    """The legal calendar from rows of decree days (``day``, ``name``, period).

    A row counts when its period contains the day. A row that was ended before it still tells that the decree of that
    year is known.
    """
    rows = list(rows)
    days = [(row["day"], row["name"]) for row in rows if holding_on([row], row["day"])]
    return Calendar.of(days, {row["day"].year for row in rows})


def lengths_from(rows: Iterable[Row]) -> Lengths:
    """The lengths from rows of the table of term lengths (of one day)."""
    return Lengths.of(
        TermLength(row["code"], row["name"], row["article"], row["length"], Unit(row["unit"])) for row in rows
    )


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision as people read it. ``verify``: number or text must still be compared with the official source."""

    key: str
    citation: str
    title: str
    url: str
    confidence: str
    verify: bool


@dataclass(frozen=True)
class Provisions:
    """A frozen snapshot of the table of articles."""

    by_key: Mapping[str, Provision]

    def get(self, key: str) -> Provision | None:
        """The provision of a key; for a paragraph without a row of its own the article's row, cited with paragraph.

        None when the article is not known either.
        """
        found = self.by_key.get(key)
        name = key
        while found is None and "_" in name:
            name = name.rpartition("_")[0]
            found = self.by_key.get(name)
        if found is None or found.key == key:
            return found
        return Provision(key, full_citation(key), found.title, found.url, found.confidence, found.verify)


def provisions_from(rows: Iterable[Row]) -> Provisions:
    """The provisions from rows of the table of articles (of one day)."""
    fields = ("key", "citation", "title", "url", "confidence", "verify")
    return Provisions({row["key"]: Provision(**{field: row[field] for field in fields}) for row in rows})


def shipped_calendar() -> Calendar:
    """The calendar as shipped."""
    return calendar_from(read(REFERENCE / "holidays.toml", "day"))


def shipped_lengths(day: date) -> Lengths:
    """The term lengths as shipped, those that hold on a day."""
    return lengths_from(holding_on(read(REFERENCE / "term_lengths.toml", "term"), day))


def shipped_provisions(day: date) -> Provisions:
    """The provisions as shipped, those that hold on a day."""
    return provisions_from(holding_on(read(REFERENCE / "articles.toml", "article"), day))


def penalty_bands(day: date) -> tuple[PenaltyBand, ...]:
    """The penalty rate that holds on a day, in bands. Empty when there was no such penalty yet."""
    rates = holding_on(read(REFERENCE / "penalty_rates.toml", "rate"), day)
    return tuple(PenaltyBand(band["days"], Decimal(band["amount"])) for rate in rates for band in rate["bands"])
