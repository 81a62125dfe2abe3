"""What the pages of one decision have in common: it is found as this person may see it, or not at all."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from applications.models import Application
from applications.views.base import case_name
from applications.views.base import crumbs as case_crumbs
from casework import access, drafts
from casework.acting import Act
from casework.checklist import Point
from casework.pages import ConfirmPage, FormPage
from casework.parts import Link, Notice, with_links
from casework.refusals import AlreadyDone, WrongState
from casework.snapshots import calendar
from decisions import permissions, queries
from decisions.enums import Status
from decisions.models import Decision
from decisions.offers import link


def find_decision(request: HttpRequest, public_id: UUID) -> Decision:
    """The decision of this address for the office; unknown, foreign and invisible ones are one and the same 404."""
    actor = request.act.actor
    found = queries.visible_to(actor).filter(public_id=public_id).order_by("id").first()
    if found is None or not permissions.may_read_draft(actor, found.application):
        raise Http404
    access.note(request, found.application_id)
    return found


def crumbs(case: Application, *further: Link) -> list[Link]:
    """The way back from a page about the decision on a case."""
    return case_crumbs(case, *further)


def working_day_from(today: date) -> date:
    """Today, or the first working day after it when today is none: on that day letters can be posted."""
    return calendar().roll_forward(today)[0]


# Under which the typed text of a draft is kept by the page of writing.
TEXT_KEY = "decisions.views.writing.WritePage"
NOT_SAVED = "Er staat tekst die nog niet is opgeslagen. Sla het concept eerst op."


def text_subject(decision: Decision) -> str:
    """What the typed text belongs to."""
    return str(decision.public_id)


def unsaved_text(act: Act, decision: Decision) -> Notice | None:
    """That this person typed text and did not save it: nobody offers or decides without his own last words."""
    if drafts.load(act.actor.user_id or 0, TEXT_KEY, text_subject(decision)) is None:
        return None
    return Notice(NOT_SAVED, link=Link("Terug naar het concept", link("write", decision)))


def refuse_unsaved_text(act: Act, decision: Decision) -> None:
    """Raise WrongState while there is text that was typed and not saved."""
    if held := unsaved_text(act, decision):
        raise WrongState(held.text)


# What the page of an act shows besides its consequences, when there is nothing of the kind.
NOTHING_MORE: dict[str, Any] = {"notice": None, "open_points": [], "addressees": [], "held": None}


class _OfDecision:
    """Finds the decision and leads back to the page of its case."""

    decision: Decision
    request: HttpRequest

    def load(self, **kwargs: Any) -> None:
        self.decision = find_decision(self.request, kwargs["public_id"])

    @property
    def case(self) -> Application:
        return self.decision.application

    def crumbs(self) -> list[Link]:
        return crumbs(self.case)

    def cancel_url(self) -> str:
        return self.crumbs()[-1].url

    def shown_points(self, points: list[Point]) -> list[Point]:
        return with_links(points, self.case)


class WhileIn:
    """Shows its form only while the decision is in ``state``; afterwards the page leads on, or says what happened.

    Only when it is opened: a form that is sent twice gets its first result.
    """

    state: ClassVar[str] = Status.ADOPTED
    decision: Decision

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        status = self.decision.status
        if status == self.state:
            return super().get(request, *args, **kwargs)  # type: ignore[misc]
        if status == Status.PUBLISHED:
            raise AlreadyDone("Dit besluit is al verstuurd.", link("published", self.decision))
        if status == Status.ADOPTED:
            raise AlreadyDone("Dit besluit is al genomen.", link("adopted", self.decision))
        if status == Status.DRAFT:
            raise WrongState("Dit besluit is nog een concept. Het bestuur moet het eerst nemen.")
        raise WrongState("Dit besluit is teruggenomen of vervangen. Op de pagina van de aanvraag staat wat nu geldt.")


class DecisionFormPage(_OfDecision, FormPage):
    """A form about one decision."""

    template_name = "decisions/form.html"

    def context(self) -> dict[str, Any]:
        return {"crumbs": self.crumbs(), "notice": None}


class DecisionConfirmPage(_OfDecision, ConfirmPage):
    """An act on one decision that asks to be confirmed."""

    template_name = "decisions/confirm.html"

    def context(self) -> dict[str, Any]:
        return {**super().context(), **NOTHING_MORE, "crumbs": self.crumbs()}


__all__ = [
    "NOTHING_MORE",
    "TEXT_KEY",
    "DecisionConfirmPage",
    "DecisionFormPage",
    "WhileIn",
    "case_name",
    "crumbs",
    "find_decision",
    "refuse_unsaved_text",
    "text_subject",
    "unsaved_text",
    "working_day_from",
]
