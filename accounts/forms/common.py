"""Fields that several forms of this app use."""

from typing import Any

from django import forms
from django.core.validators import EmailValidator

from casework.fields import TextField

LONGEST_EMAIL = 254


class EmailInput(forms.EmailInput):
    """An e-mail address, shown without the one character that a page cannot carry."""

    def format_value(self, value: Any) -> str | None:
        """The text without NUL."""
        return None if value in (None, "") else str(value).replace("\x00", "")


class EmailField(TextField):
    """An e-mail address; the value is in lower case."""

    default_validators = (EmailValidator("Vul een volledig e-mailadres in, zoals naam@voorbeeld.nl."),)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", EmailInput(attrs={"autocomplete": "email"}))
        super().__init__(max_length=LONGEST_EMAIL, **kwargs)

    def to_python(self, value: Any) -> str:
        """The address as it is stored."""
        return super().to_python(value).strip().lower()


class PasswordField(forms.CharField):
    """A password, exactly as typed; never shown again."""

    def __init__(self, *, new: bool = False, **kwargs: Any) -> None:
        kind = "new-password" if new else "current-password"
        kwargs.setdefault("widget", forms.PasswordInput(attrs={"autocomplete": kind}))
        super().__init__(strip=False, **kwargs)
        self.most = 128

    def validate(self, value: str) -> None:
        """Refuse what is longer than any password that can be set: hashing it would only cost time."""
        super().validate(value)
        if len(value) > self.most:
            raise forms.ValidationError(f"Een wachtwoord telt ten hoogste {self.most} tekens.", code="max_length")
