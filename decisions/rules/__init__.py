"""Judgements and texts of decisions that need no database. Pure."""

from decisions.rules.judging import (
    MERE_WARNINGS,
    TEMPLATES,
    Reader,
    SeriesFull,
    addressees,
    decision_number,
    departs_from,
    grants_outside,
    hearings_needed,
    still_to_hear,
    why_not_two_advices,
)
from decisions.rules.placing import (
    Placed,
    advice_text,
    conclusion,
    criteria_lines,
    criteria_text,
    facts_text,
    placed,
    views_text,
)

__all__ = [
    "MERE_WARNINGS",
    "TEMPLATES",
    "Placed",
    "Reader",
    "SeriesFull",
    "addressees",
    "advice_text",
    "conclusion",
    "criteria_lines",
    "criteria_text",
    "decision_number",
    "departs_from",
    "facts_text",
    "grants_outside",
    "hearings_needed",
    "placed",
    "still_to_hear",
    "views_text",
    "why_not_two_advices",
]
