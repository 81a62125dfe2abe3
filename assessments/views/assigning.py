"""Asking experts: who can, asking one, and an expert's answer; replacing somebody."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.views.finding import one
from applications.views.base import find_case
from assessments import actions, permissions, queries, rules
from assessments.forms import AcceptForm, AssignForm, RecuseForm, ReplaceForm
from assessments.models import Expert
from assessments.views.base import AssignmentConfirm, AssignmentForm, candidates_url, case_crumb, short_of_time
from casework.pages import ConfirmPage
from casework.permissions import Permission, require
from casework.text import dutch_date


def _slot(word: str) -> int:
    """The slot of an address."""
    found = next((slot for slot, written in rules.SLOT_WORDS.items() if written == word), None)
    if found is None:
        raise Http404
    return found


@require_safe
def candidates(request: HttpRequest, public_id: UUID, slot: str) -> HttpResponse:
    """Every expert of the partnership with the reasons why he can, or cannot, advise here."""
    act, number = request.act, _slot(slot)
    case = find_case(request, public_id)
    require(permissions.may_assign(act.actor, case))
    found = queries.candidates_for(case, number, act.actor, act.today)
    ids = {expert.pk: expert.public_id for expert in queries.experts_visible_to(act.actor)}
    choose = "assessments:assign"
    rows = [
        (
            one_of,
            reverse(choose, kwargs={"public_id": public_id, "slot": slot, "expert": ids[one_of.expert.id]})
            if one_of.suitable
            else "",
        )
        for one_of in found
    ]
    context = {
        "case": case,
        "crumbs": [case_crumb(case)],
        "slot_label": rules.SLOT_LABELS[number],
        "suitable": [row for row in rows if row[0].suitable],
        "unsuitable": [row for row in rows if not row[0].suitable],
        "holder": queries.active_slots(case.pk).get(number),
        "short": short_of_time(case, request),
    }
    return render(request, "assessments/candidates.html", context)


class AssignPage(ConfirmPage):
    """Ask one expert."""

    template_name = "assessments/confirm.html"
    form_class = AssignForm
    submit_label = "Om advies vragen"
    success_message = "De deskundige is om advies gevraagd en krijgt bericht."
    consequences = (
        "De deskundige krijgt bericht en ziet het dossier.",
        "De termijn voor het advies gaat lopen.",
        "De school en de ouders zien alleen dat de aanvraag bij de deskundigen ligt.",
    )

    def load(self, **kwargs: Any) -> None:
        self.slot = _slot(kwargs["slot"])
        self.case = find_case(self.request, kwargs["public_id"])
        self.expert: Expert = one(queries.experts_visible_to(self.request.act.actor), public_id=kwargs["expert"])
        self.title = f"{self.expert.user.name} vragen als {rules.SLOT_LABELS[self.slot]}"

    def permission(self) -> Permission:
        return permissions.may_assign(self.request.act.actor, self.case)

    def subject(self) -> str:
        return f"{self.case.public_id}:{self.slot}"

    @property
    def candidate(self) -> rules.Candidate:
        """This expert with every reason for and against."""
        act = self.request.act
        return queries.candidate(self.case, self.slot, self.expert, act.actor, act.today)

    def form_kwargs(self) -> dict[str, Any]:
        return {"has_warning": any(point.soft for point in self.candidate.open_points)}

    def initial(self) -> dict[str, Any]:
        return {"question": rules.question_for(self.case.kind)}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "crumbs": [case_crumb(self.case)], "open_points": self.candidate.open_points}

    def cancel_url(self) -> str:
        return candidates_url(self.case, self.slot)

    def act(self, form: Any) -> str:
        actions.assign(
            self.request.act,
            application_id=self.case.pk,
            expert_id=self.expert.pk,
            slot=self.slot,
            question=form.cleaned_data["question"],
            reason=form.cleaned_data.get("reason", ""),
        )
        return reverse("applications:case", kwargs={"public_id": self.case.public_id})


class AcceptPage(AssignmentConfirm):
    """An expert takes an assignment."""

    form_class = AcceptForm
    title = "Opdracht aannemen"
    submit_label = "Opdracht aannemen"
    success_message = "De opdracht is aangenomen."

    def permission(self) -> Permission:
        return permissions.may_answer_offer(self.request.act.actor, self.work)

    def context(self) -> dict[str, Any]:
        term = queries.term_of(self.assignment)
        blind = "Het advies is van één deskundige; de andere ziet het niet."
        expected = [f"Uw advies wordt uiterlijk op {dutch_date(term.due)} verwacht."] if term else []
        return {**super().context(), "consequences": [blind, *expected]}

    def act(self, form: Any) -> str:
        actions.accept(self.request.act, assignment_id=self.assignment.pk)
        return self.cancel_url()


class RecusePage(AssignmentForm):
    """An expert gives an assignment back."""

    form_class = RecuseForm
    title = "Opdracht teruggeven"
    lead = "Het secretariaat vraagt dan iemand anders. Wat al geschreven is, wordt weggegooid."
    submit_label = "Opdracht teruggeven"
    success_message = "De opdracht is teruggegeven. Het secretariaat heeft bericht gekregen."

    def permission(self) -> Permission:
        return permissions.may_answer_offer(self.request.act.actor, self.work)

    def act(self, form: Any) -> str:
        actions.recuse(self.request.act, assignment_id=self.assignment.pk, **form.cleaned_data)
        return self.cancel_url()


class ReplacePage(AssignmentForm):
    """The secretariat takes an assignment back."""

    form_class = ReplaceForm
    title = "Deskundige vervangen"
    submit_label = "Opdracht terugnemen"
    success_message = "De opdracht is teruggenomen. Kies nu een andere deskundige."
    keeps_draft = False

    @property
    def lead(self) -> str:  # type: ignore[override]
        name = self.assignment.expert.user.name
        return f"{name} krijgt bericht. Een advies dat nog niet was ingediend, wordt weggegooid; de termijn loopt door."

    def permission(self) -> Permission:
        return permissions.may_replace(self.request.act.actor, self.work)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "notice": short_of_time(self.case, self.request)}

    def act(self, form: Any) -> str:
        actions.replace(self.request.act, assignment_id=self.assignment.pk, **form.cleaned_data)
        return candidates_url(self.case, self.assignment.slot)
