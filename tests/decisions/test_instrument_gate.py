"""Gate 9 on a real case: a test outside the list asks a reason, and the setting of the partnership stops."""

from datetime import date
from typing import Any

import pytest

from accounts.actions import set_policy
from accounts.enums import ResultCheck, Role
from accounts.policy import PolicySnapshot
from assessments.actions import check_list
from casework.checklist import Point
from decisions.checklist import adopt_points
from decisions.queries.facts import Choice, decide_facts
from tests.factories import applications
from tests.factories import decisions as make
from tests.factories.applications import World
from tests.factories.instruments import checked_list, loaded_list, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_at_once")]
REASON = "De psycholoog gebruikte een nieuwe versie."
LEARNING = [row("Proeftoets 3.0 M8", domain=domain) for domain in ("IR", "BL", "TL", "SP")]


def points(where: World, draft: Any, *, sent: date | None = None, **passed: str) -> dict[str, Point]:
    choice = Choice(sending_date=sent or make.day(4), effective_on=date(2027, 8, 1), passed=passed)
    facts = decide_facts(make.fresh(draft), where.act(make.decider(where), days=4).actor, make.day(4), choice)
    return {point.code: point for point in adopt_points(facts)}


def test_a_test_outside_the_list_asks_a_reason_and_stops_when_the_partnership_chose_so() -> None:
    where = applications.world()
    draft = make.to_decide(where)
    administrator = where.act(where.member(Role.FUNCTIONAL_ADMINISTRATOR))
    assert points(where, draft)["instruments"].met
    assert "geen gecontroleerde testlijst" in points(where, draft)["instruments"].sentence
    assert points(where, draft)["instruments_stop"].met

    checked_list(administrator, *LEARNING, row("Een ander"))
    found = points(where, draft)
    assert found["instruments_stop"].met
    assert "Intelligentieonderzoek 1: ‘Proeftest V’ staat niet" in found["instruments"].sentence
    assert not found["instruments"].soft
    assert points(where, draft, instruments=REASON)["instruments"].soft
    checked_list(administrator, *LEARNING, row("Proeftest V"), entry_year=2028)
    assert points(where, draft, sent=date(2027, 10, 1))["instruments"].met

    stops = PolicySnapshot(blocking_checks=(ResultCheck.NOT_LISTED,))
    set_policy(administrator, valid_from=administrator.today, policy=stops)
    found = points(where, draft, instruments=REASON)
    assert "‘Proeftest V’ staat niet" in found["instruments_stop"].sentence
    assert not found["instruments_stop"].met
    assert not found["instruments_stop"].soft
    assert found["instruments"].met

    better = loaded_list(administrator, *LEARNING, row("Proeftest V", max_age=6))
    assert not points(where, draft)["instruments_stop"].met
    check_list(administrator, list_id=better.pk)
    found = points(where, draft)
    assert found["instruments_stop"].met
    assert found["instruments"].met
    assert "tot en met 6 jaar" in found["instruments"].sentence
