"""By when a decision must be sent, as pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from applications import queries as applications
from applications.models import Application
from casework.enums import DeadlineState
from casework.parts import Notice
from casework.terms import Step
from casework.text import dutch_date


@dataclass(frozen=True, slots=True)
class Due:
    """By when a decision must be sent, and how that day came about."""

    day: date
    steps: Sequence[Step]


def due_of(case: Application) -> Due | None:
    """The last day to decide with its derivation, while it runs."""
    for term in applications.own_terms(case):
        if term.code == "decide_application" and term.state == DeadlineState.RUNNING:
            return Due(term.due, [Step.from_json(step) for step in term.steps])
    return None


def late_notice(due: Due | None, today: date, sending_date: date | None) -> Notice | None:
    """A warning when the term has passed, or passes before the printed sending date."""
    if due is None:
        return None
    if today > due.day:
        text = f"De beslistermijn eindigde op {dutch_date(due.day)}. Beslis en verstuur zo snel mogelijk."
        return Notice(text, "Te laat", "risk")
    if sending_date and sending_date > due.day:
        text = f"De termijn eindigt op {dutch_date(due.day)}, vóór de gekozen verzenddatum."
        return Notice(text, "Te late verzenddatum", "attention")
    return None
