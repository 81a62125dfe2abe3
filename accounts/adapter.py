"""How the sign-in package fits into our house: no public sign-up, mail as rows, addresses of ours."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from accounts import queries
from accounts.enums import STAFF_ROLES
from casework import mail

ALONE = 15
LONGEST_PASSWORD = 128


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in, with mail through the outbox and accounts by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account by himself; see ``accounts.actions.invite_member``."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the message as a row, so that it is sent after commit and its fate is known."""
        request = _request()
        message = self.render_mail(template_prefix, email, {**context, "site": settings.SITE_URL, "email": email})
        user = context.get("user")
        mail.queue_text(
            request.act,
            f"account_{template_prefix.rpartition('/')[2]}",
            address=email,
            occasion=request.act.request_id,
            subject=message.subject,
            body=str(message.body),
            user_id=user.pk if isinstance(user, AbstractBaseUser) else None,
        )

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the owner that a password or factor of the account has changed."""
        self.send_mail(template_prefix, email or user.email, {**(context or {}), "user": user})

    def is_ajax(self, request: HttpRequest) -> bool:
        """Pages only: the package's answers to scripts are not used."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again only when signing in itself was not just now; the package would ask right after it as well."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        request = _request()
        since = request.act.now.timestamp() - app_settings.REAUTHENTICATION_TIMEOUT
        return not any(record["at"] > since for record in get_authentication_records(request, request.user))

    def clean_password(self, password: str, user: Any = None) -> str:
        """A longer password for who signs in without a second step (parents)."""
        cleaned: str = super().clean_password(password, user=user)
        if len(cleaned) > LONGEST_PASSWORD:
            raise ValidationError(f"Een wachtwoord telt ten hoogste {LONGEST_PASSWORD} tekens.")
        if user is not None and user.pk and len(cleaned) < ALONE and not _has_second_step(user):
            raise ValidationError(f"Kies een wachtwoord van ten minste {ALONE} tekens.")
        return cleaned

    def format_email_subject(self, subject: str) -> str:
        """The subject as it stands in its template."""
        return subject

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of a password reset, on the address of this installation (never that of the request)."""
        uid, _, token = key.partition("-")
        return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Back to the start page."""
        return "/"


def _has_second_step(user: Any) -> bool:
    """Whether a second factor stands beside the password: always for staff, otherwise when one was set up."""
    return user.memberships.filter(role__in=STAFF_ROLES).exists() or queries.has_second_factor(user.pk)


def _request() -> Any:
    return context.request
