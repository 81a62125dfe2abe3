"""What experts and the secretariat may do about advices now: the buttons of the case page and of an assignment."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from accounts.enums import Role
from applications.models import Application
from assessments import permissions, queries, rules
from assessments.enums import ACTIVE, AssignmentStatus
from assessments.facts import WorkFacts
from assessments.models import Assignment, FileNotice
from casework.acting import Actor
from casework.permissions import ALLOWED
from casework.registries import Offer

# Where the page of an assignment lists what came into the file since.
PAPERS = "nieuw-in-het-dossier"


def offers(case: Application, actor: Actor, today: date) -> Iterable[Offer]:
    """The offers of this app for one person on one case."""
    del today
    if actor.role == Role.EXPERT:
        yield from _for_expert(case, actor)
    elif actor.role == Role.SECRETARIAT and case.status in permissions.ASSIGNABLE:
        for slot in queries.free_slots(case):
            url = reverse(
                "assessments:candidates", kwargs={"public_id": case.public_id, "slot": rules.SLOT_WORDS[slot]}
            )
            may = permissions.may_assign(actor, case)
            yield Offer(f"{rules.SLOT_LABELS[slot].capitalize()} kiezen", url, may, primary=True)


def _for_expert(case: Application, actor: Actor) -> Iterable[Offer]:
    mine = queries.assignments_visible_to(actor).filter(application=case, status__in=ACTIVE).order_by("id")
    for assignment in mine:
        yield from offers_on(assignment, actor)


def offers_on(assignment: Assignment, actor: Actor) -> list[Offer]:
    """What an expert may do on his own assignment, the main thing first."""
    facts = WorkFacts(assignment.application, assignment, assignment.expert.user_id)
    due = queries.due_dates([assignment]).get(assignment.pk)
    if assignment.status == AssignmentStatus.OFFERED:
        may = permissions.may_answer_offer(actor, facts)
        return [
            Offer("Opdracht aannemen", _url("accept", assignment), may, due, primary=True),
            Offer("Opdracht teruggeven", _url("recuse", assignment), may),
            Offer("Vraag stellen", _url("ask", assignment), permissions.may_ask(actor, facts)),
        ]
    if assignment.status == AssignmentStatus.ACCEPTED:
        return [
            Offer("Advies schrijven", _url("write_advice", assignment), permissions.may_write(actor, facts), due, True),
            Offer("Vraag stellen", _url("ask", assignment), permissions.may_ask(actor, facts)),
            Offer("Opdracht teruggeven", _url("recuse", assignment), permissions.may_answer_offer(actor, facts)),
        ]
    if assignment.status == AssignmentStatus.DONE:
        return _after_advice(assignment, actor)
    return []


def _after_advice(assignment: Assignment, actor: Actor) -> list[Offer]:
    found = []
    facts = WorkFacts(assignment.application, assignment, assignment.expert.user_id)
    waiting = [notice for notice in queries.notices_of(actor, assignment) if notice.is_open]
    if waiting and permissions.may_answer_notice(actor, facts):
        found.append(_judge(assignment, waiting))
    advice = queries.advice_of(assignment)
    if advice is not None:
        found.append(Offer("Eigen advies lezen", _url("advice", advice), ALLOWED))
    return found


def _judge(assignment: Assignment, waiting: list[FileNotice]) -> Offer:
    """Where the one paper that waits is answered, or the list in which several wait."""
    if len(waiting) == 1:
        return Offer("Nieuw stuk beoordelen", _url("notice_answer", waiting[0]), ALLOWED, primary=True)
    return Offer("Nieuwe stukken beoordelen", f"{_url('assignment', assignment)}#{PAPERS}", ALLOWED, primary=True)


def _url(name: str, record: Any) -> str:
    return reverse(f"assessments:{name}", kwargs={"public_id": record.public_id})
