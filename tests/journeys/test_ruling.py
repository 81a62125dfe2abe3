"""Deciding on an objection in a browser: one that is upheld as the committee advised, and one that is too late."""

from datetime import date

import pytest

from accounts.models import Membership
from applications.models import Application
from casework.jobs import work_off
from decisions import queries as decisions
from objections import actions
from objections.enums import Effect, Outcome
from objections.models import Objection, Procedure
from tests.decisions.conftest import made_at_once
from tests.factories import accounts, objections, rulings
from tests.factories import decisions as first
from tests.factories.applications import World
from tests.journeys.cast import cast
from tests.journeys.conftest import Enter, Time
from tests.journeys.test_objecting import signing_in
from tests.support.browser import Visitor

__all__ = ["made_at_once"]
pytestmark = pytest.mark.django_db(transaction=True)
WEIGHING = "Sam leert praktisch en de nieuwe toets laat zien dat praktijkonderwijs nu past."
FACTS = "Sam zit sinds april op een stageplek en leert daar goed."
GROUNDS = "Onze zoon leert alleen door te doen."


def deciding_on_objections(where: World) -> Membership:
    """Somebody of the board who did not take the first decision, with a password."""
    hat = rulings.decider(where)
    hat.user.set_password(accounts.PASSWORD)
    hat.user.save(update_fields=["password"])
    return hat


def advised(where: World, procedure: Procedure, *, verdict: str, effect: str, on: int) -> None:
    """The committee hears and advises; its own pages have a journey of their own."""
    objections.forward(where, procedure, days=on - 40)
    objections.declared(where, procedure, days=on - 40)
    objections.heard(where, procedure, on=on - 3, days=on - 40)
    objections.advise(where, procedure, days=on, verdict=verdict, effect=effect)


def write_and_offer(office: Visitor, case: str, texts: dict[str, str], choices: dict[str, str]) -> None:
    """From the case to a draft that lies with the board."""
    office.open(case)
    office.follow("Beslissing op bezwaar voorbereiden")
    office.press("Concept maken")
    office.sees("Het advies van de commissie", objections.REASONS)
    for label, choice in choices.items():
        office.choose(label, choice)
    office.fill(texts)
    office.press("Concept opslaan")
    office.follow("Voorbeeld van de brief")
    office.sees("Beslissing op bezwaar", "In het kort")
    office.page.go_back()
    office.follow("Aanbieden ter besluitvorming")
    office.press("Aanbieden")


def decide(board: Visitor, number: str, name: str) -> None:
    """From the home page to a decision that waits to be sent."""
    board.open("/")
    board.sees("Bezwaren ter beslissing", number)
    board.follow(name)
    board.follow("Op het bezwaar beslissen")
    board.press("Beslissing nemen")
    board.sees("Genomen, nog niet verstuurd")
    work_off()


def send(office: Visitor, case: str) -> None:
    office.open(case)
    office.follow("Beslissing op bezwaar versturen")
    office.sees("Dit kan niet ongedaan worden gemaakt", "beroepstermijn")
    office.press("Beslissing versturen")
    office.sees("verstuurd")


def test_refused_then_upheld(enter: Enter, clock_of_server: Time, no_second_factor: None, made_at_once: None) -> None:
    where = cast().world()
    decision = first.refused(where)
    found: Application = decision.application
    objection = objections.filed(where, found, grounds=GROUNDS)
    procedure = objections.procedure_of(objection)
    advised(where, procedure, verdict=Outcome.UPHELD, effect=Effect.SUPERSEDED, on=52)
    clock_of_server.pass_days(56)
    case = f"/aanvragen/{found.public_id}/"
    office, board = enter(where.secretary), enter(deciding_on_objections(where))
    parent = enter(signing_in(where, found, 0), size=(360, 740))
    write_and_offer(
        office,
        case,
        {"De situatie van de leerling nu": FACTS, "Onze heroverweging": WEIGHING},
        {"Wat wordt het nieuwe besluit?": "toekennen"},
    )
    parent.open(case)
    parent.sees_not(WEIGHING, "toegekend")
    decide(board, procedure.number, found.pupil_label)
    send(office, case)
    work_off()

    new = decisions.in_force(found.pk)
    assert new is not None
    parent.open(case)
    parent.sees("toegekend", new.number, decision.number, "vervangen")
    parent.follow(f"Wat er op het bezwaar is beslist ({procedure.number})")
    parent.sees("Wij geven het bezwaar gelijk.", new.number, "naar de rechter", "tot en met 7 juni 2027")
    parent.page.go_back()
    parent.follow("De brief met het besluit", within=parent.page.locator(f"h3:has-text('{decision.number}') ~ ul"))
    parent.sees("geldt niet meer", f"vervangen door besluit {new.number}")


def test_a_board_that_is_too_late_without_a_reason(
    enter: Enter, clock_of_server: Time, no_second_factor: None, made_at_once: None
) -> None:
    where = cast().world()
    found = objections.contested(where)
    objection = objections.filed_by_board(where, found, days=60, late_reason="Wij waren met vakantie.")
    procedure = objections.procedure_of(objection)
    actions.judge_late(
        where.act(where.secretary, days=61), objection_id=objection.pk, excused=False, why="Vakantie is geen reden."
    )
    advised(where, procedure, verdict=Outcome.INADMISSIBLE, effect=Effect.STANDS, on=108)
    clock_of_server.pass_days(109)
    case = f"/aanvragen/{found.public_id}/"
    office, board = enter(where.secretary), enter(deciding_on_objections(where))
    write_and_offer(
        office,
        case,
        {"Mag dit bezwaar worden behandeld?": "Het bezwaar kwam elf dagen te laat. Vakantie is geen goede reden."},
        {},
    )
    decide(board, procedure.number, found.pupil_label)
    send(office, case)
    settled = Objection.objects.get(pk=objection.pk)
    assert (settled.status, settled.outcome) == ("decided", Outcome.INADMISSIBLE)
    counts = decisions.in_force(found.pk)
    assert counts is not None
    assert (counts.outcome, counts.published_on) == ("grant", date(2027, 3, 6))
