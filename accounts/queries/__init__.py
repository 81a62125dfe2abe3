"""The doors through which people, organisations and settings are read."""

from accounts.queries.access import (
    actor_from_membership,
    actor_of,
    has_second_factor,
    hats,
    invitation_of,
    mandate_of,
    members_with_role,
    own_board_manager,
    site_limit,
)
from accounts.queries.access_log import access_log
from accounts.queries.directory import (
    boards_of,
    managed_memberships,
    mandates_ending,
    mandates_visible_to,
    memberships_visible_to,
    organisations_visible_to,
    own_sites,
    partnership_of,
    partnership_with_id,
    search_people,
    search_sites,
    sites_visible_to,
)
from accounts.queries.settings import lwoo_mode_on, lwoo_regimes_of, policies_of, policy_on

__all__ = [
    "access_log",
    "actor_from_membership",
    "actor_of",
    "boards_of",
    "has_second_factor",
    "hats",
    "invitation_of",
    "lwoo_mode_on",
    "lwoo_regimes_of",
    "managed_memberships",
    "mandate_of",
    "mandates_ending",
    "mandates_visible_to",
    "members_with_role",
    "memberships_visible_to",
    "organisations_visible_to",
    "own_board_manager",
    "own_sites",
    "partnership_of",
    "partnership_with_id",
    "policies_of",
    "policy_on",
    "search_people",
    "search_sites",
    "site_limit",
    "sites_visible_to",
]
