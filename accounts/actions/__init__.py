"""The verbs of this app."""

from accounts.actions.closing import close_site, keep_site_open, move_site
from accounts.actions.installation import add_partnership, reset_second_factor
from accounts.actions.leaving import close_account, leave
from accounts.actions.merging import merge_partnerships, plan_merge, renumber_partnership
from accounts.actions.organisations import add_board, add_site, change_board, change_partnership, change_site
from accounts.actions.outages import end_outage, record_outage, withdraw_outage
from accounts.actions.people import (
    accept_invitation,
    change_own_name,
    end_mandate,
    end_membership,
    grant_mandate,
    invite_member,
    renew_invitation,
    withdraw_invitation,
)
from accounts.actions.reference import add_holiday, change_row, recompute, withdraw_holiday
from accounts.actions.settings import set_lwoo_regime, set_policy
from accounts.actions.texts import set_text

__all__ = [
    "accept_invitation",
    "add_board",
    "add_holiday",
    "add_partnership",
    "add_site",
    "change_board",
    "change_own_name",
    "change_partnership",
    "change_row",
    "change_site",
    "close_account",
    "close_site",
    "end_mandate",
    "end_membership",
    "end_outage",
    "grant_mandate",
    "invite_member",
    "keep_site_open",
    "leave",
    "merge_partnerships",
    "move_site",
    "plan_merge",
    "recompute",
    "record_outage",
    "renew_invitation",
    "renumber_partnership",
    "reset_second_factor",
    "set_lwoo_regime",
    "set_policy",
    "set_text",
    "withdraw_holiday",
    "withdraw_invitation",
    "withdraw_outage",
]
