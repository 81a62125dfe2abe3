"""What a partnership had laid down on a day."""

from datetime import date

from django.db.models import QuerySet

from accounts.enums import LwooMode
from accounts.models import LwooRegime, Policy
from accounts.policy import SETTINGS, PolicySnapshot
from casework.acting import Actor
from casework.models import holds_on


def policy_on(partnership_id: int, day: date) -> PolicySnapshot:
    """The settings of a partnership on a day; the defaults when it laid down nothing."""
    row = Policy.objects.filter(holds_on(day), partnership_id=partnership_id).values(*SETTINGS).first()
    return PolicySnapshot(**row) if row else PolicySnapshot()


def lwoo_mode_on(partnership_id: int, day: date) -> str:
    """The lwoo regime of a partnership on a day (``LwooMode``); national when it laid down nothing."""
    found = LwooRegime.objects.filter(holds_on(day), partnership_id=partnership_id).values_list("mode", flat=True)
    return found.first() or LwooMode.NATIONAL


def policies_of(actor: Actor) -> QuerySet[Policy]:
    """Every row of settings of one's own partnership, newest first."""
    return Policy.objects.filter(partnership_id=actor.partnership_id).order_by("-valid_from")


def lwoo_regimes_of(actor: Actor) -> QuerySet[LwooRegime]:
    """Every lwoo regime of one's own partnership, newest first."""
    return LwooRegime.objects.filter(partnership_id=actor.partnership_id).order_by("-valid_from")
