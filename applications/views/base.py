"""What the pages of one case have in common: the case is found as this person may see it, or not at all."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from applications import queries
from applications.models import Application
from applications.offers import link
from applications.worklists import NAMELESS
from casework.checklist import Point
from casework.pages import ConfirmPage, FormPage
from casework.parts import Link, with_links


def find_case(request: HttpRequest, public_id: UUID) -> Application:
    """The case of this address. Unknown and invisible cases are one and the same 404."""
    case = queries.case_with_parts(request.act.actor, public_id)
    if case is None:
        raise Http404
    return case


def case_name(case: Application) -> str:
    """How a case is called in headings and breadcrumbs."""
    return case.pupil_label or NAMELESS


def crumbs(case: Application, *further: Link) -> list[Link]:
    """The way back from a page of a case."""
    return [Link(case_name(case), link("case", case)), *further]


class CaseFormPage(FormPage):
    """A form about one case; cancelling leads back to the case."""

    template_name = "applications/form.html"
    case: Application

    def load(self, **kwargs: Any) -> None:
        self.case = find_case(self.request, kwargs["public_id"])

    def form_kwargs(self) -> dict[str, Any]:
        pupil = getattr(self.case, "pupil", None)
        return {"today": self.request.act.today, "birth_date": pupil.birth_date if pupil else None}

    def context(self) -> dict[str, Any]:
        return {"crumbs": crumbs(self.case)}

    def cancel_url(self) -> str:
        return link("case", self.case)

    def shown_points(self, points: list[Point]) -> list[Point]:
        return with_links(points, self.case)


class CaseConfirmPage(ConfirmPage):
    """An act on one case that asks to be confirmed."""

    template_name = "applications/confirm.html"
    case: Application

    def load(self, **kwargs: Any) -> None:
        self.case = find_case(self.request, kwargs["public_id"])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "crumbs": crumbs(self.case), "open_points": self.open_points()}

    def open_points(self) -> list[Point]:
        """Points that are open and do not stand in the way; shown as a warning."""
        return []

    def cancel_url(self) -> str:
        return link("case", self.case)

    def shown_points(self, points: list[Point]) -> list[Point]:
        return with_links(points, self.case)
