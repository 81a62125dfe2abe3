"""Who acts in this request: the hat that is on, checked now, and the second factor that staff must have."""

import uuid
from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from accounts import queries
from accounts.enums import STAFF_ROLES
from accounts.models import Membership
from accounts.queries.access import actor_of
from casework import access, clock
from casework.acting import Act, Actor

SESSION_KEY = "membership_id"
OUTSIDE_HATS = "outside_hats"
NOBODY = Actor(None, None, "", None, None, "")

# Signing in and out, one's own account, and pages that are the same for everybody.
WITHOUT_HAT = frozenset(
    {
        "account_change_password",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "accounts:account",
        "accounts:hats",
        "accounts:help",
        "accounts:invitation",
        "accounts:privacy",
        "accounts:recovery_codes",
        "accounts:switch_hat",
        "mfa_activate_totp",
        "mfa_authenticate",
        "mfa_deactivate_totp",
        "mfa_reauthenticate",
    }
)

# All that works between the password and the second factor.
BEFORE_SECOND_FACTOR = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "accounts:help",
        "accounts:privacy",
        "mfa_activate_totp",
        "mfa_authenticate",
        "mfa_reauthenticate",
    }
)


def outside_hats(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view of an upper app as working without a hat and before the second factor (one-click demo sign-in)."""
    setattr(view, OUTSIDE_HATS, True)
    return view


class HatMiddleware:
    """Puts ``request.act`` and ``request.hats`` in place, and leads to the page that is missing first.

    The hat in the session is looked up on every request, so a right that was taken away is gone on the next one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = clock.now()
        request.hats = _hats_of(request, clock.amsterdam_date(now))
        request.hat = _chosen(request)
        request.act = Act(_actor_of(request), now, str(uuid.uuid4()))
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not request.user.is_authenticated or getattr(view, OUTSIDE_HATS, False):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if needs_second_factor(request) and name not in BEFORE_SECOND_FACTOR:
            return HttpResponseRedirect(_way_to_second_factor(request))
        if request.hat or name in WITHOUT_HAT:
            return None
        if request.hats:
            return HttpResponseRedirect(reverse("accounts:hats"))
        return render(request, "accounts/no_hat.html", status=403)


class AccessLogMiddleware:
    """Writes down who is shown what of a case, before it is shown; when that fails, nothing is shown.

    Inside the hat, outside the guard on GET: the row is written when the view is done, in a statement of its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        looks = access.noted(request)
        reader = access.guest(request) or _reader(request)
        if looks and reader and response.status_code in access.SHOWING:
            access.write(*reader, looks)
        return response


def _reader(request: HttpRequest) -> tuple[Act, str] | None:
    return (request.act, request.hat.organisation.name) if request.hat else None


def _hats_of(request: HttpRequest, day: Any) -> list[Membership]:
    return queries.hats_of(request.user, day) if request.user.is_authenticated else []


def _chosen(request: HttpRequest) -> Membership | None:
    """The hat that was put on, or the only one there is. A hat that was put on and ended is never swapped silently."""
    if not request.hats:
        return None
    chosen = request.session.get(SESSION_KEY)
    if chosen is None:
        return request.hats[0] if len(request.hats) == 1 else None
    return next((hat for hat in request.hats if hat.pk == chosen), None)


def _actor_of(request: HttpRequest) -> Actor:
    if request.hat:
        return actor_of(request.hat)
    if request.user.is_authenticated:
        return Actor(request.user.pk, None, "", None, None, request.user.name)
    return NOBODY


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether this session still lacks the second factor that a staff role asks.

    Having an authenticator is not enough: this very session must have shown it (at sign-in or when it was set up).
    """
    if not settings.STAFF_SECOND_FACTOR or not any(hat.role in STAFF_ROLES for hat in request.hats):
        return False
    if not request.hats[0].has_second_factor:
        return True
    return not any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def _way_to_second_factor(request: HttpRequest) -> str:
    if request.hats[0].has_second_factor:
        return reverse("mfa_reauthenticate") + "?next=/"
    return reverse("mfa_activate_totp")
