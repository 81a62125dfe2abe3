"""Forms about people, organisations and settings."""

from accounts.forms.access_log import AccessLogForm
from accounts.forms.organisations import BoardForm, CloseSiteForm, PartnershipForm, SiteForm
from accounts.forms.people import AcceptForm, ColleagueForm, EndForm, InviteForm, LeaveForm, MandateForm, NameForm
from accounts.forms.settings import LwooRegimeForm, PolicyForm
from accounts.forms.texts import TextForm

__all__ = [
    "AcceptForm",
    "AccessLogForm",
    "BoardForm",
    "CloseSiteForm",
    "ColleagueForm",
    "EndForm",
    "InviteForm",
    "LeaveForm",
    "LwooRegimeForm",
    "MandateForm",
    "NameForm",
    "PartnershipForm",
    "PolicyForm",
    "SiteForm",
    "TextForm",
]
