"""Flaws in advices that showed after the decision was sent."""

from django.db.models import QuerySet

from applications import queries as applications
from casework.acting import Actor
from casework.parts import HOME_ROWS
from decisions.models import Flaw
from decisions.queries.seeing import INSIDE


def flaws_visible_to(actor: Actor) -> QuerySet[Flaw]:
    """The flaws in visible cases, for the office only."""
    rows = Flaw.objects.filter(application__in=applications.visible_to(actor))
    rows = rows.select_related("application__site", "decision", "advice__expert__user")
    return rows if actor.role in INSIDE else rows.none()


def open_flaws(actor: Actor) -> QuerySet[Flaw]:
    """What still waits for *herstel of bezwaar*, oldest first."""
    return flaws_visible_to(actor).filter(settled_on__isnull=True).order_by("found_on", "id")[: HOME_ROWS + 1]


def open_flaws_in(application_id: int, actor: Actor) -> list[Flaw]:
    """The flaws of one case that are not settled (one query)."""
    found = flaws_visible_to(actor).filter(application_id=application_id, settled_on__isnull=True)
    return list(found.order_by("id"))
