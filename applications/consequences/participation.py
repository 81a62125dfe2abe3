"""Taking part in a case is a row: beginning and ending it, in the verb of an upper app."""

from datetime import date

from accounts.consequences import end_parent_access
from accounts.enums import Role
from accounts.models import Membership
from applications import workflow
from applications.models import Application, Participation
from applications.queries.seeing import FAMILY
from casework import audit
from casework.acting import Act


def take_part(
    act: Act,
    case: Application,
    *,
    user_id: int,
    capacity: str,
    slot: int | None = None,
    last_day: date | None = None,
) -> Participation:
    """Begin somebody's part in a case; a second time in the same capacity changes at most its last day.

    With a ``last_day`` the part ends by itself after that day.
    """
    found = case.participations.filter(user_id=user_id, capacity=capacity, active_until__isnull=True).first()
    if found:
        if found.last_day != last_day:
            found.last_day = last_day
            found.save(update_fields=["last_day"])
            audit.record(act, workflow.PART_TIMED, subject=found, case_id=case.pk, fields=["last_day"])
        return found
    part = Participation.objects.create(
        application=case,
        user_id=user_id,
        capacity=capacity,
        slot=slot,
        active_from=act.now,
        last_day=last_day,
        created_at=act.now,
    )
    audit.record(act, workflow.PART_BEGUN, subject=part, case_id=case.pk)
    return part


def end_part(act: Act, case: Application, *, user_id: int, capacity: str) -> None:
    """End somebody's part in a case, from this moment."""
    for part in case.participations.filter(user_id=user_id, capacity=capacity, active_until__isnull=True):
        part.active_until = act.now
        part.save(update_fields=["active_until"])
        audit.record(act, workflow.PART_ENDED, subject=part, case_id=case.pk)


def end_family_part(act: Act, case: Application, *, user_id: int, capacity: str) -> None:
    """End the part of a parent or pupil at once, and the hat with it when this was his last case here."""
    end_part(act, case, user_id=user_id, capacity=capacity)
    elsewhere = Participation.objects.filter(
        user_id=user_id,
        capacity__in=FAMILY,
        active_until__isnull=True,
        application__partnership_id=case.partnership_id,
    )
    if elsewhere.exists():
        return
    hats = Membership.objects.filter(
        user_id=user_id, organisation__partnership_id=case.partnership_id, role=Role.PARENT
    )
    caused = act if act.cause else act.caused_by(workflow.PART_ENDED.code)
    for hat_id in hats.order_by("id").values_list("id", flat=True):
        end_parent_access(caused, membership_id=hat_id)


def end_parts(act: Act, case: Application, *capacities: str) -> None:
    """End every part in these capacities: the case is closed for them."""
    for user_id, capacity in case.participations.filter(capacity__in=capacities, active_until__isnull=True).values_list(
        "user_id", "capacity"
    ):
        end_part(act, case, user_id=user_id, capacity=capacity)
