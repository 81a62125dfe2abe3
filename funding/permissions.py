"""Who reads counts and settles them: the controller, and nobody who works on a case."""

from accounts.enums import Role
from casework.acting import Actor
from casework.permissions import ALLOWED, Permission, refused


def may_count(actor: Actor) -> Permission:
    """The controller of a partnership. Figures never stand beside a case, so nobody else reads them."""
    if actor.role == Role.CONTROLLER and actor.partnership_id is not None:
        return ALLOWED
    return refused("Deze pagina is er niet voor deze rol.")


def may_settle(actor: Actor, partnership_id: int) -> Permission:
    """The controller of the partnership that decided."""
    if may_count(actor) and actor.partnership_id == partnership_id:
        return ALLOWED
    return refused("Deze pagina is er niet voor deze rol.")
