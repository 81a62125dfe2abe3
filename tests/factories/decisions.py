"""Decisions for tests. Every state is reached by the verbs with a moved act; nothing is assigned by hand.

Advices are final on day 2 (``tests.factories.assessments``); a draft is written on day 3, offered on day 4, adopted on
day 5 and sent on day 5, unless told otherwise. Day 0 is Monday 1 March 2027.
"""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from accounts.models import Membership
from applications import actions as applications_actions
from applications.models import Application, Guardian
from correspondence import actions as letters
from correspondence.enums import LetterState
from correspondence.models import Letter
from decisions import actions
from decisions.enums import ClosedBy, InvitedBy, Outcome, Party
from decisions.models import Decision, Hearing
from tests.factories import accounts, applications, assessments
from tests.factories.applications import TODAY, World
from tests.support.remembered import remembered

WEIGHING = "Deze leerling laat in de klas zien dat doen beter lukt dan lezen. Dat weegt voor ons het zwaarst."
DEPARTURE = "De deskundige woog de thuistaal zwaarder dan wij, omdat het verslag daarover niets vaststelt."
PREPARED, OFFERED, ADOPTED = 3, 4, 5


def day(number: int) -> date:
    """The calendar day, so many days after the start."""
    return TODAY + timedelta(days=number)


def decider(where: World) -> Membership:
    """The board member with a mandate; made once per world."""
    if "decider" not in where.extra:
        where.extra["decider"] = accounts.decider(partnership=where.partnership, name="A. Proefbestuurder")
    return where.extra["decider"]


def prepared(where: World, case: Application, *, days: int = PREPARED, **chosen: Any) -> Decision:
    """A draft with a weighing of its own."""
    chosen = chosen or {"outcome": Outcome.GRANT}
    draft = actions.prepare(where.act(where.secretary, days=days), application_id=case.pk, **chosen)
    return written(where, draft, days=days)


def written(where: World, draft: Decision, *, days: int = PREPARED, **changed: Any) -> Decision:
    """The draft with its weighing written."""
    values = {"reasons_weighing": WEIGHING, **changed}
    actions.save_draft(where.act(where.secretary, days=days), decision_id=draft.pk, values=values)
    return fresh(draft)


def offered(where: World, draft: Decision, *, days: int = OFFERED) -> Decision:
    """A draft that lies with the board."""
    actions.offer_for_decision(where.act(where.secretary, days=days), decision_id=draft.pk)
    return fresh(draft)


def adopt(where: World, draft: Decision, *, days: int = ADOPTED, **changed: Any) -> Decision:
    """Have the board member with a mandate take the decision."""
    values: dict[str, Any] = {"sending_date": day(days), **changed}
    if draft.outcome == Outcome.GRANT:
        values.setdefault("effective_on", date(2027, 8, 1))
    return actions.adopt(where.act(decider(where), days=days), decision_id=draft.pk, **values)


@remembered
def to_decide(where: World, *, kind: str = "pro", **chosen: Any) -> Decision:
    """A draft on an advised case that waits for the board."""
    case, _, _ = assessments.advised(where, kind=kind)
    return offered(where, prepared(where, case, **chosen))


@remembered
def adopted(where: World, *, kind: str = "pro", days: int = ADOPTED, **changed: Any) -> Decision:
    """A grant that was adopted and not sent; its letters are still to be made."""
    return adopt(where, to_decide(where, kind=kind), days=days, **changed)


def make_letters(where: World, *, days: int = ADOPTED) -> None:
    """Make every letter that waits, as the worker does."""
    act = accounts.system_act(where.partnership, now=where.now + timedelta(days=days))
    for letter in Letter.objects.filter(status=LetterState.QUEUED, withdrawn_on=None).order_by("id"):
        with transaction.atomic():
            letters.render(act, letter_id=letter.pk)


def publish(where: World, decision: Decision, *, days: int = ADOPTED, by: Membership | None = None) -> Decision:
    """Have the secretariat send a decision."""
    return actions.publish(where.act(by or where.secretary, days=days), decision_id=decision.pk)


@remembered
def published(where: World, *, kind: str = "pro", days: int = ADOPTED) -> Decision:
    """A grant that was sent to everybody."""
    decision = adopted(where, kind=kind, days=days)
    make_letters(where, days=days)
    return publish(where, decision, days=days)


@remembered
def refused(where: World, *, kind: str = "pro", days: int = ADOPTED) -> Decision:
    """A refusal against both advices that was sent to everybody, after the parents were heard."""
    case, _, _ = assessments.advised(where, kind=kind)
    draft = prepared(where, case, outcome=Outcome.REFUSAL)
    heard(where, case)
    draft = offered(where, written(where, draft, reasons_departure=DEPARTURE))
    decision = adopt(where, draft, days=days)
    make_letters(where, days=days)
    return publish(where, decision, days=days)


def invited(
    where: World, case: Application, guardian: Guardian | None, *, days: int = PREPARED, due: date | None = None
) -> Hearing:
    """A party that was invited to give its view; without a guardian, the board."""
    return actions.invite_to_view(
        where.act(where.secretary, days=days),
        application_id=case.pk,
        party=Party.GUARDIAN if guardian else Party.BOARD,
        guardian_id=guardian.pk if guardian else None,
        invited_by=InvitedBy.EMAIL,
        due_on=due or date(2027, 3, 15),
    )


def heard(where: World, case: Application, *, days: int = PREPARED) -> None:
    """Every guardian invited and heard in a talk."""
    for guardian in case.guardians.order_by("id"):
        hearing = invited(where, case, guardian, days=days)
        actions.close_hearing(
            where.act(where.secretary, days=days),
            hearing_id=hearing.pk,
            closed_by=ClosedBy.REPORT,
            heard_on=day(days),
            report="Wij hoopten op een ander besluit.",
        )


def lapsed_supplement(where: World) -> Application:
    """A case that was not completed: asked on day 0, until day 14, closed on day 15."""
    case = applications.supplement_requested(where)
    empty = {"text": "", "why_this_kind": ""}
    applications_actions.save_section(
        where.act(where.submitter), application_id=case.pk, section="motivation", values=empty
    )
    applications_actions.close_supplement(where.act(where.secretary, days=15), application_id=case.pk)
    return applications.fresh(case)


def fresh(decision: Decision) -> Decision:
    """The decision as the database holds it now."""
    return Decision.objects.select_related("application").get(pk=decision.pk)


def guest_record(since: date, name: str = "administratie") -> actions.GuestRecord:
    """A school elsewhere where the pupil has applied since a day."""
    return actions.GuestRecord(
        school_name="Het Vlechtwerk",
        place="Oosterdam",
        school_kind="secondary",
        email=f"{name}@vlechtwerk.example",
        relation="applied",
        since=since,
        evidence="Bevestiging van de aanmelding, van de school gekregen.",
    )
