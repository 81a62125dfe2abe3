"""The fictitious partnership of the demo: VO2999, its schools, its people and what it agreed. Nothing of it exists."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password

from accounts import queries
from accounts.enums import LwooMode, MandateKind, OrganisationKind, Role, SchoolType
from accounts.models import LwooRegime, Mandate, Membership, Organisation, Partnership, Policy, SchoolSite, User
from applications.actions import choose_for_board
from applications.enums import MessageKind
from assessments import actions
from assessments.enums import TieKind
from assessments.models import Expert
from casework.acting import Act
from correspondence.actions import lay_down_support_plan

CODE = "VO2999"
DOMAIN = "demo.example"
LONG_AGO = date(2024, 8, 1)


@dataclass
class World:
    """What the cases are told about: sites and hats by a short name."""

    partnership: Partnership
    sites: dict[str, SchoolSite] = field(default_factory=dict)
    hats: dict[str, Membership] = field(default_factory=dict)
    experts: dict[str, Expert] = field(default_factory=dict)

    def act(self, who: str, moment: datetime) -> Act:
        """This person acting at this moment."""
        actor = queries.actor_of(self.hats[who])
        return Act(actor, moment, f"demo-{who}-{moment:%Y%m%d%H%M}")


def build(moment: datetime) -> World:
    """Make the partnership and everybody in it, as of this moment."""
    partnership = Partnership.objects.create(
        code=CODE,
        name="Samenwerkingsverband VO Proefstreek",
        postal_address="Postbus 1",
        postal_code="1000 ZZ",
        place="Proefstad",
        email=f"secretariaat@{DOMAIN}",
        phone="000 - 000 00 00",
        website="https://proefstreek.example",
        signature_place="Proefstad",
        support_name="Ouder- en jeugdsteunpunt Proefstreek",
        support_phone="000 - 111 11 11",
        support_email=f"steunpunt@{DOMAIN}",
        support_url="https://steunpunt.example",
        created_at=moment,
    )
    world = World(partnership)
    Policy.objects.create(partnership=partnership, valid_from=LONG_AGO, source="Ondersteuningsplan 2024-2028")
    LwooRegime.objects.create(partnership=partnership, valid_from=date(2024, 1, 1), mode=LwooMode.NATIONAL)
    _schools(world, moment)
    _people(world, moment)
    _register(world, moment)
    _support_plan(world, moment)
    return world


def _schools(world: World, moment: datetime) -> None:
    rows = (
        ("pro", "Stichting Praktijkscholen Proefstreek", "Praktijkschool De Werkbank", "99ZA", SchoolType.PRO, False),
        ("vmbo", "Stichting Vmbo Proefstreek", "Vmbo De Sluis", "99ZB", SchoolType.VMBO, True),
        ("mavo", "Vereniging Openbaar Onderwijs Oefendorp", "Vmbo De Kade", "99ZC", SchoolType.VMBO, False),
    )
    for key, board_name, name, brin, school_type, licence in rows:
        board = _organisation(world, OrganisationKind.SCHOOL_BOARD, board_name, moment)
        world.sites[key] = SchoolSite.objects.create(
            board=board,
            brin_code=brin,
            site_number="00",
            name=name,
            school_type=school_type,
            lwoo_licence=licence,
            address="Schoolplein 1",
            postal_code="1001 ZZ",
            place="Proefstad",
            created_at=moment,
        )


def _organisation(world: World, kind: str, name: str, moment: datetime) -> Organisation:
    return Organisation.objects.create(partnership=world.partnership, kind=kind, name=name, created_at=moment)


def _people(world: World, moment: datetime) -> None:
    office = _organisation(world, OrganisationKind.PARTNERSHIP, world.partnership.name, moment)
    committee = _organisation(world, OrganisationKind.COMMITTEE, "Bezwaaradviescommissie Proefstreek", moment)
    pro, vmbo, mavo = (world.sites[key].board for key in ("pro", "vmbo", "mavo"))
    people = (
        ("secretary", "Hanneke Brouwers", Role.SECRETARIAT, office),
        ("secretary2", "Olaf Steenhuis", Role.SECRETARIAT, office),
        ("director", "Renske Hoogervorst", Role.BOARD_MEMBER, office),
        ("deputy", "Tarik Aksoyer", Role.BOARD_MEMBER, office),
        ("governor", "Marlies Venhoeven", Role.BOARD_MEMBER, office),
        ("pro_coordinator", "Anouk Visschers", Role.SCHOOL_STAFF, pro),
        ("pro_head", "Kees Terlouwen", Role.SCHOOL_STAFF, pro),
        ("vmbo_coordinator", "Leila Bennani", Role.SCHOOL_STAFF, vmbo),
        ("vmbo_head", "Gijs Walraven", Role.SCHOOL_STAFF, vmbo),
        ("mavo_head", "Petra Coolhaas", Role.SCHOOL_STAFF, mavo),
        ("expert1", "Sanne Overbeeke", Role.EXPERT, office),
        ("expert2", "Jeroen Plattel", Role.EXPERT, office),
        ("expert3", "Yvonne Rademakers", Role.EXPERT, office),
        ("expert4", "Bilal Chaouche", Role.EXPERT, office),
        ("expert5", "Ilse Quaedvlieg", Role.EXPERT, office),
        ("administrator", "Marc Duivenvoorden", Role.FUNCTIONAL_ADMINISTRATOR, office),
        ("privacy", "Carla Nijholt", Role.PRIVACY_OFFICER, office),
        ("controller", "Ferdi Schoonman", Role.CONTROLLER, office),
        ("chair", "Willemijn Ruys de Beer", Role.COMMITTEE_CHAIR, committee),
        ("member", "Dirk-Jan Otterloo", Role.COMMITTEE_MEMBER, committee),
        ("member2", "Saskia van den Bogaard", Role.COMMITTEE_MEMBER, committee),
    )
    password = make_password(None)
    for key, name, role, organisation in people:
        world.hats[key] = _hat(key, name, role, organisation, moment, password)
    _mandates(world, moment)


def _hat(key: str, name: str, role: str, organisation: Organisation, moment: datetime, password: str) -> Membership:
    user = User.objects.create(email=f"{key}@{DOMAIN}", name=name, is_active=True, password=password, created_at=moment)
    return Membership.objects.create(
        user=user, organisation=organisation, role=role, valid_from=LONG_AGO, created_at=moment
    )


def _mandates(world: World, moment: datetime) -> None:
    until = moment.date() + timedelta(days=730)
    rows = [
        ("director", MandateKind.DECIDE_APPLICATIONS, "directeur-bestuurder", f"het bestuur van {CODE}"),
        ("deputy", MandateKind.DECIDE_APPLICATIONS, "plaatsvervangend directeur", f"het bestuur van {CODE}"),
        ("governor", MandateKind.DECIDE_OBJECTIONS, "voorzitter van het bestuur", f"het bestuur van {CODE}"),
        *(
            (who, MandateKind.SUBMIT_APPLICATIONS, "directeur", "het bevoegd gezag")
            for who in ("pro_head", "vmbo_head", "mavo_head")
        ),
    ]
    for who, kind, function, behalf in rows:
        Mandate.objects.create(
            membership=world.hats[who],
            kind=kind,
            function=function,
            on_behalf_of=behalf,
            document="Mandaatbesluit 2024",
            valid_from=LONG_AGO,
            valid_until=until,
            created_at=moment,
        )


def _support_plan(world: World, moment: datetime) -> None:
    """The plan of these years, where anybody can read it."""
    lay_down_support_plan(
        world.act("administrator", moment),
        title="Ondersteuningsplan 2024-2028",
        valid_from=LONG_AGO,
        url="https://proefstreek.example/ondersteuningsplan",
    )


def accept_portal(world: World, moment: datetime) -> None:
    """The two larger boards take every kind of letter in the portal; the third one gets its letters by post."""
    for who in ("pro_head", "vmbo_head"):
        act = world.act(who, moment)
        choose_for_board(
            act, board_id=world.hats[who].organisation_id, accepted=dict.fromkeys(MessageKind.values, True)
        )


EXPERTS = (
    ("expert1", ["remedial_educationalist"], "nvo", "NVO-00001"),
    ("expert2", ["psychologist"], "nip", "NIP-00002"),
    ("expert3", ["child_youth_psychologist", "psychologist"], "nip", "NIP-00003"),
    ("expert4", ["pedagogue", "remedial_educationalist"], "skj", "SKJ-00004"),
    ("expert5", ["social_worker"], "skj", "SKJ-00005"),
)


def _register(world: World, moment: datetime) -> None:
    secretary = world.act("secretary", moment)
    for who, professions, kind, number in EXPERTS:
        world.experts[who] = actions.register_expert(
            secretary,
            user_id=world.hats[who].user_id,
            values={
                "professions": professions,
                "registration_kind": kind,
                "registration_number": number,
                "registration_valid_until": moment.date() + timedelta(days=1500),
                "max_open_files": 12,
            },
        )
    actions.add_tie(
        secretary,
        expert_id=world.experts["expert5"].pk,
        kind=TieKind.EMPLOYED_BY,
        organisation_id=world.sites["vmbo"].board_id,
        note="Schoolmaatschappelijk werk, twee dagen per week",
    )


def give_leave(world: World, moment: datetime) -> None:
    """One expert is away for two weeks from this moment."""
    today = moment.date()
    actions.add_absence(
        world.act("secretary", moment),
        expert_id=world.experts["expert2"].pk,
        first_day=today,
        last_day=today + timedelta(days=14),
    )
