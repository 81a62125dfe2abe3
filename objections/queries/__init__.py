"""The only door to objections: everything done on behalf of a person starts from ``visible_to``."""

from objections.queries.facts import (
    clock_of,
    guardian_objector,
    made_known_days,
    objector_of,
    open_repair,
    questions_of,
    repairs_of,
)
from objections.queries.parties import (
    Party,
    addressee,
    is_late,
    known_since,
    objector_key,
    own_last_day,
    parties,
    party_key,
    party_of,
    timeliness,
)
from objections.queries.seeing import (
    objections_visible_to,
    running_about,
    seat_of,
    visible_to,
)

__all__ = [
    "Party",
    "addressee",
    "clock_of",
    "guardian_objector",
    "is_late",
    "known_since",
    "made_known_days",
    "objections_visible_to",
    "objector_key",
    "objector_of",
    "open_repair",
    "own_last_day",
    "parties",
    "party_key",
    "party_of",
    "questions_of",
    "repairs_of",
    "running_about",
    "seat_of",
    "timeliness",
    "visible_to",
]
