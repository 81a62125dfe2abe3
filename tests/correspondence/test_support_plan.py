"""The support plan: one at a time, a case keeps that of its receipt, and everybody in the partnership may read it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from applications.models import Application
from casework import clock
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence import actions, queries
from correspondence.models import SupportPlan
from tests.factories import accounts, applications
from tests.support.cases import text_of

pytestmark = pytest.mark.django_db
URL = "https://voorbeeld.example/plan"


@pytest.fixture
def where() -> applications.World:
    return applications.world()


def lay_down(where: applications.World, begins: date, until: date | None = None, **values: Any) -> SupportPlan:
    act = where.act(where.member(Role.FUNCTIONAL_ADMINISTRATOR))
    return actions.lay_down_support_plan(
        act, **{"title": f"Plan {begins.year}", "valid_from": begins, "valid_until": until, "url": URL, **values}
    )


def titles(where: applications.World, *days: date) -> list[str]:
    found = [queries.support_plan_on(where.partnership.pk, day) for day in days]
    return [plan.title if plan else "" for plan in found]


def test_a_new_plan_ends_the_one_before_it(where: applications.World) -> None:
    lay_down(where, date(2022, 8, 1))
    lay_down(where, date(2026, 8, 1), date(2030, 7, 31))
    days = (date(2022, 7, 31), date(2026, 7, 31), date(2026, 8, 1), date(2030, 7, 31), date(2030, 8, 1))
    assert titles(where, *days) == ["", "Plan 2022", "Plan 2026", "Plan 2026", ""]
    assert titles(applications.world(), date(2026, 8, 1)) == [""]


def test_two_plans_never_hold_at_once(where: applications.World) -> None:
    lay_down(where, date(2026, 8, 1), date(2030, 7, 31))
    with pytest.raises(AlreadyDone):
        lay_down(where, date(2026, 8, 1), date(2030, 7, 31))
    for begins, until in ((date(2026, 8, 1), None), (date(2025, 8, 1), date(2026, 8, 1)), (date(2030, 7, 31), None)):
        with pytest.raises(WrongState, match="andere periode"):
            lay_down(where, begins, until, title="Ander plan")


def test_a_plan_that_nobody_can_read_is_refused(where: applications.World) -> None:
    with pytest.raises(WrongState, match="Kies een bestand"):
        lay_down(where, date(2026, 8, 1), url="")


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.BOARD_MEMBER, Role.SCHOOL_STAFF])
def test_only_the_administrator_lays_it_down(where: applications.World, role: Role) -> None:
    with pytest.raises(NotAllowed):
        actions.lay_down_support_plan(where.act(where.member(role)), title="x", valid_from=date(2026, 8, 1), url=URL)


def test_a_case_keeps_the_plan_of_its_receipt(
    client: Client, where: applications.World, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STAFF_SECOND_FACTOR = False
    monkeypatch.setattr(clock, "now", lambda: applications.MOMENT)
    lay_down(where, date(2022, 8, 1))
    case: Application = applications.submitted(where)
    lay_down(where, applications.TODAY.replace(year=applications.TODAY.year + 1))
    for reader in (where.secretary, where.submitter, applications.followed(where, case)):
        accounts.sign_in(client, reader)
        page = text_of(client.get(reverse("applications:case", kwargs={"public_id": case.public_id})))
        assert "Plan 2022" in page
        assert "Plan 2028" not in page
