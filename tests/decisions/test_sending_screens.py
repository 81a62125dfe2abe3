"""What the office reads and presses to send a decision, and on which day."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Membership
from decisions.models import Decision
from decisions.offers import link
from tests.decisions.pages import main_act
from tests.decisions.test_views import page, post
from tests.factories import accounts
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
SEND = '<button type="submit" class="btn btn-primary">Besluit versturen</button>'


class TestSending:
    def look(self, client: Client, world: World, decision: Decision, by: Membership | None = None) -> str:
        return page(client, by or world.secretary, link("publish", decision))

    def test_on_the_printed_day_with_everything_made_there_is_one_button(
        self, world: World, client: Client, at: Callable[[int], None]
    ):
        decision = make.adopted(world)
        make.make_letters(world)
        at(5)
        body = self.look(client, world, decision)
        assert SEND in body
        assert main_act(body) == ["Besluit versturen"]
        assert "kan niet ongedaan worden gemaakt" in body

    @pytest.mark.parametrize(("today", "said"), [(5, "Versturen kan op die dag"), (9, "Die dag is voorbij")])
    def test_on_another_day_the_letters_are_made_anew_first(
        self, world: World, client: Client, at: Callable[[int], None], today: int, said: str
    ):
        decision = make.adopted(world, sending_date=make.day(8))
        make.make_letters(world)
        at(today)
        body = self.look(client, world, decision)
        assert SEND not in body
        assert main_act(body) == ["Opnieuw opmaken"]
        assert link("remake", decision) in body
        assert said in body
        assert "kan niet ongedaan worden gemaakt" not in body

    def test_while_papers_are_made_there_is_no_button_and_the_way_to_look_again(
        self, world: World, client: Client, at: Callable[[int], None]
    ):
        decision = make.adopted(world)
        at(5)
        body = self.look(client, world, decision, by=make.decider(world))
        assert SEND not in body
        assert main_act(body) == ["Opnieuw bekijken"]
        assert "zodra alle brieven klaar zijn" in body

    def test_a_press_from_an_older_page_is_answered_with_the_open_points(
        self, world: World, client: Client, at: Callable[[int], None]
    ):
        decision = make.adopted(world)
        make.make_letters(world)
        at(6)
        accounts.sign_in(client, world.secretary)
        answer = post(client, link("publish", decision))
        assert answer.status_code == 422
        assert "Op de brief staat verzenddatum" in answer.content.decode()
        assert main_act(answer.content.decode()) == ["Opnieuw opmaken"]

    def test_taking_back_keeps_its_button(self, world: World, client: Client, at: Callable[[int], None]):
        decision = make.adopted(world)
        at(6)
        assert main_act(page(client, make.decider(world), link("take_back", decision))) == ["Besluit terugnemen"]


class TestProposedDay:
    """The sending date that stands there already is a working day; another may be chosen."""

    # From Friday 5 March 2027 on.
    @pytest.mark.parametrize(("today", "proposed"), [(4, "5-3-2027"), (5, "8-3-2027"), (6, "8-3-2027")])
    def test_is_today_or_the_next_working_day(
        self, world: World, client: Client, at: Callable[[int], None], today: int, proposed: str
    ):
        draft = make.to_decide(world)
        at(today)
        assert self.day_on(page(client, make.decider(world), link("adopt", draft))) == proposed
        decision = make.adopt(world, draft, days=today)
        assert self.day_on(page(client, world.secretary, link("remake", decision))) == proposed

    def day_on(self, body: str) -> str:
        field = next(part for part in body.split("<input")[1:] if 'name="sending_date"' in part.partition(">")[0])
        return field.partition('value="')[2].partition('"')[0]


class TestTheWordForSending:
    """Letters are *verstuurd*, on every page in the same word."""

    def test_is_one_word(self, world: World, client: Client, at: Callable[[int], None]):
        decision = make.adopted(world)
        at(5)
        board = page(client, make.decider(world), link("take_back", decision))
        assert "worden niet verstuurd" in board
        make.make_letters(world)
        make.publish(world, decision)
        sent = page(client, world.secretary, link("published", decision))
        assert "Verstuurd op" in sent
        assert "erzonden" not in board + sent
