"""The demo accounts: whoever has an address under ``@demo.example``, by role."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from accounts import queries as accounts
from accounts.enums import Role
from accounts.models import Membership
from applications import queries as applications
from applications.enums import Capacity
from applications.models import Application, Participation
from casework.acting import Actor
from casework.models import holds_on

ADDRESS_END = "@demo.example"

# In the order of the road.
ORDER = (
    Role.SCHOOL_STAFF,
    Role.PARENT,
    Role.SECRETARIAT,
    Role.EXPERT,
    Role.BOARD_MEMBER,
    Role.COMMITTEE_CHAIR,
    Role.COMMITTEE_MEMBER,
    Role.CONTROLLER,
    Role.FUNCTIONAL_ADMINISTRATOR,
    Role.PRIVACY_OFFICER,
)


@dataclass(frozen=True, slots=True)
class Group:
    """The demo accounts of one role; ``follows`` says by membership which case a parent follows and where it stands."""

    role: Role
    memberships: tuple[Membership, ...]
    follows: Mapping[int, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The role as it is shown."""
        return str(self.role.label).capitalize()

    @property
    def lines(self) -> list[tuple[Membership, str]]:
        """Each account with what it follows."""
        return [(hat, self.follows.get(hat.pk, "")) for hat in self.memberships]

    @property
    def has_mandates(self) -> bool:
        """Whether anybody here holds one; else the page has no column for it."""
        return any(hat.mandates.all() for hat in self.memberships)


def demo_memberships(day: date) -> Iterable[Membership]:
    """The hats of demo accounts that hold on a day, by name."""
    return (
        Membership.objects.filter(holds_on(day), user__is_active=True, user__email__endswith=ADDRESS_END)
        .select_related("user", "organisation__partnership", "site")
        .prefetch_related("mandates")
        .order_by("user__search_key", "id")
    )


def groups(day: date) -> list[Group]:
    """The demo accounts by role, in the order of the road; roles without an account are left out."""
    found = list(demo_memberships(day))
    follows = _followed([hat for hat in found if hat.role == Role.PARENT])
    grouped = (Group(role, tuple(hat for hat in found if hat.role == role), follows) for role in ORDER)
    return [group for group in grouped if group.memberships]


def _followed(parents: list[Membership]) -> dict[int, str]:
    """The children whose cases each parent follows, with the state in a parent's words (one query)."""
    parts = Participation.objects.filter(
        user_id__in=[hat.user_id for hat in parents], capacity=Capacity.GUARDIAN, active_until__isnull=True
    )
    found: dict[int, list[Application]] = {}
    for part in parts.select_related("application").order_by("application_id"):
        found.setdefault(part.user_id, []).append(part.application)
    return {
        hat.pk: "; ".join(_words(case, accounts.actor_of(hat)) for case in found.get(hat.user_id, []))
        for hat in parents
    }


def _words(case: Application, actor: Actor) -> str:
    return f"{case.pupil_label}: {applications.stage_of(case, actor).word}"
