"""Outages as the terms look at them."""

from casework.models import Outage
from casework.terms import Outage as Period


def on_record(partnership_id: int) -> tuple[Period, ...]:
    """The outages that a partnership wrote down and did not withdraw, the earliest first; one query."""
    rows = Outage.objects.filter(partnership_id=partnership_id, withdrawn_at=None).order_by("began_on", "id")
    return tuple(Period(first, last) for first, last in rows.values_list("began_on", "ended_on"))
