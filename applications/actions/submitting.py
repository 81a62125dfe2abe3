"""From draft to received: handing over for signing, submitting with a mandate, registering what came otherwise."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts import queries as accounts
from accounts.enums import MandateKind, Role
from accounts.models import SchoolSite
from applications import notifications, paperwork, permissions, workflow
from applications.actions import common
from applications.consequences import lock_case, refresh_search, restate_case_terms, take_part
from applications.enums import Capacity, Channel, Status
from applications.events import CaseReceived
from applications.models import Application, Pupil
from applications.queries import case_facts
from casework import audit, numbering, transitions
from casework.acting import Act
from casework.events import publish
from casework.permissions import require
from casework.refusals import WrongState

SERIES = "application"


@transaction.atomic
def hand_over(act: Act, *, application_id: int) -> Application:
    """Offer a draft to a colleague with the board's mandate, who signs by submitting it."""
    case = lock_case(application_id)
    require(permissions.may_hand_over(act.actor, case))
    case.handed_over_at = act.now
    case.save(update_fields=["handed_over_at"])
    audit.record(act, workflow.HANDED_OVER, subject=case, case_id=case.pk)
    notifications.ask_to_sign(act, case)
    return case


@transaction.atomic
def submit(act: Act, *, application_id: int, results_declared: bool) -> Application:
    """Submit for the board: complete, declared, by somebody with its mandate today. The clock starts (Awb 4:13)."""
    case = lock_case(application_id)
    common.lock_board(case)
    mandate = accounts.mandate_of(act.actor, MandateKind.SUBMIT_APPLICATIONS, act.today)
    facts = permissions.SubmitFacts(
        case, mandate is not None, case_facts(case, act.today, results_declared=results_declared)
    )
    case.results_declared = results_declared
    case.received_on = case.received_on or act.today
    case.submitted_at = act.now
    first_time = not case.number
    if first_time and case.status == Status.DRAFT:
        case.number = _number(act, case, case.received_on)
    changed = ("results_declared", "received_on", "submitted_at", "number", *common.keep_regime(act, case))
    transitions.run(
        act, case, workflow.APPLICATION["submit"], case_id=case.pk, facts=facts, changed=changed, reference=case.number
    )
    if act.actor.user_id:
        take_part(act, case, user_id=act.actor.user_id, capacity=Capacity.APPLICANT)
    _after_receipt(act, case)
    return case


@transaction.atomic
def register_received(
    act: Act,
    *,
    kind: str,
    site_id: int,
    channel: str,
    received_on: date,
    pupil: dict[str, Any],
    results_declared: bool = False,
) -> Application:
    """Register an application that came by post, mail or hand, with the day it was received (which may lie back).

    ``pupil`` has ``first_name``, ``infix``, ``last_name`` and ``birth_date``: without name and birth date nobody can
    tell whom the application is about, and its receipt cannot be confirmed. The other sections are filled in after.
    """
    require(permissions.may_register(act.actor))
    if received_on > act.today:
        raise WrongState("De dag van ontvangst ligt in de toekomst. Vul de dag in waarop de aanvraag binnenkwam.")
    if channel == Channel.PORTAL:
        raise WrongState("Een aanvraag via Toewijzer dient de school zelf in.")
    site = SchoolSite.objects.filter(pk=site_id, board__partnership_id=act.actor.partnership_id).first()
    if site is None:
        raise WrongState("Deze vestiging hoort niet bij dit samenwerkingsverband. Kies een vestiging uit de lijst.")
    case = Application(
        partnership_id=act.actor.partnership_id,
        board_id=site.board_id,
        site=site,
        kind=kind,
        channel=channel,
        received_on=received_on,
        submitted_at=act.now,
        results_declared=results_declared,
        created_at=act.now,
    )
    case.number = _number(act, case, received_on)
    transitions.begin(case, Status.SUBMITTED)
    case.save()
    case.pupil = Pupil.objects.create(application=case, created_at=act.now, saved_at=act.now, **pupil)
    audit.record(act, workflow.REGISTERED, subject=case, case_id=case.pk, reference=case.number)
    if act.actor.user_id:
        take_part(act, case, user_id=act.actor.user_id, capacity=Capacity.HANDLER)
    _after_receipt(act, case)
    return case


def _number(act: Act, case: Application, received_on: date) -> str:
    year = received_on.year
    value = numbering.allocate(act, partnership_id=case.partnership_id, series=SERIES, year=year)
    return f"A{year}-{value:05d}"


def _after_receipt(act: Act, case: Application) -> None:
    refresh_search(case)
    publish(CaseReceived(act, case.pk))
    restate_case_terms(act, case)
    paperwork.order_receipt(act, case)
    notifications.confirm_receipt(act, case)
    notifications.tell_office(act, case, Role.SECRETARIAT)
