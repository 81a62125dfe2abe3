"""Beginning: a new application of a school, an application that came in otherwise, and when none is needed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from accounts.enums import LwooMode
from applications import actions, permissions, queries
from applications.forms import RegisterForm, StartForm
from applications.lwoo import regimes_ahead
from applications.offers import link
from casework import registries
from casework.acting import Act
from casework.pages import FormPage
from casework.parts import Link, Notice
from casework.permissions import Permission, require


def lwoo_notice(act: Act) -> Notice | None:
    """What is different about lwoo in a partnership, before somebody begins."""
    modes = queries.modes_ahead(act.actor.partnership_id or 0, act.today)
    tone = "attention" if LwooMode.POPULATION in modes.values() else "info"
    said = regimes_ahead(modes)
    return Notice(said, title="Lwoo in dit samenwerkingsverband", tone=tone) if said else None


class StartPage(FormPage):
    """Start an application for one site of one's own board."""

    form_class = StartForm
    template_name = "applications/start.html"
    title = "Nieuwe aanvraag"
    submit_label = "Verder"

    @property
    def lead(self) -> str:  # type: ignore[override]
        """What comes, and when the partnership likes to have applications."""
        act = self.request.act
        note = accounts.policy_on(act.actor.partnership_id or 0, act.today).submission_note
        first = "Het begint met een paar vragen; de rest kan daarna in eigen tempo."
        return f"{first} Indienen, volgens het samenwerkingsverband: {note}" if note else first

    def permission(self) -> Permission:
        return permissions.may_start(self.request.act.actor)

    def form_kwargs(self) -> dict[str, Any]:
        act = self.request.act
        return {"sites": accounts.own_sites(act.actor, act.today)}

    def initial(self) -> dict[str, Any]:
        act = self.request.act
        sites = list(accounts.own_sites(act.actor, act.today)[:2])
        return {"site": sites[0].public_id} if len(sites) == 1 else {}

    def context(self) -> dict[str, Any]:
        ways = registries.links_on("applications:start", self.request.act.actor)
        crumbs = [Link("Aanvragen", reverse("applications:list"))]
        return {"crumbs": crumbs, "ways": ways, "notice": lwoo_notice(self.request.act)}

    def cancel_url(self) -> str:
        return reverse("applications:list")

    def act(self, form: Any) -> str:
        typed = form.cleaned_data
        if typed["earlier_decision"]:
            return reverse("applications:earlier_decision")
        case = actions.start(self.request.act, kind=typed["kind"], site_id=typed["site"].pk, earlier_decision=False)
        return link("tasks", case)


@require_safe
def earlier_decision(request: HttpRequest) -> HttpResponse:
    """Why no new application is needed when there is a decision already, and what to do with that one."""
    require(permissions.may_start(request.act.actor))
    return render(request, "applications/earlier_decision.html", {"start_url": reverse("applications:start")})


class RegisterPage(FormPage):
    """Register an application that came by post, by mail or was handed over."""

    form_class = RegisterForm
    template_name = "applications/form.html"
    title = "Ontvangen aanvraag invoeren"
    lead = "Voor een aanvraag die per post of e-mail is binnengekomen. Daarna vult u de onderdelen in."
    submit_label = "Aanvraag vastleggen"
    success_message = "De aanvraag is vastgelegd. Vul nu de onderdelen in en voeg de scan toe bij Documenten."

    def permission(self) -> Permission:
        return permissions.may_register(self.request.act.actor)

    def form_kwargs(self) -> dict[str, Any]:
        act = self.request.act
        return {"sites": accounts.open_sites(act.actor, act.today), "today": act.today}

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.request.act.today}

    def context(self) -> dict[str, Any]:
        return {"crumbs": [Link("Aanvragen", reverse("applications:list"))]}

    def cancel_url(self) -> str:
        return reverse("applications:list")

    def act(self, form: Any) -> str:
        return link("tasks", actions.register_received(self.request.act, **form.values()))
