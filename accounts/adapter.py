"""How the sign-in package fits into our house: no public sign-up, mail as rows, addresses of ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from casework import mail


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


def _request() -> Any:
    return context.request
