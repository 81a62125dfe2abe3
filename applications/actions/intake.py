"""Intake: is the application complete, and if not, what is missing and by when."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.enums import Role
from applications import notifications, paperwork, permissions, workflow
from applications.actions.common import keep_regime
from applications.consequences import lock_case, restate_case_terms, take_part
from applications.enums import Capacity, Section, SupplementOutcome
from applications.events import CaseTakenIn
from applications.models import Application, SupplementRequest
from applications.queries import is_unchanged, status_for
from casework import transitions
from casework.acting import Act
from casework.enums import DeadlineState
from casework.events import publish
from casework.refusals import AlreadyDone, WrongState
from casework.snapshots import calendar
from casework.terms import check_set_day
from casework.text import is_template_only

UNCHANGED = "Er is niets gewijzigd of toegevoegd sinds de vraag. Vul de aanvraag aan, of leg uit waarom dat niet hoeft."


@transaction.atomic
def request_supplement(
    act: Act, *, application_id: int, items: list[dict[str, Any]], due_on: date, explanation: str = ""
) -> SupplementRequest:
    """Ask the board to complete its application (Awb 4:5); the clock stops the day after (4:15).

    ``items`` are ``{"section": …, "text": …}``: everything that is missing, named in the letter.
    """
    case = lock_case(application_id)
    if not items:
        raise WrongState("Noem ten minste één onderdeel dat ontbreekt.")
    if due_on <= act.today:
        raise WrongState("De laatste dag moet na vandaag liggen.")
    if reason := check_set_day(due_on, calendar()):
        raise WrongState(reason)
    transitions.run(act, case, workflow.APPLICATION["request_supplement"], case_id=case.pk, facts=case)
    asked = SupplementRequest.objects.create(
        application=case,
        items=[{"section": _known(item.get("section", "")), "text": item["text"]} for item in items],
        explanation=explanation,
        requested_on=act.today,
        due_on=due_on,
        created_at=act.now,
    )
    _handles(act, case)
    restate_case_terms(act, case)
    paperwork.order_supplement_request(act, case, asked)
    notifications.ask_supplement(act, case, asked)
    return asked


def _known(section: str) -> str:
    return section if section in Section.values else ""


@transaction.atomic
def give_supplement(
    act: Act, *, application_id: int, last_item_received_on: date | None = None, unchanged_because: str = ""
) -> Application:
    """The school reports that everything is in. What counts is the day the **last** missing item was received.

    ``last_item_received_on`` is for a supplement on paper that the secretariat records later (fine-print §17). When
    nothing changed since it was asked, ``unchanged_because`` says why it is given all the same.
    """
    case = lock_case(application_id)
    received = last_item_received_on or act.today
    asked = _open_supplement(case)
    if asked and not asked.requested_on <= received <= act.today:
        raise WrongState("De dag van ontvangst ligt tussen het verzoek om aanvulling en vandaag.")
    arrow = workflow.APPLICATION["give_supplement"]
    if permissions.may_supply(act.actor, case) and status_for(case, act.actor) == arrow.target:
        raise AlreadyDone(arrow.done)  # also when a decision waits to be sent: a refusal of another kind would tell
    transitions.run(act, case, arrow, case_id=case.pk, facts=case)
    if asked and is_unchanged(asked):
        if is_template_only(unchanged_because):
            raise WrongState(UNCHANGED)
        asked.unchanged_because = unchanged_because.strip()[:300]
    _close(act, asked, SupplementOutcome.COMPLETED, received)
    met = DeadlineState.MET if asked and received <= asked.due_on else DeadlineState.MISSED
    restate_case_terms(act, case, ended={"supplement": met})
    notifications.tell_office(act, case, Role.SECRETARIAT, kind="supplement_given")
    return case


@transaction.atomic
def close_supplement(act: Act, *, application_id: int) -> Application:
    """Close a supplement whose last day has passed unused, so that the case can go on."""
    case = lock_case(application_id)
    asked = _open_supplement(case)
    if asked and act.today <= asked.due_on:
        raise WrongState("De school heeft nog tijd om aan te vullen. Sluiten kan na de laatste dag.")
    transitions.run(act, case, workflow.APPLICATION["close_supplement"], case_id=case.pk, facts=case)
    _close(act, asked, SupplementOutcome.LAPSED, None)
    restate_case_terms(act, case, ended={"supplement": DeadlineState.MISSED})
    return case


@transaction.atomic
def take_in(act: Act, *, application_id: int) -> Application:
    """Mark the application as complete. What is still open is the secretariat's judgement; the clock runs on.

    A case that was with the experts before its kind changed goes back to them.
    """
    case = lock_case(application_id)
    case.completed_on = act.today
    changed = ("completed_on", *keep_regime(act, case))
    transitions.run(act, case, workflow.APPLICATION["take_in"], case_id=case.pk, facts=case, changed=changed)
    _handles(act, case)
    publish(CaseTakenIn(act.caused_by(workflow.TAKEN_IN.code), case.pk))
    case.refresh_from_db(fields=["status"])
    return case


def _handles(act: Act, case: Application) -> None:
    if act.actor.user_id:
        take_part(act, case, user_id=act.actor.user_id, capacity=Capacity.HANDLER)


def _open_supplement(case: Application) -> SupplementRequest | None:
    return case.supplements.filter(closed_on__isnull=True).first()


def _close(act: Act, asked: SupplementRequest | None, outcome: str, completed_on: date | None) -> None:
    if asked is None:
        return
    asked.closed_on, asked.outcome, asked.completed_on = act.today, outcome, completed_on
    asked.save(update_fields=["closed_on", "outcome", "completed_on", "unchanged_because"])
