"""The records of an objection, split by topic."""

from objections.models.committee import CommitteeAdvice, Hearing, Seat
from objections.models.lateness import DefaultNotice
from objections.models.notice import Objection, ObjectionPaper, RepairExtension, RepairRequest
from objections.models.procedure import Adjournment, Delay, Procedure
from objections.models.ruling import ObjectionDecision

__all__ = [
    "Adjournment",
    "CommitteeAdvice",
    "DefaultNotice",
    "Delay",
    "Hearing",
    "Objection",
    "ObjectionDecision",
    "ObjectionPaper",
    "Procedure",
    "RepairExtension",
    "RepairRequest",
    "Seat",
]
