"""Preparing a decision: the program places what is known, somebody writes the weighing, the board gets it or not."""

from typing import Any

from django.db import transaction
from django.urls import reverse

from applications import queries as applications
from applications.consequences import lock_case, take_part
from applications.enums import Capacity
from applications.enums import Status as CaseStatus
from applications.models import Application
from casework import audit, checklist, versions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, NotReady, WrongState
from decisions import notifications, permissions, workflow
from decisions.actions.common import lock_decision
from decisions.checklist import offer_points
from decisions.enums import Ground, Outcome, Part, Replaces
from decisions.models import Decision
from decisions.paperwork import PLACED_FIELDS, conclusion, place
from decisions.queries import decide_facts, draft_of, in_force

WRITABLE = frozenset(
    {
        "outcome",
        "outside_ground",
        "outside_words",
        "data_differ",
        "own_steps",
        "replaces_reason",
        "same_facts",
        *(f"reasons_{part.value}" for part in Part),
    }
)
# From where a decision on the merits, and one on a formal ground, can be prepared.
ON_MERITS = frozenset({CaseStatus.ADVISED})
NOT_PROCESSED_FROM = frozenset({CaseStatus.SUBMITTED})
FORMAL_FROM = frozenset({CaseStatus.SUBMITTED, CaseStatus.COMPLETE, CaseStatus.WITH_EXPERTS, CaseStatus.ADVISED})


@transaction.atomic
def prepare(act: Act, *, application_id: int, outcome: str = "", ground: str = "") -> Decision:
    """Begin a draft: criteria, facts, both advices and views are placed; the weighing is left to be written.

    With ``ground`` it is a decision without advices, from a closed list (fine-print §4); its outcome follows from it.
    Raises AlreadyDone when there is a draft.
    """
    case = lock_case(application_id)
    require(permissions.may_prepare(act.actor, case))
    if found := draft_of(case.pk):
        raise AlreadyDone("Er is al een concept.", reverse("decisions:write", args=[found.public_id]))
    if in_force(case.pk):
        raise WrongState("Op deze aanvraag is al besloten.")
    chosen = _outcome_of(outcome, ground)
    _refuse_too_early(case, ground)
    decision = Decision(
        application=case,
        kind=case.kind,
        outcome=chosen,
        ground=ground,
        prepared_by_id=act.actor.user_id,
        prepared_at=act.now,
        created_at=act.now,
    )
    place(decision, act.today)
    decision.save()
    audit.record(act, workflow.PREPARED, subject=decision, case_id=case.pk)
    if act.actor.user_id:
        take_part(act, case, user_id=act.actor.user_id, capacity=Capacity.HANDLER)
    return decision


def _outcome_of(outcome: str, ground: str) -> str:
    if not ground:
        if outcome == Outcome.NOT_PROCESSED:
            raise WrongState("Buiten behandeling laten is een formele grond. Kies die grond.")
        return outcome
    return Outcome.NOT_PROCESSED if Ground(ground) == Ground.NOT_PROCESSED else Outcome.REFUSAL


def _refuse_too_early(case: Application, ground: str) -> None:
    if not ground and case.status not in ON_MERITS:
        raise WrongState("Beide adviezen moeten eerst binnen zijn. Daarna kan het besluit worden voorbereid.")
    if ground == Ground.NOT_PROCESSED and case.status not in NOT_PROCESSED_FROM:
        raise WrongState("Buiten behandeling laten kan alleen bij een aanvraag die niet compleet is geworden.")
    if ground and case.status not in FORMAL_FROM:
        raise WrongState("De school heeft nog tijd om aan te vullen. Wacht op de aanvulling of sluit de termijn.")


@transaction.atomic
def place_again(act: Act, *, decision_id: int) -> Decision:
    """Take facts, advices and views over anew, because something changed; the weighing stays as it was written."""
    decision = lock_decision(decision_id)
    require(permissions.may_write(act.actor, decision))
    versions.keep(act, decision, case_id=decision.application_id, fields=PLACED_FIELDS)
    place(decision, act.today)
    decision.version += 1
    decision.save(update_fields=[*PLACED_FIELDS, "version"])
    audit.record(act, workflow.WRITTEN, subject=decision, case_id=decision.application_id, fields=PLACED_FIELDS)
    return decision


@transaction.atomic
def save_draft(act: Act, *, decision_id: int, values: dict[str, Any], expected_version: int | None = None) -> Decision:
    """Save parts of a draft. ``values`` may hold the outcome and any part of the reasons.

    When the outcome changes and the conclusion was still the placed one, the conclusion follows. Raises Stale with both
    texts when somebody saved in between.
    """
    decision = lock_decision(decision_id)
    require(permissions.may_write(act.actor, decision))
    new = {name: value for name, value in values.items() if name in WRITABLE}
    if decision.is_formal or decision.replaces_as == Replaces.CORRECTION:
        new.pop("outcome", None)
    if new.get("outcome") == Outcome.NOT_PROCESSED:
        raise WrongState("Buiten behandeling laten is een formele grond en begint met een eigen concept.")
    new = _with_conclusion(act, decision, new)
    changed = [name for name, value in new.items() if getattr(decision, name) != value]
    versions.refuse_stale(decision, new, expected_version)
    if not changed:
        return decision
    versions.keep(act, decision, case_id=decision.application_id, fields=changed)
    for name in changed:
        setattr(decision, name, new[name])
    decision.version += 1
    decision.save(update_fields=[*changed, "version"])
    audit.record(act, workflow.WRITTEN, subject=decision, case_id=decision.application_id, fields=changed)
    return decision


def _with_conclusion(act: Act, decision: Decision, new: dict[str, Any]) -> dict[str, Any]:
    if "outcome" not in new or new["outcome"] == decision.outcome:
        return new
    name = applications.case_facts(decision.application, act.today).pupil_name
    former = conclusion(decision.kind, decision.outcome, name, ground=decision.ground)
    written = new.get("reasons_conclusion", decision.reasons_conclusion)
    if written.strip() not in {"", former}:
        return new
    return {**new, "reasons_conclusion": conclusion(decision.kind, new["outcome"], name, ground=decision.ground)}


@transaction.atomic
def offer_for_decision(act: Act, *, decision_id: int) -> Decision:
    """Offer a draft to whoever decides. The reasons must be written; the other gates may still be open."""
    decision = lock_decision(decision_id)
    require(permissions.may_offer(act.actor, decision))
    if points := checklist.blocking(offer_points(decide_facts(decision, act.actor, act.today))):
        raise NotReady(points)
    decision.offered_at = act.now
    decision.save(update_fields=["offered_at"])
    audit.record(act, workflow.OFFERED, subject=decision, case_id=decision.application_id)
    notifications.offered(act, decision)
    return decision


@transaction.atomic
def return_with_remark(act: Act, *, decision_id: int, remark: str) -> Decision:
    """Give a draft back to the secretariat with a remark; both names stay in the trail."""
    decision = lock_decision(decision_id)
    require(permissions.may_return(act.actor, decision))
    if not remark.strip():
        raise WrongState("Schrijf op wat er aan het concept moet veranderen.")
    decision.offered_at, decision.returned_at, decision.return_remark = None, act.now, remark
    decision.save(update_fields=["offered_at", "returned_at", "return_remark"])
    audit.record(act, workflow.RETURNED, subject=decision, case_id=decision.application_id)
    notifications.returned(act, decision)
    return decision


@transaction.atomic
def drop_draft(act: Act, *, decision_id: int) -> None:
    """Throw a draft away, for instance because it was begun on the wrong ground."""
    decision = lock_decision(decision_id)
    require(permissions.may_offer(act.actor, decision))
    audit.record(act, workflow.DROPPED, subject=decision, case_id=decision.application_id)
    decision.delete()
