"""Tables of the kernel."""

from casework.models.base import Dated, Record, holds_on, no_overlap
from casework.models.counting import Counter, ReservedRange
from casework.models.legal import Article, Deadline, Holiday, Outage, ReferenceChange, TermLength
from casework.models.trail import AccessEntry, AuditEntry, Version
from casework.models.typing_in import Draft, OnceKey
from casework.models.work import Job, Mail

__all__ = [
    "AccessEntry",
    "Article",
    "AuditEntry",
    "Counter",
    "Dated",
    "Deadline",
    "Draft",
    "Holiday",
    "Job",
    "Mail",
    "OnceKey",
    "Outage",
    "Record",
    "ReferenceChange",
    "ReservedRange",
    "TermLength",
    "Version",
    "holds_on",
    "no_overlap",
]
