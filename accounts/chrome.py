"""The frame of every page: whose house this is, under which hat, and what the menu offers."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Partnership
from casework.context import Chrome, NavItem, SupportPoint

ADMINISTRATION = frozenset({Role.FUNCTIONAL_ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the main menu for some roles; ``url_name`` belongs to the app that adds it."""

    order: int
    label: str
    url_name: str
    roles: frozenset[Role]


_menu: list[MenuEntry] = []
_search: list[tuple[str, frozenset[Role]]] = []


def add_to_menu(order: int, label: str, url_name: str, roles: frozenset[Role]) -> None:
    """Add an entry to the main menu (from ``apps.ready``; ours have 0 for home and 70 to 90)."""
    entry = MenuEntry(order, label, url_name, roles)
    if entry not in _menu:
        _menu.append(entry)


def offer_search(url_name: str, roles: frozenset[Role]) -> None:
    """Say which page searches (GET, ``q``) and for which roles the bar offers it."""
    _search[:] = [(url_name, roles)]


def load(request: HttpRequest) -> Chrome:
    """The frame for this request; asks nothing of the database beyond what the hat brought along."""
    act = getattr(request, "act", None)
    if act is None or act.actor.user_id is None:
        return Chrome(
            help_url=reverse("accounts:help"),
            privacy_url=reverse("accounts:privacy"),
            sign_in_url=reverse("account_login"),
        )
    hat = request.hat
    if hat is None:
        return Chrome(**_personal(request))
    partnership = hat.organisation.partnership
    return Chrome(
        partnership_name=partnership.name,
        role_label=str(hat.get_role_display()),
        organisation_name="" if hat.role == Role.PARENT else hat.organisation.name,
        search_url=_search_url(hat.role),
        navigation=_navigation(hat.role, request.path),
        support_point=_support_point(partnership),
        large_text=hat.role == Role.PARENT,
        **_personal(request),
    )


def _personal(request: HttpRequest) -> dict[str, Any]:
    return {
        "person_name": request.act.actor.name,
        "home_url": reverse("accounts:home"),
        "hats_url": reverse("accounts:hats") if len(request.hats) > 1 else "",
        "help_url": reverse("accounts:help"),
        "privacy_url": reverse("accounts:privacy"),
        "account_url": reverse("accounts:account"),
        "sign_out_url": reverse("account_logout"),
    }


def _search_url(role: str) -> str:
    return next((reverse(name) for name, roles in _search if role in roles), "")


def _navigation(role: str, path: str) -> list[NavItem]:
    entries = sorted((entry for entry in _menu if role in entry.roles), key=lambda entry: entry.order)
    urls = [(entry.label, reverse(entry.url_name)) for entry in entries]
    # The longest address that the page lies under is the current one; home lies above everything.
    current = max((url for _, url in urls if path.startswith(url) and (url != "/" or path == "/")), key=len, default="")
    return [NavItem(label, url, current=url == current) for label, url in urls]


def _support_point(partnership: Partnership) -> SupportPoint:
    return SupportPoint(
        name=partnership.support_name or SupportPoint.name,
        phone=partnership.support_phone,
        email=partnership.support_email,
        url=partnership.support_url,
    )
