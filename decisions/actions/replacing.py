"""Mending a decision that was sent: a slip of the pen, or its substance (fine-print §13)."""

from typing import Any

from django.db import transaction
from django.urls import reverse

from applications import contradictions
from applications.consequences import correct_pupil, take_part
from applications.enums import Capacity
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from decisions import permissions, workflow
from decisions.actions.common import lock_decision
from decisions.consequences import COPIED
from decisions.enums import Outcome, Replaces
from decisions.models import Decision
from decisions.paperwork import conclusion, place
from decisions.queries import standing

ANEW = frozenset({"supersedes_id", "replaces_as", "replaces_reason", "same_facts", "prepared_by_id"})


@transaction.atomic
def prepare_correction(act: Act, *, decision_id: int, reason: str, pupil: dict[str, Any] | None = None) -> Decision:
    """Begin a decision that mends a slip of the pen in one that was sent: a name, a date, a code of a school.

    The text is the former one's and the outcome stays. ``pupil`` holds the right name and date of birth; what stood
    there is kept. It gets a number of its own, and takes the former one's place when it is sent.
    """
    former = _locked(act, decision_id, reason)
    if pupil:
        for problem in contradictions.of_pupil(pupil.get("birth_date"), act.today).values():
            raise WrongState(problem)
        correct_pupil(act.caused_by(workflow.PREPARED.code), former.application, pupil)
    texts = {name: getattr(former, name) for name in COPIED if name not in ANEW}
    draft = Decision(**texts, **_how(act, former, Replaces.CORRECTION, reason))
    return _begun(act, draft)


@transaction.atomic
def prepare_new_decision(act: Act, *, decision_id: int, outcome: str, reason: str) -> Decision:
    """Begin a new decision on the substance in the place of one that was sent, on the same two advices.

    All gates hold again, and whom it harms is heard anew (Awb 4:8). A decision on a formal ground has no advices to
    decide on: then the school applies anew.
    """
    former = _locked(act, decision_id, reason)
    if former.is_formal:
        raise WrongState(
            "Dit besluit is op een formele grond genomen, zonder adviezen. Daarvoor in de plaats kan geen besluit over"
            " de inhoud komen. De school kan een nieuwe aanvraag doen."
        )
    if outcome not in {Outcome.GRANT, Outcome.REFUSAL}:
        raise WrongState("Kies wat het nieuwe besluit wordt.")
    draft = Decision(outcome=outcome, kind=former.kind, **_how(act, former, Replaces.SUBSTANCE, reason))
    place(draft, act.today)
    name = former.application.pupil.full_name
    draft.reasons_conclusion = draft.reasons_conclusion or conclusion(draft.kind, outcome, name)
    return _begun(act, draft)


def _locked(act: Act, decision_id: int, reason: str) -> Decision:
    former = lock_decision(decision_id)
    require(permissions.may_replace(act.actor, former))
    now = standing(former.application_id)
    if now.draft:
        raise AlreadyDone("Er is al een concept.", reverse("decisions:write", args=[now.draft.public_id]))
    if now.unsent:
        raise WrongState("Er is al een besluit genomen dat dit besluit vervangt. Verstuur dat of neem het terug.")
    if not reason.strip():
        raise WrongState("Schrijf op wat er verkeerd is en wat het moet zijn.")
    return former


def _how(act: Act, former: Decision, replaces: Replaces, reason: str) -> dict[str, Any]:
    return {
        "application": former.application,
        "supersedes": former,
        "replaces_as": replaces,
        "replaces_reason": reason,
        "prepared_by_id": act.actor.user_id,
        "prepared_at": act.now,
        "created_at": act.now,
    }


def _begun(act: Act, draft: Decision) -> Decision:
    draft.save()
    audit.record(act, workflow.PREPARED, subject=draft, case_id=draft.application_id)
    if act.actor.user_id:
        take_part(act, draft.application, user_id=act.actor.user_id, capacity=Capacity.HANDLER)
    return draft
