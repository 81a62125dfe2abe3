"""The demo accounts: whoever has an address under ``@demo.example``, by role."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.enums import Role
from accounts.models import Membership
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
    """The demo accounts of one role."""

    role: Role
    memberships: tuple[Membership, ...]

    @property
    def label(self) -> str:
        """The role as it is shown."""
        return str(self.role.label).capitalize()

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
    grouped = (Group(role, tuple(hat for hat in found if hat.role == role)) for role in ORDER)
    return [group for group in grouped if group.memberships]
