"""The decision on objection comes later: the one adjournment (Awb 7:10(3)) and a further delay (7:10(4))."""

from datetime import date

from django.db import transaction

from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import dutch_date
from objections import notifications, paperwork, permissions, workflow
from objections.actions.common import lock_procedure, refuse_after_ruling, refuse_set_day, restate_procedure
from objections.enums import DelayGround
from objections.models import Adjournment, Delay, Procedure
from objections.paperwork.notices import decide_by

MOST_WEEKS = 6


@transaction.atomic
def adjourn(act: Act, *, procedure_id: int, weeks: int, reason: str) -> Adjournment:
    """Adjourn the decision once, by at most six weeks, before the last day; everybody is told in writing."""
    procedure = lock_procedure(procedure_id)
    former = _may_lengthen(act, procedure, reason)
    if Adjournment.objects.filter(procedure=procedure).exists():
        raise AlreadyDone("De beslissing is al een keer verdaagd. Dat kan maar één keer (Awb 7:10).")
    if not 1 <= weeks <= MOST_WEEKS:
        raise WrongState("Verdagen kan met ten hoogste zes weken.")
    adjournment = Adjournment.objects.create(
        procedure=procedure,
        notified_on=act.today,
        weeks=weeks,
        reason=reason,
        notified_by_id=act.actor.user_id,
        created_at=act.now,
    )
    procedure.adjournment = adjournment
    audit.record(act, workflow.ADJOURNED, subject=adjournment, case_id=procedure.application_id)
    _tell(act, procedure, adjournment, former)
    return adjournment


@transaction.atomic
def put_off(act: Act, *, procedure_id: int, new_last_day: date, ground: str, reason: str) -> Delay:
    """Delay the decision further to a named day, on a ground of Awb 7:10(4), before the last day."""
    procedure = lock_procedure(procedure_id)
    former = _may_lengthen(act, procedure, reason)
    if ground not in DelayGround.values:
        raise WrongState("Kies waarom de beslissing later mag komen.")
    refuse_set_day(act, new_last_day, after=former)
    later = Delay.objects.create(
        procedure=procedure,
        sent_on=act.today,
        new_last_day=new_last_day,
        ground=ground,
        reason=reason,
        sent_by_id=act.actor.user_id,
        created_at=act.now,
    )
    audit.record(act, workflow.DELAYED, subject=later, case_id=procedure.application_id)
    _tell(act, procedure, later, former)
    return later


def _may_lengthen(act: Act, procedure: Procedure, reason: str) -> date:
    """The last day as it is now. A notice after it would change nothing, and is refused."""
    require(permissions.may_handle(act.actor, permissions.ProcedureFacts(procedure.application, procedure)))
    refuse_after_ruling(procedure)
    former = decide_by(act, procedure)
    if former is None:
        raise WrongState("De termijn om te beslissen loopt nog niet: het besluit is nog niet verstuurd.")
    if act.today > former:
        raise WrongState(f"De laatste dag was {dutch_date(former)}. Later maken kan alleen vóór die dag voorbij is.")
    if not reason.strip():
        raise WrongState("Schrijf op waarom het langer duurt; dat staat in de brief.")
    return former


def _tell(act: Act, procedure: Procedure, subject: Adjournment | Delay, former: date) -> None:
    restate_procedure(act, procedure)
    new = decide_by(act, procedure) or former
    paperwork.order_longer_term(act, procedure, subject, former=former, new=new)
    notifications.tell_later(act, procedure, f"later{subject._meta.model_name}{subject.pk}")
