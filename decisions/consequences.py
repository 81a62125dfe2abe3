"""What else happens to decisions and their papers within the verb of another: same act, cause written down."""

from typing import Any

from django.db.models import QuerySet

from applications.consequences import lock_case, restate_terms
from applications.events import CaseWithdrawn, KindChanged
from applications.models import Application
from casework import audit, transitions, versions
from casework.acting import Act
from casework.drafts import drop_subject
from casework.enums import DeadlineState
from casework.models import Deadline
from casework.snapshots import law_on
from correspondence.consequences import withdraw_letters
from correspondence.enums import LetterState
from correspondence.events import SendingChanged
from correspondence.models import Letter
from correspondence.queries import known_since
from decisions import workflow
from decisions.enums import Part, Status
from decisions.models import Decision, Hearing
from decisions.paperwork import PLACED_FIELDS, place
from decisions.queries import decision_of, draft_of, in_force, papers_of, sent_letters
from decisions.terms import objection_terms, view_term

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
    "prepared_by_id",
    *(f"reasons_{part.value}" for part in Part),
)


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


def end_with_case(event: CaseWithdrawn) -> None:
    """The applicant withdrew: no decision follows, and one that was taken but not sent goes to nobody."""
    act = event.act
    if draft := draft_of(event.application_id):
        audit.record(act, workflow.DROPPED, subject=draft, case_id=event.application_id)
        drop_subject(str(draft.public_id))
        draft.delete()
    decision = in_force(event.application_id)
    if decision is None or decision.status != Status.ADOPTED:
        return
    decision.taken_back_on = act.today
    decision.taken_back_by_id = act.actor.user_id
    decision.taken_back_reason = "De aanvraag is ingetrokken."
    changed = ("taken_back_on", "taken_back_by", "taken_back_reason")
    transitions.follow(
        act,
        decision,
        workflow.DECISION["take_back"],
        case_id=event.application_id,
        changed=changed,
        reference=decision.number,
    )
    withdraw_papers(act, decision, reason="De aanvraag is ingetrokken.")


def restate_objection_terms(act: Act, case: Application, decision: Decision) -> None:
    """Write the term to object for each addressee of a sent decision: its subject is his letter (fine-print §14)."""
    for letter in sent_letters(decision):
        _restate_objection_term(act, case, letter)


def _restate_objection_term(act: Act, case: Application, letter: Letter) -> None:
    """From the day on which this letter was properly made known; while it was not, no term runs (Awb 6:8)."""
    since = known_since(letter)
    terms = []
    if since:
        law = law_on(since)
        terms = [objection_terms(since, law.lengths, law.calendar)[0]]
    restate_terms(act, case, letter, terms)


def sending_changed(event: SendingChanged) -> None:
    """A letter came back or was sent once more: the term to object of its addressee follows."""
    letter = Letter.objects.get(pk=event.letter_id)
    if decision_of(letter):
        _restate_objection_term(event.act, lock_case(event.case_id), letter)


def _still_runs(record: Letter) -> bool:
    running = Deadline.objects.filter(
        subject_type=audit.label_of(record), subject_id=record.pk, state=DeadlineState.RUNNING
    )
    return running.exists()


def _locked_case(rows: QuerySet[Any]) -> Application | None:
    """The case of a record, locked before the record is looked at: a verb may be ending its term at this moment."""
    case_id = rows.order_by("pk").values_list("application_id", flat=True).first()
    if case_id is None:
        return None
    return lock_case(case_id)


def recompute_letter(act: Act, subject_id: int) -> None:
    """The term of one addressee to object to a sent decision, anew; an ended one stays."""
    letter = Letter.objects.filter(pk=subject_id).order_by("pk").first()
    if letter is None or decision_of(letter) is None:
        return
    case = lock_case(letter.case_id)
    if _still_runs(letter):
        _restate_objection_term(act, case, letter)


def recompute_hearing(act: Act, subject_id: int) -> None:
    """The term to give a view, anew: its last day was set and does not move, its steps may."""
    rows = Hearing.objects.filter(pk=subject_id, closed_on__isnull=True, due_on__isnull=False)
    case, hearing = _locked_case(rows), rows.order_by("pk").first()
    if case is None or hearing is None or hearing.invited_on is None or hearing.due_on is None:
        return
    law = law_on(hearing.invited_on)
    term = view_term(hearing.party, hearing.invited_on, hearing.due_on, law.lengths, law.calendar)
    restate_terms(act, case, hearing, [term])
