"""Check your answers, submit or hand over for signing, and what happened then."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from accounts.enums import MandateKind, Role
from applications import actions, permissions, queries, summaries, workflow
from applications.checklist import completeness, section_state
from applications.enums import Section, Status
from applications.forms import SubmitForm
from applications.offers import link
from applications.views.base import CaseConfirmPage, CaseFormPage, crumbs, find_case
from applications.views.filling import section_url
from applications.views.notices import double_notice
from casework.checklist import Point, open_points
from casework.parts import Link, Result, TaskState, with_links
from casework.permissions import Permission
from casework.refusals import AlreadyDone


class CheckPage(CaseFormPage):
    """All answers with the way to change them, the open points, and submitting."""

    form_class = SubmitForm
    template_name = "applications/check_answers.html"
    submit_label = "Aanvraag indienen"
    keeps_draft = False

    @property
    def title(self) -> str:  # type: ignore[override]
        """Submitting is part of it only for a draft."""
        return "Controleren en indienen" if self.case.status == Status.DRAFT else "Antwoorden controleren"

    def permission(self) -> Permission:
        may = permissions.may_edit(self.request.act.actor, self.case)
        sent = self.request.method == "POST" and self.case.status == Status.SUBMITTED
        if not may and sent and self.may_submit():
            # A colleague was first: that is no refusal.
            raise AlreadyDone(workflow.APPLICATION["submit"].done, link("case", self.case))
        return may

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    def initial(self) -> dict[str, Any]:
        return {"results_declared": self.case.results_declared}

    def may_submit(self) -> Permission:
        """Whether this person may sign for the board today."""
        act = self.request.act
        mandate = accounts.mandate_of(act.actor, MandateKind.SUBMIT_APPLICATIONS, act.today)
        return permissions.may_submit(act.actor, permissions.SubmitFacts(self.case, mandate is not None))

    def context(self) -> dict[str, Any]:
        actor = self.request.act.actor
        facts = queries.case_facts(self.case, self.request.act.today)
        papers = queries.documents_of(self.case, actor).filter(removed_at__isnull=True)
        found = summaries.whole_case(self.case, summaries.reader_of(actor), papers, facts.schooling, facts.today)
        sections = [
            replace(
                found[section],
                change_url=section_url(section, self.case),
                tag=TaskState[section_state(section, facts).upper()].tag,
            )
            for section in Section
        ]
        is_draft = self.case.status == Status.DRAFT
        return {
            "crumbs": crumbs(self.case, Link("Aanvraag invullen", link("tasks", self.case))),
            "sections": sections,
            "open_points": with_links(open_points(completeness(facts)), self.case),
            "notice": double_notice(self.case),
            "is_draft": is_draft,
            "may_submit": self.may_submit(),
            "may_hand_over": permissions.may_hand_over(actor, self.case),
            "hand_over_url": link("hand_over", self.case),
            "handed_over_at": self.case.handed_over_at,
            "onward": self._onward(),
        }

    def _onward(self) -> Link:
        """Where an application goes on that was received already."""
        if self.case.status == Status.SUPPLEMENT_REQUESTED:
            return Link("Aanvulling insturen", link("give_supplement", self.case))
        return Link("Naar de aanvraag", link("case", self.case))

    def cancel_url(self) -> str:
        return link("tasks", self.case)

    def act(self, form: Any) -> str:
        actions.submit(
            self.request.act,
            application_id=self.case.pk,
            results_declared=form.cleaned_data["results_declared"],
        )
        return link("submitted", self.case)


class HandOverPage(CaseConfirmPage):
    """Offer a draft to a colleague with the board's mandate."""

    title = "Aanbieden ter ondertekening"
    submit_label = "Aanbieden"
    success_message = "De aanvraag is aangeboden. Collega's met mandaat hebben bericht gekregen."
    consequences = (
        "Collega's met een mandaat van het schoolbestuur krijgen bericht.",
        "Een van hen controleert de aanvraag en dient die in.",
        "Tot dat moment kan iedereen van de school nog wijzigen.",
    )

    def permission(self) -> Permission:
        return permissions.may_hand_over(self.request.act.actor, self.case)

    def cancel_url(self) -> str:
        return link("check_answers", self.case)

    def open_points(self) -> list[Point]:
        facts = queries.case_facts(self.case, self.request.act.today)
        return with_links(open_points(completeness(facts)), self.case)

    def act(self, form: Any) -> str:
        actions.hand_over(self.request.act, application_id=self.case.pk)
        return link("case", self.case)


@require_safe
def submitted(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What happened on submitting: the number, what comes next and by when, who was told."""
    case = find_case(request, public_id)
    if case.status == Status.DRAFT or request.act.actor.role != Role.SCHOOL_STAFF:
        return HttpResponseRedirect(link("case", case))
    term = next(iter(queries.own_terms(case)), None)
    result = Result(
        title="De aanvraag is ingediend",
        sentence="Het samenwerkingsverband heeft de aanvraag ontvangen.",
        number_label="Nummer",
        number=case.number,
        next="Het secretariaat controleert de aanvraag. Dan adviseren twee deskundigen. Daarna volgt het besluit.",
        due=term.due if term else None,
        told=(
            "De medewerkers van de school die aan de aanvraag werkten: een ontvangstbevestiging",
            "Het secretariaat van het samenwerkingsverband",
        ),
        links=[
            Link("Naar de aanvraag", link("case", case)),
            Link("Nog een aanvraag starten", reverse("applications:start")),
        ],
    )
    context = {"title": "Aanvraag ingediend", "crumbs": crumbs(case), "result": result, "today": request.act.today}
    return render(request, "applications/result.html", context)
