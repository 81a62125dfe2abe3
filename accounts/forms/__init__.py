"""Forms about people, organisations and settings."""

from accounts.forms.access_log import AccessLogForm
from accounts.forms.organisations import BoardForm, PartnershipForm, SiteForm
from accounts.forms.people import AcceptForm, ColleagueForm, EndForm, InviteForm, MandateForm, NameForm
from accounts.forms.settings import LwooRegimeForm, PolicyForm

__all__ = [
    "AcceptForm",
    "AccessLogForm",
    "BoardForm",
    "ColleagueForm",
    "EndForm",
    "InviteForm",
    "LwooRegimeForm",
    "MandateForm",
    "NameForm",
    "PartnershipForm",
    "PolicyForm",
    "SiteForm",
]
