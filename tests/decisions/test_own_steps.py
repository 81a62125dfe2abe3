"""Steps that a partnership prescribes itself: asked in the draft, told at deciding, passed with a reason only."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts import actions as accounts_actions
from accounts.enums import Role
from accounts.policy import PolicySnapshot
from casework.refusals import NotReady
from decisions import actions, queries
from decisions.models import Decision
from decisions.offers import link
from tests.decisions.test_views import page, post, texts
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
TALK, VISIT = "Gesprek met de ouders", "Bezoek aan de school"


@pytest.fixture
def strict(db: None) -> World:
    """A partnership with two steps of its own."""
    return applications.world(own_steps=f"{TALK}\n{VISIT}")


def draft_of(world: World, **chosen: Any) -> Decision:
    return make.prepared(world, assessments.advised(world)[0], **chosen)


def done(world: World, draft: Decision, **said: str) -> Decision:
    return make.written(world, draft, own_steps={TALK: said.get("talk", ""), VISIT: said.get("visit", "")})


def refused_for(world: World, draft: Decision, **changed: Any) -> list[str]:
    with pytest.raises(NotReady) as refused:
        make.adopt(world, draft, **changed)
    return [point.sentence for point in refused.value.points]


def test_a_partnership_without_steps_is_not_asked(world: World, client: Client, at: Callable[[int], None]):
    draft = make.to_decide(world)
    assert queries.own_steps(draft.application) == ()
    at(5)
    assert "Eigen stappen" not in page(client, make.decider(world), link("decide", draft))
    assert make.adopt(world, draft).passed_points == {}


def test_a_step_that_was_not_set_asks_a_reason_which_is_kept(strict: World):
    draft = make.offered(strict, done(strict, draft_of(strict), talk="Gesprek op 2 maart 2027."))
    (sentence,) = refused_for(strict, draft)
    assert VISIT in sentence
    assert TALK not in sentence
    reason = "De school was dicht; het bezoek is vervangen door een belafspraak."
    assert make.adopt(strict, draft, passed={"own_steps": reason}).passed_points == {"own_steps": reason}


def test_the_reason_is_not_called_optional(strict: World, client: Client, at: Callable[[int], None]):
    draft = make.offered(strict, done(strict, draft_of(strict)))
    at(5)
    body = page(client, make.decider(strict), link("adopt", draft))
    assert "passed_own_steps" in body
    assert "niet verplicht" not in body


def test_spaces_are_no_evidence_and_no_reason(strict: World):
    draft = make.offered(strict, done(strict, draft_of(strict), talk=" ", visit="ja"))
    assert TALK in refused_for(strict, draft, passed={"own_steps": "  "})[0]


def test_with_every_step_set_nothing_is_asked(strict: World):
    draft = make.offered(strict, done(strict, draft_of(strict), talk="2 maart", visit="3 maart"))
    decision = make.adopt(strict, draft)
    assert decision.own_steps == {TALK: "2 maart", VISIT: "3 maart"}


def test_the_settings_of_the_day_of_receipt_count(strict: World):
    draft = make.offered(strict, done(strict, draft_of(strict), talk="2 maart", visit="3 maart"))
    administrator = strict.member(Role.FUNCTIONAL_ADMINISTRATOR)
    act = accounts.act_of(administrator, now=strict.now, days=4)
    later = PolicySnapshot(own_steps="Derde stap")
    accounts_actions.set_policy(act, valid_from=act.today + timedelta(days=0), policy=later)
    assert queries.own_steps(draft.application) == (TALK, VISIT)
    assert make.adopt(strict, draft).number


def test_taken_back_the_new_draft_keeps_what_was_written(strict: World):
    draft = make.offered(strict, done(strict, draft_of(strict), talk="2 maart", visit="3 maart"))
    decision = make.adopt(strict, draft)
    again = actions.take_back(strict.act(make.decider(strict), days=5), decision_id=decision.pk, reason="Tikfout.")
    assert again.own_steps == decision.own_steps


def test_the_steps_are_written_on_the_page_of_the_draft(strict: World, client: Client, at: Callable[[int], None]):
    draft = draft_of(strict)
    at(3)
    body = page(client, strict.secretary, link("write", draft))
    assert TALK in body
    assert VISIT in body
    values = {"outcome": "grant", "_version": str(draft.version), **texts(draft)}
    assert post(client, link("write", draft), **values, own_step_1="Op 2 maart", own_step_2="").status_code == 303
    saved = make.fresh(draft)
    assert saved.own_steps == {TALK: "Op 2 maart", VISIT: ""}
    assert "Op 2 maart" in client.get(link("write", draft)).content.decode()
    make.offered(strict, saved)
    at(4)
    screen = page(client, make.decider(strict), link("decide", draft))
    assert "Op 2 maart" in screen
    assert "nog niet gezet" in screen


def test_two_who_write_at_once_both_read_what_the_other_wrote(strict: World, client: Client, at: Callable[[int], None]):
    draft = draft_of(strict)
    done(strict, draft, talk="Van de collega")
    at(3)
    accounts.sign_in(client, strict.secretary)
    values = {"outcome": "grant", "_version": str(draft.version), **texts(draft)}
    answer = post(client, link("write", draft), **values, own_step_1="Van mij", own_step_2="")
    assert answer.status_code == 409
    assert "Van mij" in answer.content.decode()
    assert "Van de collega" in answer.content.decode()


def test_a_formal_decision_is_asked_too(strict: World):
    draft = make.prepared(strict, applications.complete(strict), ground="not_competent")
    make.heard(strict, draft.application)
    assert TALK in refused_for(strict, make.offered(strict, draft))[0]
