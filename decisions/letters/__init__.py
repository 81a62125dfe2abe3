"""The papers of a decision: what they say (``contents``) and their fixed words (``wording``)."""

from correspondence.kinds import LetterKind
from decisions.letters.contents import (
    AdviceLine,
    AppealClause,
    CriterionLine,
    DecisionLetter,
    Declaration,
    ObjectionClause,
    Reasons,
    ViewLine,
)

DECISION = LetterKind("decision", "Besluit", DecisionLetter, "letters/decision.html", "2", "besluit")
DECLARATION = LetterKind("declaration", "Verklaring", Declaration, "letters/declaration.html", "2", "verklaring")
KINDS = (DECISION, DECLARATION)

__all__ = [
    "DECISION",
    "DECLARATION",
    "KINDS",
    "AdviceLine",
    "AppealClause",
    "CriterionLine",
    "DecisionLetter",
    "Declaration",
    "ObjectionClause",
    "Reasons",
    "ViewLine",
]
