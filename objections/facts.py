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


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody in a committee, or proposed for it. Empty texts mean that nothing was found, other ones say what.

    ``holds_role``: whether he belongs to the committee today, in a role that fits the position.
    ``works_for_partnership``: his role at the partnership itself. ``other_part``: what he did in this case before.
    ``named_as``: as whom somebody of this name occurs in the file. ``tied_to``: the applicant or the school of origin.
    """

    user_id: int
    name: str
    position: str
    holds_role: bool = True
    works_for_partnership: str = ""
    other_part: str = ""
    named_as: str = ""
    tied_to: str = ""
    declared: bool = False


@dataclass(frozen=True, slots=True)
class CommitteeFacts:
    """The committee of one procedure. ``is_own``: of the partnership itself; the LBT composes its own committee."""

    is_own: bool
    candidates: tuple[Candidate, ...] = ()
    has_defence: bool = True
    today: date | None = None
    access_until: date | None = None


@dataclass(frozen=True, slots=True)
class HearingState:
    """Whether was heard. ``planned``: one is still to come; ``unreported``: one was held and has no report yet."""

    planned: bool = False
    unreported: bool = False
    reported: bool = False
    waived: bool = False


@dataclass(frozen=True, slots=True)
class CommitteeAdviceFacts:
    """Everything that fixing the committee's advice depends on.

    ``open_objections``: names by public id of what must be judged. ``mending``: names of who may still mend.
    """

    committee: CommitteeFacts
    hearing: HearingState
    open_objections: tuple[tuple[str, str], ...]
    mending: tuple[str, ...]
    verdicts: tuple[tuple[str, str], ...]
    effect: str
    considerations: str
    advice: str
    hearing_report: str
