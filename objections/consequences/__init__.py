"""What else happens to objections within the verb of another: same act, cause written down."""

from objections.consequences.appealing import restate_appeal_terms, ruling_sending_changed
from objections.consequences.deciding import end_ruling
from objections.consequences.ending import (
    case_lapsed,
    decision_taken_back,
    end_committee,
    end_procedure,
    end_with_case,
)
from objections.consequences.lateness import restate_notices
from objections.consequences.recomputing import (
    decision_published,
    recompute_default_notice,
    recompute_hearing,
    recompute_objection,
    recompute_procedure,
    sending_changed,
)

__all__ = [
    "case_lapsed",
    "decision_published",
    "decision_taken_back",
    "end_committee",
    "end_procedure",
    "end_ruling",
    "end_with_case",
    "recompute_default_notice",
    "recompute_hearing",
    "recompute_objection",
    "recompute_procedure",
    "restate_appeal_terms",
    "restate_notices",
    "ruling_sending_changed",
    "sending_changed",
]
