"""The only door to cases on behalf of a person."""

from applications.queries.facts import case_facts, delays_agreed, open_double, term_facts
from applications.queries.lists import (
    FIRST_ORDER,
    ORDERS,
    Choice,
    Match,
    counts_by_group,
    listed,
    matches,
    sites_with_cases,
    worklist_rows,
)
from applications.queries.page import (
    case_with_parts,
    documents_of,
    documents_visible_to,
    download_document,
    open_supplement,
    own_terms,
    supplements_of,
)
from applications.queries.seeing import (
    audience_for,
    audience_for_role,
    capacity_of,
    for_system,
    participants,
    stage_of,
    status_for,
    visible_to,
)

__all__ = [
    "FIRST_ORDER",
    "ORDERS",
    "Choice",
    "Match",
    "audience_for",
    "audience_for_role",
    "capacity_of",
    "case_facts",
    "case_with_parts",
    "counts_by_group",
    "delays_agreed",
    "documents_of",
    "documents_visible_to",
    "download_document",
    "for_system",
    "listed",
    "matches",
    "open_double",
    "open_supplement",
    "own_terms",
    "participants",
    "sites_with_cases",
    "stage_of",
    "status_for",
    "supplements_of",
    "term_facts",
    "visible_to",
    "worklist_rows",
]
