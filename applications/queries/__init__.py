"""The only door to cases on behalf of a person."""

from applications.queries.facts import case_facts, term_facts
from applications.queries.lists import Match, matches, search, worklist_rows
from applications.queries.seeing import (
    audience_for,
    capacity_of,
    for_system,
    participants,
    visible_to,
)

__all__ = [
    "Match",
    "audience_for",
    "capacity_of",
    "case_facts",
    "for_system",
    "matches",
    "participants",
    "search",
    "term_facts",
    "visible_to",
    "worklist_rows",
]
