"""Who must get a decision can change between adopting and sending: the letters follow, the decision does not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from applications.enums import Authority
from applications.models import Guardian, Pupil
from casework.refusals import NotReady
from correspondence.models import Dispatch, Letter
from decisions import actions, queries
from decisions.checklist import addressees_point
from decisions.models import Decision
from decisions.offers import REPAIRS, link
from tests.decisions.test_views import page
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
BOARD = ("board", 1)


def ready(world: World) -> Decision:
    """An adopted decision whose papers are all made."""
    decision = make.adopted(world)
    make.make_letters(world)
    return decision


def parents(decision: Decision) -> tuple[Guardian, Guardian]:
    first, second = Guardian.objects.filter(application=decision.application).order_by("id")
    return first, second


def authority(guardian: Guardian, value: str) -> None:
    """What a court or the register changed meanwhile."""
    Guardian.objects.filter(pk=guardian.pk).update(authority=value)


def eighteen_on(decision: Decision, day: date) -> None:
    birth = day.replace(year=day.year - 18)
    Pupil.objects.filter(application=decision.application).update(birth_date=birth)


def refusal(world: World, decision: Decision, *, days: int = 5) -> str:
    with pytest.raises(NotReady) as refused:
        make.publish(world, make.fresh(decision), days=days)
    assert "addressees" in {point.code for point in refused.value.points}
    return next(point.sentence for point in refused.value.points if point.code == "addressees")


def remade(world: World, decision: Decision, *, days: int = 5) -> None:
    actions.remake(world.act(world.secretary, days=days), decision_id=decision.pk, sending_date=make.day(days))
    make.make_letters(world, days=days)


def letters_to(decision: Decision, kind: str, number: int) -> Any:
    """The letters of a decision that one addressee has or had, oldest first."""
    found = Letter.objects.filter(subject_id=decision.pk, kind="decision", addressee_kind=kind, addressee_id=number)
    return found.order_by("id")


def in_force(decision: Decision) -> set[tuple[str, int | None]]:
    letters = Letter.objects.filter(subject_id=decision.pk, kind="decision", withdrawn_on=None)
    return set(letters.values_list("addressee_kind", "addressee_id"))


class TestThePoint:
    def test_is_met_when_the_letters_are_for_the_addressees_of_today(self):
        assert addressees_point({BOARD: "Bestuur"}, {BOARD: "Bestuur"}).met

    def test_a_changed_name_is_no_other_addressee(self):
        assert addressees_point({BOARD: "Bestuur"}, {BOARD: "Bestuur Noord"}).met

    @pytest.mark.parametrize(
        ("lettered", "present", "said"),
        [
            ({}, {BOARD: "Bestuur"}, "nog geen brief voor Bestuur"),
            ({BOARD: "Bestuur"}, {}, "brief voor Bestuur, die geen geadresseerde meer is"),
            ({BOARD: "B", ("guardian", 2): "O"}, {}, "brieven voor B en O, die geen geadresseerde meer zijn"),
        ],
    )
    def test_names_who_is_missing_and_who_left(self, lettered, present, said):
        point = addressees_point(lettered, present)
        assert not point.met
        assert not point.soft
        assert said in point.sentence


class TestAuthorityChanged:
    def test_a_parent_who_lost_authority_gets_no_letter(self, world: World):
        decision = ready(world)
        mother, father = parents(decision)
        authority(father, Authority.NO)
        assert father.name in refusal(world, decision)
        assert not Dispatch.objects.exists()
        remade(world, decision)
        make.publish(world, make.fresh(decision))
        assert in_force(decision) == {("board", world.board.pk), ("guardian", mother.pk)}
        his = letters_to(decision, "guardian", father.pk).get()
        assert (his.status_sentence, his.released_on) == ("niet verzonden", None)
        assert not Dispatch.objects.filter(addressee_kind="guardian", addressee_id=father.pk).exists()

    def test_a_parent_who_gained_authority_gets_the_same_decision(self, world: World):
        draft = make.to_decide(world)
        mother, father = parents(draft)
        authority(father, Authority.NO)
        decision = make.adopt(world, draft)
        make.make_letters(world)
        authority(father, Authority.YES)
        assert f"nog geen brief voor {father.name}" in refusal(world, decision)
        remade(world, decision)
        sent = make.publish(world, make.fresh(decision))
        his, hers = (letters_to(sent, "guardian", one.pk).get(withdrawn_on=None) for one in (father, mother))
        same = {"number", "reasons", "operative", "decided_on", "annexes", "objection", "summary", "copies"}
        assert {name: his.contents[name] for name in same} == {name: hers.contents[name] for name in same}
        assert his.contents["addressee"]["name"] == father.name
        assert mother.address not in str(his.contents["addressee"])
        assert his.enclosures == hers.enclosures
        assert his.title.endswith(father.name)
        assert Dispatch.objects.filter(addressee_id=father.pk, addressee_kind="guardian").exists()

    def test_every_letter_tells_to_whom_the_decision_goes_now(self, world: World):
        decision = ready(world)
        authority(parents(decision)[1], Authority.NO)
        remade(world, decision)
        before, after = letters_to(decision, "board", world.board.pk)
        assert before.contents["copies"] != after.contents["copies"]

    def test_lost_and_regained_is_no_change(self, world: World):
        decision = ready(world)
        father = parents(decision)[1]
        for value in (Authority.NO, Authority.YES):
            authority(father, value)
        assert make.publish(world, decision).published_on == make.day(5)

    def test_remaking_after_it_was_regained_makes_his_letter_again(self, world: World):
        decision = ready(world)
        father = parents(decision)[1]
        authority(father, Authority.NO)
        remade(world, decision)
        authority(father, Authority.YES)
        remade(world, decision)
        make.publish(world, make.fresh(decision))
        assert ("guardian", father.pk) in in_force(decision)


class TestEighteen:
    def test_on_the_birthday_the_pupil_is_addressee_instead_of_the_parents(self, world: World):
        decision = ready(world)
        eighteen_on(decision, make.day(7))
        mother, father = parents(decision)
        pupil = Pupil.objects.get(application=decision.application)
        remade(world, decision, days=7)
        said = {(letter.addressee_kind, letter.addressee_id) for letter in queries.papers_of(make.fresh(decision))}
        assert {("board", world.board.pk), ("pupil", pupil.pk)} <= said
        make.publish(world, make.fresh(decision), days=7)
        assert not Dispatch.objects.filter(addressee_kind="guardian").exists()
        assert Dispatch.objects.filter(addressee_kind="pupil", addressee_id=pupil.pk).exists()
        unsent = Letter.objects.filter(addressee_kind="guardian", addressee_id__in=[mother.pk, father.pk])
        assert all(letter.is_withdrawn for letter in unsent)

    def test_the_day_before_the_parents_still_are(self, world: World):
        decision = ready(world)
        eighteen_on(decision, make.day(6))
        assert make.publish(world, decision).published_on == make.day(5)

    def test_without_remaking_it_is_refused_by_name(self, world: World):
        decision = make.adopted(world, days=5, sending_date=make.day(8))
        make.make_letters(world)
        eighteen_on(decision, make.day(8))
        said = refusal(world, decision, days=8)
        pupil = Pupil.objects.get(application=decision.application)
        assert pupil.full_name in said
        assert all(parent.name in said for parent in parents(decision))


def test_the_page_tells_before_anybody_presses(world: World, client: Client, at: Callable[[int], None]):
    decision = ready(world)
    at(5)
    father = parents(decision)[1]
    assert "geadresseerde meer" not in page(client, world.secretary, link("publish", decision))
    authority(father, Authority.NO)
    body = page(client, world.secretary, link("publish", decision))
    assert f"Er is een brief voor {father.name}, die geen geadresseerde meer is" in body
    assert link("remake", decision) in body


def test_the_open_point_leads_to_remaking(world: World):
    decision = make.adopted(world)
    assert REPAIRS["decision:remake"](decision.application) == link("remake", decision)
