"""Who may do what with objections. The same answer drives the button, the sentence in its place, and the refusal."""

from dataclasses import dataclass
from typing import Any

from accounts.enums import CommitteeKind, Role
from applications.enums import WITH_AUTHORITY, Authority
from applications.permissions import is_office
from applications.rules import COMMITTEE_ROLES
from casework.acting import Actor
from casework.permissions import ALLOWED, Permission, refused
from decisions.permissions import is_board
from objections.enums import AdviceStatus, ObjectorKind, Position, ProcedureStatus, RulingStatus
from objections.facts import Objector

OFFICE_ONLY = "Dit doet het secretariaat van het samenwerkingsverband."
DECIDER_ONLY = "Op bezwaar beslist iemand van het bestuur van het samenwerkingsverband, met een mandaat daarvoor."
CHAIR_ONLY = "Dit doet de voorzitter van de commissie in deze zaak."
COMMITTEE_ONLY = "Dit doet de commissie die in deze zaak adviseert."
NO_PARTY = "Bezwaar maken kunnen ouders met gezag, een meerderjarige leerling en het schoolbestuur dat aanvroeg."
NO_AUTHORITY = (
    "In het dossier staat dat u geen gezag hebt over deze leerling. Zonder gezag kunt u hier geen bezwaar maken."
    " Klopt dit niet? Vraag bij het gezagsregister (rechtspraak.nl) een uittreksel aan en stuur dat naar het"
    " secretariaat. U kunt uw bezwaar ook op papier sturen; wij nemen het dan in behandeling en beoordelen dit punt."
)
NO_MANDATE = (
    "Namens het schoolbestuur maakt iemand bezwaar die een mandaat van dat bestuur heeft."
    " Vraag een collega met mandaat, of stuur het bezwaar van het bestuur naar het secretariaat."
)


@dataclass(frozen=True, slots=True)
class ProcedureFacts:
    """A case, the procedure about its decision, and the open points of what is about to happen."""

    application: Any
    procedure: Any
    points: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class FilingFacts:
    """A case, and who this person would object as (None when he is no party to it)."""

    application: Any
    objector: Objector | None


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """A case, one objection, and the open points of what is about to happen. ``is_own``: the objector himself acts."""

    application: Any
    objection: Any
    is_own: bool = False
    points: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A procedure, and the position of this person in its committee today (empty without a seat)."""

    application: Any
    procedure: Any
    position: str = ""
    points: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class RulingFacts:
    """A case, its decision on objection, and the open points of adopting or sending it."""

    application: Any
    ruling: Any
    points: tuple[Any, ...] = ()


def may_file(actor: Actor, facts: FilingFacts) -> Permission:
    """A party makes an objection. Whose authority is not known yet may: it is asked before anything is judged."""
    objector = facts.objector
    if objector is None or actor.partnership_id != facts.application.partnership_id:
        return refused(NO_PARTY)
    if objector.kind == ObjectorKind.BOARD:
        return ALLOWED if objector.has_mandate else refused(NO_MANDATE)
    if objector.kind == ObjectorKind.GUARDIAN and objector.authority not in {*WITH_AUTHORITY, Authority.UNKNOWN}:
        return refused(NO_AUTHORITY)
    return ALLOWED


def may_register(actor: Actor, application: Any) -> Permission:
    """The secretariat registers what came by post, by mail or at the desk."""
    return ALLOWED if is_office(actor, application) else refused(OFFICE_ONLY)


def may_handle(actor: Actor, facts: ProcedureFacts | ObjectionFacts) -> Permission:
    """The secretariat receives, checks, forwards and plans."""
    return ALLOWED if is_office(actor, facts.application) else refused(OFFICE_ONLY)


def may_answer(actor: Actor, facts: ObjectionFacts) -> Permission:
    """The objector answers what he was asked and sends papers; the secretariat records what came on paper."""
    if is_office(actor, facts.application) or facts.is_own:
        return ALLOWED
    return refused("Dit doet wie het bezwaar maakte, of het secretariaat voor wat op papier binnenkwam.")


def may_withdraw(actor: Actor, facts: ObjectionFacts) -> Permission:
    """The objector withdraws his own objection; the secretariat records a withdrawal on paper or at the hearing."""
    if is_office(actor, facts.application) or facts.is_own:
        return ALLOWED
    return refused("Een bezwaar trekt alleen de bezwaarmaker zelf in.")


def may_write_advice(actor: Actor, facts: SeatFacts) -> Permission:
    """Whoever has a seat in this procedure writes on the advice, while the procedure lies with the committee."""
    if not facts.position or actor.role not in COMMITTEE_ROLES:
        return refused(COMMITTEE_ONLY)
    if facts.procedure.status != ProcedureStatus.FORWARDED:
        return refused("De zaak ligt niet (meer) bij de commissie.")
    return ALLOWED


def may_finish_advice(actor: Actor, facts: SeatFacts) -> Permission:
    """The chair fixes the advice."""
    if facts.position != "chair" or actor.role != Role.COMMITTEE_CHAIR:
        return refused(CHAIR_ONLY)
    return ALLOWED


def may_report_hearing(actor: Actor, facts: SeatFacts) -> Permission:
    """The committee writes down what was said at the hearing; the secretariat may do so for it."""
    if is_office(actor, facts.application) or (facts.position and actor.role in COMMITTEE_ROLES):
        return ALLOWED
    return refused(COMMITTEE_ONLY)


def may_waive_hearing(actor: Actor, facts: SeatFacts) -> Permission:
    """Not hearing is for the committee to decide (Awb 7:13(4)); what the LBT decided is recorded by the secretariat."""
    if facts.position == Position.CHAIR and actor.role == Role.COMMITTEE_CHAIR:
        return ALLOWED
    if is_office(actor, facts.application):
        if facts.procedure.committee_kind == CommitteeKind.LBT:
            return ALLOWED
        return refused("Of horen achterwege blijft, beslist de commissie (Awb 7:13, vierde lid). Vraag de voorzitter.")
    return refused(CHAIR_ONLY)


def may_declare(actor: Actor, facts: SeatFacts) -> Permission:
    """Everybody with a seat declares for himself."""
    if facts.position and actor.role in COMMITTEE_ROLES:
        return ALLOWED
    return refused(COMMITTEE_ONLY)


def may_register_advice(actor: Actor, facts: ProcedureFacts) -> Permission:
    """The secretariat enters the advice of a committee that works outside the program."""
    if not is_office(actor, facts.application):
        return refused(OFFICE_ONLY)
    if facts.procedure.committee_kind != CommitteeKind.LBT:
        return refused("De eigen commissie schrijft haar advies zelf in Toewijzer.")
    return ALLOWED


def may_answer_hearing(actor: Actor, facts: ObjectionFacts) -> Permission:
    """The objector says whether he wants to be heard; the secretariat records what he said on paper or by phone."""
    if is_office(actor, facts.application) or facts.is_own:
        return ALLOWED
    return refused("Of iemand wil worden gehoord, zegt die zelf.")


def may_prepare_ruling(actor: Actor, facts: ProcedureFacts) -> Permission:
    """The secretariat prepares the decision once the committee has advised, or to meet an objection in full."""
    if not is_office(actor, facts.application):
        return refused("Alleen het secretariaat bereidt een beslissing op bezwaar voor.")
    if facts.procedure.status == ProcedureStatus.FORWARDED:
        return refused("Het bezwaar ligt bij de commissie. Voorbereiden kan als haar advies er is.")
    if facts.procedure.status not in {ProcedureStatus.RECEIVED, ProcedureStatus.ADVISED}:
        return refused("Op dit bezwaar is al beslist, of het is ingetrokken. Er valt niets meer te beslissen.")
    return ALLOWED


def may_write_ruling(actor: Actor, facts: RulingFacts) -> Permission:
    """The secretariat writes until it offers the draft; from then on whoever decides may change it."""
    ruling = facts.ruling
    if ruling.status != RulingStatus.DRAFT:
        return refused("Deze beslissing is genomen en staat vast. Wijzigen kan alleen door haar terug te nemen.")
    if is_office(actor, facts.application):
        if ruling.is_offered:
            return refused("Het concept ligt bij het bestuur. Wijzigen kan weer als het bestuur het teruggeeft.")
        return ALLOWED
    if is_board(actor, facts.application):
        return ALLOWED if ruling.is_offered else refused("Het secretariaat werkt nog aan dit concept.")
    return refused(OFFICE_ONLY)


def may_offer_ruling(actor: Actor, facts: RulingFacts) -> Permission:
    """The secretariat offers its draft for a decision, and throws one away."""
    if not is_office(actor, facts.application):
        return refused("Alleen het secretariaat biedt een concept aan ter besluitvorming.")
    return may_write_ruling(actor, facts)


def may_return_ruling(actor: Actor, facts: RulingFacts) -> Permission:
    """Whoever decides gives a draft back with a remark."""
    if not is_board(actor, facts.application):
        return refused(DECIDER_ONLY)
    if not facts.ruling.is_offered:
        return refused("Dit concept ligt niet (meer) bij het bestuur.")
    return ALLOWED


def may_read_ruling_draft(actor: Actor, application: Any) -> Permission:
    """What is not sent yet is for the office only."""
    if is_office(actor, application) or is_board(actor, application):
        return ALLOWED
    return refused(OFFICE_ONLY)


def may_read_agenda(actor: Actor, facts: Any = None) -> Permission:
    """The committee its own days, the secretariat all."""
    if actor.role in COMMITTEE_ROLES or actor.role == Role.SECRETARIAT:
        return ALLOWED
    return refused("De agenda is van de bezwaaradviescommissie en het secretariaat.")


def may_rule(actor: Actor, facts: RulingFacts) -> Permission:
    """The board decides on what was offered. Mandate, earlier roles and ties are open points, with the way out."""
    if not is_board(actor, facts.application):
        return refused(DECIDER_ONLY)
    if facts.ruling.status == RulingStatus.DRAFT and not facts.ruling.is_offered:
        return refused("Het secretariaat werkt nog aan dit concept.")
    return ALLOWED


def may_send(actor: Actor, facts: RulingFacts) -> Permission:
    """A person of the office sends the decision on objection."""
    if is_office(actor, facts.application) or is_board(actor, facts.application):
        return ALLOWED
    return refused("Versturen doet het secretariaat van het samenwerkingsverband.")


def advice_is_open(advice: Any) -> bool:
    """Whether an advice can still be written."""
    return bool(advice.status == AdviceStatus.DRAFT)
