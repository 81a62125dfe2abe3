"""The forms of objections, by topic."""

from objections.forms.filing import CheckForm, FileForm, RegisterForm
from objections.forms.handling import (
    AdjournForm,
    AskRepairForm,
    DelayForm,
    DueForm,
    JudgeLateForm,
    JudgePartyForm,
    ReceivedForm,
    RecordWithdrawalForm,
)
from objections.forms.inspecting import InspectionForm
from objections.forms.lateness import DefaultForm, DropDefaultForm, FixPenaltyForm
from objections.forms.sending import MendForm, PapersForm, ReasonForm

__all__ = [
    "AdjournForm",
    "AskRepairForm",
    "CheckForm",
    "DefaultForm",
    "DelayForm",
    "DropDefaultForm",
    "DueForm",
    "FileForm",
    "FixPenaltyForm",
    "InspectionForm",
    "JudgeLateForm",
    "JudgePartyForm",
    "MendForm",
    "PapersForm",
    "ReasonForm",
    "ReceivedForm",
    "RecordWithdrawalForm",
    "RegisterForm",
]
