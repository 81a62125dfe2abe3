"""A tie that shows after the decision was sent: *herstel of bezwaar*, until somebody wrote down how it was settled."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.enums import Role
from applications.offers import offers as case_offers
from assessments import actions as advising
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from decisions import actions, offers, worklists
from decisions.models import Decision, Flaw
from decisions.offers import link
from tests.decisions.test_views import post
from tests.factories import accounts, applications
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")


def report(world: World, decision: Decision, *, by: Any = None, **changed: Any) -> Flaw:
    values = {
        "advice_id": decision.advisers[0]["advice_id"],
        "reason": "tied",
        "explanation": "Werkte tot vorig jaar voor het bestuur.",
        **changed,
    }
    return actions.report_flaw(world.act(by or world.secretary, days=7), decision_id=decision.pk, **values)


def settle(world: World, flaw: Flaw, *, by: Any = None, **changed: Any) -> Flaw:
    values = {"how": "new_decision", "settlement": "Nieuw besluit in voorbereiding, met een nieuw advies.", **changed}
    return actions.settle_flaw(world.act(by or world.secretary, days=9), flaw_id=flaw.pk, **values)


def waiting(world: World, hat: Any = None) -> list[str]:
    shown = worklists.to_mend(accounts.actor_of(hat or world.secretary), make.day(9))
    return [row.url for row in shown.rows] if shown else []


def test_it_waits_until_it_is_settled(world: World, decision: Decision):
    assert waiting(world) == []
    flaw = report(world, decision)
    assert waiting(world) == [link("settle_flaw", flaw)]
    actor = accounts.actor_of(world.secretary)
    offered = [offer.url for offer in offers.offers(applications.fresh(decision.application), actor, make.day(9))]
    assert link("settle_flaw", flaw) in offered
    done = settle(world, flaw)
    assert (done.settled_on, done.settled_how) == (make.day(9), "new_decision")
    assert waiting(world) == []


def test_advice_and_decision_stay_as_they_are(world: World, decision: Decision):
    before = (Decision.objects.filter(pk=decision.pk).values().get(), decision.advisers)
    settle(world, report(world, decision))
    assert (Decision.objects.filter(pk=decision.pk).values().get(), make.fresh(decision).advisers) == before


def test_setting_the_advice_aside_is_refused_with_the_way_out(world: World, decision: Decision):
    with pytest.raises(NotAllowed, match=r"verstuurd.*nieuw besluit of in bezwaar"):
        advising.set_aside_advice(
            world.act(world.secretary, days=7),
            advice_id=decision.advisers[0]["advice_id"],
            reason="tied",
            explanation="Werkte voor het bestuur.",
        )


def test_before_it_was_sent_the_decision_is_taken_back_instead(world: World):
    with pytest.raises(NotAllowed, match="terugnemen"):
        report(world, make.adopted(world))


def test_only_an_advice_of_this_decision_with_words_of_ones_own(world: World, decision: Decision):
    other = make.published(world)
    no_flaws = [{"reason": reason} for reason in ("niets", "ill", "late")]
    for changed in ({"advice_id": other.advisers[0]["advice_id"]}, {"explanation": "…"}, *no_flaws):
        with pytest.raises(WrongState):
            report(world, decision, **changed)
    flaw = report(world, decision)
    for changed in ({"how": "vergeten"}, {"settlement": " "}):
        with pytest.raises(WrongState):
            settle(world, flaw, **changed)
    assert Flaw.objects.count() == 1


def test_twice_is_said_politely(world: World, decision: Decision):
    flaw = report(world, decision)
    with pytest.raises(AlreadyDone):
        report(world, decision)
    settle(world, flaw)
    with pytest.raises(AlreadyDone):
        settle(world, flaw)
    assert report(world, decision, explanation="Nu blijkt ook een band met de school.").pk != flaw.pk


def test_the_database_keeps_one_open_per_advice_and_asks_how(world: World, decision: Decision):
    flaw = report(world, decision)
    copy = Flaw(
        application=flaw.application,
        decision=flaw.decision,
        advice=flaw.advice,
        reason="tied",
        explanation="x",
        found_on=make.day(7),
        created_at=world.now,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Flaw.objects.filter(pk=flaw.pk).update(settled_on=make.day(8))


def test_it_is_the_secretariats_own(world: World, decision: Decision):
    flaw = report(world, decision)
    people = [world.member(role) for role in set(Role) - {Role.SECRETARIAT}]
    for person in [*people, accounts.membership(role=Role.SECRETARIAT)]:
        with pytest.raises(NotAllowed):
            report(world, decision, by=person, advice_id=decision.advisers[1]["advice_id"])
        with pytest.raises(NotAllowed):
            settle(world, flaw, by=person)
        assert waiting(world, person) == []


def test_the_school_is_offered_nothing_of_it(world: World, decision: Decision):
    case, school = applications.fresh(decision.application), accounts.actor_of(world.submitter)

    def offered() -> list[str]:
        found = [*case_offers(case, school, make.day(9)), *offers.offers(case, school, make.day(9))]
        return [offer.label for offer in found]

    before = offered()
    report(world, decision)
    assert offered() == before


def test_pages(world: World, decision: Decision, at: Any):
    at(7)
    client = accounts.sign_in(Client(), world.secretary)
    wrong = post(client, link("report_flaw", decision), advice="1", reason="tied", explanation="")
    assert wrong.status_code == 422
    passed = post(client, link("report_flaw", decision), advice="1", reason="ill", explanation="Bleek later.")
    assert passed.status_code == 422
    right = post(
        client, link("report_flaw", decision), advice="1", reason="tied", explanation="Bleek uit het jaarplan."
    )
    assert right.status_code == 303
    flaw = Flaw.objects.get(decision=decision)
    page = client.get(link("settle_flaw", flaw)).content.decode()
    assert "Bleek uit het jaarplan." in page
    done = post(client, link("settle_flaw", flaw), how="objection", settlement="De ouders maakten bezwaar.")
    assert done.status_code == 303
    flaw.refresh_from_db()
    assert flaw.settled_how == "objection"
