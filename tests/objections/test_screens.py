"""The pages of objections: what each reader finds, and what is refused with its way out."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership
from applications.models import Application
from casework.once import new_key
from objections import actions, panels
from objections.enums import Defect
from objections.models import Objection
from tests.decisions.test_views import post
from tests.factories import applications
from tests.factories import objections as make
from tests.factories.accounts import actor_of, sign_in
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")
GROUNDS = "Grondcanary van de moeder"


@pytest.fixture
def case(world: World) -> Application:
    return make.contested(world)


def client(hat: Membership) -> Client:
    return sign_in(Client(), hat)


def page(hat: Membership, name: str, record: object, status: int = 200) -> str:
    answer = client(hat).get(reverse(name, kwargs={"public_id": record.public_id}))  # type: ignore[attr-defined]
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def test_the_page_says_until_when_to_this_reader(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    at(10)
    decision = make.decision_of(case)
    text = page(make.parent(world, case), "objections:file", decision)
    assert "19 april 2027" in text
    assert "Waarom maakt u nu pas bezwaar?" not in text

    at(50)
    late = page(make.parent(world, case), "objections:file", decision)
    assert "U bent dus te laat" in late
    assert "Waarom maakt u nu pas bezwaar?" in late


def test_the_example_is_filled_in_and_must_be_finished(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    at(10)
    decision = make.decision_of(case)
    url = reverse("objections:file", kwargs={"public_id": decision.public_id})
    mother = client(make.parent(world, case))
    shown = mother.get(f"{url}?voorbeeld=1")
    example = shown.context["form"].initial["grounds"]
    assert decision.number in example

    answer = mother.post(url, {"reasons": "nu", "grounds": example, "wants_hearing": "ja"})
    assert answer.status_code == 422
    assert "vierkante haken" in answer.content.decode()


def test_without_authority_the_case_says_why_and_where_to_ask(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    at(10)
    hat = make.parent(world, case)
    guardian = case.guardians.order_by("id")[0]
    guardian.authority = "no"
    guardian.save(update_fields=["authority"])

    assert "gezagsregister" in page(hat, "applications:case", case)
    assert "gezagsregister" in page(hat, "objections:file", make.decision_of(case), 403)


def test_a_colleague_without_mandate_is_told_whom_to_ask(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    at(10)
    assert "mandaat" in page(world.colleague, "objections:file", make.decision_of(case), 403)


def test_who_objected_already_is_led_to_his_objection(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    objection = make.filed(world, case)
    at(12)
    hat = make.parent(world, case)
    answer = client(hat).get(reverse("objections:file", kwargs={"public_id": objection.procedure.decision.public_id}))
    assert answer.status_code == 303
    assert answer["Location"].endswith(f"/bezwaren/{objection.public_id}/")


def test_the_check_page_without_words_leads_back(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    at(10)
    decision = make.decision_of(case)
    url = reverse("objections:check", kwargs={"public_id": decision.public_id})
    assert client(make.parent(world, case)).get(url)["Location"].endswith("/maken/")
    assert client(make.parent(world, case)).post(url, {}).status_code == 303
    assert not Objection.objects.exists()


def test_a_draft_that_comes_in_late_does_not_undo_what_was_sent(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    """Leaving a field by pressing the button saves a draft and sends the page at one moment."""
    at(10)
    decision = make.decision_of(case)
    url = reverse("objections:file", kwargs={"public_id": decision.public_id})
    mother, key = client(make.parent(world, case)), new_key()
    typed = {"_once": key, "reasons": "nu", "wants_hearing": "ja"}
    assert mother.post(url, {**typed, "grounds": GROUNDS}).status_code == 303
    mother.post(url, {**typed, "grounds": "", "_draft": "1"})

    check = mother.get(reverse("objections:check", kwargs={"public_id": decision.public_id}))
    assert check.status_code == 200
    assert GROUNDS in check.content.decode()


def test_each_party_reads_its_own_inside_only(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    objection = make.filed(world, case, grounds=GROUNDS, papers=[make.scan("annex", "Papiercanary")])
    at(12)
    mother, father = make.parent(world, case), make.parent(world, case, 1)
    for hat in (mother, world.secretary):
        text = page(hat, "objections:objection", objection)
        assert GROUNDS in text
        assert "Papiercanary" in text
    for hat in (father, world.submitter, make.decisions.decider(world)):
        page(hat, "objections:objection", objection, 404)
        seen = page(hat, "applications:case", case)
        assert GROUNDS not in seen
        assert "Papiercanary" not in seen
        assert "BZW-2027-00001" in seen, "that there is one, everybody concerned reads"


def test_the_secretariat_finds_what_to_do(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    objection = make.registered(world, case, kind="other", name="De buurtschool", channel="email", days=52, received=51)
    at(52)
    text = page(world.secretary, "objections:objection", objection)
    for task in ("Reden van te laat bezwaar vragen", "Beoordelen of dit een belanghebbende is", "Om herstel vragen"):
        assert task in text
    home = client(world.secretary).get(reverse("accounts:home")).content.decode()
    assert "Nieuwe bezwaren" in home
    assert "Bezwaren die iets van u vragen" in home


def test_worklists_follow_the_road(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    objection = make.filed(world, case, grounds="", pro_forma=True)
    actions.ask_repair(
        world.act(world.secretary, days=11), objection_id=objection.pk, defects=[Defect.GROUNDS], due_on=day(24)
    )
    office = client(world.secretary)
    at(24)
    assert "termijn verstreken" not in office.get("/").content.decode()
    at(25)
    assert "termijn verstreken" in office.get("/").content.decode()


def test_a_derivation_stands_behind_the_last_day(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    objection = make.filed(world, case)
    at(12)
    text = page(make.parent(world, case), "objections:objection", objection)
    assert "12 juli 2027" in text
    assert "Waarom deze dag?" in text


def test_an_ended_objection_offers_nothing_more(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    objection = make.filed(world, case)
    hat = make.parent(world, case)
    actions.withdraw(world.act(hat, days=12), objection_id=objection.pk)
    at(13)
    assert "Bezwaar intrekken" not in page(hat, "objections:objection", objection)
    page(hat, "objections:withdraw", objection, 409)
    assert "Bezwaar maken" in page(hat, "applications:case", case), "within the term it can be made again"


def test_the_panel_asks_as_often_for_three_objections_as_for_one(world: World, case: Application) -> None:
    make.filed(world, case)
    counts = []
    for more in (None, lambda: make.filed(world, case, 1), lambda: make.filed_by_board(world, case)):
        if more:
            more()
        for hat in (world.secretary, make.parent(world, case)):
            found = applications.fresh(case)
            with CaptureQueriesContext(connection) as asked:
                assert panels.load(found, actor_of(hat)) is not None
            counts.append(len(asked))
    assert counts[:2] == counts[2:4] == counts[4:]


def test_the_timeline_tells_an_objector_what_he_did_and_no_more(world: World, case: Application, at) -> None:  # type: ignore[no-untyped-def]
    objection = make.filed(world, case)
    hat = make.parent(world, case)
    actions.withdraw(world.act(hat, days=12), objection_id=objection.pk)
    at(13)
    text = page(hat, "applications:case", case)
    assert "Er is bezwaar gemaakt tegen het besluit" in text
    assert "Een bezwaar is ingetrokken" in text
    assert "Een brief is aangevraagd" not in text


def test_an_objection_from_before_the_decision_is_said_at_its_field_and_keeps_what_was_typed(
    world: World, client: Client, at: Any
) -> None:
    case = make.contested(world)
    at(10)
    sign_in(client, world.secretary)
    address = reverse("objections:register", kwargs={"public_id": make.decision_of(case).public_id})
    typed = {"objector_kind": "board", "channel": "post", "received_on": "1-1-2027", "grounds": "Vier kantjes betoog."}
    answer = post(client, address, **typed)
    assert answer.status_code == 422
    assert "Het besluit is pas genomen op" in answer.content.decode()
    assert "Vier kantjes betoog." in answer.content.decode()
    assert not Objection.objects.exists()
