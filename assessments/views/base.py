"""What the pages of an assignment have in common: it is found as this person may see it, or not at all."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from accounts.enums import Role
from accounts.views.finding import one
from applications import queries as applications
from applications.models import Application
from applications.offers import link as case_link
from assessments import queries
from assessments.facts import WorkFacts
from assessments.models import Assignment
from assessments.rules import SLOT_WORDS, WORKING_DAYS_SHORT
from casework import access
from casework.enums import DeadlineState
from casework.pages import ConfirmPage, FormPage
from casework.parts import Link, Notice
from casework.snapshots import calendar

SHORT_OF_TIME = (
    "Er zijn nog {days} tot de laatste dag om te besluiten. Overweeg nu al een bericht dat het besluit later komt; "
    "dat bericht moet vóór die dag verstuurd zijn (Awb 4:14)."
)


def address(name: str, record: Any) -> str:
    """The address of a page of one record."""
    return reverse(f"assessments:{name}", kwargs={"public_id": record.public_id})


def candidates_url(case: Application, slot: int) -> str:
    """The address of the page on which somebody is chosen for a slot."""
    return reverse("assessments:candidates", kwargs={"public_id": case.public_id, "slot": SLOT_WORDS[slot]})


def find_assignment(request: HttpRequest, public_id: UUID) -> Assignment:
    """The assignment of this address, as this person may see it."""
    return one(queries.assignments_visible_to(request.act.actor), public_id=public_id)


def case_crumb(case: Application) -> Link:
    """The way back to a case that this person sees."""
    return Link(case.pupil_label or "Aanvraag", reverse("applications:case", kwargs={"public_id": case.public_id}))


def assignment_crumbs(request: HttpRequest, assignment: Assignment) -> Sequence[Link]:
    """The way back from a page of an assignment. An expert whose part ended reads no name of the pupil."""
    link = Link("Opdracht", address("assignment", assignment))
    if request.act.actor.role == Role.EXPERT:
        return [link]
    return [case_crumb(assignment.application), link]


class _OfAssignment:
    """Finds the assignment of the address, for a form or a confirmation about it."""

    request: HttpRequest
    assignment: Assignment
    case: Application

    def load(self, **kwargs: Any) -> None:
        self.assignment = find_assignment(self.request, kwargs["public_id"])
        self.case = self.assignment.application
        access.note(self.request, self.case.pk)

    @property
    def work(self) -> WorkFacts:
        return WorkFacts(self.case, self.assignment, self.assignment.expert.user_id)

    def cancel_url(self) -> str:
        return address("assignment", self.assignment)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "crumbs": assignment_crumbs(self.request, self.assignment)}  # type: ignore[misc]


class AssignmentForm(_OfAssignment, FormPage):
    """A form about one assignment."""

    template_name = "assessments/form.html"


class AssignmentConfirm(_OfAssignment, ConfirmPage):
    """An act on one assignment that asks to be confirmed."""

    template_name = "assessments/confirm.html"


def short_of_time(case: Application, request: HttpRequest) -> Notice | None:
    """The advice to announce a longer term, with fewer than ten working days left to decide."""
    term = next((row for row in applications.own_terms(case) if row.code == "decide_application"), None)
    if term is None or term.state != DeadlineState.RUNNING:
        return None
    left = calendar().working_days_between(request.act.today, term.due)
    if left >= WORKING_DAYS_SHORT:
        return None
    days = "geen werkdagen meer" if left == 0 else "één werkdag" if left == 1 else f"{left} werkdagen"
    way = Link("Langere termijn mededelen", case_link("longer_term", case))
    return Notice(SHORT_OF_TIME.format(days=days), "Weinig tijd", "attention", way)
