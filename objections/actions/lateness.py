"""The decision on objection is late: a notice of default, the penalty that is fixed, a notice noted by mistake."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from applications.consequences import restate_terms
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from objections import permissions, queries, workflow
from objections.actions.common import lock_procedure, outcome_of_term
from objections.consequences import restate_notices
from objections.models import DefaultNotice
from objections.terms import FIX

NO_CLAIMANT = "Kies wie de ingebrekestelling stuurde: iemand die bezwaar maakte, of de aanvrager."
OVER = "Er is geen bezwaar meer, dus ook geen beslissing waarop iemand wacht."
DROPPED = "Deze ingebrekestelling is vervallen."


@transaction.atomic
def record_default(act: Act, *, procedure_id: int, objection_id: int | None, received_on: date) -> DefaultNotice:
    """Write down a notice of default: who sent it (no objection: the applicant), and the day of receipt.

    One that came too early is written down as well: it changes nothing, and the page says so.
    """
    procedure = lock_procedure(procedure_id)
    require(permissions.may_handle(act.actor, permissions.ProcedureFacts(procedure.application, procedure)))
    if queries.is_over(procedure):
        raise WrongState(OVER)
    who = {objection.pk if objection else None: name for objection, name in queries.claimants(procedure)}
    if objection_id not in who:
        raise WrongState(NO_CLAIMANT)
    if not procedure.received_on <= received_on <= act.today:
        raise WrongState("De dag van ontvangst ligt tussen de ontvangst van het bezwaar en vandaag.")
    same = DefaultNotice.objects.filter(procedure=procedure, objection_id=objection_id, dropped_on=None)
    if same.filter(received_on=received_on).exists():
        raise AlreadyDone("Deze ingebrekestelling is al vastgelegd.")
    notice = DefaultNotice.objects.create(
        procedure=procedure,
        objection_id=objection_id,
        given_by=who[objection_id],
        received_on=received_on,
        recorded_by_id=act.actor.user_id,
        created_at=act.now,
    )
    audit.record(act, workflow.IN_DEFAULT, subject=notice, case_id=procedure.application_id)
    restate_notices(act, procedure)
    return notice


@transaction.atomic
def fix_penalty(act: Act, *, notice_id: int, fixed_on: date, amount: Decimal, why: str) -> DefaultNotice:
    """Write down the decision that fixes the penalty (Awb 4:18), also that nothing is due, with its grounds."""
    notice = _locked(act, notice_id)
    if notice.fixed_on is not None:
        raise AlreadyDone("De dwangsom is al vastgesteld.")
    if not notice.received_on < fixed_on <= act.today:
        raise WrongState("De dag van vaststellen ligt na de ingebrekestelling en niet na vandaag.")
    if amount < 0 or not why.strip():
        raise WrongState("Vul het bedrag in en schrijf op waarop het steunt.")
    outcome = outcome_of_term(notice, FIX, fixed_on)
    notice.fixed_on, notice.fixed_amount, notice.fixed_why = fixed_on, amount, why
    notice.fixed_by_id = act.actor.user_id
    notice.save(update_fields=["fixed_on", "fixed_amount", "fixed_why", "fixed_by"])
    audit.record(act, workflow.PENALTY_FIXED, subject=notice, case_id=notice.procedure.application_id)
    restate_notices(act, notice.procedure, ended={notice.pk: {FIX: outcome}})
    return notice


@transaction.atomic
def drop_default(act: Act, *, notice_id: int, why: str) -> DefaultNotice:
    """A notice that was written down by mistake, or that was withdrawn: its terms are void, it stays on record."""
    notice = _locked(act, notice_id)
    if notice.fixed_on is not None:
        raise WrongState("De dwangsom is al vastgesteld. Laten vervallen kan niet meer.")
    if not why.strip():
        raise WrongState("Schrijf op waarom de ingebrekestelling vervalt.")
    notice.dropped_on, notice.dropped_why = act.today, why
    notice.save(update_fields=["dropped_on", "dropped_why"])
    audit.record(act, workflow.DEFAULT_DROPPED, subject=notice, case_id=notice.procedure.application_id)
    restate_terms(act, notice.procedure.application, notice, [])
    restate_notices(act, notice.procedure)
    return notice


def _locked(act: Act, notice_id: int) -> DefaultNotice:
    """The case, the procedure and the notice as they are now; by the secretariat."""
    found = DefaultNotice.objects.only("procedure_id").get(pk=notice_id)
    procedure = lock_procedure(found.procedure_id)
    require(permissions.may_handle(act.actor, permissions.ProcedureFacts(procedure.application, procedure)))
    notice = DefaultNotice.objects.select_for_update(no_key=True).get(pk=notice_id)
    notice.procedure = procedure
    if notice.dropped_on is not None:
        raise AlreadyDone(DROPPED)
    return notice
