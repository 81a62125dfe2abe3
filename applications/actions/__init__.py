"""The verbs of a case."""

from applications.actions.amending import change_kind
from applications.actions.filling import (
    add_row,
    change_row,
    discard,
    remove_row,
    save_section,
    save_statement,
    start,
)
from applications.actions.growing_up import authorise_parent, invite_pupil
from applications.actions.intake import close_supplement, give_supplement, request_supplement, take_in
from applications.actions.lapsing import lapse
from applications.actions.later import announce_longer_term, record_delay_consent
from applications.actions.linking import ask_still_wanted, bring_earlier_results, keep_wanting, link_case
from applications.actions.messages import choose_for_board, choose_messages
from applications.actions.moving import change_site, pass_file_on
from applications.actions.papers import add_document, remove_document
from applications.actions.parents import activate_guardian, end_guardian_access
from applications.actions.placing import Place, place, place_taken_over
from applications.actions.submitting import hand_over, register_received, submit
from applications.actions.taking_over import Imported, Row, change_taken_over, import_taken_over, register_taken_over
from applications.actions.withdrawing import withdraw

__all__ = [
    "Imported",
    "Place",
    "Row",
    "activate_guardian",
    "add_document",
    "add_row",
    "announce_longer_term",
    "ask_still_wanted",
    "authorise_parent",
    "bring_earlier_results",
    "change_kind",
    "change_row",
    "change_site",
    "change_taken_over",
    "choose_for_board",
    "choose_messages",
    "close_supplement",
    "discard",
    "end_guardian_access",
    "give_supplement",
    "hand_over",
    "import_taken_over",
    "invite_pupil",
    "keep_wanting",
    "lapse",
    "link_case",
    "pass_file_on",
    "place",
    "place_taken_over",
    "record_delay_consent",
    "register_received",
    "register_taken_over",
    "remove_document",
    "remove_row",
    "request_supplement",
    "save_section",
    "save_statement",
    "start",
    "submit",
    "take_in",
    "withdraw",
]
