"""The only door to decisions and hearings on behalf of a person, and what verbs ask of the tables."""

from decisions.queries.facts import (
    Choice,
    advice_facts,
    decide_facts,
    hearing_facts,
    new_since_heard,
    refused_before,
    signer_facts,
    statement_facts,
)
from decisions.queries.lists import being_written, offered, overdue_hearings, unsent
from decisions.queries.papers import addressee_of, committee_name, readers, recipients
from decisions.queries.seeing import (
    Standing,
    current,
    download_paper,
    draft_of,
    hearings_visible_to,
    in_force,
    kept_number,
    papers_for,
    papers_of,
    standing,
    unsent_papers_of,
    visible_to,
)

__all__ = [
    "Choice",
    "Standing",
    "addressee_of",
    "advice_facts",
    "being_written",
    "committee_name",
    "current",
    "decide_facts",
    "download_paper",
    "draft_of",
    "hearing_facts",
    "hearings_visible_to",
    "in_force",
    "kept_number",
    "new_since_heard",
    "offered",
    "overdue_hearings",
    "papers_for",
    "papers_of",
    "readers",
    "recipients",
    "refused_before",
    "signer_facts",
    "standing",
    "statement_facts",
    "unsent",
    "unsent_papers_of",
    "visible_to",
]
