"""Who hears of what happens to an objection. Messages name no pupil, no school, no objector and no outcome."""

from objections.notifications.notices import (
    ask_objector,
    tell_arrival,
    tell_later,
    tell_office,
    tell_withdrawal,
)

__all__ = ["ask_objector", "tell_arrival", "tell_later", "tell_office", "tell_withdrawal"]
