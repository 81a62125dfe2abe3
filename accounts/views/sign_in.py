"""Signing in and out: the views of the sign-in package that we use, in our frame and with our answers."""

from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import views as factors
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator

from accounts.forms import sign_in as forms


class Framed:
    """A form of the package: our template, 422 for what is wrong, and no request without an act.

    The package can resume a POST after the password was asked again, on a request that our middleware never saw; such
    a POST is asked for once more instead.
    """

    template_name = "account/form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not hasattr(request, "act"):
            return HttpResponseRedirect(request.path)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = 422
        return response


@method_decorator(login_not_required, name="dispatch")
class SignIn(Framed, account.LoginView):
    """E-mail address and password."""

    form_class = forms.SignInForm
    template_name = "account/login.html"
    extra_context = {
        "title": "Aanmelden",
        "lead": "Voor scholen, deskundigen, ouders en het samenwerkingsverband.",
        "submit_label": "Aanmelden",
    }


class SignOut(account.LogoutView):
    """Asks, and signs out on POST."""

    template_name = "account/logout.html"


class Inactive(account.AccountInactiveView):
    """The password is right, but the account was closed."""

    template_name = "account/account_inactive.html"


class Reauthenticate(Framed, account.ReauthenticateView):
    """The password once more."""

    form_class = forms.ReauthenticateForm
    extra_context = {
        "title": "Bevestig dat u het bent",
        "lead": "Typ uw wachtwoord nog een keer, voordat u hier verder gaat.",
        "submit_label": "Verder",
    }


class ChangePassword(Framed, account.PasswordChangeView):
    """Another password; every other session of this person ends."""

    form_class = forms.ChangePasswordForm
    success_url = reverse_lazy("accounts:account")
    extra_context = {
        "title": "Wachtwoord wijzigen",
        "lead": "Op andere apparaten wordt u afgemeld.",
        "submit_label": "Wachtwoord wijzigen",
    }

    def get_default_success_url(self) -> str:
        return reverse("accounts:account")


@method_decorator(login_not_required, name="dispatch")
class ResetPassword(Framed, account.PasswordResetView):
    """Ask for a link."""

    form_class = forms.ResetPasswordForm
    extra_context = {
        "title": "Wachtwoord vergeten",
        "lead": "U krijgt een e-mail met een link waarmee u een nieuw wachtwoord kiest.",
        "submit_label": "Link aanvragen",
    }


class ResetPasswordDone(account.PasswordResetDoneView):
    """The link is on its way, if there is an account."""

    template_name = "account/password_reset_done.html"


@method_decorator(login_not_required, name="dispatch")
class NewPassword(Framed, account.PasswordResetFromKeyView):
    """Choose a new password behind a link. Somebody who is signed in signs out first: a GET ends no session."""

    form_class = forms.NewPasswordForm
    template_name = "account/password_reset_from_key.html"
    extra_context = {
        "title": "Nieuw wachtwoord kiezen",
        "lead": "Daarna meldt u zich aan met het nieuwe wachtwoord.",
        "submit_label": "Wachtwoord opslaan",
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return render(request, "accounts/sign_out_first.html", status=409)
        return super().dispatch(request, *args, **kwargs)


class NewPasswordDone(account.PasswordResetFromKeyDoneView):
    """The new password is set."""

    template_name = "account/password_reset_from_key_done.html"


@method_decorator(login_not_required, name="dispatch")
class Code(Framed, factors.AuthenticateView):
    """The second factor at sign-in."""

    form_class = forms.CodeForm
    extra_context = {
        "title": "Tweede stap",
        "lead": "Voor dit account is na het wachtwoord een code nodig.",
        "submit_label": "Aanmelden",
    }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A POST without a code is answered as an empty one; the package would take it for a security key."""
        if "code" not in request.POST:
            return HttpResponseRedirect(request.path, status=303)
        return super().post(request, *args, **kwargs)

    def _build_forms(self) -> Any:
        if self.request.method == "POST" and "code" not in self.request.POST:
            return None
        return super()._build_forms()


class CodeAgain(Framed, factors.ReauthenticateView):
    """The second factor once more."""

    form_class = forms.CodeAgainForm
    extra_context = {
        "title": "Bevestig dat u het bent",
        "lead": "Typ een code uit uw authenticator-app, voordat u hier verder gaat.",
        "submit_label": "Verder",
    }


class SetUpFactor(Framed, totp.ActivateTOTPView):
    """Set up an authenticator app. Showing its first code is the second factor of this session."""

    form_class = forms.SetUpFactorForm
    template_name = "mfa/totp/activate_form.html"
    extra_context = {
        "title": "Tweede stap instellen",
        "lead": "Wie voor een school of het samenwerkingsverband werkt, meldt zich aan met een wachtwoord en een code.",
        "submit_label": "Tweede stap instellen",
    }

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp", reauthenticated=True)
        return response

    def get_success_url(self) -> str:
        return reverse("accounts:recovery_codes")


class RemoveFactor(Framed, totp.DeactivateTOTPView):
    """Take an authenticator app away, for instance to set up a new phone."""

    form_class = forms.RemoveFactorForm
    success_url = reverse_lazy("accounts:account")
    extra_context = {
        "title": "Authenticator-app weghalen",
        "lead": "Werkt u voor een school of het samenwerkingsverband, dan stelt u daarna meteen een nieuwe app in.",
        "submit_label": "App weghalen",
    }
