"""Laying down settings and the lwoo regime from a day on."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from accounts import permissions, verbs
from accounts.models import LwooRegime, Partnership, Policy
from accounts.policy import MOST_YEARS_AHEAD, SETTINGS, PolicySnapshot, Regime, start_problem
from accounts.queries.settings import lwoo_regime_on, policy_on, problems_of_regime
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import WrongState


@transaction.atomic
def set_policy(act: Act, *, valid_from: date, policy: PolicySnapshot, source: str = "") -> Policy:
    """Lay down settings from a day on: a new row, the one before it ends the day before.

    A row that would start on the same day or later is replaced: it has not judged anything yet. Raises WrongState for
    a day in the past, because cases keep the settings under which they came in, and for one too far ahead.
    """
    partnership = _locked_partnership(act)
    require(permissions.may_administer(act.actor, partnership.pk))
    _refuse_start(act, valid_from)
    before = policy_on(partnership.pk, valid_from)
    rows = Policy.objects.filter(partnership=partnership)
    _make_room(rows, valid_from)
    values = {name: getattr(policy, name) for name in SETTINGS}
    row = Policy.objects.create(
        partnership=partnership, valid_from=valid_from, source=source, origin=Policy.EDITED, **values
    )
    changed = [name for name in SETTINGS if getattr(before, name) != values[name]]
    audit.record(act, verbs.POLICY_SET, subject=row, fields=changed)
    return row


@transaction.atomic
def set_lwoo_regime(
    act: Act,
    *,
    year: int,
    mode: str,
    own_criteria: str = "",
    duration_years: int | None = None,
    licence_nomination: bool = False,
    source: str = "",
    **bounds: int | None,
) -> LwooRegime:
    """Lay down the lwoo regime from 1 January of a year that has yet to begin (or the current one, when none holds).

    ``bounds`` are those of own criteria (``accounts.policy.BOUNDS``), all or none. Received cases keep the regime that
    they came under. Raises WrongState for own rules without their criteria or their
    duration in school years, and for a year that has begun or lies too far ahead.
    """
    partnership = _locked_partnership(act)
    require(permissions.may_administer(act.actor, partnership.pk))
    valid_from = date(year, 1, 1)
    rows = LwooRegime.objects.filter(partnership=partnership)
    if year > act.today.year + MOST_YEARS_AHEAD:
        raise WrongState(start_problem(valid_from, act.today))
    if valid_from <= act.today and rows.filter(valid_from__lte=act.today).exists():
        raise WrongState("Een regime kan alleen vanaf een volgend kalenderjaar wijzigen.")
    values: dict[str, Any] = {
        "mode": mode,
        "own_criteria": own_criteria,
        "duration_years": duration_years,
        "licence_nomination": licence_nomination,
        **bounds,
    }
    for sentence in problems_of_regime(Regime(**values), valid_from).values():
        raise WrongState(sentence)
    before = lwoo_regime_on(partnership.pk, valid_from)
    _make_room(rows, valid_from)
    row = LwooRegime.objects.create(
        partnership=partnership, valid_from=valid_from, source=source, origin=LwooRegime.EDITED, **values
    )
    changed = [name for name, value in values.items() if getattr(before, name) != value]
    audit.record(act, verbs.LWOO_REGIME_SET, subject=row, fields=changed)
    return row


def _make_room(rows: Any, valid_from: date) -> None:
    rows.filter(valid_from__gte=valid_from).delete()
    rows.filter(valid_until__isnull=True).update(valid_until=valid_from - timedelta(days=1))


def _refuse_start(act: Act, valid_from: date) -> None:
    if problem := start_problem(valid_from, act.today):
        raise WrongState(problem)


def _locked_partnership(act: Act) -> Partnership:
    return Partnership.objects.select_for_update(no_key=True).get(pk=act.actor.partnership_id)
