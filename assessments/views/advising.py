"""Writing an advice with the file beside it, submitting it, reading it, setting it aside."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Role
from accounts.views.finding import one
from applications import queries as applications
from assessments import actions, checklist, permissions, presenting, queries
from assessments.enums import AssignmentStatus, Profession
from assessments.forms import AdviceForm, SetAsideForm, SubmitForm
from assessments.models import Advice
from assessments.views.base import (
    AssignmentConfirm,
    AssignmentForm,
    address,
    candidates_url,
    case_crumb,
    find_assignment,
    short_of_time,
)
from casework import access
from casework.checklist import Point, open_points
from casework.pages import FormPage
from casework.parts import Link, Result
from casework.permissions import Permission, refused

ADVICE = "advies"
SUBMITTED = "Dit advies is ingediend en kan niet meer veranderen."
ENDED = "Deze opdracht is geëindigd. Er wordt geen advies meer van u gevraagd."
CONSEQUENCES = (
    "Het advies staat vast en kan daarna niet meer veranderen.",
    "Het secretariaat krijgt bericht. De andere deskundige, de school en de ouders krijgen nu niets te zien.",
    "School en ouders krijgen het advies als bijlage bij het besluit.",
    "Komt er daarna nog een stuk in het dossier, dan volgt de vraag of dat het advies verandert.",
)


class _Writing:
    """What writing and submitting have in common: one's own assignment, taken and not ended."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)  # type: ignore[misc]
        if self.request.act.actor.role != Role.EXPERT:
            raise Http404
        self.advice: Advice | None = queries.advice_of(self.assignment)
        if not queries.sees_case(self.request.act.actor, self.assignment):
            return
        self.case = applications.case_with_parts(self.request.act.actor, self.case.public_id) or self.case

    def permission(self) -> Permission:
        if self.assignment.status == AssignmentStatus.DONE:
            return refused(SUBMITTED)
        if not self.assignment.is_active:
            return refused(ENDED)
        return permissions.may_write(self.request.act.actor, self.work)  # type: ignore[attr-defined]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form; an advice that is final is read, not written."""
        if self.advice is not None and self.advice.is_final and queries.sees_case(request.act.actor, self.assignment):
            return HttpResponseRedirect(address("advice", self.advice))
        return super().get(request, *args, **kwargs)  # type: ignore[misc]

    @property
    def papers(self) -> list[tuple[str, str]]:
        """The papers of the file as (public id, title)."""
        return [(str(paper.public_id), paper.title) for paper in queries.documents_of(self.case)]


class WritePage(_Writing, AssignmentForm):
    """Write; everything may be half done."""

    template_name = "assessments/write.html"
    form_class = AdviceForm
    form_key = "advice"
    title = "Advies schrijven"
    lead = "Wat hier staat, wordt steeds bewaard. Pas na controleren en indienen staat het advies vast."
    submit_label = "Opslaan en controleren"

    def form_kwargs(self) -> dict[str, Any]:
        act = self.request.act
        allowed = queries.own_professions(self.case, self.assignment, act.today)
        choices = [(str(code), Profession(code).label) for code in allowed]
        return {"kind": self.case.kind, "papers": self.papers, "professions": choices}

    def initial(self) -> dict[str, Any]:
        if self.advice is None:
            return {"profession": self.assignment.profession}
        known = {name: getattr(self.advice, name) for name in actions.WRITTEN}
        return {**known, "documents": [paper["id"] for paper in self.advice.documents_seen]}

    def version(self) -> str:
        return str(self.advice.version) if self.advice else "0"

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "assignment": self.assignment,
            "file": presenting.file_of(self.case, self.request.act.actor),
            "gone": presenting.gone_notice(queries.taken_out_since(self.case, self.assignment)),
            "due": presenting.due_of(self.assignment),
            "today": self.request.act.today,
        }

    def act(self, form: Any) -> str:
        version = self.expected_version
        actions.save_advice(
            self.request.act,
            assignment_id=self.assignment.pk,
            values=form.values(),
            documents=form.cleaned_data["documents"],
            expected_version=int(version) if version.isdecimal() and self.advice else None,
        )
        return address("submit_advice", self.assignment)


class SubmitPage(_Writing, AssignmentConfirm):
    """Check what was written, and make it final."""

    template_name = "assessments/submit.html"
    form_class = SubmitForm
    title = "Advies controleren en indienen"
    submit_label = "Advies indienen"
    consequences = CONSEQUENCES
    warning = "Indienen kan niet ongedaan worden gemaakt."

    def permission(self) -> Permission:
        permission = super().permission()
        if permission and self.advice is None:
            return refused("Er is nog geen advies geschreven. Schrijf en bewaar het eerst.")
        return permission

    def context(self) -> dict[str, Any]:
        gone = presenting.gone_notice(queries.taken_out_since(self.case, self.assignment))
        found = {**super().context(), "gone": gone}
        if self.advice is None:
            return found
        write = address("write_advice", self.assignment)
        found["summary"] = presenting.advice_to_check(self.advice, write)
        found["open_points"] = self.shown_points(self._open_points(self.advice))
        found["write_url"] = write
        return found

    def _open_points(self, advice: Advice) -> list[Point]:
        act = self.request.act
        facts = queries.submit_facts(self.case, self.assignment, advice, act.actor, act.today, independent=True)
        return open_points(checklist.submit_points(facts))

    def shown_points(self, points: list[Point]) -> list[Point]:
        return presenting.with_page(points, address("write_advice", self.assignment))

    def act(self, form: Any) -> str:
        actions.submit_advice(
            self.request.act, assignment_id=self.assignment.pk, independent=form.cleaned_data["independent"]
        )
        return address("advice_submitted", self.assignment)


@require_safe
def advice_submitted(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What happened, and what comes next."""
    assignment = find_assignment(request, public_id)
    advice = queries.advice_of(assignment)
    if request.act.actor.role != Role.EXPERT or advice is None or not advice.is_final:
        raise Http404
    if not queries.sees_case(request.act.actor, assignment):
        raise Http404
    access.note(request, assignment.application_id)
    result = Result(
        title="Uw advies is ingediend",
        sentence="Het staat vast. Er wordt nu niets meer van u gevraagd.",
        next="Komt er nog een stuk in het dossier, dan krijgt u de vraag of dat uw advies verandert.",
        told=("het secretariaat van het samenwerkingsverband",),
        links=(Link("Naar de werkvoorraad", "/"), Link("Uw advies lezen", address("advice", advice))),
    )
    return render(request, "assessments/submitted.html", {"result": result, "today": request.act.today})


@require_safe
def advice(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One advice, as far as this person reads it."""
    act = request.act
    found = one(queries.advices_visible_to(act.actor, act.today).filter(status="final"), public_id=public_id)
    access.note(request, found.application_id, ADVICE)
    shown = presenting.advice_to_read(found, act.actor)
    context = {
        "advice": found,
        "shown": shown,
        "crumbs": [case_crumb(found.application)],
        "may_set_aside": permissions.may_set_aside(act.actor, found.application),
        "is_office": act.actor.role == Role.SECRETARIAT,
    }
    return render(request, "assessments/advice.html", context)


class SetAsidePage(FormPage):
    """The secretariat stops a final advice from counting."""

    template_name = "assessments/form.html"
    form_class = SetAsideForm
    title = "Advies terzijde leggen"
    lead = "Het advies blijft in het dossier, maar telt niet meer mee. Er is dan een nieuw advies nodig."
    submit_label = "Advies terzijde leggen"
    success_message = "Het advies telt niet meer mee. Kies nu een andere deskundige."
    advice: Advice

    def load(self, **kwargs: Any) -> None:
        act = self.request.act
        visible = queries.advices_visible_to(act.actor, act.today).filter(status="final")
        self.advice = one(visible, public_id=kwargs["public_id"])
        access.note(self.request, self.advice.application_id, ADVICE)

    def permission(self) -> Permission:
        return permissions.may_set_aside(self.request.act.actor, self.advice.application)

    def context(self) -> dict[str, Any]:
        case = self.advice.application
        return {
            "crumbs": [case_crumb(case), Link("Advies", address("advice", self.advice))],
            "notice": short_of_time(case, self.request),
        }

    def cancel_url(self) -> str:
        return address("advice", self.advice)

    def act(self, form: Any) -> str:
        laid = actions.set_aside_advice(self.request.act, advice_id=self.advice.pk, **form.cleaned_data)
        return candidates_url(laid.application, self.advice.slot)
