"""What the results of a case come to, on its page: for who works on it, and in plain words for the family."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.enums import Role
from applications import queries
from applications.casepage import is_pupil
from applications.enums import Status
from applications.models import Application
from casework.acting import Actor
from casework.parts import Figures


@dataclass(frozen=True, slots=True)
class PlainFigures:
    """What the results come to in plain words, a line each."""

    lines: Sequence[str]


def load_figures(case: Application, actor: Actor) -> Figures | None:
    """What the results come to, for who reads them (four queries at most)."""
    if actor.role == Role.PARENT or actor.day is None:
        return None
    return queries.figures_of(case, actor.day)


def load_plain_figures(case: Application, actor: Actor) -> PlainFigures | None:
    """The same in plain words, for parents and pupil, once the application was received (four queries at most)."""
    if actor.role != Role.PARENT or actor.day is None or case.received_on is None:
        return None
    figures = queries.figures_of(case, actor.day)
    if figures is None:
        return None
    lines = figures.plain_to_pupil if is_pupil(case, actor) else figures.plain
    # The last line tells how a decision is taken: no news once it was sent, or when none will come.
    is_over = case.published_on is not None or case.status == Status.WITHDRAWN
    return PlainFigures(lines[:-1] if is_over else lines)
