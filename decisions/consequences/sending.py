"""Sending the papers of a decision, and what that does to the decision whose place it takes."""

from applications.consequences import mark_published, mark_replaced, note_number
from casework import transitions
from casework.acting import Act
from casework.events import publish as tell
from correspondence.consequences import record_dispatch, release_letters
from correspondence.enums import AddresseeKind, Channel, LetterState
from correspondence.models import Letter
from decisions import workflow
from decisions.consequences.recomputing import restate_objection_terms
from decisions.enums import Replaces
from decisions.events import DecisionSuperseded
from decisions.models import Decision
from decisions.queries import recipients
from decisions.rules import channels


def supersede(act: Act, decision: Decision) -> None:
    """End the decision whose place this one takes, on the day this one is sent; nothing when there is none.

    Its term to object ends with it, unless only a slip of the pen was mended: what did not change keeps its last day.
    Before the other is sent, because one decision of a case counts at a time.
    """
    former = decision.supersedes
    if former is None:
        return
    former.superseded_on = act.today
    transitions.follow(
        act,
        former,
        workflow.DECISION["supersede"],
        case_id=decision.application_id,
        changed=["superseded_on"],
        reference=former.number,
    )
    if decision.replaces_as != Replaces.CORRECTION:
        restate_objection_terms(act, decision.application, former)
    tell(DecisionSuperseded(act, decision.application_id, former.pk, decision.pk, decision.replaces_as))


def hand_out(act: Act, decision: Decision, papers: list[Letter]) -> None:
    """Let the papers leave, put on record to whom each went and how, and show the outcome on the case."""
    release_letters(act, [paper for paper in papers if paper.status != LetterState.RELEASED])
    _dispatch(act, decision, papers)
    mark = mark_replaced if decision.supersedes_id else mark_published
    mark(act, decision.application, outcome=decision.outcome, word=decision.outcome_word)
    note_number(decision.application, decision.number)


def _dispatch(act: Act, decision: Decision, papers: list[Letter]) -> None:
    """Put on record to whom each letter went, and how: post unless he accepted the portal, the portal copy beside."""
    by_recipient = {(reader.kind, reader.id): reader for reader in recipients(decision, act.today)}
    for paper in papers:
        if paper.addressee_kind == AddresseeKind.NOBODY:
            continue
        reader = by_recipient[paper.addressee_kind, paper.addressee_id or 0]
        name = paper.addressee_name
        fresh = Letter.objects.select_related("file").get(pk=paper.pk)
        for channel in channels(reader):
            record_dispatch(act, fresh, printed_name=name, channel=Channel(channel), sent_on=act.today)
