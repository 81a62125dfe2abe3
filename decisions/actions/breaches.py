"""A letter came to a wrong person: note it, stop the wrong reader, have it sent properly, and settle it (§13)."""

from datetime import UTC, datetime

from django.db import transaction

from accounts import queries as accounts
from accounts.enums import Role
from applications.consequences import end_family_part, lock_case
from applications.enums import Capacity
from applications.models import Application, Guardian
from casework import audit
from casework.acting import Act
from casework.clock import amsterdam_date
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import is_template_only
from correspondence.consequences import note_lost
from correspondence.enums import AddresseeKind
from correspondence.models import Dispatch
from decisions import notifications, permissions, workflow
from decisions.enums import BreachEnd, BreachKind
from decisions.models import Breach
from decisions.models.breach import REPORT_WITHIN

LOST = "Bij de verkeerde terechtgekomen."


@transaction.atomic
def report_breach(
    act: Act, *, application_id: int, dispatch_id: int, kind: str, found_at: datetime, note: str
) -> Breach:
    """Note that a letter reached somebody for whom it was not meant, and when that showed.

    From that moment 72 hours run to report it. The letter counts as not arrived, so that it is sent properly; whoever
    read it in the portal in the place of a parent or the pupil loses the access at once. The privacy officer hears of
    it.
    """
    case = lock_case(application_id)
    require(permissions.may_report_breach(act.actor, case))
    # Hours that passed, also where the clock of a place was changed in between.
    found_at = found_at.astimezone(UTC)
    dispatch = Dispatch.objects.select_related("letter").filter(pk=dispatch_id, letter__case_id=case.pk).first()
    if dispatch is None:
        raise WrongState("Kies om welke brief het gaat.")
    if kind not in BreachKind.values or is_template_only(note):
        raise WrongState("Kies wat er gebeurde en schrijf kort op wat er bekend is.")
    if found_at > act.now or amsterdam_date(found_at) < dispatch.sent_on:
        raise WrongState("Het moment ligt tussen de verzending en nu. Controleer dag en tijd.")
    if Breach.objects.filter(dispatch=dispatch, settled_at__isnull=True).exists():
        raise AlreadyDone("Dit was al gemeld en is nog niet afgehandeld.")
    breach = Breach.objects.create(
        application=case,
        dispatch=dispatch,
        kind=kind,
        found_at=found_at,
        due_at=found_at + REPORT_WITHIN,
        note=note.strip(),
        reported_by_id=act.actor.user_id,
        created_at=act.now,
    )
    audit.record(act, workflow.BREACH_FOUND, subject=breach, case_id=case.pk)
    follow_up = act.caused_by(workflow.BREACH_FOUND.code)
    if kind == BreachKind.WRONG_ACCOUNT:
        _shut_out(follow_up, case, dispatch)
    note_lost(follow_up, dispatch, reason=LOST)
    officers = accounts.members_with_role(case.partnership_id, Role.PRIVACY_OFFICER, act.today)
    notifications.breach_found(act, breach, officers)
    return breach


def _shut_out(act: Act, case: Application, dispatch: Dispatch) -> None:
    """End the access of the account that stood for this addressee: the wrong person reads along with it."""
    if dispatch.addressee_kind == AddresseeKind.GUARDIAN:
        guardian = Guardian.objects.filter(application=case, pk=dispatch.addressee_id).first()
        user_id, capacity = guardian.user_id if guardian else None, Capacity.GUARDIAN
    elif dispatch.addressee_kind == AddresseeKind.PUPIL:
        user_id, capacity = case.pupil.user_id, Capacity.PUPIL
    else:
        return
    if user_id:
        end_family_part(act, case, user_id=user_id, capacity=capacity)


@transaction.atomic
def settle_breach(act: Act, *, breach_id: int, how: str, settlement: str) -> Breach:
    """Write down how a breach was settled: reported within its 72 hours, or not, with the reason."""
    found = Breach.objects.only("application_id").get(pk=breach_id)
    case = lock_case(found.application_id)
    breach = Breach.objects.get(pk=breach_id)
    require(permissions.may_settle_breach(act.actor, case))
    if breach.settled_at is not None:
        raise AlreadyDone("Dit was al afgehandeld.")
    if how not in BreachEnd.values or is_template_only(settlement):
        raise WrongState("Kies hoe dit is afgehandeld en licht dat toe.")
    breach.settled_at, breach.settled_how = act.now, how
    breach.settlement, breach.settled_by_id = settlement.strip(), act.actor.user_id
    breach.save(update_fields=["settled_at", "settled_how", "settlement", "settled_by"])
    audit.record(act, workflow.BREACH_SETTLED, subject=breach, case_id=case.pk)
    return breach
