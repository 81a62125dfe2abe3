"""Intake: asking to complete, completing, taking in, telling that it takes longer, withdrawing, discarding."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from accounts import queries as accounts
from applications import actions, paperwork, permissions, queries
from applications.checklist import completeness
from applications.enums import Channel
from applications.forms import GiveSupplementForm, LongerTermForm, ReceivedForm, SupplementForm, WithdrawForm
from applications.letters import SUPPLEMENT
from applications.models import SupplementRequest
from applications.offers import link
from applications.terms import proposed_supplement_day
from applications.views.base import CaseConfirmPage, CaseFormPage
from casework.checklist import Point, blocking, open_points
from casework.parts import with_links
from casework.permissions import Permission
from casework.snapshots import calendar
from casework.terms import check_set_day
from correspondence.rendering import render_html


class RequestSupplementPage(CaseFormPage):
    """Ask the school to complete its application, with a look at the letter first."""

    transition = "request_supplement"
    form_class = SupplementForm
    template_name = "applications/request_supplement.html"
    title = "Aanvulling vragen"
    lead = "De school krijgt een brief met alles wat ontbreekt. De beslistermijn staat stil zolang de school aanvult."
    submit_label = "Aanvulling vragen"
    success_message = "De aanvulling is gevraagd. De school krijgt de brief zodra die is opgemaakt."

    def permission(self) -> Permission:
        return permissions.may_check(self.request.act.actor, self.case)

    @cached_property
    def still_open(self) -> list[Point]:
        """Every open point that may be asked for.

        Asking suspends the legal term, so what is only usual and stands in no provision is left out.
        """
        found = open_points(completeness(queries.case_facts(self.case, self.request.act.today)))
        return [point for point in found if point.reference or not point.soft]

    def form_kwargs(self) -> dict[str, Any]:
        days = calendar()
        return {
            **super().form_kwargs(),
            "open_points": self.still_open,
            "free_day": lambda day: check_set_day(day, days),
        }

    def initial(self) -> dict[str, Any]:
        act = self.request.act
        length = accounts.policy_on(self.case.partnership_id, act.today).supplement_days
        return {
            "items": [point.code for point in blocking(self.still_open)],
            "due_on": proposed_supplement_day(act.today, length, calendar()),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._preview() if "_preview" in request.POST else super().post(request, *args, **kwargs)

    def _preview(self) -> HttpResponse:
        """The letter as it would go out. Nothing is sent; what was typed is kept, so the way back shows it again."""
        form = self.form_class(self.request.POST, initial=self.initial(), **self.form_kwargs())
        if not form.is_valid():
            return self._page(form, 422)
        act = self.request.act
        self._keep(form)
        asked = SupplementRequest(application=self.case, requested_on=act.today, **form.values())
        letter = paperwork.supplement_letter(act, self.case, asked)
        if letter is None:
            form.add_error(None, paperwork.PUPIL_UNKNOWN)
            return self._page(form, 422)
        page = render_html(
            SUPPLEMENT.template, letter, title=SUPPLEMENT.label, dated=act.today, back_url=self.request.path
        )
        return HttpResponse(page)

    def act(self, form: Any) -> str:
        actions.request_supplement(self.request.act, application_id=self.case.pk, **form.values())
        return self.cancel_url()


class GiveSupplementPage(CaseConfirmPage):
    """Report that the supplement is complete: the school by itself, the secretariat for one on paper."""

    transition = "give_supplement"
    template_name = "applications/give_supplement.html"
    title = "Aanvulling insturen"
    submit_label = "Aanvulling insturen"
    success_message = "De aanvulling is ingestuurd. Het secretariaat controleert de aanvraag opnieuw."
    consequences = (
        "Het secretariaat krijgt bericht en controleert de aanvraag opnieuw.",
        "De beslistermijn loopt verder.",
        "Daarna kan de school de aanvraag niet meer wijzigen.",
    )

    @property
    def _on_paper(self) -> bool:
        return self.case.channel != Channel.PORTAL

    @cached_property
    def _asked(self) -> SupplementRequest | None:
        return queries.open_supplement(self.case)

    @property
    def form_class(self) -> Any:  # type: ignore[override]
        """On paper the day counts on which the last missing item came in."""
        return ReceivedForm if self._on_paper else GiveSupplementForm

    def permission(self) -> Permission:
        return permissions.may_supply(self.request.act.actor, self.case)

    def form_kwargs(self) -> dict[str, Any]:
        unchanged = self._asked is not None and queries.is_unchanged(self._asked)
        known: dict[str, Any] = {"today": self.request.act.today, "unchanged": unchanged}
        if self._on_paper:
            known["requested_on"] = self._asked.requested_on if self._asked else None
        return known

    def context(self) -> dict[str, Any]:
        return {**super().context(), "asked": self._asked}

    def open_points(self) -> list[Point]:
        facts = queries.case_facts(self.case, self.request.act.today)
        return with_links(blocking(completeness(facts)), self.case)

    def act(self, form: Any) -> str:
        actions.give_supplement(self.request.act, application_id=self.case.pk, **form.values())
        return self.cancel_url()


class CloseSupplementPage(CaseConfirmPage):
    """Close a supplement whose last day has passed unused."""

    transition = "close_supplement"
    title = "Termijn om aan te vullen sluiten"
    submit_label = "Termijn sluiten"
    success_message = "De termijn is gesloten."
    consequences = (
        "De school kan de aanvraag niet meer aanvullen.",
        "De beslistermijn loopt verder vanaf de dag na de laatste dag.",
        "De aanvraag kan verder worden behandeld, of er kan een voorstel komen om haar buiten behandeling te laten.",
    )

    def permission(self) -> Permission:
        act = self.request.act
        asked = queries.open_supplement(self.case)
        return permissions.may_close_supplement(
            act.actor, self.case, due_on=asked.due_on if asked else None, today=act.today
        )

    def act(self, form: Any) -> str:
        actions.close_supplement(self.request.act, application_id=self.case.pk)
        return self.cancel_url()


class TakeInPage(CaseConfirmPage):
    """Mark the application as complete; what is still open is shown and is the secretariat's judgement."""

    transition = "take_in"
    template_name = "applications/take_in.html"
    title = "Compleet verklaren"
    submit_label = "Compleet verklaren"
    success_message = "De aanvraag is compleet."
    consequences = (
        "De aanvraag geldt als compleet en gaat naar de deskundigen.",
        "De school ziet dat de aanvraag compleet is.",
        "De beslistermijn loopt door; compleet verklaren verandert daar niets aan.",
    )

    def permission(self) -> Permission:
        return permissions.may_check(self.request.act.actor, self.case)

    @cached_property
    def _still_open(self) -> list[Point]:
        return open_points(completeness(queries.case_facts(self.case, self.request.act.today)))

    def open_points(self) -> list[Point]:
        """With the way to mend a point only where the secretariat keeps that section itself."""
        actor = self.request.act.actor
        found = []
        for point in self._still_open:
            section = point.repair.partition(":")[2]
            may_mend = permissions.may_edit_section(actor, self.case, section)
            found.append(point if may_mend else replace(point, repair=""))
        return with_links(found, self.case)

    def context(self) -> dict[str, Any]:
        ask_url = link("request_supplement", self.case) if blocking(self._still_open) else ""
        return {**super().context(), "ask_url": ask_url}

    def act(self, form: Any) -> str:
        actions.take_in(self.request.act, application_id=self.case.pk)
        return self.cancel_url()


class LongerTermPage(CaseFormPage):
    """Tell the school in time that the decision comes later."""

    form_class = LongerTermForm
    title = "Langere termijn mededelen"
    lead = "Haalt het besluit de laatste dag niet, deel dan vóór die dag mee wanneer het er wel is (Awb 4:14)."
    submit_label = "Mededeling versturen"
    success_message = "De mededeling wordt opgemaakt en gaat naar de school."

    def permission(self) -> Permission:
        return permissions.may_announce_longer_term(self.request.act.actor, self.case)

    def form_kwargs(self) -> dict[str, Any]:
        days = calendar()
        due = next((term.due for term in queries.own_terms(self.case) if term.code == "decide_application"), None)
        return {"today": self.request.act.today, "free_day": lambda day: check_set_day(day, days), "due": due}

    def act(self, form: Any) -> str:
        actions.announce_longer_term(self.request.act, application_id=self.case.pk, **form.cleaned_data)
        return self.cancel_url()


class WithdrawPage(CaseConfirmPage):
    """Withdraw an application, with a reason."""

    transition = "withdraw"
    form_class = WithdrawForm
    title = "Aanvraag intrekken"
    submit_label = "Aanvraag intrekken"
    success_message = "De aanvraag is ingetrokken."
    warning = "Intrekken kan niet ongedaan worden gemaakt. Daarna is een nieuwe aanvraag nodig."
    consequences = (
        "Er komt geen besluit; alle termijnen vervallen.",
        "Deskundigen lezen alleen dat hun opdracht is vervallen. Adviezen gaan naar niemand.",
        "De school, het samenwerkingsverband en ouders met toegang krijgen bericht.",
    )

    def permission(self) -> Permission:
        facts = permissions.WithdrawFacts(self.case, self.case.published_on is not None)
        return permissions.may_withdraw(self.request.act.actor, facts)

    def act(self, form: Any) -> str:
        actions.withdraw(self.request.act, application_id=self.case.pk, **form.cleaned_data)
        return self.cancel_url()


class DiscardPage(CaseConfirmPage):
    """Throw a draft away."""

    title = "Concept weggooien"
    submit_label = "Weggooien"
    success_message = "Het concept is weggegooid."
    warning = "Dit kan niet ongedaan worden gemaakt."
    consequences = ("Alles wat in dit concept is ingevuld en toegevoegd, wordt verwijderd.",)

    def permission(self) -> Permission:
        return permissions.may_discard(self.request.act.actor, self.case)

    def act(self, form: Any) -> str:
        actions.discard(self.request.act, application_id=self.case.pk)
        return reverse("applications:list")
