"""Who may manage people, organisations and settings."""

from accounts.enums import ROLES_OF, OrganisationKind, Role
from casework.acting import Actor
from casework.permissions import ALLOWED, Permission, refused

ADMINISTRATOR_ONLY = "Dit doet de functioneel beheerder van het samenwerkingsverband. Vraag het daar."
OWN_BOARD_ONLY = (
    "Mensen van een schoolbestuur worden toegevoegd door iemand met het mandaat van dat bestuur, "
    "of door de functioneel beheerder van het samenwerkingsverband."
)


def may_operate(actor: Actor) -> Permission:
    """Whether this is the operator at the machine itself; never somebody who signed in."""
    return ALLOWED if actor.is_system else refused("Dit kan alleen de beheerder van de installatie.")


def may_administer(actor: Actor, partnership_id: int) -> Permission:
    """Whether this person manages organisations and settings of a partnership."""
    if actor.role == Role.FUNCTIONAL_ADMINISTRATOR and actor.partnership_id == partnership_id:
        return ALLOWED
    return refused(ADMINISTRATOR_ONLY)


def may_read_access_log(actor: Actor) -> Permission:
    """Whether this person reads who looked into which case of his partnership."""
    if actor.role == Role.PRIVACY_OFFICER and actor.partnership_id is not None:
        return ALLOWED
    return refused("Wie welk dossier heeft bekeken, ziet alleen de functionaris gegevensbescherming.")


def may_manage_people(
    actor: Actor, *, partnership_id: int, organisation_id: int, manages_own_board: bool
) -> Permission:
    """Whether this person invites people to an organisation and ends their roles.

    ``manages_own_board``: he holds the mandate of his whole school board today.
    """
    if may_administer(actor, partnership_id):
        return ALLOWED
    if actor.role == Role.SCHOOL_STAFF and actor.organisation_id == organisation_id and manages_own_board:
        return ALLOWED
    return refused(OWN_BOARD_ONLY if actor.role == Role.SCHOOL_STAFF else ADMINISTRATOR_ONLY)


def may_give_role(role: str, organisation_kind: str) -> Permission:
    """Whether a role exists in this kind of organisation. Parents are invited from a case, never here."""
    if role != Role.PARENT and role in ROLES_OF[OrganisationKind(organisation_kind)]:
        return ALLOWED
    return refused("Deze rol hoort niet bij deze organisatie. Kies een andere rol of een andere organisatie.")


def may_end(actor: Actor, *, membership_id: int, manages: Permission) -> Permission:
    """Whether this person may end a role: a manager may, except his own (nobody locks himself out)."""
    if not manages:
        return manages
    if actor.membership_id == membership_id:
        return refused("De eigen rol beëindigen kan niet. Vraag het een collega die ook mensen beheert.")
    return ALLOWED
