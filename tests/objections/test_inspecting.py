"""The parties read each other's papers before the hearing, once somebody saw that they hold no address (Awb 7:4)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from objections import actions, queries, worklists
from objections.models import Objection, ObjectionPaper, Procedure
from tests.decisions.test_views import post
from tests.factories import accounts
from tests.factories import objections as make
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")
OPENS = make.HEARD - 10
WORDS = "De toets telde niet."
MINE = "Wij willen een nieuwe toets."
WHY = "Het verslag noemt het blijf-van-mijn-lijfhuis."


class Scene:
    """Two parents object, each with a paper; the hearing is planned, and the file lies open from day 25 on."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.case = make.contested(world)
        self.first = make.filed(world, self.case, 0, grounds=WORDS, papers=[make.scan(title="Brief van de huisarts")])
        self.second = make.filed(world, self.case, 1, grounds=MINE)
        self.procedure = make.forward(world, make.procedure_of(self.first))
        make.plan(world, self.procedure)
        self.paper = ObjectionPaper.objects.get(objection=self.first)

    def judge(self, *, is_open: bool = True, reason: str = "", days: int = 14, by: Membership | None = None) -> None:
        act = self.world.act(by or self.world.secretary, days=days)
        actions.judge_paper(act, paper_id=self.paper.pk, is_open=is_open, reason=reason)
        actions.judge_text(act, objection_id=self.first.pk, is_open=is_open, reason=reason)

    def page(self, client: Client, hat: Membership) -> Any:
        accounts.sign_in(client, hat)
        return client.get(reverse("objections:inspect", kwargs={"public_id": self.procedure.public_id}))

    def file(self, client: Client) -> int:
        kwargs = {"kind": "bezwaarstuk", "public_id": self.paper.public_id}
        return int(client.get(reverse("correspondence:download", kwargs=kwargs)).status_code)


@pytest.fixture
def scene(world: World) -> Scene:
    return Scene(world)


def test_what_was_seen_lies_open_from_the_day_on(scene: Scene, client: Client, at: Callable[[int], None]) -> None:
    scene.judge()
    other = make.parent(scene.world, scene.case, 1)
    at(OPENS - 1)
    page = scene.page(client, other)
    assert page.status_code == 409
    assert "liggen ter inzage vanaf" in page.content.decode()
    assert scene.file(client) == 404
    at(OPENS)
    for hat in (other, scene.world.submitter):
        said = scene.page(client, hat).content.decode()
        assert WORDS in said
        assert "Brief van de huisarts" in said
        assert "Bezwaar: een ouder" in said
        assert scene.first.objector_name not in said
        assert scene.file(client) == 200
        case = reverse("applications:case", kwargs={"public_id": scene.case.public_id})
        assert "Stukken van de andere partijen inzien" in client.get(case).content.decode()


def test_nobody_reads_what_was_not_looked_at(scene: Scene, client: Client, at: Callable[[int], None]) -> None:
    at(OPENS)
    said = scene.page(client, make.parent(scene.world, scene.case, 1)).content.decode()
    assert "Er zijn nu geen stukken van anderen" in said
    assert WORDS not in said
    assert scene.file(client) == 404


def test_own_words_are_not_told_as_those_of_another(scene: Scene, client: Client, at: Callable[[int], None]) -> None:
    scene.judge()
    at(OPENS)
    said = scene.page(client, make.parent(scene.world, scene.case, 0)).content.decode()
    assert WORDS not in said
    assert MINE not in said
    assert scene.file(client) == 200


def test_kept_back_for_weighty_reasons_is_told_and_not_shown(
    scene: Scene, client: Client, at: Callable[[int], None]
) -> None:
    scene.judge()
    scene.judge(is_open=False, reason=WHY, days=15)
    at(OPENS)
    said = scene.page(client, make.parent(scene.world, scene.case, 1)).content.decode()
    assert "liggen niet alle stukken ter inzage (2)" in said
    assert not [word for word in (WORDS, WHY, "Brief van de huisarts") if word in said]
    assert scene.file(client) == 404


def test_after_the_hearing_was_called_off_nothing_lies_open(
    scene: Scene, client: Client, at: Callable[[int], None]
) -> None:
    scene.judge()
    hearing = scene.procedure.hearings.get()
    actions.call_off(scene.world.act(scene.world.secretary, days=OPENS), hearing_id=hearing.pk, reason="Ziekte.")
    at(OPENS)
    assert scene.page(client, make.parent(scene.world, scene.case, 1)).status_code == 409
    assert scene.file(client) == 404


def test_who_is_no_party_finds_no_page(scene: Scene, client: Client, at: Callable[[int], None]) -> None:
    scene.judge()
    at(OPENS)
    elsewhere = accounts.membership(role=Role.SCHOOL_STAFF, partnership=accounts.partnership())
    for hat in (elsewhere, scene.world.member(Role.CONTROLLER), make.chair(scene.world)):
        assert scene.page(client, hat).status_code == 404


def test_a_paper_that_was_withdrawn_with_its_objection_is_no_longer_read(
    scene: Scene, client: Client, at: Callable[[int], None]
) -> None:
    scene.judge()
    hat = make.parent(scene.world, scene.case, 0)
    actions.withdraw(scene.world.act(hat, days=16), objection_id=scene.first.pk)
    at(OPENS)
    said = scene.page(client, make.parent(scene.world, scene.case, 1)).content.decode()
    assert WORDS not in said
    assert scene.file(client) == 404


def test_what_was_kept_back_and_then_withdrawn_is_not_counted_as_kept_back(
    scene: Scene, client: Client, at: Callable[[int], None]
) -> None:
    scene.judge(is_open=False, reason=WHY)
    hat = make.parent(scene.world, scene.case, 0)
    actions.withdraw(scene.world.act(hat, days=16), objection_id=scene.first.pk)
    at(OPENS)
    said = scene.page(client, make.parent(scene.world, scene.case, 1)).content.decode()
    assert "Er zijn nu geen stukken van anderen" in said
    assert "gewichtige redenen" not in said


class TestJudging:
    def test_the_secretariat_finds_what_waits(self, scene: Scene) -> None:
        actor = scene.world.act(scene.world.secretary, days=14).actor
        shown = worklists.to_inspect(actor, day(14))
        assert shown
        assert len(shown.rows) == 3
        scene.judge()
        left = worklists.to_inspect(actor, day(14))
        assert left
        assert [row.url for row in left.rows] == [
            reverse("objections:judge_text", kwargs={"public_id": scene.second.public_id})
        ]
        assert worklists.to_inspect(scene.world.act(scene.world.submitter, days=14).actor, day(14)) is None

    def test_only_the_secretariat_of_the_partnership_judges(self, scene: Scene) -> None:
        elsewhere = accounts.membership(role=Role.SECRETARIAT, partnership=accounts.partnership())
        for hat in (scene.world.submitter, make.chair(scene.world), elsewhere):
            with pytest.raises(NotAllowed):
                scene.judge(by=hat)

    def test_twice_the_same_is_said_and_nothing_is_kept_back_without_reason(self, scene: Scene) -> None:
        with pytest.raises(WrongState, match="gewichtige redenen"):
            scene.judge(is_open=False, reason=" ")
        scene.judge()
        with pytest.raises(AlreadyDone):
            scene.judge()
        scene.judge(is_open=False, reason=WHY)
        with pytest.raises(AlreadyDone):
            scene.judge(is_open=False, reason=WHY)

    def test_the_form_asks_the_reason_at_its_field_and_keeps_what_was_typed(
        self, scene: Scene, client: Client, at: Callable[[int], None]
    ) -> None:
        at(14)
        accounts.sign_in(client, scene.world.secretary)
        url = reverse("objections:judge_paper", kwargs={"public_id": scene.paper.public_id})
        assert "Brief van de huisarts" in client.get(url).content.decode()
        page = post(client, url, is_open="nee", reason="")
        assert page.status_code == 422
        assert "welke gewichtige redenen" in page.content.decode()
        assert post(client, url, is_open="ja").status_code == 303
        assert ObjectionPaper.objects.get(pk=scene.paper.pk).opened_on == day(14)

    def test_what_is_added_later_is_looked_at_again(self, scene: Scene) -> None:
        scene.judge()
        Objection.objects.filter(pk=scene.first.pk).update(pro_forma=True)
        act = scene.world.act(scene.world.secretary, days=15)
        hat = make.parent(scene.world, scene.case, 0)
        actions.ask_repair(act, objection_id=scene.first.pk, defects=["grounds"], due_on=day(29))
        actions.mend(scene.world.act(hat, days=16), objection_id=scene.first.pk, grounds="En wij verhuisden.")
        assert scene.first in queries.texts_to_judge(act.actor)

    def test_words_that_were_added_while_somebody_read_are_not_opened_unread(
        self, scene: Scene, client: Client, at: Callable[[int], None]
    ) -> None:
        hat = make.parent(scene.world, scene.case, 0)
        Objection.objects.filter(pk=scene.first.pk).update(pro_forma=True)
        act = scene.world.act(scene.world.secretary, days=15)
        actions.ask_repair(act, objection_id=scene.first.pk, defects=["grounds"], due_on=day(29))
        at(16)
        accounts.sign_in(client, scene.world.secretary)
        url = reverse("objections:judge_text", kwargs={"public_id": scene.first.public_id})
        seen = client.get(url).context["version"]
        actions.mend(scene.world.act(hat, days=16), objection_id=scene.first.pk, grounds="Ik woon nu in de Laan 3.")
        refused = post(client, url, is_open="ja", _version=seen)
        assert refused.status_code == 409
        assert "Intussen kwam er iets bij" in refused.content.decode()
        assert Objection.objects.get(pk=scene.first.pk).opened_on is None
        read = client.get(url)
        assert "Laan 3" in read.content.decode()
        assert post(client, url, is_open="ja", _version=read.context["version"]).status_code == 303
        assert Objection.objects.get(pk=scene.first.pk).opened_on == day(16)

    def test_after_the_procedure_nothing_is_judged(self, scene: Scene) -> None:
        Procedure.objects.filter(pk=scene.procedure.pk).update(status="closed", closed_on=day(40))
        with pytest.raises(WrongState, match="loopt niet meer"):
            scene.judge(days=41)
