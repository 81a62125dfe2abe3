"""Forms of deciding and of numbers: what people type, turned into values or into a sentence at the right field."""

from decisions.forms.deciding import (
    AdoptForm,
    CloseHearingForm,
    FlawForm,
    InviteForm,
    LeaveOutForm,
    PrepareForm,
    PrepareFormalForm,
    RemakeForm,
    ReturnForm,
    SettleFlawForm,
    TakeBackForm,
    WriteForm,
)
from decisions.forms.numbering import FirstNumberForm, ReleaseForm, ReserveForm

__all__ = [
    "AdoptForm",
    "CloseHearingForm",
    "FirstNumberForm",
    "FlawForm",
    "InviteForm",
    "LeaveOutForm",
    "PrepareForm",
    "PrepareFormalForm",
    "ReleaseForm",
    "RemakeForm",
    "ReserveForm",
    "ReturnForm",
    "SettleFlawForm",
    "TakeBackForm",
    "WriteForm",
]
