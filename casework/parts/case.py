"""The parts of a case page and of a piece of work."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from casework import registries
from casework.checklist import Point
from casework.parts.atoms import Link, Remark, Tag
from casework.terms.term import Step


@dataclass(frozen=True, slots=True)
class NextStep:
    """The box *Volgende stap*: what, who, by when and why then; one button or the reason why there is none."""

    what: str
    who: str
    due: date | None = None
    due_label: str = "Uiterlijk"
    why: Sequence[Step] = ()
    action: Link | None = None
    reason: str = ""
    others: Sequence[Link] = ()
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A stop on the road of a case: ``state`` is done, now or next; ``note`` is a date or a few words."""

    label: str
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseHead:
    """The head of a case page: what kind, which number, which school, and the state as a word."""

    name: str
    number: str
    kind: str
    school: str
    state: Tag
    road: Sequence[Stage] = ()
    facts: Sequence[tuple[str, str]] = ()


class TaskState(Enum):
    """How far a section is: Dutch word and tone."""

    NOT_STARTED = (_("nog niet begonnen"), "neutral")
    BUSY = (_("bezig"), "info")
    DONE = (_("klaar"), "good")
    OPTIONAL = (_("niet nodig"), "neutral")
    SUPPLEMENT = (_("aanvullen"), "attention")

    @property
    def tag(self) -> Tag:
        return Tag(str(self.value[0]), self.value[1])


@dataclass(frozen=True, slots=True)
class Task:
    """A section of a piece of work; an empty ``url`` means that this reader cannot open it."""

    label: str
    url: str
    state: TaskState
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TaskList:
    """Sections with their state, in free order, and how many are ready."""

    tasks: Sequence[Task]
    label: str = "Onderdelen"

    @property
    def done(self) -> int:
        return sum(task.state is TaskState.DONE for task in self.tasks)

    @property
    def needed(self) -> int:
        """How many sections ask something, or were begun."""
        return sum(task.state is not TaskState.OPTIONAL for task in self.tasks)


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A question and its answer. Several lines for several answers; none shows *niet ingevuld*."""

    question: str
    answer: str | Sequence[str] = ()
    change_url: str = ""
    note: str = ""
    remarks: Sequence[Remark] = ()

    @property
    def lines(self) -> Sequence[str]:
        answers = [self.answer] if isinstance(self.answer, str) else self.answer
        return [line for line in answers if line]


@dataclass(frozen=True, slots=True)
class SummaryList:
    """Questions and answers of one section; ``title`` is an h2 when given. ``remarks`` are about the whole of it."""

    rows: Sequence[SummaryRow]
    title: str = ""
    change_url: str = ""
    tag: Tag | None = None
    remarks: Sequence[Remark] = ()


@dataclass(frozen=True, slots=True)
class ResultChecks:
    """What is to be said of test results: of the case as a whole, and of each result by its ``public_id``."""

    of_case: Sequence[Remark] = ()
    by_result: Mapping[UUID, Sequence[Remark]] = field(default_factory=dict)

    def of(self, row: Any) -> Sequence[Remark]:
        """The remarks on one result."""
        return self.by_result.get(row.public_id, ())


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened: when, what, who. ``detail`` is a second sentence."""

    when: datetime
    sentence: str
    who: str = ""
    detail: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A file: name, kind, who put it there and when; ``remove_url`` for a reader who may take it out."""

    name: str
    kind: str
    size: int
    who: str
    when: datetime
    url: str = ""
    note: str = ""
    tag: Tag | None = None
    remove_url: str = ""


@dataclass(frozen=True, slots=True)
class AccessRow:
    """Somebody who has access: in which capacity, since when, until when, and why."""

    name: str
    capacity: str
    since: date
    until: date | None = None
    reason: str = ""


def with_links(points: Iterable[Point], case: Any) -> list[Point]:
    """The points with their repair key turned into the address where this case is mended."""
    return [replace(point, repair=registries.repair_url(point.repair, case)) for point in points]
