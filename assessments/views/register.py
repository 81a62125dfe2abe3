"""The register of experts: the list, one expert, what ties him, when he is away."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from accounts.enums import Role
from accounts.views.finding import one
from assessments import actions, permissions, queries, worklists
from assessments.forms import AbsenceForm, EndTieForm, ExpertForm, NewExpertForm, TieForm
from assessments.models import Absence, Expert, Tie
from assessments.views.base import address
from casework.pages import ConfirmPage, FormPage
from casework.parts import Link
from casework.permissions import Permission, require


def _crumbs(request: HttpRequest, expert: Expert | None = None) -> list[Link]:
    if request.act.actor.role == Role.EXPERT:
        return [Link("Mijn gegevens", reverse("assessments:my_register"))]
    first = Link("Deskundigen", reverse("assessments:experts"))
    return [first, Link(expert.user.name, address("expert", expert))] if expert else [first]


@require_safe
def experts(request: HttpRequest) -> HttpResponse:
    """Everybody in the register, with professions, registration and open files."""
    act = request.act
    may_keep = permissions.may_keep_register(act.actor, act.actor.partnership_id)
    require(may_keep)
    context = {"list": worklists.register(act.actor, act.today)}
    return render(request, "assessments/experts.html", context)


@require_safe
def my_register(request: HttpRequest) -> HttpResponse:
    """An expert goes to what the register says of him."""
    if request.act.actor.role != Role.EXPERT:
        raise Http404
    mine = queries.experts_visible_to(request.act.actor).order_by("id").first()
    if mine is None:
        return render(request, "assessments/not_registered.html")
    return redirect("assessments:expert", public_id=mine.public_id)


@require_safe
def expert(request: HttpRequest, public_id: str) -> HttpResponse:
    """One expert: the secretariat keeps it, the expert reads it and enters his own absence."""
    act = request.act
    found = one(queries.experts_visible_to(act.actor), public_id=public_id)
    facts = queries.register_entry(found, act.today)
    context = {
        "expert": found,
        "entry": facts,
        "crumbs": _crumbs(request)[:1],
        "may_keep": permissions.may_keep_register(act.actor, found.partnership_id),
        "may_be_away": permissions.may_enter_absence(act.actor, found),
        "today": act.today,
    }
    return render(request, "assessments/expert.html", context)


class _RegisterPage(FormPage):
    """A form in the register that only the secretariat uses."""

    template_name = "assessments/form.html"
    expert: Expert | None = None

    def load(self, **kwargs: Any) -> None:
        if "public_id" in kwargs:
            self.expert = one(queries.experts_visible_to(self.request.act.actor), public_id=kwargs["public_id"])

    def permission(self) -> Permission:
        actor = self.request.act.actor
        owner = self.expert.partnership_id if self.expert else actor.partnership_id
        return permissions.may_keep_register(actor, owner)

    def context(self) -> dict[str, Any]:
        return {"crumbs": _crumbs(self.request, self.expert)}

    def cancel_url(self) -> str:
        return address("expert", self.expert) if self.expert else reverse("assessments:experts")


class AddExpertPage(_RegisterPage):
    """Put somebody in the register."""

    form_class = NewExpertForm
    title = "Deskundige toevoegen"
    lead = "Leg vast waarin iemand deskundig is. De rol zelf geeft de functioneel beheerder."
    submit_label = "Toevoegen"
    success_message = "De deskundige staat in het register."

    def form_kwargs(self) -> dict[str, Any]:
        return {"memberships": queries.not_registered(self.request.act.actor, self.request.act.today)}

    def act(self, form: Any) -> str:
        values = dict(form.cleaned_data)
        membership = values.pop("membership")
        made = actions.register_expert(self.request.act, user_id=membership.user_id, values=values)
        return address("expert", made)


class ChangeExpertPage(_RegisterPage):
    """Change what the register says."""

    form_class = ExpertForm
    title = "Gegevens wijzigen"
    lead = "Wat hier staat, bepaalt op welke plaats iemand kan adviseren en of de registratie nog geldt."
    success_message = "De gegevens zijn opgeslagen."

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.expert, name) for name in actions.EDITABLE}

    def version(self) -> str:
        return str(self.expert.version) if self.expert else ""

    def act(self, form: Any) -> str:
        version = self.expected_version
        actions.change_expert(
            self.request.act,
            expert_id=self.expert.pk,
            values=form.cleaned_data,
            expected_version=int(version) if version.isdecimal() else None,
        )
        return address("expert", self.expert)


class AddTiePage(_RegisterPage):
    """Write down what ties an expert."""

    form_class = TieForm
    title = "Band vastleggen"
    lead = "Een deskundige adviseert niet over een aanvraag van een school of bestuur waaraan een band bestaat."
    submit_label = "Vastleggen"
    success_message = "De band is vastgelegd."

    def form_kwargs(self) -> dict[str, Any]:
        return {"boards": accounts.boards_of(self.request.act.actor)}

    def act(self, form: Any) -> str:
        values = dict(form.cleaned_data)
        board = values.pop("organisation")
        actions.add_tie(
            self.request.act, expert_id=self.expert.pk, organisation_id=board.pk if board else None, **values
        )
        return address("expert", self.expert)


class EndTiePage(_RegisterPage):
    """End a tie; the row stays."""

    form_class = EndTieForm
    title = "Band beëindigen"
    lead = "De band blijft in het register staan. Bij een dossier verschijnt daarna een waarschuwing."
    submit_label = "Beëindigen"
    success_message = "De band is beëindigd."
    tie: Tie

    def load(self, **kwargs: Any) -> None:
        self.tie = one(queries.ties_visible_to(self.request.act.actor), public_id=kwargs["public_id"])
        self.expert = self.tie.expert

    def act(self, form: Any) -> str:
        actions.end_tie(self.request.act, tie_id=self.tie.pk, until=form.cleaned_data["until"])
        return address("expert", self.expert)


class AddAbsencePage(_RegisterPage):
    """Enter days away: the secretariat, or the expert himself."""

    form_class = AbsenceForm
    title = "Afwezigheid vastleggen"
    lead = "Op deze dagen komen er geen nieuwe opdrachten. Wat al openstaat, blijft staan tot het wordt teruggenomen."
    submit_label = "Vastleggen"
    success_message = "De afwezigheid is vastgelegd."

    def permission(self) -> Permission:
        return permissions.may_enter_absence(self.request.act.actor, self.expert)

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today}

    def act(self, form: Any) -> str:
        actions.add_absence(self.request.act, expert_id=self.expert.pk, **form.cleaned_data)
        return address("expert", self.expert)


class RemoveAbsencePage(ConfirmPage):
    """Take an absence away."""

    template_name = "assessments/confirm.html"
    title = "Afwezigheid verwijderen"
    submit_label = "Verwijderen"
    consequences = ("Vanaf nu kunnen er op deze dagen weer nieuwe opdrachten komen.",)
    success_message = "De afwezigheid is verwijderd."
    absence: Absence

    def load(self, **kwargs: Any) -> None:
        self.absence = one(queries.absences_visible_to(self.request.act.actor), public_id=kwargs["public_id"])

    def permission(self) -> Permission:
        return permissions.may_enter_absence(self.request.act.actor, self.absence.expert)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "crumbs": _crumbs(self.request, self.absence.expert)}

    def cancel_url(self) -> str:
        return address("expert", self.absence.expert)

    def act(self, form: Any) -> str:
        actions.remove_absence(self.request.act, absence_id=self.absence.pk)
        return self.cancel_url()
