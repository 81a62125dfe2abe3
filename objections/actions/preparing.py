"""Preparing a decision on objection: the program places what is known, somebody writes, the board gets it or not."""

from typing import Any

from django.db import transaction
from django.urls import reverse

from casework import audit, checklist, versions
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, NotReady, WrongState
from objections import notifications, permissions, workflow
from objections.actions.common import lock_procedure, lock_ruling
from objections.checklist.ruling import offer_points
from objections.consequences.deciding import drop_draft
from objections.enums import Effect, Part
from objections.models import ObjectionDecision
from objections.paperwork import placed_text
from objections.queries import final_advice, open_objections, ruling_checks, ruling_of
from objections.rules import DECIDABLE

WRITABLE = frozenset(
    {"verdicts", "effect", "new_outcome", "costs_granted", *(f"reasons_{part.value}" for part in Part)}
)


def _facts(ruling: ObjectionDecision) -> permissions.RulingFacts:
    return permissions.RulingFacts(ruling.procedure.application, ruling)


@transaction.atomic
def prepare_ruling(act: Act, *, procedure_id: int) -> ObjectionDecision:
    """Begin a draft: what the committee advised and how the procedure went is placed; the reasons are left to write.

    Raises AlreadyDone when there is a draft.
    """
    procedure = lock_procedure(procedure_id)
    case = procedure.application
    require(permissions.may_prepare_ruling(act.actor, permissions.ProcedureFacts(case, procedure)))
    if found := ruling_of(procedure):
        raise AlreadyDone("Er is al een concept.", reverse("objections:ruling_write", args=[found.public_id]))
    advice = final_advice(procedure)
    ruling = ObjectionDecision.objects.create(
        procedure=procedure,
        advice=advice,
        verdicts=_still_open(procedure, advice.verdicts if advice else {}),
        effect=advice.effect if advice else "",
        prepared_by_id=act.actor.user_id,
        created_at=act.now,
        **placed_text(procedure),
    )
    audit.record(act, workflow.RULING_PREPARED, subject=ruling, case_id=case.pk, reference=procedure.number)
    return ruling


def _still_open(procedure: Any, verdicts: dict[str, str]) -> dict[str, str]:
    known = {str(row.public_id) for row in open_objections(procedure)}
    return {key: verdict for key, verdict in verdicts.items() if key in known}


@transaction.atomic
def save_ruling(
    act: Act, *, ruling_id: int, values: dict[str, Any], expected_version: int | None = None
) -> ObjectionDecision:
    """Save parts of a draft. Raises Stale with both texts when somebody saved in between."""
    ruling = lock_ruling(ruling_id)
    require(permissions.may_write_ruling(act.actor, _facts(ruling)))
    new = {name: value for name, value in values.items() if name in WRITABLE}
    if "verdicts" in new:
        new["verdicts"] = {key: value for key, value in new["verdicts"].items() if value}
        known = {str(row.public_id) for row in open_objections(ruling.procedure)}
        if not set(new["verdicts"]) <= known or not set(new["verdicts"].values()) <= set(DECIDABLE):
            raise WrongState("Kies bij elk open bezwaar een uitkomst uit de lijst.")
    if new.get("effect", ruling.effect) != Effect.SUPERSEDED:
        new["new_outcome"] = ""
    changed = [name for name, value in new.items() if getattr(ruling, name) != value]
    versions.refuse_stale(ruling, new, expected_version)
    if not changed:
        return ruling
    case_id = ruling.procedure.application_id
    versions.keep(act, ruling, case_id=case_id, fields=changed)
    for name in changed:
        setattr(ruling, name, new[name])
    ruling.version += 1
    ruling.save(update_fields=[*changed, "version"])
    audit.record(act, workflow.RULING_WRITTEN, subject=ruling, case_id=case_id, fields=changed)
    return ruling


@transaction.atomic
def offer_ruling(act: Act, *, ruling_id: int) -> ObjectionDecision:
    """Offer a draft to whoever decides. Every objection has its outcome and the reasons are written."""
    ruling = lock_ruling(ruling_id)
    require(permissions.may_offer_ruling(act.actor, _facts(ruling)))
    if points := checklist.blocking(offer_points(ruling_checks(ruling, act.actor, act.today))):
        raise NotReady(points)
    ruling.offered_at = act.now
    ruling.save(update_fields=["offered_at"])
    audit.record(act, workflow.RULING_OFFERED, subject=ruling, case_id=ruling.procedure.application_id)
    notifications.ruling_offered(act, ruling)
    return ruling


@transaction.atomic
def return_ruling(act: Act, *, ruling_id: int, remark: str) -> ObjectionDecision:
    """Give a draft back to the secretariat with a remark; both names stay in the trail."""
    ruling = lock_ruling(ruling_id)
    require(permissions.may_return_ruling(act.actor, _facts(ruling)))
    if not remark.strip():
        raise WrongState("Schrijf op wat er aan het concept moet veranderen.")
    ruling.offered_at, ruling.returned_at, ruling.return_remark = None, act.now, remark
    ruling.save(update_fields=["offered_at", "returned_at", "return_remark"])
    audit.record(act, workflow.RULING_RETURNED, subject=ruling, case_id=ruling.procedure.application_id)
    notifications.ruling_returned(act, ruling)
    return ruling


@transaction.atomic
def drop_ruling(act: Act, *, ruling_id: int) -> None:
    """Throw a draft away, for instance because the committee advised anew."""
    ruling = lock_ruling(ruling_id)
    require(permissions.may_offer_ruling(act.actor, _facts(ruling)))
    drop_draft(act, ruling)
