"""Who may do what when a case does not go as planned (fine-print §2, §12)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.enums import Role
from applications.enums import Status, WithdrawalReason
from applications.permissions.case import BEFORE_DECISION, FILE_CLOSED, LAPSED, WITHDRAWABLE, is_office, own_board
from casework.acting import Actor
from casework.permissions import ALLOWED, Permission, refused
from casework.text import dutch_date


@dataclass(frozen=True, slots=True)
class AgeFacts:
    """A case on a day, with the birthdays of its pupil as far as his day of birth is known."""

    application: Any
    today: date
    sixteen_on: date | None
    adult_on: date | None


def may_change_site(actor: Actor, application: Any) -> Permission:
    """The school, or the secretariat once the application is in, until the decision is sent; then nothing changes."""
    if application.status == Status.DRAFT and own_board(actor, application):
        return ALLOWED
    if not (own_board(actor, application) or is_office(actor, application)):
        return refused("Alleen de school die aanvraagt of het secretariaat wijzigt de vestiging.")
    if application.published_on is not None:
        return refused(
            "Het besluit is verstuurd en blijft gelden, ook op een andere school. Er hoeft niets te worden gewijzigd."
        )
    if application.status not in WITHDRAWABLE:
        return refused("Deze aanvraag is gesloten. De vestiging wijzigen heeft geen gevolgen meer.")
    return ALLOWED


def may_pass_on(actor: Actor, application: Any) -> Permission:
    """The former board hands over the file of what another board took over; nobody does it in its place."""
    if not own_board(actor, application):
        return refused("Alleen het schoolbestuur dat aanvroeg, draagt zijn dossier over.")
    taken_over = application.withdrawal_reason == WithdrawalReason.TAKEN_OVER
    if application.status != Status.WITHDRAWN or not taken_over or application.lapsed_on is not None:
        return refused("Overdragen kan na intrekken met de reden ‘overgenomen door een ander schoolbestuur’.")
    return ALLOWED


def may_link(actor: Actor, application: Any) -> Permission:
    """Only the secretariat sees that two cases may be of one child."""
    if is_office(actor, application) and application.status != Status.DRAFT:
        return ALLOWED
    return refused("Alleen het secretariaat koppelt aanvragen.")


def may_bring_results(actor: Actor, application: Any) -> Permission:
    """The secretariat, as long as papers are welcome in the file."""
    if not is_office(actor, application):
        return refused("Alleen het secretariaat neemt eerdere testverslagen over.")
    return ALLOWED if application.status in BEFORE_DECISION else refused(FILE_CLOSED)


def may_ask_still_wanted(actor: Actor, application: Any) -> Permission:
    """The secretariat asks, as long as there is no decision."""
    if is_office(actor, application) and application.status in BEFORE_DECISION:
        return ALLOWED
    return refused("Alleen het secretariaat vraagt dit, zolang er nog geen besluit is.")


def may_keep_wanting(actor: Actor, application: Any) -> Permission:
    """The board that was asked answers, until its decision is sent."""
    if not own_board(actor, application):
        return refused("Alleen het schoolbestuur dat aanvroeg, zegt of het nog een besluit wil.")
    waits = application.still_wanted_asked_on is not None and application.published_on is None
    if not waits or application.status not in WITHDRAWABLE:
        return refused("Er is niet gevraagd of een besluit nog nodig is.")
    return ALLOWED


def may_lapse(actor: Actor, application: Any) -> Permission:
    """The secretariat closes a case in which nothing may happen any more; until the decision is sent the school can."""
    if application.status == Status.DRAFT:
        return refused("Een concept kan de school weggooien. Er gaan geen berichten over uit.")
    if is_office(actor, application):
        return ALLOWED
    if not own_board(actor, application):
        return refused("Alleen de school die aanvroeg of het secretariaat laat een zaak vervallen.")
    if application.published_on is not None or application.status == Status.WITHDRAWN:
        return refused("Bel het secretariaat van het samenwerkingsverband: dat houdt alle brieven en berichten tegen.")
    return ALLOWED


def _mine(actor: Actor, application: Any) -> Permission:
    if application.lapsed_on is not None:
        return refused(LAPSED)
    if application.status == Status.DRAFT:
        return refused("Dit kan zodra de aanvraag is ingediend.")
    if own_board(actor, application) or is_office(actor, application):
        return ALLOWED
    return refused("Alleen de school die aanvroeg of het secretariaat nodigt de leerling uit.")


def may_invite_pupil(actor: Actor, facts: AgeFacts) -> Permission:
    """The school or the secretariat, from the pupil's sixteenth birthday."""
    may = _mine(actor, facts.application)
    if not may:
        return may
    if facts.sixteen_on is None:
        return refused("Vul eerst de geboortedatum van de leerling in.")
    if facts.today < facts.sixteen_on:
        return refused(f"Een leerling krijgt een eigen toegang vanaf 16 jaar: op {dutch_date(facts.sixteen_on)}.")
    return ALLOWED


def may_authorise(actor: Actor, facts: AgeFacts) -> Permission:
    """The secretariat records what an adult pupil wrote; before that parents need no authorisation."""
    if not is_office(actor, facts.application):
        return refused("Alleen het secretariaat legt een machtiging vast.")
    if facts.application.status == Status.DRAFT or facts.application.lapsed_on is not None:
        return refused(LAPSED if facts.application.lapsed_on else "Dit kan zodra de aanvraag is ingediend.")
    if facts.adult_on is None or facts.today < facts.adult_on:
        return refused("De leerling is nog geen 18 jaar. Ouders met gezag lezen mee zonder machtiging.")
    return ALLOWED


def may_choose_messages(actor: Actor, application: Any, person: Any) -> Permission:
    """Somebody says how messages reach him (Awb 2:8); the secretariat writes down what he said or wrote.

    ``person`` is a guardian or the pupil, who can read in the portal only with an account.
    """
    if application.lapsed_on is not None:
        return refused("De aanvraag is gesloten. Er worden geen berichten meer gestuurd.")
    if actor.role == Role.PARENT and actor.user_id is not None and actor.user_id == person.user_id:
        return ALLOWED
    if not is_office(actor, application):
        return refused("Hoe berichten gaan, kiest deze persoon zelf. Het secretariaat kan de keuze vastleggen.")
    if person.user_id is None:
        return refused("Deze persoon heeft geen toegang tot Toewijzer. Alles gaat dus per post.")
    return ALLOWED


def may_choose_for_board(actor: Actor, board: Any, *, manages: bool) -> Permission:
    """A school board says how messages reach it (Awb 2:8); the secretariat writes down what it said or wrote.

    ``board`` is None when this person knows no such board; ``manages``: he speaks for the whole of his own board.
    """
    if board is None or board.partnership_id != actor.partnership_id:
        return refused("Dit schoolbestuur hoort niet bij het eigen samenwerkingsverband.")
    if actor.role == Role.SECRETARIAT:
        return ALLOWED
    if actor.role == Role.SCHOOL_STAFF and actor.organisation_id == board.pk and manages:
        return ALLOWED
    return refused(
        "Hoe berichten gaan, kiest iemand met het mandaat van het hele schoolbestuur. Het secretariaat van het"
        " samenwerkingsverband kan vastleggen wat het bestuur schreef of zei."
    )


def may_see_boards(actor: Actor) -> Permission:
    """Whether this person looks up how letters reach school boards: the secretariat, and a school of its own board."""
    if actor.role in {Role.SECRETARIAT, Role.SCHOOL_STAFF}:
        return ALLOWED
    return refused("Hoe brieven naar schoolbesturen gaan, houdt het secretariaat bij. Vraag het daar.")
