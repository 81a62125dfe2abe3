"""Who hears of what happens to an objection. Messages name no pupil, no school, no objector and no outcome."""

from objections.notifications.committee import (
    advised,
    forwarded,
    heard_again,
    hearing_asked,
    hearing_called_off,
    hearing_planned,
    seat_given_up,
    seated,
)
from objections.notifications.notices import (
    ask_objector,
    tell_arrival,
    tell_later,
    tell_office,
    tell_withdrawal,
)
from objections.notifications.ruling import (
    ruling_adopted,
    ruling_offered,
    ruling_published,
    ruling_returned,
    ruling_taken_back,
)

__all__ = [
    "advised",
    "ask_objector",
    "forwarded",
    "heard_again",
    "hearing_asked",
    "hearing_called_off",
    "hearing_planned",
    "ruling_adopted",
    "ruling_offered",
    "ruling_published",
    "ruling_returned",
    "ruling_taken_back",
    "seat_given_up",
    "seated",
    "tell_arrival",
    "tell_later",
    "tell_office",
    "tell_withdrawal",
]
