"""One assignment, the papers that came in later, and questions to the secretariat."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.enums import Role
from accounts.views.finding import one
from applications import queries as applications
from assessments import actions, permissions, presenting, queries
from assessments.enums import AssignmentStatus
from assessments.facts import WorkFacts
from assessments.forms import AnswerQuestionForm, NoticeAnswerForm, NoticeAsideForm, QuestionForm
from assessments.models import Advice, Assignment, ExpertQuestion, FileNotice
from assessments.offers import offers_on
from assessments.views.base import (
    AssignmentForm,
    address,
    assignment_crumbs,
    case_crumb,
    find_assignment,
)
from casework import access
from casework.pages import ConfirmPage, FormPage
from casework.permissions import Permission, refused


@require_safe
def assignment(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What was asked, by when, what came in since, and what can be done now."""
    act = request.act
    found = find_assignment(request, public_id)
    if not queries.sees_case(act.actor, found):
        return render(request, "assessments/assignment_ended.html", {"assignment": found})
    access.note(request, found.application_id)
    case = applications.case_with_parts(act.actor, found.application.public_id)
    mine = act.actor.role == Role.EXPERT
    work = WorkFacts(found.application, found, found.expert.user_id)
    context = {
        "assignment": found,
        "case": case,
        "crumbs": [case_crumb(found.application)],
        "state": presenting.state_of(found),
        "due": presenting.due_of(found),
        "offers": offers_on(found, act.actor) if mine else [],
        "replace": permissions.may_replace(act.actor, work),
        "may_answer": permissions.may_answer_notice(act.actor, work),
        "notices": queries.notices_of(act.actor, found),
        "taken_out": queries.taken_out_since(found.application, found),
        "questions": queries.questions_of(act.actor, found),
        "advice": queries.advice_of(found),
        "other_advice": _advice_of_the_other(request, found) if mine else None,
        "is_own": mine,
        "is_office": act.actor.role == Role.SECRETARIAT,
        "is_done": found.status == AssignmentStatus.DONE,
        "today": act.today,
    }
    return render(request, "assessments/assignment.html", context)


def _advice_of_the_other(request: HttpRequest, own: Assignment) -> Advice | None:
    """The other expert's advice, where the partnership opens it once both are final (by default it never does)."""
    act = request.act
    visible = queries.advices_visible_to(act.actor, act.today).filter(application=own.application_id)
    return visible.exclude(expert=own.expert_id).order_by("id").first()


class AskPage(AssignmentForm):
    """An expert asks the secretariat something."""

    form_class = QuestionForm
    title = "Vraag stellen"
    lead = "Het secretariaat antwoordt. Komt er een nieuw feit bij, dan krijgen beide deskundigen dat als stuk te zien."
    submit_label = "Vraag versturen"
    success_message = "De vraag is verstuurd."

    def permission(self) -> Permission:
        return permissions.may_ask(self.request.act.actor, self.work)

    def act(self, form: Any) -> str:
        actions.ask(self.request.act, assignment_id=self.assignment.pk, text=form.cleaned_data["text"])
        return self.cancel_url()


class _NoticePage:
    """Finds the notice of the address."""

    request: HttpRequest
    notice: FileNotice

    def load(self, **kwargs: Any) -> None:
        self.notice = one(queries.notices_visible_to(self.request.act.actor), public_id=kwargs["public_id"])
        self.assignment = self.notice.assignment
        access.note(self.request, self.notice.application_id)

    @property
    def work(self) -> WorkFacts:
        return WorkFacts(self.notice.application, self.assignment, self.assignment.expert.user_id)

    def cancel_url(self) -> str:
        return address("assignment", self.assignment)

    def context(self) -> dict[str, Any]:
        self.assignment.application = self.notice.application
        return {
            **super().context(),  # type: ignore[misc]
            "crumbs": assignment_crumbs(self.request, self.assignment),
            "paper": presenting.paper_of(self.notice.document),
        }

    def permission(self) -> Permission:
        """A paper that left the file, or was set aside, asks nothing of an expert: whatever is decided meanwhile."""
        if self.notice.document.removed_at is not None:
            return refused(permissions.TAKEN_OUT)
        if self.notice.set_aside_at is not None and self.request.act.actor.role == Role.EXPERT:
            return refused(permissions.SET_ASIDE)
        return self.own_permission()

    def own_permission(self) -> Permission:
        """What this page asks of the reader."""
        raise TypeError("a page about a paper asks something of its reader")


class SeenPage(_NoticePage, ConfirmPage):
    """An expert who has not submitted says that he saw a paper."""

    template_name = "assessments/confirm.html"
    submit_label = "Gezien"
    success_message = "Vastgelegd dat dit stuk is gezien."
    title = "Nieuw stuk in het dossier"
    consequences = ("U hebt dit stuk bekeken en kunt het in uw advies verwerken.",)

    def own_permission(self) -> Permission:
        if self.assignment.status == AssignmentStatus.DONE:
            return refused("Uw advies is al ingediend. Geef aan of dit stuk uw advies verandert.")
        return permissions.may_see_file(self.request.act.actor, self.work)

    def act(self, form: Any) -> str:
        actions.mark_seen(self.request.act, notice_id=self.notice.pk)
        return self.cancel_url()


class NoticeAnswerPage(_NoticePage, FormPage):
    """An expert who has submitted says whether a paper changes his advice."""

    template_name = "assessments/form.html"
    form_class = NoticeAnswerForm
    submit_label = "Antwoord vastleggen"
    success_message = "Het antwoord is vastgelegd."
    title = "Verandert dit stuk uw advies?"
    lead = "Uw advies zelf blijft zoals het is ingediend. Een aanvulling komt eronder te staan."

    def own_permission(self) -> Permission:
        if self.assignment.status != AssignmentStatus.DONE:
            return refused("Het advies is nog niet ingediend. Geef alleen aan dat u het stuk hebt gezien.")
        return permissions.may_answer_notice(self.request.act.actor, self.work)

    def act(self, form: Any) -> str:
        text = form.cleaned_data["addendum"] if form.cleaned_data["changes"] else ""
        actions.answer_notice(self.request.act, notice_id=self.notice.pk, addendum=text)
        return self.cancel_url()


class NoticeAsidePage(_NoticePage, FormPage):
    """The secretariat says why a paper needs no answer of this expert."""

    template_name = "assessments/form.html"
    form_class = NoticeAsideForm
    submit_label = "Stuk terzijde leggen"
    success_message = "Vastgelegd. Op dit stuk hoeft deze deskundige niet meer te reageren."
    title = "Stuk terzijde leggen"
    lead = "Alleen als dit stuk voor het advies niet van belang is. De reden blijft bij het dossier."

    def own_permission(self) -> Permission:
        return permissions.may_settle(self.request.act.actor, self.notice.application)

    def act(self, form: Any) -> str:
        actions.set_notice_aside(self.request.act, notice_id=self.notice.pk, reason=form.cleaned_data["reason"])
        return self.cancel_url()


class AnswerQuestionPage(FormPage):
    """The secretariat answers an expert."""

    template_name = "assessments/form.html"
    form_class = AnswerQuestionForm
    submit_label = "Antwoord versturen"
    success_message = "Het antwoord is verstuurd."
    title = "Vraag van een deskundige beantwoorden"
    question: ExpertQuestion

    @property
    def lead(self) -> str:  # type: ignore[override]
        return f"{self.question.assignment.expert.user.name} vraagt: {self.question.text}"

    def load(self, **kwargs: Any) -> None:
        self.question = one(queries.questions_visible_to(self.request.act.actor), public_id=kwargs["public_id"])
        access.note(self.request, self.question.application_id)

    def permission(self) -> Permission:
        return permissions.may_settle(self.request.act.actor, self.question.application)

    def form_kwargs(self) -> dict[str, Any]:
        papers = queries.documents_of(self.question.application)
        self.by_id = {str(paper.public_id): paper.pk for paper in papers}
        return {"papers": [(str(paper.public_id), paper.title) for paper in papers]}

    def context(self) -> dict[str, Any]:
        return {"crumbs": [case_crumb(self.question.application)]}

    def cancel_url(self) -> str:
        return reverse("applications:case", kwargs={"public_id": self.question.application.public_id})

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        chosen = self.by_id.get(data["document"]) if data["adds_fact"] else None
        actions.answer_question(
            self.request.act, question_id=self.question.pk, answer=data["answer"], document_id=chosen
        )
        return self.cancel_url()
