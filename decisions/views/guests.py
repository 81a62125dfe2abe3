"""Letting a school read a declaration, closing its link, and the page behind that link."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.middleware import outside_hats
from casework import access
from casework.pages import ConfirmPage
from casework.permissions import Permission
from casework.refusals import WrongState
from casework.text import dutch_date
from correspondence.views.downloads import hand_out
from decisions import actions, permissions, queries
from decisions.enums import PaperKind
from decisions.forms import AdmitGuestForm
from decisions.models import Guest
from decisions.presenting import DOWNLOADS
from decisions.views.base import DecisionFormPage, crumbs


class AdmitGuestPage(DecisionFormPage):
    """Record which school the pupil is at, and mail it a link."""

    form_class = AdmitGuestForm
    title = "Verklaring laten inzien door een school"
    lead = (
        "Voor de school waar de leerling nu staat ingeschreven of is aangemeld. Zij krijgt een link die 14 dagen werkt"
        " en alleen de verklaring laat zien: niet het besluit, de adviezen of iets anders uit het dossier."
    )
    submit_label = "Vastleggen en link versturen"
    success_message = "Vastgelegd. De school krijgt een bericht met de link."

    def permission(self) -> Permission:
        return permissions.may_admit_guest(self.request.act.actor, self.decision)

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today}

    def act(self, form: Any) -> str:
        actions.admit_guest(self.request.act, decision_id=self.decision.pk, record=form.record())
        return f"{self.cancel_url()}#deel-guests"


class WithdrawGuestPage(ConfirmPage):
    """Close the link of a school."""

    template_name = "applications/confirm.html"
    title = "Link naar de verklaring intrekken"
    submit_label = "Link intrekken"
    success_message = "De link is ingetrokken en werkt niet meer."
    consequences = (
        "De link werkt meteen niet meer.",
        "Wat de school al heeft gedownload, houdt zij. Vraag zo nodig om dat te vernietigen.",
    )
    guest: Guest

    def load(self, **kwargs: Any) -> None:
        visible = queries.guests_visible_to(self.request.act.actor)
        found = visible.filter(public_id=kwargs["public_id"]).order_by("id").first()
        if found is None:
            raise Http404
        self.guest = found
        access.note(self.request, found.decision.application_id)

    def permission(self) -> Permission:
        return permissions.may_withdraw_guest(self.request.act.actor, self.guest.decision.application)

    def context(self) -> dict[str, Any]:
        case = self.guest.decision.application
        lead = f"De link voor {self.guest}, geldig tot en met {dutch_date(self.guest.valid_until)}."
        return {**super().context(), "crumbs": crumbs(case), "open_points": [], "lead": lead}

    def cancel_url(self) -> str:
        return crumbs(self.guest.decision.application)[-1].url

    def act(self, form: Any) -> str:
        actions.withdraw_guest(self.request.act, guest_id=self.guest.pk)
        return f"{self.cancel_url()}#deel-guests"


def _dead(request: HttpRequest) -> HttpResponse:
    """An unknown, withdrawn and expired link are one and the same page."""
    return render(request, "decisions/guest_dead.html", status=404)


@method_decorator(login_not_required, name="dispatch")
@method_decorator(outside_hats, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class GuestPage(View):
    """What a school may open, and the button that does so: a program that follows links opens nothing."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Say whose declaration it is not: the page itself names no pupil."""
        guest = queries.guest_of(token, request.act.today)
        if guest is None:
            return _dead(request)
        context = {"guest": guest, "decision": guest.decision, "partnership": guest.decision.application.partnership}
        if not queries.may_be_read(guest):
            return render(request, "decisions/guest_ended.html", context, status=409)
        return render(request, "decisions/guest.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Write down that the declaration is opened, and hand it out."""
        try:
            actions.open_declaration(request.act, token=token)
        except WrongState:
            return self.get(request, token)
        return HttpResponseRedirect(reverse("decisions:guest_file", kwargs={"token": token}), status=303)


@login_not_required
@outside_hats
@never_cache
@require_safe
def guest_file(request: HttpRequest, token: str) -> HttpResponseBase:
    """The declaration itself, for who opened it; noted as a look of that school."""
    guest = queries.guest_of(token, request.act.today)
    if guest is None:
        return _dead(request)
    file = queries.declaration_for(guest)
    if file is None:
        return HttpResponseRedirect(reverse("decisions:guest", kwargs={"token": token}))
    access.note_guest(request, queries.act_of_guest(request.act, guest), str(guest))
    return hand_out(request, file, DOWNLOADS[PaperKind.DECLARATION])
