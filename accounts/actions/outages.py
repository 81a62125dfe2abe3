"""Writing down when the portal could not be reached: who was kept from it on a last day is not too late."""

from datetime import date

from django.db import transaction
from django.urls import reverse

from accounts import permissions, verbs
from casework import audit
from casework.acting import Act
from casework.models import Outage
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState


@transaction.atomic
def record_outage(act: Act, *, began_on: date, ended_on: date | None, note: str) -> Outage:
    """Write down an outage, with its last day when it is over. Raises WrongState for a day that is yet to come."""
    partnership_id = act.actor.partnership_id or 0
    require(permissions.may_administer(act.actor, partnership_id))
    _refuse_wrong_days(act, began_on, ended_on)
    same = Outage.objects.filter(partnership_id=partnership_id, withdrawn_at=None, began_on=began_on, ended_on=ended_on)
    if same.exists():
        raise AlreadyDone("Deze storing staat al in de lijst.", reverse("accounts:outages"))
    row = Outage.objects.create(
        partnership_id=partnership_id,
        began_on=began_on,
        ended_on=ended_on,
        note=note,
        actor_name=act.actor.name,
        created_at=act.now,
    )
    audit.record(act, verbs.OUTAGE_RECORDED, subject=row)
    return row


@transaction.atomic
def end_outage(act: Act, *, outage_id: int, ended_on: date) -> Outage:
    """Write down the last day of an outage that was still going on."""
    row = _locked(act, outage_id)
    if row.ended_on is not None:
        raise AlreadyDone("Deze storing was al afgesloten.", reverse("accounts:outages"))
    _refuse_wrong_days(act, row.began_on, ended_on)
    row.ended_on = ended_on
    row.save(update_fields=["ended_on"])
    audit.record(act, verbs.OUTAGE_ENDED, subject=row, fields=["ended_on"])
    return row


@transaction.atomic
def withdraw_outage(act: Act, *, outage_id: int, reason: str) -> Outage:
    """Say that an outage was written down by mistake. It stays on the list, and excuses nobody any more."""
    row = _locked(act, outage_id)
    row.withdrawn_at, row.withdrawn_reason = act.now, reason
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    audit.record(act, verbs.OUTAGE_WITHDRAWN, subject=row, fields=["withdrawn_at"])
    return row


def _locked(act: Act, outage_id: int) -> Outage:
    row = Outage.objects.select_for_update().get(pk=outage_id)
    require(permissions.may_administer(act.actor, row.partnership_id))
    if row.withdrawn_at is not None:
        raise AlreadyDone("Deze storing was al ingetrokken.", reverse("accounts:outages"))
    return row


def _refuse_wrong_days(act: Act, began_on: date, ended_on: date | None) -> None:
    if max(began_on, ended_on or began_on) > act.today:
        raise WrongState(
            "Een storing kan niet op een dag na vandaag liggen. Is zij nog bezig, laat de laatste dag leeg."
        )
    if ended_on is not None and ended_on < began_on:
        raise WrongState("De laatste dag ligt voor de eerste. Kies een latere dag.")
