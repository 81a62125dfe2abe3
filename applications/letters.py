"""What the letters of intake say: the confirmation of receipt and the request to complete an application."""

from dataclasses import dataclass
from datetime import date

from applications.enums import LetterKind
from correspondence import kinds
from correspondence.letters import Addressee, ApplicantLine, Letterhead, PupilLine, Signer, SupportPoint


@dataclass(frozen=True, slots=True)
class ReceiptLetter:
    """The confirmation that an application was received (Awb 4:3a), with the last day to decide.

    ``kind_label`` is what was asked, in full; ``channel`` how it came in, in words; ``decide_steps`` the sentences that
    derive ``decide_by`` (empty when only the rule is printed).
    """

    letterhead: Letterhead
    addressee: Addressee
    reference: str
    sending_date: date
    received_on: date
    channel: str
    kind_label: str
    pupil: PupilLine
    applicant: ApplicantLine
    decide_by: date
    decide_steps: tuple[str, ...]
    signer: Signer
    support: SupportPoint


@dataclass(frozen=True, slots=True)
class MissingItem:
    """One thing that is missing: what, why it is needed, and on which provision that rests (may be empty)."""

    what: str
    why: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class SupplementLetter:
    """The request to complete an application within a term (Awb 4:5(1)(c)), with every missing item.

    ``round_number`` counts the requests of this application. ``decide_by`` is the last day to decide when the
    supplement arrives on its last day.
    """

    letterhead: Letterhead
    addressee: Addressee
    reference: str
    sending_date: date
    received_on: date
    round_number: int
    kind_label: str
    pupil: PupilLine
    applicant: ApplicantLine
    items: tuple[MissingItem, ...]
    explanation: str
    last_day: date
    decide_by: date
    signer: Signer
    support: SupportPoint


@dataclass(frozen=True, slots=True)
class LongerTermLetter:
    """The notice that the decision comes later (Awb 4:14(3)), with the new last day and the reason."""

    letterhead: Letterhead
    addressee: Addressee
    reference: str
    sending_date: date
    received_on: date
    kind_label: str
    pupil: PupilLine
    applicant: ApplicantLine
    former_last_day: date
    new_last_day: date
    reason: str
    signer: Signer
    support: SupportPoint


RECEIPT = kinds.LetterKind(
    LetterKind.RECEIPT,
    "Ontvangstbevestiging",
    ReceiptLetter,
    "letters/receipt.html",
    "1",
    "ontvangst",
    confirms=True,
)
SUPPLEMENT = kinds.LetterKind(
    LetterKind.SUPPLEMENT,
    "Verzoek om aanvulling",
    SupplementLetter,
    "letters/supplement_request.html",
    "1",
    "aanvulling",
    answer="last_day",
)
LONGER_TERM = kinds.LetterKind(
    LetterKind.LONGER_TERM,
    "Mededeling langere termijn",
    LongerTermLetter,
    "letters/longer_term.html",
    "1",
    "langere-termijn",
)
KINDS = (RECEIPT, SUPPLEMENT, LONGER_TERM)
