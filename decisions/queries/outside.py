"""Grants outside the criteria or the advices, by quarter, for the board and the secretariat (fine-print §18)."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractQuarter, ExtractYear

from casework.acting import Actor
from decisions.enums import Outcome, Status
from decisions.models import Decision
from decisions.queries.seeing import visible_to


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year, with how many such decisions it has."""

    year: int
    number: int
    decisions: int = 0


def _granted_outside(actor: Actor) -> QuerySet[Decision]:
    taken = visible_to(actor).filter(outcome=Outcome.GRANT, decided_on__isnull=False).exclude(outside_ground="")
    return taken.exclude(status__in=[Status.DRAFT, Status.REVOKED]).annotate(
        year=ExtractYear("decided_on"), quarter=ExtractQuarter("decided_on")
    )


def quarters_outside(actor: Actor) -> list[Quarter]:
    """The quarters in which something was granted outside, latest first (one query)."""
    rows = _granted_outside(actor).order_by().values_list("year", "quarter").annotate(Count("pk"))
    return sorted((Quarter(*row) for row in rows), reverse=True)


def granted_outside(actor: Actor, quarter: Quarter) -> QuerySet[Decision]:
    """What was granted outside in a quarter, latest first (one query)."""
    found = _granted_outside(actor).filter(year=quarter.year, quarter=quarter.number)
    return found.select_related("application").order_by("-decided_on", "-id")
