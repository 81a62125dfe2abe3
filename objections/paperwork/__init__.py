"""Orders the letters of an objection: fills in what each says, and has it made."""

from objections.paperwork.committee import order_committee_advice, order_forwarded, order_invitations
from objections.paperwork.notices import (
    order_extension,
    order_late_question,
    order_longer_term,
    order_receipts,
    order_repair,
    order_withdrawal,
)

__all__ = [
    "order_committee_advice",
    "order_extension",
    "order_forwarded",
    "order_invitations",
    "order_late_question",
    "order_longer_term",
    "order_receipts",
    "order_repair",
    "order_withdrawal",
]
