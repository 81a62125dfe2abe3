"""The verbs on letters: the worker makes them, the office follows how they arrive."""

from correspondence.actions.making import TRIED_TOO_OFTEN, give_up, render, retry_letter
from correspondence.actions.posting import hold_back, send_waiting
from correspondence.actions.sending import keep_proof, mark_returned, note_address_asked, send_again
from correspondence.actions.support_plan import lay_down_support_plan

__all__ = [
    "TRIED_TOO_OFTEN",
    "give_up",
    "hold_back",
    "keep_proof",
    "lay_down_support_plan",
    "mark_returned",
    "note_address_asked",
    "render",
    "retry_letter",
    "send_again",
    "send_waiting",
]
