"""One house of real published decisions, built once; each test looks at it in a savepoint."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from accounts.enums import Role, SchoolType
from accounts.models import Membership, SchoolSite
from applications.models import TakenOverDeclaration
from casework import clock
from correspondence import rendering
from decisions.models import Decision
from tests.factories import accounts, applications, decisions
from tests.factories.applications import World
from tests.factories.correspondence import pdf_bytes
from tests.factories.placing import placed, taken_over
from tests.support.lasting import lasting, passing

PLACED_ON = date(2027, 8, 20)
YEAR = 2027


@dataclass
class Counted:
    """A grant with a place, one without, a taken-over declaration with a place, one only taken, one of elsewhere."""

    world: World
    with_place: Decision
    without_place: Decision
    unsent: Decision
    elsewhere: Decision
    taken: TakenOverDeclaration
    other_site: SchoolSite
    parent: Membership
    experts: list[Membership]

    @property
    def controller(self) -> Membership:
        return self.world.member(Role.CONTROLLER)


@pytest.fixture(scope="package")
def counted(django_db_setup: None, django_db_blocker: Any) -> Iterator[Counted]:
    with pytest.MonkeyPatch.context() as patch, lasting(django_db_blocker):
        patch.setattr(rendering, "render_pdf", lambda html: rendering.Rendered(pdf_bytes("Brief"), 1))
        world = applications.world()
        with_place, without_place = decisions.published(world), decisions.published(world)
        unsent = decisions.adopted(world)
        other = applications.world()
        elsewhere = decisions.published(other)
        placed(world, applications.fresh(with_place.application), since=PLACED_ON)
        placed(other, applications.fresh(elsewhere.application), since=PLACED_ON)
        board = accounts.school_board(partnership=world.partnership)
        vmbo = accounts.school_site(board=board, name="=Vmbo De Sluis", school_type=SchoolType.VMBO)
        taken = taken_over(world, by=world.secretary, site=vmbo, kind="lwoo", last_name="Overgekomen")
        placed(world, taken, since=PLACED_ON, site=vmbo, by=world.secretary)
        for role in (Role.CONTROLLER, Role.BOARD_MEMBER, Role.FUNCTIONAL_ADMINISTRATOR):
            world.member(role)
        yield Counted(
            world=world,
            with_place=with_place,
            without_place=without_place,
            unsent=unsent,
            elsewhere=elsewhere,
            taken=taken,
            other_site=vmbo,
            parent=applications.followed(world, with_place.application),
            experts=list(Membership.objects.filter(role=Role.EXPERT, organisation__partnership=world.partnership)),
        )


@pytest.fixture(autouse=True)
def undone(counted: Counted, django_db_blocker: Any) -> Iterator[None]:
    """What a test does is undone."""
    with passing(django_db_blocker):
        yield


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Callable[[date], None]:
    """Requests happen in December, after the count; ``at(day)`` moves them."""
    settings.STAFF_SECOND_FACTOR = False

    def move(day: date) -> None:
        moment: datetime = applications.MOMENT + timedelta(days=(day - applications.TODAY).days)
        monkeypatch.setattr(clock, "now", lambda: moment)

    move(date(2027, 12, 1))
    return move
