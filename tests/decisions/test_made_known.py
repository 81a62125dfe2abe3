"""Since when each addressee knows a decision: what came back does not count, its sending again does."""

from datetime import date

import pytest

from casework.snapshots import law_on
from casework.terms import decide_objection, objection
from correspondence import actions as letters
from correspondence.enums import Channel
from correspondence.models import Dispatch
from correspondence.rules import Sending, made_known_on
from decisions import queries
from decisions.models import Decision
from decisions.queries import MadeKnown
from tests.factories import decisions as make
from tests.factories.applications import World

MONDAY, TUESDAY, FRIDAY = date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 5)


def post(sent: date, back: date | None = None) -> Sending:
    return Sending(Channel.POST, sent, back)


def portal(sent: date, back: date | None = None) -> Sending:
    return Sending(Channel.PORTAL, sent, back)


def by_hand(sent: date) -> Sending:
    return Sending(Channel.HANDED_OVER, sent)


class TestTheRule:
    @pytest.mark.parametrize(
        ("sendings", "known"),
        [
            ([], None),
            ([post(MONDAY)], MONDAY),
            ([portal(MONDAY)], MONDAY),
            ([post(MONDAY), portal(MONDAY)], MONDAY),
            ([post(MONDAY, FRIDAY)], None),
            ([post(MONDAY, FRIDAY), portal(MONDAY)], None),
            ([post(MONDAY, TUESDAY), portal(MONDAY), by_hand(FRIDAY)], FRIDAY),
            ([post(MONDAY, MONDAY), post(MONDAY)], MONDAY),
            ([post(MONDAY, TUESDAY), post(TUESDAY, FRIDAY), by_hand(FRIDAY)], FRIDAY),
            ([portal(MONDAY, TUESDAY)], None),
            ([portal(MONDAY, TUESDAY), post(FRIDAY)], FRIDAY),
            ([post(FRIDAY), by_hand(TUESDAY)], TUESDAY),
        ],
    )
    def test_what_came_back_does_not_count_and_a_courtesy_copy_neither(self, sendings, known):
        assert made_known_on(sendings) == known


def sent_back(world: World, decision: Decision, row: Dispatch, *, days: int) -> None:
    act = world.act(world.secretary, days=days)
    letters.mark_returned(act, dispatch_id=row.pk, returned_on=make.day(days), reason="vertrokken")


def sent_again(world: World, row: Dispatch, *, days: int) -> None:
    act = world.act(world.secretary, days=days)
    letters.send_again(
        act, dispatch_id=row.pk, channel=Channel.HANDED_OVER, sent_on=make.day(days), proof="in ontvangst genomen"
    )


@pytest.mark.usefixtures("made_at_once")
class TestTheQuery:
    def test_nobody_knows_what_was_not_sent(self, world: World):
        decision = make.adopted(world)
        make.make_letters(world)
        assert queries.made_known(decision) == queries.unreached(decision) == ()

    def test_everybody_knows_since_it_was_sent(self, world: World):
        decision = make.published(world)
        first, second = decision.application.guardians.order_by("id")
        on = make.day(5)
        assert queries.made_known(decision) == (
            MadeKnown("board", world.board.pk, on),
            MadeKnown("guardian", first.pk, on),
            MadeKnown("guardian", second.pk, on),
        )

    def test_each_addressee_has_his_own_day(self, world: World):
        decision = make.published(world)
        first, second = decision.application.guardians.order_by("id")
        row = Dispatch.objects.get(addressee_kind="guardian", addressee_id=second.pk)
        sent_back(world, decision, row, days=9)
        assert queries.unreached(decision) == (("guardian", second.pk),)
        assert {one.addressee_id for one in queries.made_known(decision)} == {world.board.pk, first.pk}
        sent_again(world, row, days=11)
        days = {one.addressee_id: one.on for one in queries.made_known(decision)}
        assert days == {world.board.pk: make.day(5), first.pk: make.day(5), second.pk: make.day(11)}
        assert queries.unreached(decision) == ()
        law = law_on(make.day(11))
        clock = decide_objection(sorted(days.values()), law.lengths, law.calendar)
        ends = {objection(day, law.lengths, law.calendar).due for day in days.values()}
        assert (min(ends), max(ends)) == (date(2027, 4, 19), date(2027, 4, 23))
        assert clock.start == date(2027, 4, 20)

    def test_another_decision_is_left_out(self, world: World):
        one, two = make.published(world), make.published(world)
        row = Dispatch.objects.get(addressee_kind="board", letter__subject_id=one.pk, channel=Channel.POST)
        sent_back(world, one, row, days=6)
        assert {kind for kind, _ in queries.unreached(one)} == {"board"}
        assert queries.unreached(two) == ()
