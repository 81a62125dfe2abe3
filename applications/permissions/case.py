"""Who may do what to a case. The same answer drives the button, the sentence in its place, and the refusal."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.enums import Role
from applications.enums import GRANTED, Channel, Section, Status
from casework.acting import Actor
from casework.permissions import ALLOWED, Permission, refused

SCHOOL_EDITS = frozenset({Status.DRAFT, Status.SUPPLEMENT_REQUESTED})
OFFICE_EDITS = frozenset({Status.SUBMITTED, Status.SUPPLEMENT_REQUESTED})
BEFORE_DECISION = frozenset(
    {Status.SUBMITTED, Status.SUPPLEMENT_REQUESTED, Status.COMPLETE, Status.WITH_EXPERTS, Status.ADVISED}
)
KIND_STAYS = (
    "De soort kan niet meer worden gewijzigd: er is besloten, of de aanvraag is ingetrokken."
    " Voor de andere soort is een nieuwe aanvraag nodig."
)
# Until it is sent a decision changes nothing here: what the school is offered must not show that there is one.
WITHDRAWABLE = BEFORE_DECISION | {Status.DECIDED, Status.NOT_PROCESSED}


ADDRESS = ("address", "postcode", "place")
SECRET_ADDRESSES = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER})
# Who the pupil and the adults around him are, which decides who gets the letters.
PEOPLE = frozenset({Section.PUPIL, Section.GUARDIANS})


FILE_CLOSED = "Het dossier is gesloten: er is besloten, of de aanvraag is ingetrokken. Neem een besluit eerst terug."

LAPSED = "De zaak is vervallen. Er gaat niets meer uit naar de familie."


@dataclass(frozen=True, slots=True)
class SubmitFacts:
    """A case and whether this person may sign for the board today."""

    application: Any
    has_mandate: bool
    checks: Any = None


@dataclass(frozen=True, slots=True)
class WithdrawFacts:
    """A case and whether its decision was sent already."""

    application: Any
    published: bool


def own_board(actor: Actor, application: Any) -> bool:
    """Whether this is staff of the applying board."""
    return actor.role == Role.SCHOOL_STAFF and actor.organisation_id == application.board_id


def is_office(actor: Actor, application: Any) -> bool:
    """Whether this is the secretariat of the case's partnership."""
    return actor.role == Role.SECRETARIAT and actor.partnership_id == application.partnership_id


def hides_address(actor: Actor, record: Any) -> bool:
    """Whether the stored address of a pupil or a guardian stays unread by this person (it was marked secret)."""
    return bool(record.address_secret) and actor.role not in SECRET_ADDRESSES


def may_start(actor: Actor, facts: Any = None) -> Permission:
    """School staff start an application."""
    if actor.role == Role.SCHOOL_STAFF:
        return ALLOWED
    return refused("Een aanvraag wordt gestart door een medewerker van de school.")


def may_register(actor: Actor, facts: Any = None) -> Permission:
    """The secretariat enters what came by post or mail."""
    if actor.role == Role.SECRETARIAT:
        return ALLOWED
    return refused("Alleen het secretariaat voert een aanvraag in die op papier of per e-mail is ontvangen.")


def may_edit(actor: Actor, application: Any) -> Permission:
    """The school fills in its draft and its supplement; the secretariat what it registered itself."""
    if own_board(actor, application):
        if application.channel != Channel.PORTAL and application.status == Status.DRAFT:
            return refused("Deze aanvraag is door het secretariaat ingevoerd.")
        if application.status in SCHOOL_EDITS:
            return ALLOWED
        return refused(
            "De aanvraag is ingediend en kan niet meer worden gewijzigd."
            " Het samenwerkingsverband kan om een aanvulling vragen."
        )
    if is_office(actor, application) and application.channel != Channel.PORTAL and application.status in OFFICE_EDITS:
        return ALLOWED
    return refused("Alleen de school die aanvraagt kan deze gegevens wijzigen.")


def may_edit_section(actor: Actor, application: Any, section: str) -> Permission:
    """Some sections stay open to the secretariat: people until the letters go, views until the decision."""
    if section in PEOPLE:
        return may_keep_people(actor, application)
    if section == Section.PUPIL_VOICE:
        return may_record_view(actor, application)
    return may_edit(actor, application)


def may_keep_people(actor: Actor, application: Any) -> Permission:
    """An address, authority over the pupil: the secretariat keeps them right until the decision is sent."""
    unsent = application.status in WITHDRAWABLE and application.published_on is None
    if is_office(actor, application) and unsent:
        return ALLOWED
    return may_edit(actor, application)


def may_record_view(actor: Actor, application: Any) -> Permission:
    """What parents and pupil think is welcome until the decision (fine-print §3): the secretariat records it."""
    if is_office(actor, application) and application.status in BEFORE_DECISION:
        return ALLOWED
    return may_edit(actor, application)


def may_add_document(actor: Actor, application: Any) -> Permission:
    """Papers are welcome until the decision: from the school while it fills in, from the secretariat always."""
    if is_office(actor, application):
        return ALLOWED if application.status in BEFORE_DECISION else refused(FILE_CLOSED)
    return may_edit(actor, application)


def may_submit(actor: Actor, facts: SubmitFacts) -> Permission:
    """Somebody of the applying board with its mandate (fine-print §11)."""
    if not own_board(actor, facts.application):
        return refused("Alleen de school die aanvraagt kan indienen.")
    if not facts.has_mandate:
        return refused(
            "Indienen kan alleen iemand met een mandaat van het schoolbestuur."
            " Kies ‘Aanbieden ter ondertekening’; een collega met mandaat dient dan in."
        )
    return ALLOWED


def may_hand_over(actor: Actor, application: Any) -> Permission:
    """Anybody of the school may offer a draft for signing."""
    if own_board(actor, application) and application.status == Status.DRAFT:
        return ALLOWED
    return refused("Alleen de school kan een concept aanbieden ter ondertekening.")


def may_check(actor: Actor, facts: Any) -> Permission:
    """Intake is the secretariat's."""
    application = getattr(facts, "application", facts)
    if is_office(actor, application):
        return ALLOWED
    return refused("Alleen het secretariaat van het samenwerkingsverband beoordeelt of een aanvraag compleet is.")


def may_close_supplement(actor: Actor, application: Any, *, due_on: date | None, today: date) -> Permission:
    """The secretariat closes a supplement whose last day has passed unused."""
    if due_on is not None and today <= due_on:
        return refused("De school heeft nog tijd om aan te vullen. Sluiten kan na de laatste dag.")
    return may_check(actor, application)


def may_supply(actor: Actor, application: Any) -> Permission:
    """The school reports that its supplement is complete; for a paper application the secretariat does."""
    if own_board(actor, application):
        return ALLOWED
    if is_office(actor, application) and application.channel != Channel.PORTAL:
        return ALLOWED
    return refused("Alleen de school kan de aanvulling insturen.")


def may_withdraw(actor: Actor, facts: WithdrawFacts) -> Permission:
    """The applicant withdraws, until the decision is sent; the secretariat may note a written withdrawal."""
    application = facts.application
    if not (own_board(actor, application) or is_office(actor, application)):
        return refused("Alleen de school die aanvroeg kan de aanvraag intrekken.")
    if facts.published:
        return refused("Het besluit is al verstuurd. Intrekken kan niet meer; bezwaar maken kan wel.")
    return ALLOWED


def may_change_kind(actor: Actor, facts: SubmitFacts) -> Permission:
    """The board amends by somebody with its mandate; the secretariat notes what the board wrote (fine-print §15).

    That a decision was taken and not yet sent is told to the office only.
    """
    application = facts.application
    if is_office(actor, application):
        return ALLOWED if application.status in BEFORE_DECISION else refused(KIND_STAYS)
    if not own_board(actor, application):
        return refused("Alleen het schoolbestuur dat aanvraagt kan de soort wijzigen.")
    if application.status == Status.DRAFT:
        return refused("Zolang de aanvraag een concept is, kiest de school de soort bij ‘Soort en route’.")
    if application.status not in WITHDRAWABLE or application.published_on is not None:
        return refused(KIND_STAYS)
    if not facts.has_mandate:
        return refused(
            "De soort wijzigen kan alleen iemand met een mandaat van het schoolbestuur."
            " Vraag een collega met mandaat, of stuur de brief van het bestuur naar het secretariaat."
        )
    return ALLOWED


def may_discard(actor: Actor, application: Any) -> Permission:
    """A draft that was never submitted may be thrown away by the school."""
    if own_board(actor, application) and application.status == Status.DRAFT:
        return ALLOWED
    return refused("Alleen een concept van de eigen school kan worden weggegooid.")


def may_invite_guardian(actor: Actor, application: Any) -> Permission:
    """The secretariat gives a parent access, once the application is in and as long as the case did not lapse."""
    if application.lapsed_on is not None:
        return refused(LAPSED)
    if is_office(actor, application) and application.status != Status.DRAFT:
        return ALLOWED
    return refused("Het secretariaat nodigt ouders uit, zodra de aanvraag is ontvangen.")


def may_announce_longer_term(actor: Actor, application: Any) -> Permission:
    """The secretariat tells that the decision comes later, as long as it was not sent."""
    if not is_office(actor, application):
        return refused("Alleen het secretariaat deelt mee dat het besluit later komt.")
    return _while_term_runs(application)


def may_record_delay_consent(actor: Actor, application: Any) -> Permission:
    """The secretariat records that the applicant agreed in writing to a delay, as long as the decision was not sent."""
    if not is_office(actor, application):
        return refused("Alleen het secretariaat legt vast dat de aanvrager met uitstel instemt.")
    return _while_term_runs(application)


def _while_term_runs(application: Any) -> Permission:
    if application.status in {Status.DRAFT, Status.WITHDRAWN} or application.published_on is not None:
        return refused("Voor deze aanvraag loopt geen beslistermijn meer.")
    return ALLOWED


def is_granted(application: Any) -> bool:
    """Whether a grant was sent and holds, in a case that goes on: only then there is a pupil to place."""
    sent = application.published_on is not None and application.status == Status.DECIDED
    sent = sent and application.lapsed_on is None
    return sent and application.published_outcome == GRANTED


def may_place(actor: Actor, application: Any) -> Permission:
    """The applying school records what became of a place; the secretariat does when it is told otherwise."""
    if not (own_board(actor, application) or is_office(actor, application)):
        return refused("De plaatsing wordt vastgelegd door de school die aanvroeg, of door het secretariaat.")
    if not is_granted(application):
        return refused("Een plaatsing hoort bij een toekenning die is verstuurd en nog geldt. Die is er nu niet.")
    return ALLOWED


def may_take_over(actor: Actor, facts: Any = None) -> Permission:
    """A school registers a declaration that its pupil brings along; the secretariat does it for every school."""
    if actor.role in {Role.SCHOOL_STAFF, Role.SECRETARIAT}:
        return ALLOWED
    return refused("Een verklaring van elders wordt geregistreerd door de school of het secretariaat.")


def may_see_taken_over(actor: Actor) -> bool:
    """Whether this person has anything to do with declarations that were taken over."""
    return actor.role in {Role.SCHOOL_STAFF, Role.SECRETARIAT, Role.BOARD_MEMBER}


def may_keep_taken_over(actor: Actor, record: Any) -> Permission:
    """The school whose pupil it is, and the secretariat, keep a taken-over declaration and its placement right."""
    if own_board(actor, record) or is_office(actor, record):
        return ALLOWED
    return refused("Alleen de school en het secretariaat kunnen een overgenomen verklaring bijwerken.")
