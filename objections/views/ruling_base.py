"""What the pages of one decision on objection have in common: it is found as this person may see it, or not at all."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from applications.models import Application
from applications.views.base import crumbs as case_crumbs
from casework import access, drafts
from casework.acting import Act
from casework.checklist import Point
from casework.pages import ConfirmPage, FormPage
from casework.parts import Link, Notice, with_links
from casework.refusals import AlreadyDone, WrongState
from objections import permissions, queries
from objections.enums import RulingStatus
from objections.models import ObjectionDecision, Procedure
from objections.offers import link

# Under which the typed text of a draft is kept by the page of writing.
TEXT_KEY = "objections.views.ruling_writing.WritePage"
NOT_SAVED = "Er staat tekst die nog niet is opgeslagen. Sla het concept eerst op."
NOTHING_MORE: dict[str, Any] = {"notice": None, "open_points": [], "addressees": [], "held": None}


def find_ruling(request: HttpRequest, public_id: UUID) -> ObjectionDecision:
    """The decision on objection of this address for the office; unknown and invisible ones are one and the same 404."""
    actor = request.act.actor
    found = queries.rulings_visible_to(actor).filter(public_id=public_id).order_by("id").first()
    if found is None or not permissions.may_read_ruling_draft(actor, found.procedure.application):
        raise Http404
    access.note(request, found.procedure.application_id, "bezwaar")
    return found


def unsaved_text(act: Act, ruling: ObjectionDecision) -> Notice | None:
    """That this person typed text and did not save it: nobody offers or decides without his own last words."""
    if drafts.load(act.actor.user_id or 0, TEXT_KEY, str(ruling.public_id)) is None:
        return None
    return Notice(NOT_SAVED, link=Link("Terug naar het concept", link("ruling_write", ruling)))


def refuse_unsaved_text(act: Act, ruling: ObjectionDecision) -> None:
    """Raise WrongState while there is text that was typed and not saved."""
    if held := unsaved_text(act, ruling):
        raise WrongState(held.text)


def crumbs(ruling: ObjectionDecision) -> list[Link]:
    """The way back from a page about the decision on an objection."""
    title = f"Beslissing op bezwaar {ruling.procedure.number}"
    return case_crumbs(ruling.procedure.application, Link(title, link("ruling", ruling)))


class OfRuling:
    """Finds the decision on objection and leads back to its page."""

    ruling: ObjectionDecision
    request: HttpRequest

    def load(self, **kwargs: Any) -> None:
        self.ruling = find_ruling(self.request, kwargs["public_id"])

    @property
    def procedure(self) -> Procedure:
        return self.ruling.procedure

    @property
    def case(self) -> Application:
        return self.procedure.application

    @property
    def facts(self) -> permissions.RulingFacts:
        return permissions.RulingFacts(self.case, self.ruling)

    def crumbs(self) -> list[Link]:
        return crumbs(self.ruling)

    def cancel_url(self) -> str:
        return link("ruling", self.ruling)

    def shown_points(self, points: list[Point]) -> list[Point]:
        return with_links(points, self.case)


class WhileIn:
    """Shows its form only while the decision is in ``state``; afterwards the page leads on, or says what happened."""

    state: ClassVar[str] = RulingStatus.ADOPTED
    ruling: ObjectionDecision

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        status = self.ruling.status
        if status == self.state:
            return super().get(request, *args, **kwargs)  # type: ignore[misc, no-any-return]
        if status == RulingStatus.PUBLISHED:
            raise AlreadyDone("Deze beslissing is al verstuurd.", link("ruling", self.ruling))
        if status == RulingStatus.ADOPTED:
            raise AlreadyDone("Op dit bezwaar is al beslist.", link("ruling", self.ruling))
        if status == RulingStatus.DRAFT:
            raise WrongState("Deze beslissing is nog een concept. Het bestuur moet haar eerst nemen.")
        raise WrongState("Deze beslissing is teruggenomen. Op de pagina van de aanvraag staat wat nu geldt.")


class RulingFormPage(OfRuling, FormPage):
    """A form about one decision on objection."""

    template_name = "decisions/form.html"

    def context(self) -> dict[str, Any]:
        return {"crumbs": self.crumbs(), "notice": None}


class RulingConfirmPage(OfRuling, ConfirmPage):
    """An act on one decision on objection that asks to be confirmed."""

    template_name = "decisions/confirm.html"

    def context(self) -> dict[str, Any]:
        return {**super().context(), **NOTHING_MORE, "crumbs": self.crumbs()}
