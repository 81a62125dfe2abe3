"""What the pages of objections have in common: found as this person may see it, or not at all."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse

from accounts.enums import Role
from applications import queries as applications
from applications.models import Application
from applications.views.base import crumbs as case_crumbs
from casework import access
from casework.checklist import Point
from casework.pages import ConfirmPage, FormPage
from casework.parts import Link, with_links
from casework.refusals import WrongState
from casework.snapshots import calendar
from casework.terms import check_set_day
from correspondence.problems import FileRefused
from decisions import queries as decisions
from decisions.models import Decision
from objections import permissions, queries
from objections.actions.common import facts_of
from objections.models import Objection, Procedure, RepairRequest
from objections.offers import link

OVER = "Dit bezwaar loopt niet meer. Er is op beslist, of het is ingetrokken."


def find_objection(request: HttpRequest, public_id: UUID) -> Objection:
    """The objection of this address for who reads its inside; unknown, foreign and hidden ones are one 404."""
    found = queries.inside_visible_to(request.act.actor).filter(public_id=public_id).order_by("id").first()
    if found is None:
        raise Http404
    access.note(request, found.application_id, "bezwaar")
    found.application = found.procedure.application = _case_of(request, found.application_id)
    return found


def find_procedure(request: HttpRequest, public_id: UUID) -> Procedure:
    """The procedure of this address for the secretariat."""
    actor = request.act.actor
    found = queries.visible_to(actor).filter(public_id=public_id).order_by("id").first()
    if found is None or actor.role != Role.SECRETARIAT:
        raise Http404
    access.note(request, found.application_id, "bezwaar")
    return found


def find_decision(request: HttpRequest, public_id: UUID) -> Decision:
    """The decision of this address, as this person may see it."""
    found = decisions.visible_to(request.act.actor).filter(public_id=public_id).order_by("id").first()
    if found is None:
        raise Http404
    access.note(request, found.application_id, "bezwaar")
    return found


def _case_of(request: HttpRequest, case_id: int) -> Application:
    case = applications.visible_to(request.act.actor).select_related("site", "board", "partnership", "pupil")
    return case.get(pk=case_id)


def free_day() -> Callable[[date], str | None]:
    """Tells why a day cannot be set as a last day."""
    days = calendar()
    return lambda day: check_set_day(day, days)


def asked_of(found: Objection) -> RepairRequest:
    """The request to mend that runs; without one this page has nothing to do."""
    asked = queries.open_repair(found)
    if asked is None:
        raise WrongState("Er staat geen verzoek om herstel open bij dit bezwaar.")
    return asked


class OfObjection:
    """A page about one objection; it leads back to the objection."""

    objection: Objection
    request: HttpRequest
    file_field: ClassVar[str] = ""

    def load(self, **kwargs: Any) -> None:
        self.objection = find_objection(self.request, kwargs["public_id"])

    @property
    def case(self) -> Application:
        return self.objection.application

    @property
    def facts(self) -> permissions.ObjectionFacts:
        return facts_of(self.request.act, self.objection)

    @property
    def is_office(self) -> bool:
        return self.request.act.actor.role == Role.SECRETARIAT

    def crumbs(self) -> list[Link]:
        back = Link(f"Bezwaar {self.objection.procedure.number}", link("objection", self.objection))
        return case_crumbs(self.case, back)

    def cancel_url(self) -> str:
        return link("objection", self.objection)

    def shown_points(self, points: list[Point]) -> list[Point]:
        return with_links(points, self.case)


class RefusesFiles:
    """The verb may still refuse a file (too many, too much in a day); that is said at its field."""

    file_field: ClassVar[str] = "files"
    request: HttpRequest

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)  # type: ignore[misc, no-any-return]
        except FileRefused as refusal:
            form = self.form_class(request.POST, request.FILES, initial=self.initial(), **self.form_kwargs())  # type: ignore[attr-defined]
            form.is_valid()
            form.add_error(self.file_field, ValidationError(refusal.problem.sentence, code=refusal.problem.code))
            return self._page(form, 422)  # type: ignore[attr-defined, no-any-return]


class ObjectionFormPage(OfObjection, FormPage):
    """A form about one objection."""

    template_name = "objections/form.html"

    def context(self) -> dict[str, Any]:
        return {"crumbs": self.crumbs()}


class ObjectionConfirmPage(OfObjection, ConfirmPage):
    """An act on one objection that asks to be confirmed."""

    template_name = "objections/confirm.html"

    def context(self) -> dict[str, Any]:
        return {**super().context(), "crumbs": self.crumbs()}
