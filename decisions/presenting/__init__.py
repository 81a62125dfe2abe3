"""Decisions, advices and hearings as pages show them. Templates get these values, never the records."""

from decisions.presenting.breaches import breach_summary, moment, sending_choices, way_to_letter
from decisions.presenting.deciding import (
    DOWNLOADS,
    PaperRow,
    advice_cards,
    ended_notice,
    file_parts,
    paper_rows,
    papers_with,
    points_for,
    reasons_of,
    recipients_of,
    summary_of,
    voices,
)
from decisions.presenting.due import Due, due_of, late_notice
from decisions.presenting.guests import GuestRow, guest_row
from decisions.presenting.hearing import HearingRow, first_to_close, hearing_advice, hearing_row, longer_term_notice
from decisions.presenting.objecting import ObjectionTerm, objection_terms
from decisions.presenting.outside import key_of, outside_list, outside_sheet

__all__ = [
    "DOWNLOADS",
    "Due",
    "GuestRow",
    "HearingRow",
    "ObjectionTerm",
    "PaperRow",
    "advice_cards",
    "breach_summary",
    "due_of",
    "ended_notice",
    "file_parts",
    "first_to_close",
    "guest_row",
    "hearing_advice",
    "hearing_row",
    "key_of",
    "late_notice",
    "longer_term_notice",
    "moment",
    "objection_terms",
    "outside_list",
    "outside_sheet",
    "paper_rows",
    "papers_with",
    "points_for",
    "reasons_of",
    "recipients_of",
    "sending_choices",
    "summary_of",
    "voices",
    "way_to_letter",
]
