"""Forms of experts and advices."""

from assessments.forms.advising import AdviceForm, SetAsideForm, SubmitForm
from assessments.forms.assigning import AcceptForm, AssignForm, RecuseForm, ReplaceForm
from assessments.forms.dossiers import BeginForm, DossierForm
from assessments.forms.file import AnswerQuestionForm, NoticeAnswerForm, NoticeAsideForm, QuestionForm
from assessments.forms.register import AbsenceForm, EndTieForm, ExpertForm, NewExpertForm, TieForm

__all__ = [
    "AbsenceForm",
    "AcceptForm",
    "AdviceForm",
    "AnswerQuestionForm",
    "AssignForm",
    "BeginForm",
    "DossierForm",
    "EndTieForm",
    "ExpertForm",
    "NewExpertForm",
    "NoticeAnswerForm",
    "NoticeAsideForm",
    "QuestionForm",
    "RecuseForm",
    "ReplaceForm",
    "SetAsideForm",
    "SubmitForm",
    "TieForm",
]
