"""The letters of receiving an objection, mending it, its term, and its end."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from correspondence.kinds import LetterKind as Kind
from objections.enums import LetterKind
from objections.letters.common import ObjectionLetter


@dataclass(frozen=True, slots=True)
class ReceiptLetter(ObjectionLetter):
    """The confirmation of receipt (Awb 6:14) with what comes next (7:13(2)).

    ``decide_by`` is None before the decision was sent. ``is_late``: it came after the term, and the reason is asked
    unless it was given (``reason_given``).
    """

    received_on: date
    channel: str
    committee: str
    forward_by: date
    decide_by: date | None
    decide_steps: tuple[str, ...]
    pro_forma: bool
    is_late: bool
    reason_given: bool


@dataclass(frozen=True, slots=True)
class ArrivedLetter(ObjectionLetter):
    """To the other interested parties: an objection came in. ``by_whom`` names the part, never the person."""

    received_on: date
    by_whom: str
    committee: str
    decide_by: date | None


@dataclass(frozen=True, slots=True)
class LateReasonLetter(ObjectionLetter):
    """The question why an objection came after the term (Awb 6:11). ``why_late`` derives that it did."""

    received_on: date
    ended_on: date
    why_late: str
    answer_by: date


@dataclass(frozen=True, slots=True)
class RepairLetter(ObjectionLetter):
    """The request to mend an objection (Awb 6:6). ``decide_by``: the last day when it is mended on the last day."""

    received_on: date
    items: tuple[str, ...]
    explanation: str
    last_day: date
    decide_by: date | None


@dataclass(frozen=True, slots=True)
class RepairExtendedLetter(ObjectionLetter):
    """More time to mend an objection, as was asked before the end."""

    former_day: date
    last_day: date
    decide_by: date | None


@dataclass(frozen=True, slots=True)
class SuspendedLetter(ObjectionLetter):
    """To the others: somebody has until a day to mend his objection, and the decision may come later (Awb 7:10(5))."""

    last_day: date
    decide_by: date | None


@dataclass(frozen=True, slots=True)
class LongerTermLetter(ObjectionLetter):
    """The decision on objection comes later: adjourned (Awb 7:10(3)) or delayed further (7:10(4))."""

    former_last_day: date
    new_last_day: date
    ground: str
    reason: str
    article: str


@dataclass(frozen=True, slots=True)
class WithdrawnLetter(ObjectionLetter):
    """An objection was withdrawn. ``is_own``: the addressee withdrew; ``ends``: no objection is left.

    ``lapsed`` says why it ended without its objector, empty when he withdrew it himself.
    """

    received_on: date
    withdrawn_on: date
    how: str
    is_own: bool
    ends: bool
    lapsed: str


def _kind(kind: LetterKind, contents: type, template: str, stem: str, **more: Any) -> Kind:
    return Kind(kind.value, str(kind.label).capitalize(), contents, template, "1", stem, **more)


MORE_TIME = "Is dat te kort, kies dan bij het bezwaar ‘Meer tijd geven om te herstellen’."
ARRIVED = _kind(LetterKind.ARRIVED, ArrivedLetter, "letters/objection_arrived.html", "bezwaar-bericht")
LATE_REASON = _kind(
    LetterKind.LATE_REASON,
    LateReasonLetter,
    "letters/objection_late_reason.html",
    "bezwaar-termijn",
    answer="answer_by",
)
LONGER_TERM = _kind(
    LetterKind.LONGER_TERM, LongerTermLetter, "letters/objection_longer_term.html", "bezwaar-langere-termijn"
)
RECEIPT = _kind(LetterKind.RECEIPT, ReceiptLetter, "letters/objection_receipt.html", "bezwaar-ontvangst", confirms=True)
REPAIR = _kind(
    LetterKind.REPAIR,
    RepairLetter,
    "letters/objection_repair.html",
    "bezwaar-aanvullen",
    answer="last_day",
    more_time=MORE_TIME,
)
REPAIR_EXTENDED = _kind(
    LetterKind.REPAIR_EXTENDED,
    RepairExtendedLetter,
    "letters/objection_repair_extended.html",
    "bezwaar-meer-tijd",
    answer="last_day",
    more_time=MORE_TIME,
)
SUSPENDED = _kind(LetterKind.SUSPENDED, SuspendedLetter, "letters/objection_suspended.html", "bezwaar-opgeschort")
WITHDRAWN = _kind(LetterKind.WITHDRAWN, WithdrawnLetter, "letters/objection_withdrawn.html", "bezwaar-ingetrokken")
