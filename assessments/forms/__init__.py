"""Forms of experts and advices."""

from assessments.forms.advising import AdviceForm, SetAsideForm, SubmitForm
from assessments.forms.assigning import AcceptForm, AssignForm, RecuseForm, ReplaceForm
from assessments.forms.dossiers import BeginForm, DossierForm
from assessments.forms.file import AnswerQuestionForm, NoticeAnswerForm, NoticeAsideForm, QuestionForm
from assessments.forms.instruments import (
    COLUMNS,
    GRADES,
    InstrumentFilterForm,
    JudgedRow,
    LoadListForm,
    RuleForm,
    judge_rows,
)
from assessments.forms.register import AbsenceForm, EndTieForm, ExpertForm, NewExpertForm, TieForm
from assessments.forms.screening import FOUND, ClassListForm, DraftsForm, PupilFilterForm

__all__ = [
    "COLUMNS",
    "FOUND",
    "GRADES",
    "AbsenceForm",
    "AcceptForm",
    "AdviceForm",
    "AnswerQuestionForm",
    "AssignForm",
    "BeginForm",
    "ClassListForm",
    "DossierForm",
    "DraftsForm",
    "EndTieForm",
    "ExpertForm",
    "InstrumentFilterForm",
    "JudgedRow",
    "LoadListForm",
    "NewExpertForm",
    "NoticeAnswerForm",
    "NoticeAsideForm",
    "PupilFilterForm",
    "QuestionForm",
    "RecuseForm",
    "ReplaceForm",
    "RuleForm",
    "SetAsideForm",
    "SubmitForm",
    "TieForm",
    "judge_rows",
]
