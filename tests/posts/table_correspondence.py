"""Valid bodies of the forms about letters and the post."""

from datetime import date, timedelta

from casework import clock
from casework.snapshots import calendar
from correspondence import actions as correspondence
from correspondence.enums import Channel, LetterState
from correspondence.models import Letter
from decisions import actions as decisions
from tests.factories.accounts import system_act
from tests.posts.entries import ANY_TEXT, Entry, Scene, Values, day, today
from tests.posts.of_letters import the_dispatch

OFFICE = "secretary"


def _failed_letter(scene: Scene) -> None:
    """The letters of the decision are made anew, and the first of them fails."""
    decision = scene.station.decision()
    assert decision
    decisions.remake(
        scene.house.world.act("secretary", clock.now()), decision_id=decision.pk, sending_date=_next_working_day()
    )
    letter = Letter.objects.filter(case_id=scene.station.case.pk, status=LetterState.QUEUED).order_by("id").first()
    assert letter
    correspondence.give_up(system_act(scene.house.world.partnership, now=clock.now()), letter_id=letter.pk)


def _next_working_day() -> date:
    return calendar().next_working_day(today() + timedelta(days=3))


def _letter_that_failed(scene: Scene) -> Values:
    return {"public_id": Letter.objects.get(case_id=scene.station.case.pk, status=LetterState.FAILED).public_id}


def _waiting(scene: Scene) -> Letter:
    """The confirmation of receipt, which was not posted yet."""
    return Letter.objects.get(case_id=scene.station.case.pk, kind="receipt", status=LetterState.READY)


def _came_back(scene: Scene) -> None:
    correspondence.mark_returned(
        scene.house.world.act("secretary", clock.now()),
        dispatch_id=the_dispatch(scene).pk,
        returned_on=today(),
        reason="Onbekend op dit adres",
    )


CORRESPONDENCE: dict[str, Entry] = {
    "correspondence:add_support_plan": Entry(
        "administrator",
        valid=lambda scene: {
            "title": "Ondersteuningsplan 2028-2032",
            "valid_from": day(900),
            "url": "https://voorbeeld.example/plan.pdf",
        },
    ),
    "correspondence:retry": Entry(OFFICE, "decided", before=_failed_letter, kwargs=_letter_that_failed),
    "correspondence:send_post": Entry(
        OFFICE, query=lambda scene: f"?gekozen={_waiting(scene).public_id}", valid=lambda scene: {"sent_on": day(0)}
    ),
    "correspondence:sent": Entry(
        OFFICE,
        kwargs=lambda scene: {"public_id": _waiting(scene).public_id},
        valid=lambda scene: {"channel": Channel.HANDED_OVER, "sent_on": day(0), "proof": "Afgegeven"},
    ),
    "correspondence:hold_back": Entry(
        OFFICE,
        kwargs=lambda scene: {"public_id": _waiting(scene).public_id},
        valid=lambda scene: {"reason": "De aanvraag is ingetrokken"},
        takes={"emoji": ANY_TEXT},
    ),
    "correspondence:returned": Entry(
        OFFICE,
        "published",
        kwargs=lambda scene: {"public_id": the_dispatch(scene).public_id},
        valid=lambda scene: {"returned_on": day(0), "reason": "Onbekend op dit adres"},
    ),
    "correspondence:address_asked": Entry(
        OFFICE,
        "published",
        before=_came_back,
        kwargs=lambda scene: {"public_id": the_dispatch(scene).public_id},
        valid=lambda scene: {"text": "Bij de school, per telefoon"},
        takes={"emoji": ANY_TEXT},
    ),
    "correspondence:keep_proof": Entry(
        OFFICE,
        "published",
        kwargs=lambda scene: {"public_id": the_dispatch(scene).public_id},
        valid=lambda scene: {"text": "Getekend voor ontvangst"},
        takes={"emoji": ANY_TEXT},
    ),
    "correspondence:send_again": Entry(
        OFFICE,
        "published",
        before=_came_back,
        kwargs=lambda scene: {"public_id": the_dispatch(scene).public_id},
        valid=lambda scene: {"channel": Channel.HANDED_OVER, "sent_on": day(0), "proof": "Afgegeven"},
    ),
}
