"""What the pages of one case have in common: the case is found as this person may see it, or not at all."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from applications import permissions, queries, workflow
from applications.models import Application
from applications.offers import link
from applications.worklists import NAMELESS
from casework import access
from casework.acting import Actor
from casework.checklist import Point
from casework.pages import ConfirmPage, FormPage
from casework.parts import Link, with_links
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState


def find_case(request: HttpRequest, public_id: UUID) -> Application:
    """The case of this address. Unknown and invisible cases are one and the same 404."""
    case = queries.case_with_parts(request.act.actor, public_id)
    if case is None:
        raise Http404
    access.note(request, case.pk)
    return case


def case_name(case: Application) -> str:
    """How a case is called in headings and breadcrumbs."""
    return case.pupil_label or NAMELESS


def crumbs(case: Application, *further: Link) -> list[Link]:
    """The way back from a page of a case."""
    return [Link(case_name(case), link("case", case)), *further]


def overview(actor: Actor, case: Application) -> Link:
    """Where sections are filled in from: the task list, or the case for who keeps only some of them right."""
    if permissions.may_edit(actor, case):
        return Link("Terug naar de onderdelen", link("tasks", case))
    return Link("Terug naar de aanvraag", link("case", case))


def section_crumbs(actor: Actor, case: Application, *further: Link) -> list[Link]:
    """The way back from a section."""
    between = [Link("Aanvraag invullen", link("tasks", case))] if permissions.may_edit(actor, case) else []
    return crumbs(case, *between, *further)


class OfCase:
    """A page about one case. ``transition`` names the arrow that its verb runs, so that it opens at its moment only."""

    transition: ClassVar[str] = ""
    case: Application
    request: HttpRequest

    def load(self, **kwargs: Any) -> None:
        self.case = find_case(self.request, kwargs["public_id"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.transition:
            require(self.permission())
            self._refuse_wrong_moment()
        return super().get(request, *args, **kwargs)

    def _refuse_wrong_moment(self) -> None:
        """Say so before somebody fills in what the verb would refuse."""
        arrow = workflow.APPLICATION[self.transition]
        known = queries.status_for(self.case, self.request.act.actor)
        if known == arrow.target:
            raise AlreadyDone(arrow.done, link("case", self.case))
        if known not in arrow.sources:
            raise WrongState("Dit kan nu niet. Op de pagina van de aanvraag staat wat er nu wel kan.")

    def cancel_url(self) -> str:
        return link("case", self.case)

    def shown_points(self, points: list[Point]) -> list[Point]:
        return with_links(points, self.case)


class CaseFormPage(OfCase, FormPage):
    """A form about one case; cancelling leads back to the case."""

    template_name = "applications/form.html"

    def form_kwargs(self) -> dict[str, Any]:
        pupil = getattr(self.case, "pupil", None)
        return {"today": self.request.act.today, "birth_date": pupil.birth_date if pupil else None}

    def context(self) -> dict[str, Any]:
        return {"crumbs": crumbs(self.case)}


class CaseConfirmPage(OfCase, ConfirmPage):
    """An act on one case that asks to be confirmed."""

    template_name = "applications/confirm.html"

    def context(self) -> dict[str, Any]:
        return {**super().context(), "crumbs": crumbs(self.case), "open_points": self.open_points()}

    def open_points(self) -> list[Point]:
        """Points that are open and do not stand in the way; shown as a warning."""
        return []
