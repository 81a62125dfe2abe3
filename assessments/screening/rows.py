"""The rows of a class list: the ones that could be read, and the ones with a fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Self

from casework.reading import Interval
from casework.text import name_parts, search_key


class Score(NamedTuple):
    """One learning result: months, the test, and its day as ISO text (empty when not told)."""

    dle: int
    dl: int
    test: str
    day: str


class ListRow(NamedTuple):
    """One pupil of a list, as it lies sealed: plain values only. Days are ISO texts, empty when not told.

    ``finding``, ``former_finding`` (empty without former results) and ``missing`` are what the criteria say of it.
    """

    line: int
    first_name: str
    infix: str
    last_name: str
    birth_date: str
    group: str
    site_id: int | None
    iq: tuple[int, int] | None
    iq_test: str
    iq_day: str
    se: bool | None
    scores: Mapping[str, Score]
    former: Mapping[str, Score]
    finding: str = ""
    former_finding: str = ""
    missing: Sequence[str] = ()

    @classmethod
    def of(cls, plain: Sequence[Any]) -> Self:
        """The row out of what JSON made of it."""
        row = cls(*plain)
        scores = {domain: Score(*score) for domain, score in row.scores.items()}
        former = {domain: Score(*score) for domain, score in row.former.items()}
        iq = (row.iq[0], row.iq[1]) if row.iq else None
        return row._replace(scores=scores, former=former, iq=iq, missing=tuple(row.missing))

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part)

    @property
    def born(self) -> date:
        return date.fromisoformat(self.birth_date)

    @property
    def interval(self) -> Interval | None:
        return Interval(*self.iq) if self.iq else None


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that was not judged: its cells by the key of the column, and what is wrong by the head of the column."""

    line: int
    cells: Mapping[str, str]
    faults: Sequence[tuple[str, str]]


def identity_of(row: ListRow) -> str:
    """What makes two rows the same pupil: birth date and names, however they are written; twins are two."""
    first = search_key(row.first_name.replace(".", " "))
    last = " ".join(sorted(name_parts(row.last_name))) or search_key(row.last_name)
    return f"{row.birth_date}|{first}|{last}"
