"""One's own account."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.recovery_codes.internal import flows
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions, queries
from accounts.forms import NameForm
from casework.pages import FormPage


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Name, address, roles, and how one signs in."""
    context = {
        "hats": request.hats,
        "has_second_factor": queries.has_second_factor(request.user.pk),
        "today": request.act.today,
    }
    return render(request, "accounts/account.html", context)


class ChangeNamePage(FormPage):
    """Change one's own name."""

    title = "Naam wijzigen"
    lead = "Deze naam staat bij alles wat vanaf nu gebeurt. Wat al is vastgelegd, houdt de naam van toen."
    success_message = "Uw naam is gewijzigd."
    form_class = NameForm

    def initial(self) -> dict[str, Any]:
        return {"name": self.request.user.name}

    def cancel_url(self) -> str:
        return reverse("accounts:account")

    def act(self, form: Any) -> str:
        actions.change_own_name(self.request.act, name=form.cleaned_data["name"])
        return self.cancel_url()


@never_cache
@require_http_methods(["GET", "POST"])
@reauthentication_required(app="allauth.mfa")
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Codes for the day that the phone is gone: made anew by a button and shown once, so that a GET changes nothing."""
    if not hasattr(request, "act"):
        # The package resumed a POST on a request that our middleware never saw: ask for it once more.
        return HttpResponseRedirect(request.path)
    possible = queries.has_second_factor(request.user.pk)
    codes: list[str] = []
    if possible and request.method == "POST":
        codes = flows.generate_recovery_codes(request).wrap().get_unused_codes()
    return render(request, "accounts/recovery_codes.html", {"possible": possible, "codes": codes})
