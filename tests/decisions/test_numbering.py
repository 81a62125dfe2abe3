"""The numbers of decisions: a start in March, numbers that another system gives out, and who lays them down."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from casework.models import AuditEntry, Counter, ReservedRange
from casework.refusals import NotAllowed, WrongState
from decisions import actions
from tests.factories import accounts, decisions
from tests.factories.accounts import sign_in
from tests.factories.applications import World
from tests.factories.placing import taken_over

YEAR = 2027


def administrator(where: World) -> Any:
    return where.act(where.member(Role.FUNCTIONAL_ADMINISTRATOR))


def numbers(where: World, how_many: int) -> list[str]:
    return [decisions.adopted(where).number[-5:] for _ in range(how_many)]


@pytest.mark.usefixtures("made_at_once")
def test_going_live_in_march(world: World) -> None:
    """Decisions 1 to 411 were taken before; (v)so uses 413 to 415 in another system."""
    code = world.partnership.code
    taken_over(world, by=world.secretary, number=f"{code}-2027-00411", issuer="own", issuer_name="")
    actions.set_first_number(administrator(world), year=YEAR, value=412)
    actions.reserve_numbers(administrator(world), year=YEAR, first=413, last=415, reason="(v)so")
    client = sign_in(Client(), world.member(Role.FUNCTIONAL_ADMINISTRATOR))
    text = client.get(reverse("decisions:numbering")).content.decode()
    assert f"{code}-2027-00412" in text
    assert f"{code}-2027-00411" in text
    assert "413 tot en met 415: (v)so" in text
    assert numbers(world, 3) == ["00412", "00416", "00417"]
    assert f"{code}-2027-00418" in client.get(reverse("decisions:numbering")).content.decode()
    with pytest.raises(WrongState, match="gaf dit jaar al nummers uit"):
        actions.set_first_number(administrator(world), year=YEAR, value=500)


def test_years_and_partnerships_stand_apart(world: World) -> None:
    actions.set_first_number(administrator(world), year=YEAR + 1, value=300)
    other = accounts.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)
    actions.set_first_number(accounts.act_of(other), year=YEAR, value=77)
    assert numbers(world, 1) == ["00001"]
    for year in (YEAR - 1, YEAR + 2):
        with pytest.raises(WrongState, match="dit jaar of het volgende"):
            actions.set_first_number(administrator(world), year=year, value=5)


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [(1, 9, False), (9, 12, False), (10, 12, True), (20, 30, False), (25, 26, False), (31, 31, True), (19, 20, False)],
)
def test_no_number_is_left_to_others_twice(world: World, first: int, last: int, fits: bool) -> None:
    actions.set_first_number(administrator(world), year=YEAR, value=10)
    actions.reserve_numbers(administrator(world), year=YEAR, first=20, last=30, reason="(v)so")
    if fits:
        assert actions.reserve_numbers(administrator(world), year=YEAR, first=first, last=last, reason="anders")
        return
    with pytest.raises(WrongState, match="al uitgegeven of al gereserveerd"):
        actions.reserve_numbers(administrator(world), year=YEAR, first=first, last=last, reason="anders")


@pytest.mark.parametrize(("first", "last"), [(0, 5), (5, 100_000), (9, 8)])
def test_numbers_that_cannot_be(world: World, first: int, last: int) -> None:
    with pytest.raises(WrongState):
        actions.reserve_numbers(administrator(world), year=YEAR, first=first, last=last, reason="(v)so")
    assert not ReservedRange.objects.exists()


def test_a_start_never_goes_back(world: World) -> None:
    actions.set_first_number(administrator(world), year=YEAR, value=412)
    actions.set_first_number(administrator(world), year=YEAR, value=420)
    with pytest.raises(WrongState):
        actions.set_first_number(administrator(world), year=YEAR, value=419)
    assert (
        Counter.objects.get(partnership_id=world.partnership.pk, series=f"decision:{world.partnership.code}").next_value
        == 420
    )


def test_a_mistake_is_taken_away_while_nobody_went_past_it(world: World) -> None:
    made = actions.reserve_numbers(administrator(world), year=YEAR, first=2, last=3, reason="(v)so")
    other = accounts.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        actions.release_numbers(accounts.act_of(other), reserved=made)
    assert numbers(world, 2) == ["00001", "00004"]
    with pytest.raises(WrongState, match="al voorbij"):
        actions.release_numbers(administrator(world), reserved=made)
    later = actions.reserve_numbers(administrator(world), year=YEAR, first=10, last=11, reason="(v)so")
    actions.release_numbers(administrator(world), reserved=later)
    assert list(ReservedRange.objects.values_list("first", flat=True)) == [2]
    assert AuditEntry.objects.get(verb="decisions.numbers_released").reference == "2027: 10-11"


def test_nobody_else_lays_numbers_down(world: World) -> None:
    for who in (world.secretary, world.submitter, world.member(Role.BOARD_MEMBER), world.member(Role.CONTROLLER)):
        with pytest.raises(NotAllowed):
            actions.set_first_number(world.act(who), year=YEAR, value=5)
        assert sign_in(Client(), who).get(reverse("decisions:numbering")).status_code == 403
