"""Who may do what with letters, files and outgoing mail."""

from accounts.enums import Role
from casework.acting import Actor
from casework.permissions import ALLOWED, Permission, refused

NO_POST = refused("De verzending wordt bijgehouden door het secretariaat. Vraag het daar.")
OFFICE = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER})


def may_read_letters(actor: Actor) -> Permission:
    """Whether this person sees the letters of the whole partnership."""
    if actor.role in OFFICE:
        return ALLOWED
    return refused("Brieven worden beheerd door het secretariaat van het samenwerkingsverband.")


def may_retry(actor: Actor, partnership_id: int) -> Permission:
    """Whether this person may have a failed letter made once more."""
    if actor.role in OFFICE and actor.partnership_id == partnership_id:
        return ALLOWED
    return refused("Opnieuw laten opmaken doet het secretariaat. Vraag het daar.")


def may_log_post(actor: Actor, partnership_id: int) -> Permission:
    """Whether this person may note what came back and what was sent again."""
    if actor.role == Role.SECRETARIAT and actor.partnership_id == partnership_id:
        return ALLOWED
    return NO_POST


def may_keep_post(actor: Actor) -> Permission:
    """Whether this person prints and posts the letters of the own partnership."""
    return may_log_post(actor, actor.partnership_id) if actor.partnership_id is not None else NO_POST


def may_send_waiting(actor: Actor, partnership_id: int, *, waits: bool) -> Permission:
    """Whether this person may say how a letter left that waits for the post, or hold it back."""
    if waits:
        return may_log_post(actor, partnership_id)
    return refused("Deze brief wacht niet (meer) op de post. Bij de brief staat hoe hij is verstuurd.")


def may_read_outgoing_mail(actor: Actor) -> Permission:
    """Whether this person sees the e-mails that the program sends for this partnership."""
    if actor.role == Role.FUNCTIONAL_ADMINISTRATOR and actor.partnership_id is not None:
        return ALLOWED
    return refused("Deze lijst is er voor de functioneel beheerder van het samenwerkingsverband.")


def by_the_program(actor: Actor, facts: object) -> Permission:
    """Only the worker makes letters: no PDF is ever made inside a request of a person."""
    if actor.is_system:
        return ALLOWED
    return refused("Brieven worden op de achtergrond opgemaakt; dat kan niet met de hand.")
