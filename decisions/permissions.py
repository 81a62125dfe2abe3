"""Who may do what with decisions and hearings. The same answer drives button, sentence in its place, and refusal."""

from dataclasses import dataclass
from typing import Any

from accounts.enums import Role
from applications.enums import Status as CaseStatus
from applications.permissions import is_office
from casework.acting import Actor
from casework.permissions import ALLOWED, Permission, refused
from decisions.enums import Outcome, Status
from decisions.facts import DecideFacts

BEFORE_DECISION = frozenset(
    {
        CaseStatus.SUBMITTED,
        CaseStatus.SUPPLEMENT_REQUESTED,
        CaseStatus.COMPLETE,
        CaseStatus.WITH_EXPERTS,
        CaseStatus.ADVISED,
    }
)
DECIDER_ONLY = "Beslissen doet iemand van het bestuur van het samenwerkingsverband, met een mandaat."
OFFICE_ONLY = "Dit doet het secretariaat van het samenwerkingsverband."


@dataclass(frozen=True, slots=True)
class AdoptFacts:
    """A case, its draft, and everything that adopting it depends on."""

    application: Any
    decision: Any
    checks: DecideFacts | None = None


@dataclass(frozen=True, slots=True)
class SendFacts:
    """A case, its adopted decision, and the open points of its letters."""

    application: Any
    decision: Any
    points: tuple[Any, ...] = ()


def is_board(actor: Actor, application: Any) -> bool:
    """Whether this is somebody of the board of the case's partnership. A mandate is asked by the checklist."""
    return actor.role == Role.BOARD_MEMBER and actor.partnership_id == application.partnership_id


def may_read_outside(actor: Actor) -> Permission:
    """The board and the secretariat read what was granted outside the criteria or the advices."""
    if actor.role in {Role.BOARD_MEMBER, Role.SECRETARIAT}:
        return ALLOWED
    return refused("Deze lijst is voor het bestuur en het secretariaat van het samenwerkingsverband.")


def may_prepare(actor: Actor, application: Any) -> Permission:
    """The secretariat prepares a decision (fine-print §11)."""
    if not is_office(actor, application):
        return refused("Alleen het secretariaat bereidt een besluit voor.")
    if application.status not in BEFORE_DECISION:
        return refused("Op deze aanvraag is al besloten, of zij is ingetrokken.")
    return ALLOWED


def may_write(actor: Actor, decision: Any) -> Permission:
    """The secretariat writes until it offers the draft; from then on whoever decides may change it."""
    application = decision.application
    if decision.status != Status.DRAFT:
        return refused("Dit besluit is genomen en staat vast. Wijzigen kan alleen door het terug te nemen.")
    if is_office(actor, application):
        if decision.is_offered:
            return refused("Het concept ligt bij het bestuur. Wijzigen kan weer als het bestuur het teruggeeft.")
        return ALLOWED
    if is_board(actor, application):
        return ALLOWED if decision.is_offered else refused("Het secretariaat werkt nog aan dit concept.")
    return refused(OFFICE_ONLY)


def may_offer(actor: Actor, decision: Any) -> Permission:
    """The secretariat offers its draft for a decision."""
    if not is_office(actor, decision.application):
        return refused("Alleen het secretariaat biedt een concept aan ter besluitvorming.")
    return may_write(actor, decision)


def may_return(actor: Actor, decision: Any) -> Permission:
    """Whoever decides gives a draft back with a remark."""
    if not is_board(actor, decision.application):
        return refused(DECIDER_ONLY)
    if not decision.is_offered:
        return refused("Dit concept ligt niet (meer) bij het bestuur.")
    return ALLOWED


def may_adopt(actor: Actor, facts: AdoptFacts) -> Permission:
    """The board decides on what was offered. Mandate, other roles and ties are gate 10, with the way out."""
    if not is_board(actor, facts.application):
        return refused(DECIDER_ONLY)
    if facts.decision.status == Status.DRAFT and not facts.decision.is_offered:
        return refused("Het secretariaat werkt nog aan dit concept.")
    return ALLOWED


def may_take_back(actor: Actor, facts: SendFacts) -> Permission:
    """The board takes its decision back before it is sent (fine-print §13)."""
    return ALLOWED if is_board(actor, facts.application) else refused(DECIDER_ONLY)


def may_send(actor: Actor, facts: SendFacts) -> Permission:
    """A person of the office publishes, and has the letters made anew."""
    if is_office(actor, facts.application) or is_board(actor, facts.application):
        return ALLOWED
    return refused("Versturen doet het secretariaat van het samenwerkingsverband.")


def may_replace(actor: Actor, decision: Any) -> Permission:
    """The secretariat prepares a decision in the place of one that was sent and counts (fine-print §13)."""
    if not is_office(actor, decision.application):
        return refused("Alleen het secretariaat bereidt een herstelbesluit of een nieuw besluit voor.")
    if decision.status != Status.PUBLISHED:
        return refused(
            "Dit kan alleen bij een besluit dat is verstuurd en nog geldt. Een besluit dat nog niet is verstuurd, neemt"
            " het bestuur terug."
        )
    return ALLOWED


def may_report_breach(actor: Actor, application: Any) -> Permission:
    """The secretariat notes that a letter came to a wrong person."""
    return ALLOWED if is_office(actor, application) else refused(OFFICE_ONLY)


def may_settle_breach(actor: Actor, application: Any) -> Permission:
    """The secretariat or the privacy officer writes down how a breach was settled."""
    is_officer = actor.role == Role.PRIVACY_OFFICER and actor.partnership_id == application.partnership_id
    if is_officer or is_office(actor, application):
        return ALLOWED
    return refused("Dit doet het secretariaat of de functionaris gegevensbescherming.")


def may_admit_guest(actor: Actor, decision: Any) -> Permission:
    """The secretariat lets another school read the declaration of a granted decision that counts (2.47(16))."""
    if not is_office(actor, decision.application):
        return refused(OFFICE_ONLY)
    if decision.application.lapsed_on is not None:
        return refused("Deze aanvraag is vervallen. Er gaat niets meer uit.")
    if decision.status != Status.PUBLISHED or decision.outcome != Outcome.GRANT:
        return refused("Een verklaring is er alleen bij een toekenning die is verstuurd en nog geldt.")
    if decision.valid_until and actor.day and decision.valid_until < actor.day:
        return refused("Deze verklaring is niet meer geldig.")
    return ALLOWED


def may_withdraw_guest(actor: Actor, application: Any) -> Permission:
    """The secretariat closes a link to a declaration."""
    return ALLOWED if is_office(actor, application) else refused(OFFICE_ONLY)


def may_hear(actor: Actor, application: Any, *, replacing: bool = False) -> Permission:
    """The secretariat gives parties the opportunity to be heard before a decision; also before a replacing one."""
    if not is_office(actor, application):
        return refused("Alleen het secretariaat nodigt uit om een zienswijze te geven.")
    if application.status not in BEFORE_DECISION and not replacing:
        return refused("Op deze aanvraag is al besloten, of zij is ingetrokken. Horen kan nu niet meer.")
    return ALLOWED


def may_report_flaw(actor: Actor, decision: Any) -> Permission:
    """The secretariat notes that an advice under a sent decision should not have counted (fine-print §12)."""
    if not is_office(actor, decision.application):
        return refused(OFFICE_ONLY)
    if decision.published_on is None:
        return refused("Het besluit is nog niet verstuurd. Laat het terugnemen en leg het advies terzijde.")
    return ALLOWED


def may_confirm_receipt(actor: Actor, decision: Any) -> Permission:
    """The school that applied says that it has the decision, for its admissions and its administration."""
    if actor.role == Role.SCHOOL_STAFF and actor.organisation_id == decision.application.board_id:
        return ALLOWED
    return refused("De ontvangst van het besluit bevestigt de school die aanvroeg.")


def may_read_draft(actor: Actor, application: Any) -> Permission:
    """What is not sent yet is for the office only."""
    if is_office(actor, application) or is_board(actor, application):
        return ALLOWED
    return refused(OFFICE_ONLY)
