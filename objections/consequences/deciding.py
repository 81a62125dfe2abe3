"""What becomes of a decision on objection that was not sent, when it is taken back or nobody objects any more."""

from casework import audit, transitions
from casework.acting import Act
from casework.drafts import drop_subject
from correspondence.consequences import withdraw_letters
from correspondence.enums import LetterState
from correspondence.queries import letters_about
from decisions.consequences import take_replacement_back
from objections import workflow
from objections.enums import LetterKind, RulingStatus
from objections.models import ObjectionDecision, Procedure
from objections.queries import ruling_of

NOBODY_OBJECTS = "Alle bezwaren zijn ingetrokken."
COPIED = (
    "advice_id",
    "verdicts",
    "effect",
    "new_outcome",
    "costs_granted",
    "prepared_by_id",
    *(f"reasons_{part}" for part in ("admissibility", "hearing", "facts", "grounds", "weighing")),
    *(f"reasons_{part}" for part in ("departure", "defect", "costs")),
)
TAKEN_BACK = ("taken_back_on", "taken_back_by", "taken_back_reason")


def drop_draft(act: Act, ruling: ObjectionDecision) -> None:
    """Throw a draft away, with what was typed for it."""
    audit.record(act, workflow.RULING_DROPPED, subject=ruling, case_id=ruling.procedure.application_id)
    drop_subject(str(ruling.public_id))
    ruling.delete()


def mark_taken_back(act: Act, ruling: ObjectionDecision, reason: str) -> None:
    """Note by whom and why; the transition saves it."""
    ruling.taken_back_on, ruling.taken_back_by_id = act.today, act.actor.user_id
    ruling.taken_back_reason = reason


def set_papers_aside(act: Act, ruling: ObjectionDecision, reason: str) -> None:
    """Its letters are kept as "niet verzonden", and the decision that it led to goes with it."""
    unsent = [paper for paper in letters_about(ruling, kind=LetterKind.RULING) if paper.status != LetterState.RELEASED]
    withdraw_letters(act, unsent, reason=reason)
    if ruling.replacement:
        take_replacement_back(act, ruling.replacement, reason=reason)


def copy_as_draft(act: Act, ruling: ObjectionDecision) -> ObjectionDecision:
    """A new draft with the text of a decision on objection that was taken back."""
    draft = ObjectionDecision.objects.create(
        procedure=ruling.procedure, created_at=act.now, **{name: getattr(ruling, name) for name in COPIED}
    )
    audit.record(act, workflow.RULING_PREPARED, subject=draft, case_id=ruling.procedure.application_id)
    return draft


def end_ruling(act: Act, procedure: Procedure) -> None:
    """Nobody objects any more: a draft is thrown away, and what was decided but not sent is taken back."""
    ruling = ruling_of(procedure)
    if ruling is None:
        return
    ruling.procedure = procedure
    if ruling.status == RulingStatus.DRAFT:
        drop_draft(act, ruling)
        return
    if ruling.replacement:
        ruling.replacement.application = procedure.application
    mark_taken_back(act, ruling, NOBODY_OBJECTS)
    transitions.follow(
        act,
        ruling,
        workflow.RULING["take_back"],
        case_id=procedure.application_id,
        changed=TAKEN_BACK,
        reference=procedure.number,
    )
    set_papers_aside(act, ruling, NOBODY_OBJECTS)
