"""Letters that came to a wrong person: for the secretariat, and without the case for the privacy officer."""

from django.db.models import QuerySet

from accounts.enums import Role
from applications.models import Application
from casework.acting import Actor
from casework.parts import HOME_ROWS
from correspondence.models import Dispatch
from decisions.models import Breach

WATCHERS = frozenset({Role.SECRETARIAT, Role.PRIVACY_OFFICER})


def breaches_visible_to(actor: Actor) -> QuerySet[Breach]:
    """The breaches of one's own partnership, for the secretariat and the privacy officer."""
    if actor.role not in WATCHERS or actor.partnership_id is None:
        return Breach.objects.none()
    own = Breach.objects.filter(application__partnership_id=actor.partnership_id)
    return own.select_related("application", "dispatch")


def open_breaches(actor: Actor) -> QuerySet[Breach]:
    """What still has to be settled, most urgent first."""
    return breaches_visible_to(actor).filter(settled_at__isnull=True).order_by("due_at", "id")[: HOME_ROWS + 1]


def sendings_of(case: Application) -> list[Dispatch]:
    """Everything that was sent in a case and is not known as lost, latest first."""
    rows = Dispatch.objects.filter(letter__case_id=case.pk, returned_on__isnull=True).select_related("letter")
    return list(rows.order_by("-sent_on", "-id"))
