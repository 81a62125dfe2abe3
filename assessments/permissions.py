"""Who may do what with experts, assignments and advices. The same answer drives button, sentence and refusal."""

from typing import Any

from accounts.enums import STAFF_ROLES, Role
from accounts.permissions import may_administer
from applications.enums import Status
from applications.permissions import BEFORE_DECISION, is_office
from assessments.enums import AT_WORK, AssignmentStatus
from assessments.facts import SubmitFacts, WorkFacts
from casework.acting import Actor
from casework.permissions import ALLOWED, Permission, refused

ASSIGNABLE = frozenset({Status.COMPLETE, Status.WITH_EXPERTS})
UNDER_ADVICE = frozenset({Status.WITH_EXPERTS, Status.ADVISED})
OFFICE_ONLY = "Dit doet het secretariaat van het samenwerkingsverband."
OWN_ONLY = "Alleen de deskundige die is gevraagd, kan dit doen."
# The same whatever the reason is: an expert does not learn here that a decision was taken and not yet sent.
NOTHING_ASKED = (
    "Er wordt nu niets meer van u gevraagd. Wilt u toch iets over dit stuk zeggen, neem dan contact op met het "
    "secretariaat."
)
# Back at intake, because the kind was changed: what an expert says rests on the file as it will be.
ASKED_LATER = (
    "De aanvraag is gewijzigd en wordt eerst gecontroleerd en zo nodig aangevuld. Daarna wordt gevraagd of dit stuk uw "
    "advies verandert."
)
SET_ASIDE = "Over dit stuk wordt niets meer van u gevraagd."
TAKEN_OUT = "Dit stuk is uit het dossier gehaald. Er wordt niets meer over gevraagd."


def may_keep_register(actor: Actor, partnership_id: int | None) -> Permission:
    """The secretariat keeps the register of its own partnership."""
    if actor.role == Role.SECRETARIAT and actor.partnership_id == partnership_id:
        return ALLOWED
    return refused("Het register van deskundigen wordt bijgehouden door het secretariaat.")


def may_enter_absence(actor: Actor, expert: Any) -> Permission:
    """The secretariat, or the expert himself."""
    own = actor.role == Role.EXPERT and actor.user_id == expert.user_id
    if own and actor.partnership_id == expert.partnership_id:
        return ALLOWED
    return may_keep_register(actor, expert.partnership_id)


def may_assign(actor: Actor, case: Any) -> Permission:
    """The secretariat asks an expert once the application is complete."""
    if not is_office(actor, case):
        return refused("Alleen het secretariaat kiest de deskundigen.")
    if case.status == Status.ADVISED:
        return refused("Beide adviezen zijn binnen. Een nieuwe deskundige kan pas als een advies terzijde is gelegd.")
    if case.status not in ASSIGNABLE:
        return refused("Deskundigen worden gekozen als de aanvraag compleet is en er nog niet is besloten.")
    return ALLOWED


def _own(actor: Actor, facts: WorkFacts | SubmitFacts) -> bool:
    return actor.role == Role.EXPERT and actor.user_id is not None and actor.user_id == facts.expert_user_id


def may_answer_offer(actor: Actor, facts: WorkFacts) -> Permission:
    """The expert who was asked takes the assignment or gives it back."""
    return ALLOWED if _own(actor, facts) else refused(OWN_ONLY)


def may_write(actor: Actor, facts: WorkFacts | SubmitFacts) -> Permission:
    """The expert who took the assignment writes his advice."""
    if not _own(actor, facts):
        return refused(OWN_ONLY)
    if facts.assignment.status == AssignmentStatus.OFFERED:
        return refused("Neem de opdracht eerst aan. Daarna kan het advies worden geschreven.")
    return ALLOWED


def may_see_file(actor: Actor, facts: WorkFacts) -> Permission:
    """The expert says of a paper that he has seen it, or what it changes, while his assignment stands."""
    if not _own(actor, facts):
        return refused(OWN_ONLY)
    if not facts.assignment.is_active:
        return refused("Deze opdracht is geëindigd. Er wordt niets meer van u gevraagd.")
    return ALLOWED


def not_asked_now(status: str) -> str:
    """Why an expert who has advised cannot say now whether a paper changes that; empty when he can."""
    if status in UNDER_ADVICE:
        return ""
    return ASKED_LATER if status in BEFORE_DECISION else NOTHING_ASKED


def may_answer_notice(actor: Actor, facts: WorkFacts) -> Permission:
    """The expert who has advised says whether a paper changes that, until a decision is taken."""
    may = may_see_file(actor, facts)
    reason = not_asked_now(facts.application.status)
    return refused(reason) if may and reason else may


def may_ask(actor: Actor, facts: WorkFacts) -> Permission:
    """The expert asks the secretariat something while he works on the case."""
    if not _own(actor, facts):
        return refused(OWN_ONLY)
    if facts.assignment.status not in AT_WORK:
        return refused("Een vraag stellen kan zolang de opdracht openstaat.")
    return ALLOWED


def may_replace(actor: Actor, facts: WorkFacts) -> Permission:
    """The secretariat takes an assignment back that has no final advice yet."""
    if not is_office(actor, facts.application):
        return refused(OFFICE_ONLY)
    if facts.assignment.status == AssignmentStatus.DONE:
        return refused("Het advies is al ingediend. Leg het advies terzijde als het niet mag meetellen.")
    return ALLOWED


def may_set_aside(actor: Actor, case: Any) -> Permission:
    """The secretariat sets a final advice aside, until a decision is adopted."""
    if not is_office(actor, case):
        return refused(OFFICE_ONLY)
    if case.published_on is not None:
        return refused("Het besluit is al verstuurd. Herstel kan met een nieuw besluit of in bezwaar.")
    if case.status not in BEFORE_DECISION:
        return refused(
            "Over deze aanvraag is al besloten. Neem het besluit eerst terug; leg daarna het advies terzijde."
        )
    return ALLOWED


def may_settle(actor: Actor, case: Any) -> Permission:
    """The secretariat answers questions and sets papers aside, with a reason."""
    return ALLOWED if is_office(actor, case) else refused(OFFICE_ONLY)


def may_follow(actor: Actor, facts: Any) -> Permission:
    """What only happens as the consequence of another verb."""
    return refused("Dit gebeurt alleen als gevolg van een andere handeling.")


def may_read_instruments(actor: Actor) -> Permission:
    """Everybody who works with applications reads which instruments are permitted; parents do not need to."""
    if actor.role in STAFF_ROLES:
        return ALLOWED
    return refused("De testlijsten zijn voor wie met aanvragen werkt.")


def may_keep_instruments(actor: Actor) -> Permission:
    """The administrator loads lists and says which were checked; they hold for the whole installation."""
    return may_administer(actor, actor.partnership_id or 0)
