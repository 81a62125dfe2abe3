"""Forms of the case: what people type, turned into values or into a sentence at the right field."""

from applications.forms.intake import (
    LongerTermForm,
    ReceivedForm,
    RegisterForm,
    StartForm,
    SubmitForm,
    SupplementForm,
    WithdrawForm,
)
from applications.forms.lists import FilterForm, SearchForm
from applications.forms.papers import ChangeKindForm, DelayConsentForm, DocumentForm, RemoveDocumentForm
from applications.forms.people import ConsultationForm, GuardianForm, PupilForm, PupilVoiceForm, StatementForm
from applications.forms.results import IntelligenceForm, LearningForm
from applications.forms.school import CareerForm, MotivationForm, RouteForm, SocialEmotionalForm

__all__ = [
    "CareerForm",
    "ChangeKindForm",
    "ConsultationForm",
    "DelayConsentForm",
    "DocumentForm",
    "FilterForm",
    "GuardianForm",
    "IntelligenceForm",
    "LearningForm",
    "LongerTermForm",
    "MotivationForm",
    "PupilForm",
    "PupilVoiceForm",
    "ReceivedForm",
    "RegisterForm",
    "RemoveDocumentForm",
    "RouteForm",
    "SearchForm",
    "SocialEmotionalForm",
    "StartForm",
    "StatementForm",
    "SubmitForm",
    "SupplementForm",
    "WithdrawForm",
]
