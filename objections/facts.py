"""What the pure rules of objections look at: frozen values, made from rows by ``queries``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from casework.terms import Adjournment, Notice, Repair
from decisions.enums import Outcome as DecisionOutcome
from objections.enums import Effect, Outcome


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


@dataclass(frozen=True, slots=True)
class OpenObjection:
    """One open objection that must be decided on.

    ``is_party`` is None while nobody judged it. ``late``: it came after the term; ``excused`` the judgement on that.
    """

    id: str
    name: str
    received_on: date
    is_party: bool | None = True
    late: bool = False
    excused: bool | None = None
    mending: bool = False
    costs_requested: bool = False


@dataclass(frozen=True, slots=True)
class DeciderFacts:
    """Whoever would decide on the objections (fine-print §10).

    ``took_first``: he took the contested decision himself; ``as_organ`` says that he did so as the organ, not under a
    mandate (Awb 10:3(3)). ``other_role`` and ``tied_to`` name what keeps him out besides, in Dutch.
    """

    has_mandate: bool
    took_first: bool = False
    as_organ: bool = False
    other_role: str = ""
    tied_to: str = ""
    somebody_else_can: bool = True


@dataclass(frozen=True, slots=True)
class RulingChecks:
    """Everything that deciding on the objections of a procedure depends on, on one day.

    ``advised``: the committee's final advice as verdicts by objection, None without one; ``advice_placed``: the draft
    rests on that very advice. ``contested_formal``: the contested decision was taken without two advices.
    ``two_advices`` says in Dutch what keeps two advices from counting now. ``decide_by``: the last day to decide.
    """

    today: date
    objections: tuple[OpenObjection, ...]
    verdicts: Mapping[str, str]
    effect: str
    waits_for_committee: bool = False
    advised: Mapping[str, str] | None = None
    advised_effect: str = ""
    advice_placed: bool = True
    heard: bool = False
    contested_outcome: str = ""
    contested_number: str = ""
    contested_counts: bool = True
    contested_formal: bool = False
    two_advices: str = ""
    other_draft: bool = False
    new_outcome: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    costs_granted: bool | None = None
    decider: DeciderFacts = DeciderFacts(False)
    decide_by: date | None = None
    sending_date: date | None = None
    sending_problem: str = ""
    effective_on: date | None = None
    valid_until: date | None = None
    needs_end: bool = False
    unreachable: tuple[str, ...] = ()

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What is decided on each open objection, as far as it was chosen."""
        return tuple(self.verdicts[one.id] for one in self.objections if self.verdicts.get(one.id))

    @property
    def replaces(self) -> bool:
        return self.effect == Effect.SUPERSEDED

    @property
    def all_met(self) -> bool:
        """Whether every objection is met in full: then no committee and no hearing are needed (Awb 7:3, 7:13)."""
        return bool(self.objections) and self.outcomes == (Outcome.MET,) * len(self.objections)

    @property
    def only_inadmissible(self) -> bool:
        """Whether nothing is judged but that the objections cannot be received."""
        return bool(self.objections) and self.outcomes == (Outcome.INADMISSIBLE,) * len(self.objections)

    @property
    def takes_away(self) -> bool:
        """Whether what was granted is taken away."""
        granted = self.contested_outcome == DecisionOutcome.GRANT
        revoked = self.effect == Effect.REVOKED
        return granted and (revoked or (self.replaces and self.new_outcome == DecisionOutcome.REFUSAL))

    def part(self, part: str) -> str:
        """The text of one part of the reasons."""
        return self.parts.get(part, "")


@dataclass(frozen=True, slots=True)
class LateFacts:
    """A procedure and the notices of default in it, by id with the day of receipt, in that order.

    ``due``: the last day to decide, None while no term runs. ``ended_on``: the day on which the decision was sent, or
    on which no objection was left. ``fixed``: ids of the notices on whose penalty was decided.
    """

    due: date | None
    ended_on: date | None
    notices: tuple[tuple[int, date], ...]
    fixed: frozenset[int] = frozenset()
