"""Procedures and objections as pages show them. Templates get these values, never the records."""

from objections.presenting.objections import (
    OFFICE,
    ObjectionRow,
    PaperRow,
    TermRow,
    asked_sentences,
    letter_rows,
    paper_rows,
    status_tag,
    summary_of,
    tasks_of,
    term_rows,
    text_to_inspect,
    who,
)

__all__ = [
    "OFFICE",
    "ObjectionRow",
    "PaperRow",
    "TermRow",
    "asked_sentences",
    "letter_rows",
    "paper_rows",
    "status_tag",
    "summary_of",
    "tasks_of",
    "term_rows",
    "text_to_inspect",
    "who",
]
