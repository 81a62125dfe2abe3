"""A partnership gets another number and name, or goes on as another partnership (WVO 2020 2.47, fine-print §12).

Both are done by the operator at the machine, on the day itself: what is issued from then on has the new number.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import transaction

from accounts import permissions, queries, verbs
from accounts.models import FormerCode, Partnership
from casework import audit, handing_over
from casework.acting import Act, system_actor
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import dutch_date

NOT_THE_DAY = (
    "Dit kan alleen op de dag zelf, omdat besluiten vanaf die dag het nieuwe nummer dragen. Vandaag is het {}."
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes along when one partnership goes on as another, and what somebody must look at."""

    absorbed: str
    continuing: str
    counts: list[handing_over.Count]
    remarks: list[str]


@transaction.atomic
def renumber_partnership(act: Act, *, code: str, new_code: str, new_name: str, on: date) -> Partnership:
    """Give a partnership another number from today, and another name when one is given.

    Numbers that were issued stay; the series of the new number begins at 1. Raises WrongState for another day or a
    number that some partnership has or had, AlreadyDone when it has this number, ValidationError for a value that is no
    good.
    """
    require(permissions.may_operate(act.actor))
    _refuse_day(act, on)
    if new_code == code:
        raise AlreadyDone(f"Het samenwerkingsverband heeft het nummer {code} al.")
    partnership = _locked(code)
    if queries.is_code_known(new_code):
        raise WrongState(f"Het nummer {new_code} is of was al van een samenwerkingsverband. Controleer het nummer.")
    if FormerCode.objects.filter(partnership=partnership, valid_until__gte=on).exists():
        raise WrongState("Het nummer is vandaag al gewijzigd. Een volgende wijziging kan op een volgende dag.")
    FormerCode.objects.create(
        partnership=partnership,
        code=partnership.code,
        name=partnership.name,
        valid_until=on - timedelta(days=1),
        created_at=act.now,
    )
    partnership.code, partnership.name = new_code, new_name or partnership.name
    partnership.full_clean()
    partnership.save(update_fields=["code", "name"])
    office = queries.office_of(partnership.pk)
    office.name = partnership.name
    office.save()
    inside = replace(act, actor=system_actor(partnership.pk))
    audit.record(
        inside,
        verbs.PARTNERSHIP_RENUMBERED,
        subject=partnership,
        fields=["code", "name"],
        reference=f"{code} {new_code}",
    )
    return partnership


@transaction.atomic
def plan_merge(act: Act, *, absorbed: str, into: str, on: date) -> Plan:
    """What would go along; nothing is changed. Raises the refusals of the merge itself."""
    require(permissions.may_operate(act.actor))
    return _plan(*_both(act, absorbed, into, on))


@transaction.atomic
def merge_partnerships(act: Act, *, absorbed: str, into: str, on: date) -> Plan:
    """Let everything of a partnership go on under another one of this installation, from today.

    The row of the first stays, closed, so that its number is still found. Raises WrongState for another day, the same
    partnership twice, an unknown number or one that merged itself; AlreadyDone when these two merged before.
    """
    require(permissions.may_operate(act.actor))
    gone, stays = _both(act, absorbed, into, on)
    plan = _plan(gone, stays)
    inside = replace(act, actor=system_actor(stays.pk)).caused_by(verbs.PARTNERSHIPS_MERGED.code)
    gone.merged_into, gone.merged_on = stays, on
    gone.save(update_fields=["merged_into", "merged_on"])
    handing_over.merge(inside, gone.pk, stays.pk)
    for partnership in (gone, stays):
        told = replace(act, actor=system_actor(partnership.pk))
        audit.record(told, verbs.PARTNERSHIPS_MERGED, subject=partnership, reference=f"{gone.code} {stays.code}")
    return plan


def _plan(gone: Partnership, stays: Partnership) -> Plan:
    return Plan(
        absorbed=str(gone),
        continuing=str(stays),
        counts=handing_over.merging_counts(gone.pk, stays.pk),
        remarks=handing_over.merging_remarks(gone.pk, stays.pk),
    )


def _both(act: Act, absorbed: str, into: str, on: date) -> tuple[Partnership, Partnership]:
    """Both rows, locked so that nothing new comes under either meanwhile."""
    _refuse_day(act, on)
    if absorbed == into:
        raise WrongState("Kies twee verschillende samenwerkingsverbanden.")
    # One statement, in the order of the key: two merges at once cannot wait for each other.
    rows = Partnership.objects.select_for_update().filter(code__in=[absorbed, into]).order_by("pk")
    found = {one.code: one for one in rows}
    for code in (absorbed, into):
        if code not in found:
            raise WrongState(_unknown(code))
    gone, stays = found[absorbed], found[into]
    if gone.merged_into_id == stays.pk:
        raise AlreadyDone(f"{absorbed} is{_since(gone)} al opgegaan in {into}.")
    for one in (gone, stays):
        _refuse_merged(one)
    return gone, stays


def _locked(code: str) -> Partnership:
    partnership = Partnership.objects.select_for_update().filter(code=code).first()
    if partnership is None:
        raise WrongState(_unknown(code))
    _refuse_merged(partnership)
    return partnership


def _refuse_merged(partnership: Partnership) -> None:
    if partnership.merged_into is not None:
        raise WrongState(
            f"{partnership.code} is{_since(partnership)} opgegaan in {partnership.merged_into.code}."
            " Gebruik dat nummer."
        )


def _since(partnership: Partnership) -> str:
    return f" op {dutch_date(partnership.merged_on)}" if partnership.merged_on else ""


def _refuse_day(act: Act, on: date) -> None:
    if on != act.today:
        raise WrongState(NOT_THE_DAY.format(dutch_date(act.today)))


def _unknown(code: str) -> str:
    former = FormerCode.objects.select_related("partnership").filter(code=code).first()
    if former:
        return f"{code} is sinds {dutch_date(former.valid_until + timedelta(days=1))} {former.partnership.code}."
    return f"In deze installatie staat geen samenwerkingsverband met nummer {code}."
