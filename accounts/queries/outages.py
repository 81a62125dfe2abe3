"""The outages that a partnership wrote down."""

from django.db.models import QuerySet

from casework.acting import Actor
from casework.models import Outage


def outages_of(actor: Actor) -> QuerySet[Outage]:
    """Every outage of one's own partnership, also those that were withdrawn, the latest first."""
    return Outage.objects.filter(partnership_id=actor.partnership_id).order_by("-began_on", "-id")
