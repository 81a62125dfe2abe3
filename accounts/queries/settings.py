"""What a partnership had laid down on a day."""

from dataclasses import fields
from datetime import date

from django.db.models import QuerySet

from accounts.models import LwooRegime, Policy
from accounts.policy import SETTINGS, PolicySnapshot, Regime, regime_problems
from casework import registries
from casework.acting import Actor
from casework.models import holds_on


def policy_on(partnership_id: int, day: date) -> PolicySnapshot:
    """The settings of a partnership on a day; the defaults when it laid down nothing."""
    row = Policy.objects.filter(holds_on(day), partnership_id=partnership_id).values(*SETTINGS).first()
    return PolicySnapshot(**{**row, "blocking_checks": tuple(row["blocking_checks"])}) if row else PolicySnapshot()


def lwoo_regime_on(partnership_id: int, day: date) -> Regime:
    """The lwoo regime of a partnership on a day; national when it laid down nothing."""
    names = [field.name for field in fields(Regime)]
    row = LwooRegime.objects.filter(holds_on(day), partnership_id=partnership_id).values(*names).first()
    return Regime(**row) if row else Regime()


def policies_of(actor: Actor) -> QuerySet[Policy]:
    """Every row of settings of one's own partnership, newest first."""
    return Policy.objects.filter(partnership_id=actor.partnership_id).order_by("-valid_from")


def lwoo_regimes_of(actor: Actor) -> QuerySet[LwooRegime]:
    """Every lwoo regime of one's own partnership, newest first."""
    return LwooRegime.objects.filter(partnership_id=actor.partnership_id).order_by("-valid_from")


def problems_of_regime(regime: Regime, valid_from: date) -> dict[str, str]:
    """What is wrong with a regime from a day on, by field: by itself, and beside the national criteria of that day."""
    return regime_problems(regime) or registries.bounds_problems(regime.bounds, valid_from)
