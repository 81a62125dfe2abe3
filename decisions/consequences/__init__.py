"""What else happens to decisions and their papers within the verb of another: same act, cause written down."""

from decisions.consequences.following import COPIED, copy_as_draft, end_with_case, kind_changed, withdraw_papers
from decisions.consequences.numbering import merge_series, number_for
from decisions.consequences.objecting import (
    NewDecision,
    adopt_replacement,
    drafted_replacement,
    remake_replacement,
    revoke,
    send_replacement,
    take_replacement_back,
)
from decisions.consequences.recomputing import (
    recompute_hearing,
    recompute_letter,
    restate_objection_terms,
    sending_changed,
)
from decisions.consequences.sending import hand_out, supersede

__all__ = [
    "COPIED",
    "NewDecision",
    "adopt_replacement",
    "copy_as_draft",
    "drafted_replacement",
    "end_with_case",
    "hand_out",
    "kind_changed",
    "merge_series",
    "number_for",
    "recompute_hearing",
    "recompute_letter",
    "remake_replacement",
    "restate_objection_terms",
    "revoke",
    "send_replacement",
    "sending_changed",
    "supersede",
    "take_replacement_back",
    "withdraw_papers",
]
