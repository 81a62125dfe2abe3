"""Legal terms, computed from facts: pure functions over dates, lengths and the calendar.

Every term carries the steps that led to its last day, as sentences that can be shown. Lengths come in as a snapshot
of the table (``Lengths``); nothing here knows a number of weeks.
"""

from casework.terms.application import (
    advice,
    consented_delay,
    decide_application,
    not_processed,
    reasons_later,
    supplement,
    view_board,
    view_parents,
)
from casework.terms.counting import Opening, backward_term, check_set_day, last_day_steps, set_term
from casework.terms.facts import Adjournment, Notice, Repair, Suspension, completed_on, repair_suspension
from casework.terms.lateness import Penalty, PenaltyBand, fixing_term, penalty, waiting_term
from casework.terms.objecting import (
    Arrival,
    Timeliness,
    appeal,
    decide_objection,
    inspection,
    objection,
    objection_in_time,
    objection_post,
    papers,
)
from casework.terms.outage import Outage, after_outage
from casework.terms.running import weeks_term
from casework.terms.term import Flag, Lengths, Step, Term, TermLength, Unit, UnknownLength, cited

__all__ = [
    "Adjournment",
    "Arrival",
    "Flag",
    "Lengths",
    "Notice",
    "Opening",
    "Outage",
    "Penalty",
    "PenaltyBand",
    "Repair",
    "Step",
    "Suspension",
    "Term",
    "TermLength",
    "Timeliness",
    "Unit",
    "UnknownLength",
    "advice",
    "after_outage",
    "appeal",
    "backward_term",
    "check_set_day",
    "cited",
    "completed_on",
    "consented_delay",
    "decide_application",
    "decide_objection",
    "fixing_term",
    "inspection",
    "last_day_steps",
    "not_processed",
    "objection",
    "objection_in_time",
    "objection_post",
    "papers",
    "penalty",
    "reasons_later",
    "repair_suspension",
    "set_term",
    "supplement",
    "view_board",
    "view_parents",
    "waiting_term",
    "weeks_term",
]
