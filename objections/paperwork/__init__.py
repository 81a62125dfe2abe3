"""Orders the letters of an objection: fills in what each says, and has it made."""

from objections.paperwork.committee import (
    order_committee_advice,
    order_forwarded,
    order_invitations,
)
from objections.paperwork.notices import (
    order_extension,
    order_late_question,
    order_longer_term,
    order_receipts,
    order_repair,
    order_withdrawal,
)
from objections.paperwork.ruling import (
    letter_to,
    order_ruling,
    placed_text,
    remake_ruling_letters,
    ruled_of,
    signer_of,
)

__all__ = [
    "letter_to",
    "order_committee_advice",
    "order_extension",
    "order_forwarded",
    "order_invitations",
    "order_late_question",
    "order_longer_term",
    "order_receipts",
    "order_repair",
    "order_ruling",
    "order_withdrawal",
    "placed_text",
    "remake_ruling_letters",
    "ruled_of",
    "signer_of",
]
