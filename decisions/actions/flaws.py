"""What shows to be wrong with an advice after its decision was sent: *herstel of bezwaar* (fine-print §12)."""

from django.db import transaction

from applications.consequences import lock_case
from assessments.enums import AGAINST_AN_ADVICE
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import is_template_only
from decisions import permissions, workflow
from decisions.actions.common import lock_decision
from decisions.enums import SettledHow
from decisions.models import Flaw

ALREADY = "Dit gebrek was al gemeld en is nog niet afgehandeld."


@transaction.atomic
def report_flaw(act: Act, *, decision_id: int, advice_id: int, reason: str, explanation: str) -> Flaw:
    """Note that an advice under a sent decision should not have counted. It waits until somebody settled it.

    Nothing changes in the advice or the decision: herstel is a new decision, or what an objection leads to.
    """
    decision = lock_decision(decision_id)
    require(permissions.may_report_flaw(act.actor, decision))
    if advice_id not in {one["advice_id"] for one in decision.advisers}:
        raise WrongState("Dit besluit rust niet op dat advies. Kies een advies uit de lijst.")
    if reason not in AGAINST_AN_ADVICE or is_template_only(explanation):
        raise WrongState("Kies wat er mis is en leg uit waaruit dat blijkt.")
    if Flaw.objects.filter(advice_id=advice_id, settled_on__isnull=True).exists():
        raise AlreadyDone(ALREADY)
    flaw = Flaw.objects.create(
        application=decision.application,
        decision=decision,
        advice_id=advice_id,
        reason=reason,
        explanation=explanation.strip(),
        found_on=act.today,
        reported_by_id=act.actor.user_id,
        created_at=act.now,
    )
    audit.record(act, workflow.FLAW_REPORTED, subject=flaw, case_id=decision.application_id)
    return flaw


@transaction.atomic
def settle_flaw(act: Act, *, flaw_id: int, how: str, settlement: str) -> Flaw:
    """Write down how a flaw was settled: with a new decision, in objection, or not at all with the reason."""
    found = Flaw.objects.select_related("decision").get(pk=flaw_id)
    lock_case(found.application_id)
    flaw = Flaw.objects.select_related("decision__application").get(pk=flaw_id)
    require(permissions.may_report_flaw(act.actor, flaw.decision))
    if flaw.settled_on is not None:
        raise AlreadyDone("Dit gebrek was al afgehandeld.")
    if how not in SettledHow.values or is_template_only(settlement):
        raise WrongState("Kies hoe het gebrek is afgehandeld en licht dat toe.")
    flaw.settled_on, flaw.settled_how = act.today, how
    flaw.settlement, flaw.settled_by_id = settlement.strip(), act.actor.user_id
    flaw.save(update_fields=["settled_on", "settled_how", "settlement", "settled_by"])
    audit.record(act, workflow.FLAW_SETTLED, subject=flaw, case_id=flaw.application_id)
    return flaw
