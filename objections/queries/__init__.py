"""The only door to objections: everything done on behalf of a person starts from ``visible_to``."""

from objections.queries.facts import clock_of, guardian_objector, made_known_days, objector_of, repairs_of
from objections.queries.seeing import (
    objections_visible_to,
    running_about,
    seat_of,
    visible_to,
)

__all__ = [
    "clock_of",
    "guardian_objector",
    "made_known_days",
    "objections_visible_to",
    "objector_of",
    "repairs_of",
    "running_about",
    "seat_of",
    "visible_to",
]
