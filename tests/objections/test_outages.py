"""An objection after an outage on its last day."""

from datetime import date

import pytest

from accounts import actions as accounts
from accounts.enums import Role
from applications.models import Application
from objections import queries
from objections.enums import Channel
from tests.factories import accounts as make_people
from tests.factories import objections as make
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")
# Sent on Saturday 6 March 2027: six weeks end on Saturday 17 April, so on Monday 19 April.
LAST = date(2027, 4, 19)
NEXT = (date(2027, 4, 20) - day(0)).days


@pytest.fixture
def case(world: World) -> Application:
    return make.contested(world)


def down(world: World, first: date, last: date, partnership=None) -> None:  # type: ignore[no-untyped-def]
    of = partnership or world.partnership
    administrator = make_people.membership(role=Role.FUNCTIONAL_ADMINISTRATOR, partnership=of)
    act = make_people.act_of(administrator, days=NEXT + 30)
    accounts.record_outage(act, began_on=first, ended_on=last, note="Van 14.10 tot 16.30 uur")


def test_the_day_after_an_outage_on_the_last_day_is_in_time(world: World, case: Application) -> None:
    objection = make.filed(world, case, days=NEXT)
    assert queries.is_late(objection)
    down(world, LAST, LAST, partnership=make_people.partnership())
    assert queries.is_late(objection), "an outage of another partnership excuses nobody"
    down(world, LAST, LAST)
    found = queries.timeliness(objection)
    assert found is not None
    assert found.in_time
    assert "19 april 2027" in found.step.sentence
    assert "telt als op tijd" in found.step.sentence


def test_two_days_after_is_late_and_so_is_a_letter(world: World, case: Application) -> None:
    down(world, LAST, LAST)
    assert queries.is_late(make.filed(world, case, 0, days=NEXT + 1))
    by_post = make.filed(world, case, 1, days=NEXT)
    by_post.channel, by_post.postmark_on = Channel.POST, date(2027, 4, 20)
    assert queries.is_late(by_post)
