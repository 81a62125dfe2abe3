"""What became of a place: who records it, when, what is refused, and what stays in the history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role, SchoolType
from accounts.models import Membership, SchoolSite
from applications import contradictions, queries
from applications.enums import NotPlacedReason, PlacementAnswer
from applications.facts import Stay
from applications.models import Application, Placement
from applications.rules import stay_on
from casework import clock, registries, versions
from casework.models import AuditEntry
from casework.refusals import AlreadyDone, NotAllowed, Stale, WrongState
from correspondence import rendering
from tests.factories import accounts, applications, decisions
from tests.factories.accounts import actor_of, sign_in
from tests.factories.applications import World
from tests.factories.correspondence import pdf_bytes
from tests.factories.placing import SINCE, placed, taken_over
from tests.support.lasting import lasting, passing

A, B = date(2027, 8, 20), date(2027, 11, 1)
LEFT = PlacementAnswer.LEFT


@dataclass
class Scene:
    """A granted case whose decision was sent, and one whose decision was only taken."""

    world: World
    granted: Application
    unsent: Application
    parent: Membership


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    with pytest.MonkeyPatch.context() as patch, lasting(django_db_blocker):
        patch.setattr(rendering, "render_pdf", lambda html: rendering.Rendered(pdf_bytes("Brief"), 1))
        world = applications.world()
        granted = decisions.published(world).application
        parent = applications.followed(world, granted)
        unsent = decisions.adopted(world).application
        yield Scene(world, applications.fresh(granted), applications.fresh(unsent), parent)


@pytest.fixture(autouse=True)
def undone(scene: Scene, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    settings.STAFF_SECOND_FACTOR = False
    moment = applications.MOMENT + timedelta(days=6)
    monkeypatch.setattr(clock, "now", lambda: moment)
    with passing(django_db_blocker):
        yield


def rows(case: Application) -> list[tuple[str, date]]:
    return [(row.answer, row.since) for row in queries.placements_of(case)]


def test_a_place_moves_on_by_new_rows(scene: Scene) -> None:
    other = accounts.school_site(board=scene.world.board, name="De Tweede")
    first = placed(scene.world, scene.granted, since=A)
    placed(scene.world, scene.granted, since=B, site=other)
    placed(scene.world, scene.granted, since=date(2028, 2, 1), answer=LEFT, note="Naar een school in Oefendorp")
    assert [answer for answer, _ in rows(scene.granted)] == ["placed", "placed", "left"]
    first.refresh_from_db()
    assert (first.site, first.since) == (scene.world.site, A)
    verbs = AuditEntry.objects.filter(case_id=scene.granted.pk, verb="application.placed")
    assert verbs.count() == 3


def test_what_was_wrong_is_put_right_and_kept(scene: Scene) -> None:
    row = placed(scene.world, scene.granted, since=A)
    placed(scene.world, scene.granted, since=B, corrects=True, expected_version=1)
    row.refresh_from_db()
    assert (row.since, row.version) == (B, 2)
    assert rows(scene.granted) == [("placed", B)]
    assert versions.history(row)[0].values["since"] == "2027-08-20"
    entry = AuditEntry.objects.get(case_id=scene.granted.pk, verb="application.placement_corrected")
    assert entry.fields == ["since"]


def test_somebody_else_corrected_first(scene: Scene) -> None:
    placed(scene.world, scene.granted, since=A)
    placed(scene.world, scene.granted, since=B, corrects=True, expected_version=1)
    with pytest.raises(Stale) as refusal:
        placed(scene.world, scene.granted, answer=LEFT, since=B, corrects=True, expected_version=1)
    assert "Vestiging" in refusal.value.theirs


def test_a_second_time_is_already_done(scene: Scene) -> None:
    placed(scene.world, scene.granted)
    with pytest.raises(AlreadyDone):
        placed(scene.world, scene.granted)
    with pytest.raises(WrongState, match=r"Vanaf 20 augustus 2027"):
        placed(scene.world, scene.granted, answer=LEFT)


def test_only_with_a_grant_that_was_sent(scene: Scene) -> None:
    for by in (scene.world.submitter, scene.world.secretary):
        with pytest.raises(NotAllowed, match="verstuurd"):
            placed(scene.world, scene.unsent, by=by)
    assert not rows(scene.unsent)


def test_not_of_another_board_not_by_others(scene: Scene) -> None:
    stranger = accounts.submitter(partnership=scene.world.partnership)
    elsewhere = accounts.membership(role=Role.SECRETARIAT)
    for by in (
        stranger,
        elsewhere,
        scene.parent,
        *(scene.world.member(role) for role in (Role.BOARD_MEMBER, Role.EXPERT, Role.CONTROLLER)),
    ):
        with pytest.raises(NotAllowed):
            placed(scene.world, scene.granted, by=by)
    assert not rows(scene.granted)


def test_a_school_places_at_its_own_sites_the_secretariat_at_any(scene: Scene) -> None:
    other = accounts.school_site(board=accounts.school_board(partnership=scene.world.partnership))
    with pytest.raises(WrongState, match="hoort niet bij het eigen schoolbestuur"):
        placed(scene.world, scene.granted, site=other)
    with pytest.raises(WrongState):
        placed(scene.world, scene.granted, site=accounts.school_site(), by=scene.world.secretary)
    assert placed(scene.world, scene.granted, site=other, by=scene.world.secretary).site == other


SITE = SchoolSite(name="x", school_type=SchoolType.PRO, closed_on=date(2027, 9, 1))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({}, ""),
        ({"since": date(2027, 9, 1)}, "site"),
        ({"kind": "lwoo"}, "site"),
        ({"site": None}, "site"),
        ({"since": date(2019, 1, 1)}, ""),
        ({"since": date(2018, 12, 31)}, "since"),
        ({"since": date(2029, 1, 1), "answer": "elsewhere"}, "since"),
        ({"after": A}, "since"),
        ({"after": A - timedelta(days=1)}, ""),
        ({"answer": "not_placed"}, "reason"),
        ({"answer": "not_placed", "reason": NotPlacedReason.NO_ROOM}, ""),
        ({"answer": "not_placed", "reason": NotPlacedReason.OTHER}, "note"),
        ({"answer": "elsewhere", "site": None}, ""),
    ],
)
def test_what_cannot_be(changed: dict[str, Any], field: str) -> None:
    facts = {
        "answer": "placed",
        "since": A,
        "site": SITE,
        "kind": "pro",
        "reason": "",
        "note": "",
        "after": None,
        **changed,
    }
    assert "".join(contradictions.of_placement(**facts, today=date(2027, 3, 1))) == field


def test_what_holds_on_a_day() -> None:
    stays = [Stay(B, "left"), Stay(A, "placed", 7)]
    assert stay_on(stays, A - timedelta(days=1)) is None
    assert stay_on(stays, A) == Stay(A, "placed", 7)
    assert stay_on(stays, B - timedelta(days=1)) == Stay(A, "placed", 7)
    assert stay_on(stays, B) == Stay(B, "left")


def page(membership: Membership, name: str = "case", case: Application | None = None) -> str:
    kwargs = {"public_id": case.public_id} if case else {}
    answer = sign_in(Client(), membership).get(reverse(f"applications:{name}", kwargs=kwargs))
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_the_page_and_the_case(scene: Scene) -> None:
    client = sign_in(Client(), scene.world.submitter)
    url = reverse("applications:placement", kwargs={"public_id": scene.granted.public_id})
    first = client.get(url)
    assert "Wat moet er gebeuren?" not in first.content.decode()
    key = first.context["once_key"]
    body = {"_once": key, "answer": "placed", "since": "20-8-2027", "site": scene.world.site.public_id}
    assert client.post(url, {**body, "site": ""}).status_code == 422
    assert client.post(url, body).status_code == 303
    again = client.get(url)
    assert "Wat moet er gebeuren?" in again.content.decode()
    wrong = {"_once": again.context["once_key"], "what": "wijzigen", "answer": "left", "since": "20-8-2027"}
    assert client.post(url, wrong).status_code == 422
    assert client.post(url, {**wrong, "what": "verbeteren", "_version": "1"}).status_code == 303
    assert rows(scene.granted) == [("left", A)]


def test_who_reads_it(scene: Scene) -> None:
    placed(scene.world, scene.granted, answer="not_placed", reason="no_room", note="Wachtlijst tot januari")
    for reader in (scene.world.submitter, scene.world.secretary):
        text = page(reader, case=scene.granted)
        assert "Wachtlijst tot januari" in text
        assert "Geen plaats beschikbaar" in text
    told = page(scene.parent, case=scene.granted)
    assert "Geen plaats beschikbaar" in told
    assert "Wachtlijst" not in told
    assert "Geschillencommissie passend onderwijs" in told
    panel = next(one for one in registries.panels() if one.key == "place")
    assert panel.load(scene.granted, actor_of(scene.world.member(Role.EXPERT))) is None
    assert panel.load(scene.unsent, actor_of(scene.world.submitter)) is None


def test_nothing_is_said_while_the_decision_is_not_sent(scene: Scene) -> None:
    for reader in (scene.world.submitter, scene.world.secretary):
        assert "laatsing" not in page(reader, case=scene.unsent)


def test_still_to_place(scene: Scene) -> None:
    declaration = taken_over(scene.world)
    stranger = accounts.submitter(partnership=scene.world.partnership)
    home = reverse("accounts:home")
    text = sign_in(Client(), scene.world.submitter).get(home).content.decode()
    assert str(scene.granted.public_id) in text
    assert declaration.number in text
    assert str(scene.unsent.public_id) not in text
    assert declaration.number not in sign_in(Client(), stranger).get(home).content.decode()
    placed(scene.world, scene.granted)
    placed(scene.world, declaration)
    text = sign_in(Client(), scene.world.submitter).get(home).content.decode()
    assert str(scene.granted.public_id) not in text
    assert declaration.number not in text


def test_the_database_keeps_a_place_whole(scene: Scene) -> None:
    from django.db import IntegrityError, transaction

    good: dict[str, Any] = {
        "application": scene.granted,
        "answer": "placed",
        "since": SINCE,
        "site": scene.world.site,
        "created_at": applications.MOMENT,
    }
    for bad in ({"site": None}, {"reason": "no_room"}, {"application": None}, {"answer": "not_placed"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Placement.objects.create(**{**good, **bad})
