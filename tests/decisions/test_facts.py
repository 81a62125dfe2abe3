"""What a decision depends on, read from the rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import Application
from assessments import actions as experts
from decisions.facts import AdviceFacts
from decisions.queries.facts import advice_facts
from tests.factories import applications, assessments
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.django_db
TODAY = day(3)


def found(world: World, case: Application) -> tuple[AdviceFacts, ...]:
    """What is known of each advice that counts, in the order of the slots."""
    return advice_facts(applications.fresh(case), world.act(world.secretary, days=3).actor, TODAY)


def test_who_advised_is_judged_for_his_own_slot(world: World):
    """Each of the two has the profession of one slot only, and is fit for that one."""
    case, _, _ = assessments.advised(world)
    assert [(one.slot, one.unfit) for one in found(world, case)] == [(1, ""), (2, "")]


@pytest.mark.parametrize("slot", [1, 2])
def test_a_tie_that_came_later_speaks_against_that_expert_alone(world: World, slot: int):
    case, *assignments = assessments.advised(world)
    tied = assignments[slot - 1].expert_id
    experts.add_tie(
        world.act(world.secretary, days=3), expert_id=tied, kind="employed_by", organisation_id=world.board.pk
    )
    first, second = found(world, case)
    assert [bool(one.unfit) for one in (first, second)] == [slot == 1, slot == 2]
    assert world.board.name in (first, second)[slot - 1].unfit


def test_two_advices_take_as_many_queries_as_one(world: World):
    case, one, two = assessments.with_experts(world)
    assessments.submit(world, one, days=1)
    with CaptureQueriesContext(connection) as with_one:
        assert len(found(world, case)) == 1
    assessments.submit(world, two, days=2)
    with CaptureQueriesContext(connection) as with_two:
        assert len(found(world, case)) == 2
    assert len(with_two) == len(with_one)
