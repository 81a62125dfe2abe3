"""The verbs of decisions."""

from decisions.actions.adopting import adopt, remake, take_back
from decisions.actions.breaches import report_breach, settle_breach
from decisions.actions.collecting import confirm_receipt
from decisions.actions.flaws import report_flaw, settle_flaw
from decisions.actions.guests import GuestRecord, admit_guest, open_declaration, withdraw_guest
from decisions.actions.hearing import close_hearing, invite_to_view, leave_hearing_out
from decisions.actions.numbering import release_numbers, reserve_numbers, set_first_number
from decisions.actions.preparing import (
    drop_draft,
    offer_for_decision,
    place_again,
    prepare,
    return_with_remark,
    save_draft,
)
from decisions.actions.publishing import publish
from decisions.actions.replacing import prepare_correction, prepare_new_decision

__all__ = [
    "GuestRecord",
    "admit_guest",
    "adopt",
    "close_hearing",
    "confirm_receipt",
    "drop_draft",
    "invite_to_view",
    "leave_hearing_out",
    "offer_for_decision",
    "open_declaration",
    "place_again",
    "prepare",
    "prepare_correction",
    "prepare_new_decision",
    "publish",
    "release_numbers",
    "remake",
    "report_breach",
    "report_flaw",
    "reserve_numbers",
    "return_with_remark",
    "save_draft",
    "set_first_number",
    "settle_breach",
    "settle_flaw",
    "take_back",
    "withdraw_guest",
]
