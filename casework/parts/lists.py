"""The parts of a worklist."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from casework.parts.atoms import Empty, Tag
from casework.wording import grouped

# What the home page shows of one list; a query for it asks for one row more, to know that there are more.
HOME_ROWS = 25


@dataclass(frozen=True, slots=True)
class Count:
    """A number of cases that is a link to those cases."""

    label: str
    number: int
    url: str
    current: bool = False
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``sort_url`` sorts on it, ``sorted`` is "ascending", "descending" or empty."""

    label: str
    sort_url: str = ""
    sorted: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a text, a tag, or a due date with the days left. A cell may hold more than one.

    ``unbroken``: a number or day that is read as one word, so that no line ends in its middle.
    """

    text: str = ""
    tag: Tag | None = None
    due: date | None = None
    numeric: bool = False
    unbroken: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its name is the one link (if there is an address), then a cell per further column.

    ``value`` makes it choosable.
    """

    name: str
    url: str
    cells: Sequence[Cell] = ()
    note: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in a long list we are. ``total`` may be a bound, as "1.000+"."""

    number: int
    last: int
    total: str
    previous_url: str = ""
    next_url: str = ""

    @classmethod
    def of(cls, page: Any, address: Callable[[int], str]) -> Self:
        """One page of Django's paginator; ``address`` of a page by its number."""
        return cls(
            number=page.number,
            last=page.paginator.num_pages,
            total=grouped(page.paginator.count),
            previous_url=address(page.number - 1) if page.has_previous() else "",
            next_url=address(page.number + 1) if page.has_next() else "",
        )


@dataclass(frozen=True, slots=True)
class Bulk:
    """What may be done with the chosen rows: a GET to a page that names them and asks to confirm."""

    label: str
    url: str
    name: str = "gekozen"


@dataclass(frozen=True, slots=True)
class Worklist:
    """A list of cases. The first column is the name of the row; ``today`` gives the days left.

    ``filters`` is a bound GET form (``PlainForm``) or None; ``filters_in_use`` unfolds it and says so. ``all_url`` is
    where the whole list stands; ``is_cut`` says that only its first rows are here.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    today: date
    empty: Empty
    counts: Sequence[Count] = ()
    pages: Pages | None = None
    filters: Any = None
    filters_in_use: int = 0
    reset_url: str = ""
    bulk: Bulk | None = None
    key: str = "lijst"
    all_url: str = ""
    is_cut: bool = False

    def beginning(self) -> Self:
        """The list as the home page shows it: cut off only when the whole of it stands somewhere else."""
        if not self.all_url or len(self.rows) <= HOME_ROWS:
            return self
        return replace(self, rows=self.rows[:HOME_ROWS], is_cut=True)

    @property
    def lines(self) -> list[tuple[Row, list[tuple[str, Cell]]]]:
        """Each row with its cells and the labels that stand before them on a phone."""
        labels = [column.label for column in self.columns[1:]]
        return [(row, list(zip(labels, row.cells, strict=True))) for row in self.rows]
