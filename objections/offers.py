"""What each person may do about the objections in a case now: the buttons of its page, or the reason in their place."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from accounts.enums import Role
from applications.models import Application
from casework.acting import Actor
from casework.permissions import ALLOWED
from casework.registries import Offer
from decisions import queries as decisions
from decisions.models import Decision
from objections import permissions, queries
from objections.enums import OPEN, ProcedureStatus, Status
from objections.facts import Objector
from objections.models import Objection
from objections.queries import why_not

HANDLING = ("Het bezwaar behandelen", "het secretariaat van het samenwerkingsverband")
OBJECT = "Bezwaar maken"
STAFF = frozenset({Role.SCHOOL_STAFF, Role.SECRETARIAT})


def link(name: str, record: Any) -> str:
    """The address of a page of one decision, procedure or objection."""
    return reverse(f"objections:{name}", kwargs={"public_id": record.public_id})


def offers(case: Application, actor: Actor, today: date) -> Iterable[Offer]:
    """The offers of filing and handling for one person on one case (a constant number of queries)."""
    if actor.role not in {*STAFF, Role.PARENT} or case.decided_on is None:
        return
    mine = list(queries.inside_visible_to(actor).filter(application=case).order_by("id"))
    decision = decisions.in_force(case.pk)
    if actor.role == Role.SECRETARIAT:
        yield from _for_office(case, decision, mine)
    else:
        objector = None if any(one.is_open for one in mine) else queries.objector_of(case, actor, today)
        yield from for_party(case, actor, decision, mine, objector)


def _for_office(case: Application, decision: Decision | None, found: list[Objection]) -> Iterable[Offer]:
    for objection in found:
        if objection.status in OPEN:
            is_new = objection.procedure.status == ProcedureStatus.RECEIVED
            label = f"Bezwaar van {objection.objector_name}"
            step = HANDLING if is_new else None
            yield Offer(label, link("objection", objection), ALLOWED, primary=is_new, step=step)
    if decision and not why_not(decision, on_paper=True):
        yield Offer("Bezwaar registreren", link("register", decision), ALLOWED)


def for_party(
    case: Application, actor: Actor, decision: Decision | None, mine: list[Objection], objector: Objector | None
) -> Iterable[Offer]:
    """Objecting, or going on with the objection that runs."""
    running = next((one for one in mine if one.status in OPEN), None)
    if running:
        asks = running.status == Status.AWAITING_REPAIR
        if asks:
            yield Offer("Bezwaar aanvullen", link("mend", running), ALLOWED, primary=True)
        yield Offer("Uw bezwaar bekijken", link("objection", running), ALLOWED)
        return
    if objector is None or decision is None or why_not(decision) or _is_settled(mine, decision):
        return
    may = permissions.may_file(actor, permissions.FilingFacts(case, objector))
    yield Offer(OBJECT, link("file", decision), may)


def _is_settled(mine: list[Objection], decision: Decision) -> bool:
    return any(one.status == Status.DECIDED and one.procedure.decision_id == decision.pk for one in mine)
