"""Tables of experts, assignments and advices."""

from assessments.models.advices import Advice, AdviceAddendum, AdviceSetAside
from assessments.models.assignments import Assignment, ExpertQuestion, FileNotice
from assessments.models.criteria import CaseCriteria, NationalCriteria
from assessments.models.instruments import Instrument, InstrumentList, ListRule
from assessments.models.register import Absence, Expert, Tie
from assessments.models.screening import ScreenedDraft
from assessments.models.uploads import SealedUpload

__all__ = [
    "Absence",
    "Advice",
    "AdviceAddendum",
    "AdviceSetAside",
    "Assignment",
    "CaseCriteria",
    "Expert",
    "ExpertQuestion",
    "FileNotice",
    "Instrument",
    "InstrumentList",
    "ListRule",
    "NationalCriteria",
    "ScreenedDraft",
    "SealedUpload",
    "Tie",
]
