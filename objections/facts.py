"""What the pure rules of objections look at: frozen values, made from rows by ``queries``."""

from dataclasses import dataclass
from datetime import date

from casework.terms import Adjournment, Notice, Repair


@dataclass(frozen=True, slots=True)
class Objector:
    """Who objects: a kind of ``ObjectorKind``, and what identifies him within the case.

    ``authority`` is that of a parent (``applications.enums.Authority``), empty for others. ``has_mandate``: whether
    whoever acts may speak for the school board.
    """

    kind: str
    name: str
    guardian_id: int | None = None
    authority: str = ""
    has_mandate: bool = False


@dataclass(frozen=True, slots=True)
class ObjectionClock:
    """What the term to decide on one open objection depends on besides its decision."""

    repairs: tuple[Repair, ...] = ()
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Questions:
    """What an objector was asked and has not answered: to mend, and why he was late; each with its last day."""

    repair: tuple[date, date] | None = None
    late_reason: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class ProcedureClock:
    """The facts that the clock of a procedure runs on (fine-print §14, §17, §26).

    ``made_known``: the days on which the decision was made known to its addressees, empty before it is sent.
    ``received_on``: the earliest receipt. ``waits_to_be_forwarded``: nobody sent it to the committee yet.
    """

    made_known: tuple[date, ...]
    received_on: date
    objections: tuple[ObjectionClock, ...]
    waits_to_be_forwarded: bool
    is_decided: bool = False
    adjournments: tuple[Adjournment, ...] = ()
    notices: tuple[Notice, ...] = ()
