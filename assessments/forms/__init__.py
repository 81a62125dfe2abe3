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

__all__ = [
    "COLUMNS",
    "GRADES",
    "AbsenceForm",
    "AcceptForm",
    "AdviceForm",
    "AnswerQuestionForm",
    "AssignForm",
    "BeginForm",
    "DossierForm",
    "EndTieForm",
    "ExpertForm",
    "InstrumentFilterForm",
    "JudgedRow",
    "LoadListForm",
    "NewExpertForm",
    "NoticeAnswerForm",
    "NoticeAsideForm",
    "QuestionForm",
    "RecuseForm",
    "ReplaceForm",
    "RuleForm",
    "SetAsideForm",
    "SubmitForm",
    "TieForm",
    "judge_rows",
]
