"""A whole house for tests of who sees what: one partnership with everybody in it, another one, and cases on every stop.

Cases are walked there by the verbs (the demo's road) and carry *canaries*: words that occur nowhere else, one for each
kind of thing that somebody may or may not see.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from accounts.enums import OrganisationKind, Role
from accounts.models import Membership, Partnership
from applications import actions as applications
from applications.enums import Issuer
from applications.models import Application, TakenOverDeclaration
from correspondence.actions import lay_down_support_plan
from decisions.models import Decision
from demo import world
from demo.world import World
from tests.factories import accounts as make
from tests.factories.canary_road import CanaryRoad, report
from tests.factories.stations import STATIONS
from tests.support.remembered import remembered

# When the road of every case begins.
DAYS_AGO = 45


@dataclass
class Station:
    """A case on a stop of the road."""

    name: str
    road: CanaryRoad

    @property
    def case(self) -> Application:
        return self.road.case

    @property
    def token(self) -> str:
        return self.road.token

    def canary(self, kind: str) -> str:
        return self.road.canary(kind)

    def decision(self) -> Decision | None:
        return Decision.objects.filter(application=self.case).order_by("-id").first()


@dataclass
class House:
    """Two partnerships, everybody in them, and the cases of the first."""

    world: World
    other: Partnership
    stations: dict[str, Station] = field(default_factory=dict)
    hats: dict[str, Membership] = field(default_factory=dict)

    def parent(self, station: Station, which: int) -> Membership:
        """The hat of an invited guardian of a case."""
        guardian = station.case.guardians.order_by("id")[which]
        return Membership.objects.get(user_id=guardian.user_id, role=Role.PARENT)


@remembered
def build() -> House:
    """Everybody, and every station. Nothing is drawn: see ``tests.support.quick``."""
    moment = datetime.now(UTC)
    inside = world.build(moment - timedelta(days=400))
    house = House(inside, make.partnership(name="Samenwerkingsverband Elders"), hats=dict(inside.hats))
    _outsiders(house, moment)
    taken_over(inside, moment)
    former_plan(inside, moment)
    for number, walk in enumerate(STATIONS):
        token = "qx" + chr(ord("a") + number)
        begins = (moment - timedelta(days=DAYS_AGO)).replace(hour=8, minute=number)
        road = CanaryRoad(inside, token, kind="pro", begins=begins)
        walk(road)
        house.stations[walk.__name__] = Station(walk.__name__, road)
    return house


def taken_over(inside: World, moment: datetime) -> TakenOverDeclaration:
    """A declaration of another partnership at the school for pro."""
    year = moment.year
    values = {
        "number": f"VO2998-{year - 1}-00017",
        "kind": "pro",
        "issuer": Issuer.PARTNERSHIP,
        "issuer_name": "VO2998",
        "decided_on": date(year - 1, 5, 4),
        "effective_on": date(year - 1, 8, 1),
        "valid_until": None,
        "first_name": "Ties",
        "infix": "van",
        "last_name": "Overgekomen",
        "birth_date": date(year - 13, 2, 3),
    }
    act = inside.act("pro_head", moment)
    return applications.register_taken_over(act, values=values, site_id=inside.sites["pro"].pk)


def former_plan(inside: World, moment: datetime) -> None:
    """The support plan of before, as a file."""
    lay_down_support_plan(
        inside.act("administrator", moment),
        title="Ondersteuningsplan van daarvoor",
        valid_from=date(2020, 8, 1),
        valid_until=date(2024, 7, 31),
        file=report(),
    )


def _outsiders(house: House, moment: datetime) -> None:
    """Who has nothing to do with the cases, or no longer has."""
    inside, long_ago = house.world.partnership, moment.date() - timedelta(days=90)
    board, office = house.world.sites["pro"].board, make.office(inside)
    other_site = make.school_site(board=board, name="Praktijkschool De Overkant")
    house.hats |= {
        "other_site": make.membership(role=Role.SCHOOL_STAFF, site=other_site, name="Roel Overkant"),
        "bystander": make.membership(role=Role.PARENT, partnership=inside, name="Tineke Buitenstaander"),
        "expired": make.membership(role=Role.SECRETARIAT, organisation=office, name="Ed Voorbij", valid_until=long_ago),
        "seatless": make.membership(
            role=Role.COMMITTEE_CHAIR, organisation=house.hats["chair"].organisation, name="Joke Zonderzetel"
        ),
        "unregistered": make.membership(role=Role.EXPERT, partnership=inside, name="Nel Onbekend"),
        "deactivated": make.membership(
            role=Role.SECRETARIAT, organisation=office, user=make.user(name="Ad Gesloten", is_active=False)
        ),
    }
    elsewhere = make.organisation(partnership=house.other, kind=OrganisationKind.SCHOOL_BOARD)
    for role in Role:
        fields = {"organisation": elsewhere} if role == Role.SCHOOL_STAFF else {"partnership": house.other}
        house.hats[f"elsewhere_{role}"] = make.membership(role=role, name=f"Iemand Elders {role}", **fields)  # type: ignore[arg-type]
