"""The papers of a case: the section with all of them, adding one, taking one out."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Role
from applications import actions, casepage, permissions, queries
from applications.checklist import section_points
from applications.enums import Section, Status
from applications.forms import DocumentForm, RemoveDocumentForm
from applications.models import Document
from applications.offers import link
from applications.views.base import CaseFormPage, find_case, overview, section_crumbs
from applications.views.filling import section_url
from applications.views.rows import find_row
from applications.views.uploads import UploadPage
from casework.acting import Actor
from casework.checklist import open_points
from casework.parts import Empty, Link
from casework.permissions import Permission, require
from casework.registries import removal_warnings


@require_safe
def documents(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The papers of an application that is being filled in."""
    case = find_case(request, public_id)
    require(permissions.may_edit(request.act.actor, case))
    actor = request.act.actor
    rows = [row for row in casepage.documents(case, actor) if row.remove_url]
    facts = queries.case_facts(case, request.act.today)
    context = {
        "title": Section.DOCUMENTS.label,
        "crumbs": section_crumbs(actor, case),
        "documents": rows,
        "empty": Empty("Er staat nog geen document", "Voeg het onderwijskundig rapport en de verslagen toe."),
        "add": Link("Document toevoegen", link("document_add", case)),
        "section_points": open_points(section_points(Section.DOCUMENTS, facts)),
        "back": overview(actor, case),
    }
    return render(request, "applications/documents.html", context)


def _way_back(case: Any, actor: Actor) -> str:
    """To the section while the application is filled in, else to the case."""
    if permissions.may_edit(actor, case):
        return section_url(Section.DOCUMENTS, case)
    return link("case", case)


class AddDocumentPage(UploadPage):
    """Add a paper. What was typed stays when the file is refused; the file itself is chosen again."""

    form_class = DocumentForm
    title = "Document toevoegen"
    lead = "Wat hier bij komt, zien ook de deskundigen."
    submit_label = "Document toevoegen"
    success_message = "Het document is toegevoegd."

    def permission(self) -> Permission:
        return permissions.may_add_document(self.request.act.actor, self.case)

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.request.act.today}

    def form_kwargs(self) -> dict[str, Any]:
        is_office = self.request.act.actor.role == Role.SECRETARIAT
        return {**super().form_kwargs(), "may_accept_number": is_office}

    def cancel_url(self) -> str:
        return _way_back(self.case, self.request.act.actor)

    def act(self, form: Any) -> str:
        actions.add_document(self.request.act, application_id=self.case.pk, **form.values())
        return _way_back(self.case, self.request.act.actor)


class RemoveDocumentPage(CaseFormPage):
    """Take a paper out of the file."""

    form_class = RemoveDocumentForm
    template_name = "applications/confirm.html"
    title = "Document verwijderen"
    submit_label = "Verwijderen"
    keeps_draft = False
    success_message = "Het document is uit het dossier gehaald."
    paper: Document

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        mine = queries.documents_of(self.case, self.request.act.actor).filter(removed_at__isnull=True)
        self.paper = find_row(mine, kwargs["row"])

    def permission(self) -> Permission:
        return permissions.may_add_document(self.request.act.actor, self.case)

    def form_kwargs(self) -> dict[str, Any]:
        needs_reason = self.case.status not in {Status.DRAFT, Status.SUPPLEMENT_REQUESTED}
        return {**super().form_kwargs(), "needs_reason": needs_reason}

    def context(self) -> dict[str, Any]:
        consequences = (
            f"‘{self.paper.title}’ gaat uit het dossier; school en deskundigen kunnen het niet meer openen.",
            "Het samenwerkingsverband kan nog zien dat het er was.",
            "Een deskundige die al is gevraagd, leest de titel en sinds wanneer het weg is, niet de reden.",
        )
        warning = " ".join(removal_warnings(self.case, self.paper, self.request.act.actor))
        return {**super().context(), "consequences": consequences, "warning": warning, "open_points": []}

    def cancel_url(self) -> str:
        return _way_back(self.case, self.request.act.actor)

    def act(self, form: Any) -> str:
        actions.remove_document(
            self.request.act,
            application_id=self.case.pk,
            document_id=self.paper.pk,
            reason=form.cleaned_data.get("reason", ""),
        )
        return _way_back(self.case, self.request.act.actor)
