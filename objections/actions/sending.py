"""Sending a decision on objection, and with it everything that follows: at once, by a person (Awb 3:41, 6:23)."""

from django.db import transaction

from applications.consequences import mark_uncontested
from casework import transitions
from casework.acting import Act
from casework.enums import DeadlineState
from correspondence.consequences import record_dispatch, release_letters
from correspondence.enums import AddresseeKind, Channel, LetterState
from correspondence.models import Letter
from decisions.consequences import revoke, send_replacement
from decisions.rules import channels
from objections import notifications, permissions, workflow
from objections.actions.common import lock_ruling, restate_procedure
from objections.consequences.appealing import restate_appeal_terms
from objections.consequences.ending import end_committee
from objections.enums import Effect, RulingStatus
from objections.models import ObjectionDecision
from objections.queries import (
    decide_by,
    in_question,
    open_objections,
    parties,
    points_before_sending,
    readers_of,
    ruling_papers,
)
from objections.terms import DECIDE

SEAT_ENDED = "Op het bezwaar is beslist."


@transaction.atomic
def publish_ruling(act: Act, *, ruling_id: int) -> ObjectionDecision:
    """Send a decision on objection to every party today, with the decision that takes the contested one's place.

    Refused unless every paper is made and unchanged and prints today. From today the contested decision is superseded
    or revoked if so decided, the objections are settled, the committee reads no longer, and the term to appeal runs.
    """
    ruling = lock_ruling(ruling_id)
    procedure = ruling.procedure
    points = points_before_sending(ruling, act.today) if ruling.status == RulingStatus.ADOPTED else []
    papers = ruling_papers(ruling)
    ruling.published_on, ruling.published_by_id = act.today, act.actor.user_id
    transitions.run(
        act,
        ruling,
        workflow.RULING["publish"],
        case_id=procedure.application_id,
        facts=permissions.RulingFacts(procedure.application, ruling, tuple(points)),
        changed=("published_on", "published_by"),
        reference=procedure.number,
    )
    follow_up = act.caused_by(workflow.RULING_PUBLISHED.code)
    release_letters(follow_up, [paper for paper in papers if paper.status != LetterState.RELEASED])
    _dispatch(act, ruling, papers)
    _on_the_decision(follow_up, ruling)
    _settle(follow_up, ruling)
    _close(follow_up, ruling)
    restate_appeal_terms(follow_up, ruling)
    notifications.ruling_published(act, ruling)
    return ruling


def _on_the_decision(act: Act, ruling: ObjectionDecision) -> None:
    if ruling.effect == Effect.SUPERSEDED and ruling.replacement:
        former = in_question(ruling.procedure)
        ruling.replacement.application, ruling.replacement.supersedes = ruling.procedure.application, former
        send_replacement(act, ruling.replacement)
    elif ruling.effect == Effect.REVOKED:
        revoke(act, in_question(ruling.procedure))


def _settle(act: Act, ruling: ObjectionDecision) -> None:
    for objection in open_objections(ruling.procedure):
        objection.outcome = ruling.verdicts[str(objection.public_id)]
        transitions.follow(
            act,
            objection,
            workflow.OBJECTION["settle"],
            case_id=objection.application_id,
            changed=("outcome",),
            reference=ruling.procedure.number,
        )


def _close(act: Act, ruling: ObjectionDecision) -> None:
    """The procedure is over: its term is met or missed by today, and the committee reads the file no longer."""
    procedure = ruling.procedure
    due = decide_by(procedure)
    procedure.closed_on = act.today
    transitions.follow(
        act,
        procedure,
        workflow.PROCEDURE["close"],
        case_id=procedure.application_id,
        changed=("closed_on",),
        reference=procedure.number,
    )
    in_time = due is None or act.today <= due
    restate_procedure(act, procedure, ended={DECIDE: DeadlineState.MET if in_time else DeadlineState.MISSED})
    end_committee(act, procedure, SEAT_ENDED)
    mark_uncontested(act, procedure.application)


def _dispatch(act: Act, ruling: ObjectionDecision, papers: list[Letter]) -> None:
    """Put on record to whom each letter went, and how; a representative gets it by post (Awb 6:17)."""
    by_key = readers_of(ruling.procedure, act.today)
    represented = {party.key for party in parties(ruling.procedure, act.today) if _is_represented(party)}
    for paper in papers:
        if paper.addressee_kind == AddresseeKind.NOBODY:
            continue
        key = (paper.addressee_kind, paper.addressee_id)
        reader = None if key in represented else by_key.get(key)
        fresh = Letter.objects.select_related("file").get(pk=paper.pk)
        name = paper.addressee_name
        for channel in channels(reader) if reader else ("post",):
            record_dispatch(act, fresh, printed_name=name, channel=Channel(channel), sent_on=act.today)


def _is_represented(party: object) -> bool:
    objection = getattr(party, "objection", None)
    return objection is not None and bool(objection.representative)
