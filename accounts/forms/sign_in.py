"""The forms of the sign-in package in our words and look."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp

from casework.forms import PlainForm

HINT_NEW = "Ten minste 12 tekens, of 15 als u zich zonder tweede stap aanmeldt. Een zin van een paar woorden is goed."
CODE_HINT = "De zes cijfers uit uw authenticator-app."


class OwnWords(PlainForm):
    """A form of the package under our form: Dutch labels and hints, no text inside the fields."""

    words: ClassVar[dict[str, tuple[str, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            label, hint = self.words[name]
            field.label, field.help_text = label, hint
            field.error_messages["required"] = f"Vul in: ‘{label}’."


class SignInForm(OwnWords, account.LoginForm):
    """E-mail address and password."""

    words = {"login": ("E-mailadres", ""), "password": ("Wachtwoord", "")}


class ReauthenticateForm(OwnWords, account.ReauthenticateForm):
    """The password once more, before something that matters."""

    words = {"password": ("Wachtwoord", "")}


class ChangePasswordForm(OwnWords, account.ChangePasswordForm):
    """Another password."""

    words = {
        "oldpassword": ("Huidig wachtwoord", ""),
        "password1": ("Nieuw wachtwoord", HINT_NEW),
        "password2": ("Herhaal het nieuwe wachtwoord", ""),
    }


class ResetPasswordForm(OwnWords, account.ResetPasswordForm):
    """To which address the link goes. A known and an unknown address do the same work and give the same answer."""

    words = {"email": ("E-mailadres", "Het adres waarmee u zich aanmeldt.")}

    def save(self, request: Any, **kwargs: Any) -> str:
        """Mail a link, or that there is no account for this address."""
        if self.users:
            return str(super().save(request, **kwargs))
        email = str(self.cleaned_data["email"])
        get_adapter().send_mail("account/email/unknown_account", email, {})
        return email


class NewPasswordForm(OwnWords, account.ResetPasswordKeyForm):
    """The new password behind a reset link."""

    words = {
        "password1": ("Nieuw wachtwoord", HINT_NEW),
        "password2": ("Herhaal het nieuwe wachtwoord", ""),
    }


class CodeForm(OwnWords, factors.AuthenticateForm):
    """The second factor at sign-in."""

    words = {"code": ("Code", f"{CODE_HINT} Hebt u de app niet bij de hand? Gebruik een herstelcode.")}


class CodeAgainForm(OwnWords, factors.ReauthenticateForm):
    """The second factor once more."""

    words = {"code": ("Code", f"{CODE_HINT} Hebt u de app niet bij de hand? Gebruik een herstelcode.")}


class SetUpFactorForm(OwnWords, totp.ActivateTOTPForm):
    """The first code of a new authenticator app."""

    words = {"code": ("Code uit de app", "De zes cijfers die de app nu toont.")}


class RemoveFactorForm(OwnWords, totp.DeactivateTOTPForm):
    """Taking an authenticator app away; no fields."""
