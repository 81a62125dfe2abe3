"""Who looked into which case: for the privacy officer of the partnership, and for nobody else."""

from django.db.models import QuerySet

from accounts import permissions
from accounts.queries.former import with_absorbed
from casework import access
from casework.acting import Actor
from casework.models import AccessEntry


def access_log(actor: Actor, choice: access.Choice) -> QuerySet[AccessEntry]:
    """The looks into the cases of one's own partnership, latest first; empty for every other role."""
    if not permissions.may_read_access_log(actor):
        return AccessEntry.objects.none()
    return access.entries(with_absorbed(actor.partnership_id), choice)
