"""What a decision on objection does to decisions: a new one in place of the contested one, or none (Awb 7:11)."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Mandate
from applications.consequences import mark_open_again, mark_revoked
from assessments.rules import SLOT_LABELS
from casework import transitions
from casework.acting import Act
from casework.events import publish as tell
from casework.text import dutch_list
from decisions import notifications, workflow
from decisions.consequences.following import withdraw_papers
from decisions.consequences.numbering import number_for
from decisions.consequences.recomputing import restate_objection_terms
from decisions.consequences.sending import hand_out, supersede
from decisions.enums import Outcome, OutsideGround, Replaces
from decisions.events import DecisionPublished, DecisionRevoked
from decisions.models import Decision
from decisions.paperwork import order_papers, place, remake_letters
from decisions.queries import lies_outside_figures, papers_of
from decisions.rules import departs_from_codes

SIGNED = (
    "number",
    "adopted_by",
    "adopted_at",
    "decided_on",
    "mandate",
    "signer_name",
    "signer_function",
    "on_behalf_of",
    "effective_on",
    "valid_until",
    "sending_date",
    "letters_made",
)
AS_OBJECTION = "Dit besluit volgt uit de beslissing op het bezwaar."
REVOKED_WORD = "herroepen"


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What a decision on objection puts in the place of the contested one, and under whose name and dates."""

    outcome: str
    weighing: str
    mandate: Mandate | None
    signer_name: str
    signer_function: str
    on_behalf_of: str
    sending_date: date
    effective_on: date | None = None
    valid_until: date | None = None


def drafted_replacement(act: Act, contested: Decision, new: NewDecision) -> Decision:
    """The decision that would take the place of the contested one, not stored: also what a preview shows."""
    decision = Decision(
        application=contested.application,
        kind=contested.kind,
        outcome=new.outcome,
        supersedes=contested,
        replaces_as=Replaces.OBJECTION,
        replaces_reason=AS_OBJECTION,
        prepared_by_id=act.actor.user_id,
        prepared_at=act.now,
        created_at=act.now,
    )
    place(decision, act.today)
    decision.reasons_weighing = new.weighing
    concluded = [(int(one["slot"]), str(one["outcome"])) for one in decision.advisers]
    departed = sorted(departs_from_codes(decision.kind, new.outcome, concluded))
    if departed:
        whose = dutch_list([f"de {SLOT_LABELS[slot]}" for slot in departed])
        decision.reasons_departure = f"Wij volgen het advies van {whose} niet. Onze afweging zegt waarom."
    outside = len(departed) == len(concluded) or lies_outside_figures(contested.application, act.today)
    if new.outcome == Outcome.GRANT and outside:
        decision.outside_ground = OutsideGround.JUDGMENT
        decision.outside_words = AS_OBJECTION
    return decision


def adopt_replacement(act: Act, contested: Decision, new: NewDecision) -> Decision:
    """Take the decision that a decision on objection leads to. The contested one holds until this one is sent.

    The database refuses it without two advices that count: a first decision on a formal ground can only be revoked.
    """
    decision = drafted_replacement(act, contested, new)
    decision.save()
    decision.number = number_for(act, decision)
    decision.adopted_by_id, decision.adopted_at, decision.decided_on = act.actor.user_id, act.now, act.today
    decision.mandate = new.mandate
    decision.signer_name, decision.signer_function = new.signer_name, new.signer_function
    decision.on_behalf_of = new.on_behalf_of
    decision.effective_on, decision.valid_until = new.effective_on, new.valid_until
    decision.sending_date, decision.letters_made = new.sending_date, 1
    transitions.follow(
        act,
        decision,
        workflow.DECISION["adopt"],
        case_id=decision.application_id,
        changed=SIGNED,
        reference=decision.number,
    )
    order_papers(act, decision)
    return decision


def take_replacement_back(act: Act, decision: Decision, *, reason: str) -> None:
    """The decision on objection was taken back before it was sent, and this with it; its number is kept."""
    decision.taken_back_on = act.today
    decision.taken_back_by_id = act.actor.user_id
    decision.taken_back_reason = reason
    transitions.follow(
        act,
        decision,
        workflow.DECISION["take_back"],
        case_id=decision.application_id,
        changed=("taken_back_on", "taken_back_by", "taken_back_reason"),
        reference=decision.number,
    )
    withdraw_papers(act, decision, reason="De beslissing op bezwaar is teruggenomen.")


def remake_replacement(act: Act, decision: Decision, *, sending_date: date, reason: str) -> None:
    """Its letters anew, for another sending date and the addressees of now."""
    papers = papers_of(decision)
    decision.sending_date = sending_date
    decision.letters_made += 1
    decision.save(update_fields=["sending_date", "letters_made"])
    remake_letters(act, decision, papers, reason)


def send_replacement(act: Act, decision: Decision) -> None:
    """Send it with the decision on objection: from this moment it counts, and the contested one no longer."""
    supersede(act, decision)
    papers = papers_of(decision)
    decision.published_on, decision.published_by_id = act.today, act.actor.user_id
    transitions.follow(
        act,
        decision,
        workflow.DECISION["publish"],
        case_id=decision.application_id,
        changed=("published_on", "published_by"),
        reference=decision.number,
    )
    hand_out(act, decision, papers)
    notifications.departed(act, decision)
    tell(DecisionPublished(act, decision.application_id, decision.pk))


def revoke(act: Act, decision: Decision) -> None:
    """Revoke a decision that was sent, without another in its place.

    What was granted is gone, and the case stays decided without a decision in force. After a refusal, or a decision on
    a formal ground, the application waits for a decision again.
    """
    decision.revoked_on = act.today
    transitions.follow(
        act,
        decision,
        workflow.DECISION["revoke"],
        case_id=decision.application_id,
        changed=["revoked_on"],
        reference=decision.number,
    )
    restate_objection_terms(act, decision.application, decision)
    if decision.outcome == Outcome.GRANT:
        mark_revoked(act, decision.application, word=REVOKED_WORD)
    else:
        mark_open_again(act, decision.application)
    tell(DecisionRevoked(act, decision.application_id, decision.pk))
