"""The papers of a decision: what they say (``contents``) and their fixed words (``wording``)."""

from correspondence.kinds import LetterKind
from decisions.letters.contents import (
    AdviceLine,
    CriterionLine,
    DecisionLetter,
    Declaration,
    ObjectionClause,
    Reasons,
    ViewLine,
)

DECISION = LetterKind("decision", "Besluit", DecisionLetter, "letters/decision.html", "1", "besluit")
DECLARATION = LetterKind("declaration", "Verklaring", Declaration, "letters/declaration.html", "1", "verklaring")
KINDS = (DECISION, DECLARATION)

__all__ = [
    "DECISION",
    "DECLARATION",
    "KINDS",
    "AdviceLine",
    "CriterionLine",
    "DecisionLetter",
    "Declaration",
    "ObjectionClause",
    "Reasons",
    "ViewLine",
]
