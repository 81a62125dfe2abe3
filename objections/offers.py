"""What each person may do about the objections in a case now: the buttons of its page, or the reason in their place."""

from collections.abc import Callable, Iterable
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
from objections.enums import OPEN, RUNNING, ProcedureStatus, RulingStatus, Status
from objections.facts import Objector
from objections.models import Objection, ObjectionDecision
from objections.queries import why_not

RULING = ("Op het bezwaar beslissen", "het bestuur van het samenwerkingsverband")
HANDLING = ("Het bezwaar behandelen", "het secretariaat van het samenwerkingsverband")
OBJECT = "Bezwaar maken"
WHAT_WAS_DECIDED = "Wat er op het bezwaar is beslist"
STAFF = frozenset({Role.SCHOOL_STAFF, Role.SECRETARIAT})


def link(name: str, record: Any) -> str:
    """The address of a page of one decision, procedure or objection."""
    return reverse(f"objections:{name}", kwargs={"public_id": record.public_id})


def ruling_offers(case: Application, actor: Actor, today: date) -> Iterable[Offer]:
    """The offers of deciding on objections for the office on one case, and of reading what was decided for parties."""
    if actor.role not in {*STAFF, Role.PARENT, Role.BOARD_MEMBER} or case.decided_on is None:
        return
    found = list(queries.rulings_visible_to(actor).filter(procedure__application=case).order_by("id"))
    if actor.role in {Role.PARENT, Role.SCHOOL_STAFF}:
        for ruling in found:
            yield Offer(WHAT_WAS_DECIDED, link("ruling_told", ruling), ALLOWED)
        return
    live = [ruling for ruling in found if ruling.status in {RulingStatus.DRAFT, RulingStatus.ADOPTED}]
    for ruling in live:
        yield _ruling(ruling, actor)
    if actor.role == Role.SECRETARIAT and not live:
        yield from _preparing(case, actor)


def _ruling(ruling: ObjectionDecision, actor: Actor) -> Offer:
    is_board = actor.role == Role.BOARD_MEMBER
    if ruling.status == RulingStatus.ADOPTED:
        return Offer("Beslissing op bezwaar versturen", link("ruling_publish", ruling), ALLOWED, primary=not is_board)
    if ruling.is_offered:
        return Offer("Op het bezwaar beslissen", link("ruling", ruling), ALLOWED, primary=is_board, step=RULING)
    label = "Beslissing op bezwaar bekijken" if is_board else "Beslissing op bezwaar verder schrijven"
    return Offer(label, link("ruling" if is_board else "ruling_write", ruling), ALLOWED, primary=not is_board)


def _preparing(case: Application, actor: Actor) -> Iterable[Offer]:
    for procedure in queries.visible_to(actor).filter(application=case, status__in=RUNNING).order_by("id"):
        advised = procedure.status == ProcedureStatus.ADVISED
        may = permissions.may_prepare_ruling(actor, permissions.ProcedureFacts(case, procedure))
        label = "Beslissing op bezwaar voorbereiden" if advised else "Volledig aan het bezwaar tegemoetkomen"
        if may:
            yield Offer(label, link("ruling_prepare", procedure), may, primary=advised)


def write_page(case: Application) -> str:
    """The draft decision on the objections in a case; without one the case itself."""
    draft = queries.draft_ruling(case.pk)
    if draft is None:
        return reverse("applications:case", kwargs={"public_id": case.public_id}) + "#deel-objection"
    return link("ruling_write", draft)


def remake_page(case: Application) -> str:
    """Where the letters of a decision on objection that waits to be sent are made anew."""
    ruling = queries.unsent_ruling(case.pk)
    if ruling is None:
        return reverse("applications:case", kwargs={"public_id": case.public_id}) + "#deel-objection"
    return link("ruling_remake", ruling)


def judge_page(case: Application) -> str:
    """Where lateness and interest are judged: the panel with the objections."""
    return reverse("applications:case", kwargs={"public_id": case.public_id}) + "#deel-objection"


# Where an open point is mended, by its repair key.
REPAIRS: dict[str, Callable[[Any], str]] = {
    "ruling:write": write_page,
    "ruling:judge": judge_page,
    "ruling:remake": remake_page,
}


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
