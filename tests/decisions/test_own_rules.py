"""Lwoo under own rules: what the draft names, and how long a designation is proposed to hold."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from accounts.enums import LwooMode, SchoolType
from applications import actions as applications_actions
from casework.refusals import NotReady
from decisions.enums import Ground, Part
from decisions.models import Decision
from decisions.offers import link
from tests.decisions.test_views import page
from tests.factories import accounts, applications
from tests.factories import decisions as make
from tests.factories.applications import World

pytestmark = pytest.mark.usefixtures("made_at_once")
CRITERIA = "Ondersteuningsplan, hoofdstuk 5."


@pytest.fixture
def own(db: None) -> World:
    """A partnership with own rules for lwoo: two school years."""
    found = applications.world(school_type=SchoolType.VMBO)
    accounts.lwoo_regime(partnership=found.partnership, mode=LwooMode.OWN, own_criteria=CRITERIA)
    return found


@pytest.fixture
def draft(own: World) -> Decision:
    return make.to_decide(own, kind="lwoo", outcome="grant")


def test_a_designation_ends_as_the_own_rules_say(
    own: World, draft: Decision, client: Client, at: Callable[[int], None]
) -> None:
    assert draft.part(Part.CRITERIA).endswith(CRITERIA)
    assert {line["rule"] for line in draft.criteria_lines} >= {"eigen criteria van het samenwerkingsverband"}
    at(5)
    assert 'value="31-7-2028"' in page(client, make.decider(own), link("adopt", draft))
    for end in (None, date(2028, 7, 30)):
        with pytest.raises(NotReady) as refused:
            make.adopt(own, draft, valid_until=end)
        assert [point.code for point in refused.value.points] == ["validity"]
    assert make.adopt(own, draft, valid_until=date(2028, 7, 31)).valid_until == date(2028, 7, 31)


def test_what_the_partnership_changes_afterwards_does_not_matter(
    own: World, draft: Decision, client: Client, at: Callable[[int], None]
) -> None:
    own.partnership.lwoo_regimes.update(mode=LwooMode.NATIONAL, duration_years=None)
    at(5)
    assert 'value="31-7-2028"' in page(client, make.decider(own), link("adopt", draft))


def test_without_designations_a_formal_refusal_says_so(db: None) -> None:
    world = applications.world(school_type=SchoolType.VMBO)
    accounts.lwoo_regime(partnership=world.partnership, mode=LwooMode.POPULATION)
    said = {}
    for kind, reason in (("lwoo", "Wij willen een besluit."), ("pro", "")):
        case = applications.filled(world, kind=kind)
        route = {"anyway_reason": reason}
        applications_actions.save_section(
            world.act(world.submitter), application_id=case.pk, section="route", values=route
        )
        applications_actions.submit(world.act(world.submitter), application_id=case.pk, results_declared=True)
        draft = make.prepared(world, case, ground=Ground.NO_ROUTE)
        said[kind] = "populatiebekostiging" in draft.part(Part.FACTS)
    assert said == {"lwoo": True, "pro": False}


def test_by_the_national_criteria_it_does_not_end(db: None, client: Client, at: Callable[[int], None]) -> None:
    world = applications.world(school_type=SchoolType.VMBO)
    draft = make.to_decide(world, kind="lwoo", outcome="grant")
    at(5)
    assert "Geldig tot en met" not in page(client, make.decider(world), link("adopt", draft))
    assert make.adopt(world, draft).valid_until is None
