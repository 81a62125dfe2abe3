"""Who plays in the journeys: a partnership with a school, its office, experts and a board. All names are made up."""

from dataclasses import dataclass

from accounts.enums import Role, SchoolType
from accounts.models import Membership, Organisation, Partnership, SchoolSite
from assessments import actions as assessments
from assessments.enums import TieKind
from assessments.models import Expert
from tests.factories import accounts as make
from tests.factories import applications
from tests.factories import assessments as experts

PARENT = "ouder@toewijzer.example"


@dataclass(frozen=True)
class Cast:
    """Everybody with a part, each under one hat."""

    partnership: Partnership
    board: Organisation
    site: SchoolSite
    coordinator: Membership
    head: Membership
    secretary: Membership
    first: Expert
    second: Expert
    tied: Expert
    decider: Membership

    @property
    def first_hat(self) -> Membership:
        """The first expert's hat."""
        return experts.hat_of(self.first)

    @property
    def second_hat(self) -> Membership:
        """The second expert's hat."""
        return experts.hat_of(self.second)

    def world(self) -> applications.World:
        """The same people as the factories of cases know them."""
        return applications.World(
            partnership=self.partnership,
            board=self.board,
            site=self.site,
            submitter=self.head,
            colleague=self.coordinator,
            secretary=self.secretary,
            extra={Role.BOARD_MEMBER: self.decider},
        )


def cast(*, school_type: str = SchoolType.PRO) -> Cast:
    """Bring everybody on. The third expert works for the school board and can therefore not advise."""
    streek = make.partnership(code="VO2999", name="Samenwerkingsverband VO Proefstreek")
    board = make.school_board(partnership=streek, name="Stichting Proefscholen")
    named = "Praktijkschool De Proef" if school_type == SchoolType.PRO else "Vmbo De Proef"
    site = make.school_site(
        board=board, name=named, school_type=school_type, lwoo_licence=school_type != SchoolType.PRO
    )
    office = make.membership(role=Role.SECRETARIAT, partnership=streek, name="Sanne Secretaris")
    world = applications.World(streek, board, site, submitter=office, colleague=office, secretary=office)
    tied = experts.expert(world, name="Thijs Gebonden", professions=(experts.FIRST,))
    assessments.add_tie(
        world.act(office),
        expert_id=tied.pk,
        kind=TieKind.EMPLOYED_BY,
        organisation_id=board.pk,
        since=make.ALWAYS_FROM,
    )
    return Cast(
        partnership=streek,
        board=board,
        site=site,
        coordinator=make.membership(role=Role.SCHOOL_STAFF, organisation=board, name="Coen Coördinator"),
        head=make.submitter(organisation=board, name="Hilde Hoofd"),
        secretary=office,
        first=experts.expert(world, name="Eva Orthopedagoog", professions=(experts.FIRST,)),
        second=experts.expert(world, name="Karim Psycholoog", professions=(experts.SECOND,)),
        tied=tied,
        decider=make.decider(partnership=streek, name="Bram Bestuurder"),
    )
