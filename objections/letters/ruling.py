"""The decision on objection as one addressee reads it (Awb 7:12, 7:13(7), 6:23)."""

from dataclasses import dataclass
from datetime import date

from correspondence.kinds import LetterKind as Kind
from correspondence.letters import Annex
from decisions.letters import AppealClause
from objections.enums import LetterKind
from objections.letters.common import ObjectionLetter


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """What is decided on one objection: of which part (never a name of somebody else), when it came in, the outcome."""

    by_whom: str
    received_on: date
    outcome: str


@dataclass(frozen=True, slots=True)
class ReasonPart:
    """One part of the reasons under its heading."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class RulingLetter(ObjectionLetter):
    """The decision on all objections of one procedure, to one addressee.

    ``summary`` tells it in plain words to this kind of reader; ``operative`` is the decision itself; ``course`` how the
    procedure went. ``replacement_number`` is that of the decision that takes the contested one's place, or empty.
    """

    decided_on: date
    summary: tuple[str, ...]
    operative: tuple[str, ...]
    verdicts: tuple[VerdictLine, ...]
    replacement_number: str
    legal_basis: tuple[str, ...]
    course: tuple[str, ...]
    reasons: tuple[ReasonPart, ...]
    annexes: tuple[Annex, ...]
    copies: tuple[str, ...]
    appeal: AppealClause


STEM = "beslissing-op-bezwaar"
RULING = Kind(LetterKind.RULING, "Beslissing op bezwaar", RulingLetter, "letters/objection_decision.html", "1", STEM)
