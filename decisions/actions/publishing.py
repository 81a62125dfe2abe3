"""Sending a decision: to the applicant and to every parent with authority at once, by a person (Awb 3:41)."""

from django.db import transaction

from casework import transitions
from casework.acting import Act
from casework.events import publish as tell
from decisions import notifications, permissions, workflow
from decisions.actions.common import lock_decision, refuse_on_its_own
from decisions.consequences import hand_out, restate_objection_terms, supersede
from decisions.enums import Status
from decisions.events import DecisionPublished
from decisions.models import Decision
from decisions.queries import papers_of, points_before_sending


@transaction.atomic
def publish(act: Act, *, decision_id: int) -> Decision:
    """Send a decision to all its addressees today.

    Refused unless every paper is made and unchanged, prints today as its sending date, and is for somebody whom the
    decision is sent to today; *Opnieuw opmaken* mends that. From today the term to object runs; the case's own terms
    are met or missed by this day. A decision whose place it takes no longer holds from now on.
    """
    decision = lock_decision(decision_id)
    case, papers = decision.application, papers_of(decision)
    refuse_on_its_own(decision)
    unsent = decision.status == Status.ADOPTED
    points = points_before_sending(decision, act.today) if unsent else ()
    follow_up = act.caused_by(workflow.PUBLISHED.code)
    if unsent:
        supersede(follow_up, decision)
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
    hand_out(follow_up, decision, papers)
    restate_objection_terms(follow_up, case, decision)
    notifications.published(act, decision)
    tell(DecisionPublished(follow_up, case.pk, decision.pk))
    return decision
