"""Tables of people, organisations and what a partnership has agreed."""

from accounts.models.organisations import FormerCode, Organisation, Partnership, SchoolSite
from accounts.models.people import Invitation, Mandate, Membership, User, UserManager
from accounts.models.settings import LwooRegime, PartnershipText, Policy

__all__ = [
    "FormerCode",
    "Invitation",
    "LwooRegime",
    "Mandate",
    "Membership",
    "Organisation",
    "Partnership",
    "PartnershipText",
    "Policy",
    "SchoolSite",
    "User",
    "UserManager",
]
