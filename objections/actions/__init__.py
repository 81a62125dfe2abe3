"""The verbs of objections."""

from objections.actions.filing import Notice, file_objection, register_objection
from objections.actions.papers import NewPaper

__all__ = [
    "NewPaper",
    "Notice",
    "file_objection",
    "register_objection",
]
