"""The papers of a decision: the draft filled in, the letters made from it, ordered, and ordered anew."""

from decisions.paperwork.contents import NUMBER_TO_COME, Paperwork, Signature, annex_label, signature_of
from decisions.paperwork.ordering import adviser_snapshots, order_papers, remake_letters
from decisions.paperwork.placing import Placed, conclusion, placed, views_text
from decisions.paperwork.redrafting import PLACED_FIELDS, place

__all__ = [
    "NUMBER_TO_COME",
    "PLACED_FIELDS",
    "Paperwork",
    "Placed",
    "Signature",
    "adviser_snapshots",
    "annex_label",
    "conclusion",
    "order_papers",
    "place",
    "placed",
    "remake_letters",
    "signature_of",
    "views_text",
]
