"""The papers of a decision: filled in from the case, ordered, and ordered anew."""

from decisions.paperwork.contents import NUMBER_TO_COME, Paperwork, Signature, annex_label, signature_of
from decisions.paperwork.ordering import adviser_snapshots, order_papers, remake_letters

__all__ = [
    "NUMBER_TO_COME",
    "Paperwork",
    "Signature",
    "adviser_snapshots",
    "annex_label",
    "order_papers",
    "remake_letters",
    "signature_of",
]
