"""Forms of the case: what people type, turned into values or into a sentence at the right field."""

from applications.forms.changes import AuthorisationForm, InvitePupilForm, LinkForm, PassOnForm, SiteForm
from applications.forms.intake import (
    GiveSupplementForm,
    LapseForm,
    LongerTermForm,
    ReceivedForm,
    RegisterForm,
    StartForm,
    SubmitForm,
    SupplementForm,
    WithdrawForm,
)
from applications.forms.lists import FilterForm, SearchForm
from applications.forms.messages import BoardMessagesForm, MessagesForm
from applications.forms.papers import ChangeKindForm, DelayConsentForm, DocumentForm, RemoveDocumentForm
from applications.forms.people import ConsultationForm, GuardianForm, PupilForm, PupilVoiceForm, StatementForm
from applications.forms.placing import CORRECT, PlacementForm
from applications.forms.results import IntelligenceForm, LearningForm
from applications.forms.school import CareerForm, MotivationForm, RouteForm, SocialEmotionalForm
from applications.forms.taken_over import COLUMNS, ImportForm, JudgedRow, TakenOverFilterForm, TakenOverForm, judge

__all__ = [
    "COLUMNS",
    "CORRECT",
    "AuthorisationForm",
    "BoardMessagesForm",
    "CareerForm",
    "ChangeKindForm",
    "ConsultationForm",
    "DelayConsentForm",
    "DocumentForm",
    "FilterForm",
    "GiveSupplementForm",
    "GuardianForm",
    "ImportForm",
    "IntelligenceForm",
    "InvitePupilForm",
    "JudgedRow",
    "LapseForm",
    "LearningForm",
    "LinkForm",
    "LongerTermForm",
    "MessagesForm",
    "MotivationForm",
    "PassOnForm",
    "PlacementForm",
    "PupilForm",
    "PupilVoiceForm",
    "ReceivedForm",
    "RegisterForm",
    "RemoveDocumentForm",
    "RouteForm",
    "SearchForm",
    "SiteForm",
    "SocialEmotionalForm",
    "StartForm",
    "StatementForm",
    "SubmitForm",
    "SupplementForm",
    "TakenOverFilterForm",
    "TakenOverForm",
    "WithdrawForm",
    "judge",
]
