"""What becomes of a draft, a decision that was not sent, and its papers, when something else happens to the case."""

from applications.events import CaseLapsed, CaseWithdrawn, KindChanged
from casework import audit, transitions, versions
from casework.acting import Act
from casework.drafts import drop_subject
from correspondence.consequences import withdraw_letters
from correspondence.enums import LetterState
from decisions import workflow
from decisions.enums import Part
from decisions.models import Decision
from decisions.paperwork import PLACED_FIELDS, place
from decisions.queries import draft_of, papers_of, unsent_of

COPIED = (
    "kind",
    "outcome",
    "ground",
    "criteria_lines",
    "advisers",
    "outside_ground",
    "outside_words",
    "data_differ",
    "own_steps",
    "supersedes_id",
    "replaces_as",
    "replaces_reason",
    "same_facts",
    "prepared_by_id",
    *(f"reasons_{part.value}" for part in Part),
)
WITHDRAWN, LAPSED = "De aanvraag is ingetrokken.", "De zaak is vervallen."


def withdraw_papers(act: Act, decision: Decision, *, reason: str) -> None:
    """Set the papers of a decision aside that were not sent; an annex that went out with an earlier one stays."""
    unsent = [paper for paper in papers_of(decision) if paper.status != LetterState.RELEASED]
    withdraw_letters(act, unsent, reason=reason)


def copy_as_draft(act: Act, decision: Decision) -> Decision:
    """A new draft with the text of a decision that was taken back."""
    draft = Decision.objects.create(
        application=decision.application,
        prepared_at=act.now,
        created_at=act.now,
        **{name: getattr(decision, name) for name in COPIED},
    )
    audit.record(act, workflow.PREPARED, subject=draft, case_id=decision.application_id)
    return draft


def kind_changed(event: KindChanged) -> None:
    """A draft is about the kind that is asked now, and lies with the secretariat again.

    What it proposed was proposed for the other kind: somebody chooses the outcome anew. A formal ground keeps its own.
    """
    act, draft = event.act, draft_of(event.application_id)
    if draft is None:
        return
    changed = ["kind", "offered_at", *PLACED_FIELDS, *([] if draft.is_formal else ["outcome"])]
    versions.keep(act, draft, case_id=event.application_id, fields=changed)
    draft.kind, draft.offered_at = draft.application.kind, None
    if not draft.is_formal:
        draft.outcome = ""
    place(draft, act.today)
    draft.version += 1
    draft.save(update_fields=[*changed, "version"])
    audit.record(act, workflow.WRITTEN, subject=draft, case_id=event.application_id, fields=changed)


def end_with_case(event: CaseWithdrawn | CaseLapsed) -> None:
    """The case ended early: no decision follows, and one that was taken but not sent goes to nobody."""
    act, why = event.act, LAPSED if isinstance(event, CaseLapsed) else WITHDRAWN
    if draft := draft_of(event.application_id):
        audit.record(act, workflow.DROPPED, subject=draft, case_id=event.application_id)
        drop_subject(str(draft.public_id))
        draft.delete()
    decision = unsent_of(event.application_id)
    if decision is None:
        return
    decision.taken_back_on = act.today
    decision.taken_back_by_id = act.actor.user_id
    decision.taken_back_reason = why
    changed = ("taken_back_on", "taken_back_by", "taken_back_reason")
    transitions.follow(
        act,
        decision,
        workflow.DECISION["take_back"],
        case_id=event.application_id,
        changed=changed,
        reference=decision.number,
    )
    withdraw_papers(act, decision, reason=why)
