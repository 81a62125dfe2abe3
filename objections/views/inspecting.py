"""The file that lies open before a hearing: for the parties, and for the secretariat that looks at it first."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Role
from applications.views.base import crumbs as case_crumbs
from casework import access
from casework.pages import FormPage
from casework.permissions import Permission
from casework.refusals import WrongState
from casework.text import dutch_date
from objections import actions, permissions, presenting, queries
from objections.forms import InspectionForm
from objections.models import Objection, ObjectionPaper
from objections.presenting.committee import place
from objections.views.base import find_objection


@require_safe
def inspect(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What the other parties wrote and sent, from the day of inspection on; never anybody's address."""
    actor = request.act.actor
    found = queries.inspected_by(actor).filter(public_id=public_id).order_by("id").first()
    if found is None:
        raise Http404
    access.note(request, found.application_id, "bezwaar")
    day = queries.open_from(found)
    if day is None:
        raise WrongState("Er is nog geen hoorzitting gepland. In de uitnodiging staat vanaf wanneer inzien kan.")
    if day > request.act.today:
        raise WrongState(f"De stukken liggen ter inzage vanaf {dutch_date(day)}.")
    context = {
        "title": f"Stukken van bezwaar {found.number}",
        "crumbs": case_crumbs(found.application),
        "texts": [presenting.text_to_inspect(one) for one in queries.texts_to_inspect(actor, found)],
        "papers": presenting.paper_rows(queries.papers_to_inspect(actor, found)),
        "kept_back": queries.kept_back_count(found),
    }
    return render(request, "objections/inspect.html", context)


class _JudgePage(FormPage):
    """Say whether the other parties may read something."""

    template_name = "objections/judge_inspection.html"
    form_class = InspectionForm
    submit_label = "Vastleggen"
    success_message = "Vastgelegd."
    keeps_draft = False
    record: Objection | ObjectionPaper

    def permission(self) -> Permission:
        procedure = self.record.procedure
        facts = permissions.ProcedureFacts(procedure.application, procedure)
        return permissions.may_handle(self.request.act.actor, facts)

    def initial(self) -> dict[str, Any]:
        return {"reason": self.record.kept_back_reason}

    def cancel_url(self) -> str:
        return place(self.record.procedure.application)


class JudgePaperPage(_JudgePage):
    """A paper."""

    title = "Stuk nakijken voor inzage"
    record: ObjectionPaper

    def load(self, **kwargs: Any) -> None:
        actor = self.request.act.actor
        papers = queries.papers_visible_to(actor).select_related("procedure__application__partnership")
        found = papers.filter(public_id=kwargs["public_id"]).order_by("id").first()
        if found is None or actor.role != Role.SECRETARIAT:
            raise Http404
        self.record = found
        access.note(self.request, found.procedure.application_id, "bezwaar")

    def context(self) -> dict[str, Any]:
        crumbs = case_crumbs(self.record.procedure.application)
        return {"crumbs": crumbs, "papers": presenting.paper_rows([self.record]), "text": None}

    def act(self, form: Any) -> str:
        actions.judge_paper(self.request.act, paper_id=self.record.pk, **form.cleaned_data)
        return self.cancel_url()


class JudgeTextPage(_JudgePage):
    """The words of an objection."""

    title = "Bezwaar nakijken voor inzage"
    record: Objection

    def load(self, **kwargs: Any) -> None:
        if self.request.act.actor.role != Role.SECRETARIAT:
            raise Http404
        self.record = find_objection(self.request, kwargs["public_id"])

    def context(self) -> dict[str, Any]:
        crumbs = case_crumbs(self.record.procedure.application)
        return {"crumbs": crumbs, "papers": [], "text": presenting.text_to_inspect(self.record)}

    def version(self) -> str:
        return str(self.record.version)

    def act(self, form: Any) -> str:
        seen = self.expected_version
        actions.judge_text(
            self.request.act,
            objection_id=self.record.pk,
            seen_version=int(seen) if seen.isdecimal() else 0,
            **form.cleaned_data,
        )
        return self.cancel_url()
