"""Forms of deciding and of numbers: what people type, turned into values or into a sentence at the right field."""

from decisions.forms.breaches import ReportBreachForm, SettleBreachForm
from decisions.forms.deciding import (
    AdoptForm,
    FlawForm,
    PrepareForm,
    PrepareFormalForm,
    RemakeForm,
    ReturnForm,
    SettleFlawForm,
    TakeBackForm,
    WriteForm,
)
from decisions.forms.guests import AdmitGuestForm
from decisions.forms.hearing import CloseHearingForm, InviteForm, LeaveOutForm
from decisions.forms.numbering import FirstNumberForm, ReleaseForm, ReserveForm
from decisions.forms.replacing import CorrectForm, RenewForm

__all__ = [
    "AdmitGuestForm",
    "AdoptForm",
    "CloseHearingForm",
    "CorrectForm",
    "FirstNumberForm",
    "FlawForm",
    "InviteForm",
    "LeaveOutForm",
    "PrepareForm",
    "PrepareFormalForm",
    "ReleaseForm",
    "RemakeForm",
    "RenewForm",
    "ReportBreachForm",
    "ReserveForm",
    "ReturnForm",
    "SettleBreachForm",
    "SettleFlawForm",
    "TakeBackForm",
    "WriteForm",
]
