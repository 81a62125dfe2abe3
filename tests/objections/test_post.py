"""How the letters about an objection leave: in the portal for who chose that, by post for everybody else."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from applications import actions as applications
from applications.enums import Capacity
from applications.models import Application, Guardian, Participation
from casework.text import dutch_date
from correspondence.actions import mark_returned, send_waiting
from correspondence.enums import Channel, LetterState
from correspondence.models import Dispatch, Letter
from correspondence.queries import undeliverable, waiting_for_post
from objections.enums import LetterKind
from tests.factories import accounts, decisions
from tests.factories import objections as make
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")
ADVOCATE = {"representative": "mr. A. Proefadvocaat", "address": "Kade 9", "postcode": "0000 ZZ", "place": "Proefdam"}


@pytest.fixture
def case(world: World) -> Application:
    return make.contested(world)


def choose(world: World, case: Application, which: int, *, days: int = 6, **kinds: bool) -> Guardian:
    """What a parent chooses to get through the portal."""
    hat, guardian = make.parent(world, case, which), case.guardians.order_by("id")[which]
    applications.choose_messages(
        world.act(hat, days=days), application_id=case.pk, guardian_id=guardian.pk, accepted=kinds
    )
    return guardian


def way(kind: LetterKind, guardian: Guardian) -> str:
    """How the letter of this kind left to a guardian; "waits" while it did not."""
    letter = Letter.objects.get(kind=kind.value, addressee_kind="guardian", addressee_id=guardian.pk)
    if letter.status == LetterState.READY:
        assert not letter.dispatches.exists()
        return "waits"
    return letter.dispatches.get().channel


def waiting(world: World) -> list[Letter]:
    return list(waiting_for_post(accounts.actor_of(world.secretary)).filter(kind__startswith="objection"))


def test_in_the_portal_the_moment_it_is_made_for_who_chose_that(world: World, case: Application) -> None:
    mother, father = choose(world, case, 0, objection=True), case.guardians.order_by("id")[1]
    make.filed(world, case, 1)
    decisions.make_letters(world, days=make.FILED)
    [dispatch] = Dispatch.objects.filter(letter__kind=LetterKind.ARRIVED.value)
    assert (dispatch.addressee_id, dispatch.channel, dispatch.sent_on) == (mother.pk, Channel.PORTAL, day(make.FILED))
    assert (dispatch.printed_name, dispatch.sent_by) == (mother.name, None)
    assert (dispatch.letter.status, dispatch.letter.released_on) == (LetterState.RELEASED, day(make.FILED))
    assert way(LetterKind.RECEIPT, father) == "waits"
    assert {(letter.kind, letter.addressee_kind) for letter in waiting(world)} == {
        (LetterKind.RECEIPT, "guardian"),
        (LetterKind.ARRIVED, "board"),
    }


def test_a_board_gets_it_in_the_portal_when_it_accepted_that_kind(world: World, case: Application) -> None:
    applications.choose_for_board(world.act(world.submitter), board_id=world.board.pk, accepted={"objection": True})
    make.filed(world, case)
    decisions.make_letters(world, days=make.FILED)
    [dispatch] = Dispatch.objects.filter(letter__kind=LetterKind.ARRIVED.value)
    assert (dispatch.addressee_kind, dispatch.addressee_id, dispatch.channel) == ("board", world.board.pk, "portal")
    assert "board" not in {letter.addressee_kind for letter in waiting(world)}


def test_another_kind_or_an_earlier_choice_does_not_count(world: World, case: Application) -> None:
    mother = choose(world, case, 0, decision=True, request=True)
    father = choose(world, case, 1, objection=True)
    choose(world, case, 1, days=7, objection=False)
    make.filed(world, case)
    decisions.make_letters(world, days=make.FILED)
    assert (way(LetterKind.RECEIPT, mother), way(LetterKind.ARRIVED, father)) == ("waits", "waits")


def test_a_representative_and_who_sees_the_case_no_more_get_it_by_post(world: World, case: Application) -> None:
    mother, father = choose(world, case, 0, objection=True), choose(world, case, 1, objection=True)
    make.filed(world, case, **ADVOCATE)
    part = Participation.objects.filter(application=case, user_id=father.user_id, capacity=Capacity.GUARDIAN)
    assert part.update(active_until=world.act(world.secretary, days=9).now) == 1
    decisions.make_letters(world, days=make.FILED)
    assert (way(LetterKind.RECEIPT, mother), way(LetterKind.ARRIVED, father)) == ("waits", "waits")


def test_posted_it_is_followed_like_any_other_and_moves_no_term_of_the_decision(
    world: World, case: Application
) -> None:
    make.filed(world, case)
    decisions.make_letters(world, days=make.FILED)
    act = world.act(world.secretary, days=11)
    sent = send_waiting(act, letter_ids=[letter.pk for letter in waiting(world)], sent_on=day(11))
    assert len(sent) == 3
    assert waiting(world) == []
    back = mark_returned(act, dispatch_id=sent[0].pk, returned_on=day(11), reason="verhuisd")
    assert list(undeliverable(act.actor)) == [back]


def test_of_a_decision_nothing_ever_waits_and_intake_does(world: World, case: Application) -> None:
    kinds = set(waiting_for_post(accounts.actor_of(world.secretary)).values_list("kind", flat=True))
    assert Letter.objects.filter(case_id=case.pk, kind="decision").exists()
    assert kinds == {"receipt"}


def test_a_case_that_lapsed_sends_nothing_more(world: World, case: Application) -> None:
    make.filed(world, case)
    decisions.make_letters(world, days=make.FILED)
    assert waiting(world)
    applications.lapse(world.act(world.secretary, days=12), application_id=case.pk, reason="died")
    assert not waiting_for_post(accounts.actor_of(world.secretary)).filter(case_id=case.pk)


def test_the_case_page_tells_the_office_and_nobody_else(world: World, case: Application, client: Client) -> None:
    choose(world, case, 0, objection=True)
    make.filed(world, case, 1)
    decisions.make_letters(world, days=make.FILED)
    receipt = Letter.objects.get(kind=LetterKind.RECEIPT.value)
    send_waiting(world.act(world.secretary, days=11), letter_ids=[receipt.pk], sent_on=day(11))

    def page(hat: Membership) -> str:
        shown = accounts.sign_in(client, hat).get(reverse("applications:case", args=[case.public_id]))
        return " ".join(shown.content.decode().split())

    office = page(world.secretary)
    left = (f"verstuurd per post op {dutch_date(day(11))}", f"in het portaal sinds {dutch_date(day(make.FILED))}")
    for part in ("wacht op de post", *left):
        assert part in office, part
    assert receipt.title in page(make.parent(world, case, 1))
    for hat in (make.parent(world, case, 0), make.parent(world, case, 1), world.submitter):
        told = page(hat)
        for part in ("wacht op de post", "per post op", "in het portaal sinds"):
            assert part not in told, (part, hat.role)
