"""A decision in the making as plain values, for the pure rules and the checklist. Built by ``queries.facts``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from applications.enums import Kind
from casework.parts import Figures
from decisions.enums import Ground, Outcome, Part, Replaces


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """What one party answered to the application. ``asked``: it was invited to give its view."""

    party: str
    guardian_id: int | None
    name: str
    answer: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class PartyToHear:
    """Somebody who must be given the opportunity to be heard, and why (a Dutch sentence, with its provision)."""

    party: str
    guardian_id: int | None
    name: str
    why: str
    article: str


@dataclass(frozen=True, slots=True)
class HearingFacts:
    """One opportunity to be heard. ``due_on`` is the last day to answer."""

    party: str
    guardian_id: int | None
    closed: bool
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class AdviceFacts:
    """One counted advice. ``unfit`` says in Dutch what is wrong with its expert (slot, tie); empty when nothing is."""

    id: int
    slot: int
    expert_user_id: int
    expert_name: str
    outcome: str
    submitted_on: date
    declared_independent: bool = True
    unfit: str = ""


@dataclass(frozen=True, slots=True)
class SignerFacts:
    """Whoever would sign, as far as the case is concerned. ``other_role`` names what he already did in it, in Dutch."""

    has_mandate: bool
    other_role: str = ""
    tied_to: str = ""
    somebody_else_can: bool = True


@dataclass(frozen=True, slots=True)
class SupplementFacts:
    """The last request to complete. ``notify_by`` is the last day to make known that it is not processed."""

    last_day: date
    closed: bool
    lapsed: bool
    notify_by: date


@dataclass(frozen=True, slots=True)
class InstrumentFacts:
    """What is to be said of one test result, ``label``: ``asks_reason`` and ``stops`` tell how much it weighs here.

    ``label`` is empty for what is said of the tests as a whole.
    """

    label: str
    sentence: str
    asks_reason: bool = False
    stops: bool = False

    @property
    def words(self) -> str:
        return f"{self.label}: {self.sentence}" if self.label else self.sentence


@dataclass(frozen=True, slots=True)
class FormerFacts:
    """The decision whose place this one would take. ``counts``: it is still the one in force."""

    outcome: str
    kind: str
    number: str
    effective_on: date | None = None
    valid_until: date | None = None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class DecideFacts:
    """Everything that adopting a decision depends on, on one day. Days are legal days (Europe/Amsterdam).

    ``figures``: what the results come to under the national criteria, where these decide; None elsewhere.
    """

    today: date
    kind: str
    asked_kind: str
    outcome: str
    ground: str = ""
    special_group: bool = False
    completed_on: date | None = None
    supplement_open: bool = False
    missing: tuple[str, ...] = ()
    route_problems: tuple[str, ...] = ()
    refused_before: bool = False
    new_facts: bool = False
    formal_without_advice: bool = True
    results_declared: bool = False
    advices: tuple[AdviceFacts, ...] = ()
    placed_advices: frozenset[int] = frozenset()
    open_questions: tuple[str, ...] = ()
    statements_missing: tuple[str, ...] = ()
    consent_missing: tuple[str, ...] = ()
    to_hear: tuple[PartyToHear, ...] = ()
    hearings: tuple[HearingFacts, ...] = ()
    own_steps: tuple[tuple[str, bool], ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    figures: Figures | None = None
    outside_ground: str = ""
    outside_words: str = ""
    instruments: tuple[InstrumentFacts, ...] = ()
    signer: SignerFacts = SignerFacts(False)
    clause_missing: tuple[str, ...] = ()
    supplement: SupplementFacts | None = None
    sending_date: date | None = None
    sending_problem: str = ""
    effective_on: date | None = None
    valid_until: date | None = None
    own_rules: bool = False
    replaces_as: str = ""
    replaces_reason: str = ""
    same_facts: bool = False
    former: FormerFacts | None = None
    addressees_missing: tuple[str, ...] = ()
    passed: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_formal(self) -> bool:
        """Whether it would be taken on a formal ground."""
        return bool(self.ground)

    @property
    def is_not_processed(self) -> bool:
        return self.ground == Ground.NOT_PROCESSED

    @property
    def grants(self) -> bool:
        return self.outcome == Outcome.GRANT

    @property
    def is_lwoo(self) -> bool:
        return self.kind == Kind.LWOO

    @property
    def is_correction(self) -> bool:
        return self.replaces_as == Replaces.CORRECTION

    @property
    def harms(self) -> bool:
        """Whether it takes away, or begins later or ends sooner than, what the former decision granted."""
        former = self.former
        if former is None or former.outcome != Outcome.GRANT:
            return False
        if self.outcome != Outcome.GRANT:
            return True
        later = bool(self.effective_on and former.effective_on and self.effective_on > former.effective_on)
        sooner = bool(self.valid_until and (former.valid_until is None or self.valid_until < former.valid_until))
        return later or sooner

    def part(self, part: Part) -> str:
        """The text of one part of the reasons."""
        return self.parts.get(part.value, "")


@dataclass(frozen=True, slots=True)
class Supplement:
    """One request to complete, as the facts of a decision tell of it."""

    requested_on: date
    due_on: date
    completed_on: date | None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeardParty:
    """How one party used, or did not use, the opportunity to be heard."""

    name: str
    closed_by: str
    heard_on: date | None = None
    ground: str = ""
    report: str = ""
    reasons: str = ""
    id: int = 0
