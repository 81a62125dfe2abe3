"""What a computed term is: the last day, the day it would have been, and every step in between in plain Dutch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from casework.citations import short_citation
from casework.text import dutch_count


class Unit(StrEnum):
    """In what a length is counted."""

    WEEKS = "weeks"
    DAYS = "days"
    WORKING_DAYS = "working_days"


class Flag(StrEnum):
    """What a person should know about a term besides its last day."""

    SUSPENDED = "suspended"  # days were added for a suspension
    SUSPENSION_OPEN = "suspension_open"  # a suspension has no recorded end yet, the last day may still change
    LENGTHENED = "lengthened"  # a notice or adjournment in time gave a later day
    NOTICE_LATE = "notice_late"  # a notice or adjournment came after the last day and changed nothing
    NOTICE_REPEATED = "notice_repeated"  # lengthened more than once: risky before a court
    DECREE_UNKNOWN = "decree_unknown"  # the year has no decree days yet, the last day may still move
    UNCERTAIN = "uncertain"  # the facts allow more than one reading; somebody must look
    EXCUSED = "excused"  # counted although an objection was late


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation: the day it leads to (if any), the sentence, and the key of the provision."""

    day: date | None
    sentence: str
    article: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"day": self.day.isoformat() if self.day else None, "sentence": self.sentence, "article": self.article}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(_day(data["day"]), data["sentence"], data["article"])


@dataclass(frozen=True, slots=True)
class TermLength:
    """How long a term lasts: a row of the table of lengths, frozen."""

    code: str
    name: str
    article: str
    length: int
    unit: Unit

    def in_words(self) -> str:
        """``acht weken``, ``14 dagen``, ``tien werkdagen``."""
        singular, plural = {
            Unit.WEEKS: ("week", "weken"),
            Unit.DAYS: ("dag", "dagen"),
            Unit.WORKING_DAYS: ("werkdag", "werkdagen"),
        }[self.unit]
        return dutch_count(self.length, singular, plural, words=True)

    def after(self, base: date) -> date:
        """The last day of a term of weeks or days that starts the day after ``base`` (``base`` never counts)."""
        if self.unit is Unit.WORKING_DAYS:
            raise ValueError(f"{self.code}: working days need a calendar")
        return base + timedelta(days=self.length * (7 if self.unit is Unit.WEEKS else 1))

    @property
    def too_long_for_atw(self) -> bool:
        """True above 90 days or twelve weeks: the Algemene termijnenwet does not apply to those (Atw 4)."""
        return self.length > (12 if self.unit is Unit.WEEKS else 90)


class UnknownLength(LookupError):
    """No length is known for this code on this day: the table of lengths misses a row."""


@dataclass(frozen=True)
class Lengths:
    """A frozen snapshot of the table of lengths, by code."""

    rows: Mapping[str, TermLength] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[TermLength]) -> Self:
        return cls({row.code: row for row in rows})

    def get(self, code: str) -> TermLength:
        """The length of a term. Raises UnknownLength: a term is never guessed."""
        try:
            return self.rows[code]
        except KeyError:
            raise UnknownLength(code) from None


@dataclass(frozen=True, slots=True)
class Term:
    """A computed term. Days are calendar days in the Netherlands; the base day does not count, ``due`` counts in full.

    ``unshifted_due`` is the last day before the Algemene termijnenwet moved it, suspended days included.
    ``atw`` tells whether that law applied.
    """

    code: str
    subject: str
    article: str
    start: date
    unshifted_due: date
    due: date
    steps: tuple[Step, ...]
    suspended_days: int = 0
    flags: tuple[Flag, ...] = ()
    atw: bool = False

    @property
    def cautious_due(self) -> date:
        """A day earlier when days were suspended: it is disputed whether the day of completion itself is suspended."""
        return self.due - timedelta(days=1) if self.suspended_days else self.due

    def is_past(self, day: date) -> bool:
        """True when the last day has gone by on ``day``."""
        return day > self.due

    def days_left(self, day: date) -> int:
        """Days from ``day`` to the last day; 0 on the last day itself, negative after it."""
        return (self.due - day).days

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "subject": self.subject,
            "article": self.article,
            "start": self.start.isoformat(),
            "unshifted_due": self.unshifted_due.isoformat(),
            "due": self.due.isoformat(),
            "steps": [step.to_json() for step in self.steps],
            "suspended_days": self.suspended_days,
            "flags": [flag.value for flag in self.flags],
            "atw": self.atw,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            code=data["code"],
            subject=data["subject"],
            article=data["article"],
            start=date.fromisoformat(data["start"]),
            unshifted_due=date.fromisoformat(data["unshifted_due"]),
            due=date.fromisoformat(data["due"]),
            steps=tuple(Step.from_json(step) for step in data["steps"]),
            suspended_days=data["suspended_days"],
            flags=tuple(Flag(flag) for flag in data["flags"]),
            atw=data["atw"],
        )


def cited(sentence: str, article: str) -> str:
    """A sentence with its provision between brackets and a full stop: ``… is 7 juni 2027 (Awb 4:13).``"""
    return f"{sentence} ({short_citation(article)})." if article else f"{sentence}."


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
