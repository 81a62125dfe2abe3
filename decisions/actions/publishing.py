"""Sending a decision: to the applicant and to every parent with authority at once, by a person (Awb 3:41)."""

from django.db import transaction

from applications.consequences import mark_published
from casework import transitions
from casework.acting import Act
from casework.events import publish as tell
from correspondence.consequences import record_dispatch, release_letters
from correspondence.enums import AddresseeKind, Channel, LetterState
from correspondence.models import Letter
from decisions import notifications, permissions, workflow
from decisions.actions.common import lock_decision
from decisions.consequences import restate_objection_terms
from decisions.enums import Status
from decisions.events import DecisionPublished
from decisions.models import Decision
from decisions.queries import papers_of, points_before_sending, recipients
from decisions.rules import channels


@transaction.atomic
def publish(act: Act, *, decision_id: int) -> Decision:
    """Send a decision to all its addressees today.

    Refused unless every paper is made and unchanged, prints today as its sending date, and is for somebody whom the
    decision is sent to today; *Opnieuw opmaken* mends that. From today the term to object runs; the case's own terms
    are met or missed by this day.
    """
    decision = lock_decision(decision_id)
    case, papers = decision.application, papers_of(decision)
    unsent = [paper for paper in papers if paper.status != LetterState.RELEASED]
    points = points_before_sending(decision, act.today) if decision.status == Status.ADOPTED else ()
    decision.published_on = act.today
    decision.published_by_id = act.actor.user_id
    transitions.run(
        act,
        decision,
        workflow.DECISION["publish"],
        case_id=case.pk,
        facts=permissions.SendFacts(case, decision, tuple(points)),
        changed=("published_on", "published_by"),
        reference=decision.number,
    )
    follow_up = act.caused_by(workflow.PUBLISHED.code)
    release_letters(follow_up, unsent)
    _dispatch(act, decision, papers)
    mark_published(follow_up, case, outcome=decision.outcome, word=decision.outcome_word)
    restate_objection_terms(follow_up, case, decision)
    notifications.published(act, decision)
    tell(DecisionPublished(follow_up, case.pk, decision.pk))
    return decision


def _dispatch(act: Act, decision: Decision, papers: list[Letter]) -> None:
    """Put on record to whom each letter went, and how: post unless he accepted the portal, the portal copy beside."""
    by_recipient = {(reader.kind, reader.id): reader for reader in recipients(decision, act.today)}
    for paper in papers:
        if paper.addressee_kind == AddresseeKind.NOBODY:
            continue
        reader = by_recipient[paper.addressee_kind, paper.addressee_id or 0]
        name = str(paper.contents["addressee"]["name"])
        fresh = Letter.objects.select_related("file").get(pk=paper.pk)
        for channel in channels(reader):
            record_dispatch(act, fresh, printed_name=name, channel=Channel(channel), sent_on=act.today)
