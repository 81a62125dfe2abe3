"""The doors: which pages are open to everybody, who works without a person, and how addresses are named."""

import ast
import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.middleware import BEFORE_SECOND_FACTOR, WITHOUT_HAT
from tests.architecture.source import APPS, Module, modules, nodes, planted, refuse

# Open to whoever is not signed in. The list is closed: a page that is not on it asks for an account.
PUBLIC = {
    "accounts:help": "where help is, the same for everybody",
    "accounts:privacy": "what is kept of whom, the same for everybody",
    "accounts:invitation": "the link itself is the key, once and for a short time",
    "decisions:guest": "the link itself is the key to one declaration, for a short time",
    "decisions:guest_file": "the same link, after the declaration was opened with it",
    "casework:alive": "asked by machines: that the process answers",
    "casework:ready": "asked by machines: words from a short list, and a number of seconds",
    "account_login": "signing in",
    "account_logout": "signing out twice does no harm",
    "account_inactive": "says that the account is closed",
    "account_reset_password": "asks for a link",
    "account_reset_password_done": "says that a link was sent, whether or not there is an account",
    "account_reset_password_from_key": "the link itself is the key",
    "account_reset_password_from_key_done": "says that it was done",
    "mfa_authenticate": "the second step of signing in",
    "demo:start": "only in the demo",
    "demo:sign_in": "only in the demo: one click",
}
# Callers of the queries that see a partnership's cases without a person, with the reason.
FOR_SYSTEM: dict[str, str] = {}
FORBIDDEN_APPS = frozenset({"django.contrib.admin", "django.contrib.admindocs"})


def addresses(patterns: Any = None, prefix: str = "", route: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every address: its full name, its route, its view."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from addresses(pattern.url_patterns, space, route + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name or ''}", route + str(pattern.pattern), pattern.callback


def _is_public(view: Any) -> bool:
    return getattr(view, "login_required", True) is False


def test_public_pages_are_a_closed_list() -> None:
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE
    public = {name for name, _, view in addresses() if _is_public(view)}
    refuse(f"{name} is open to everybody and not on the list" for name in public - set(PUBLIC))
    refuse(f"{name} is on the list and not open" for name in set(PUBLIC) - public if not name.startswith("demo:"))


def test_lists_of_pages_without_hat_name_real_pages() -> None:
    names = {name for name, _, _ in addresses()}
    assert names >= WITHOUT_HAT
    assert names >= BEFORE_SECOND_FACTOR
    assert not BEFORE_SECOND_FACTOR - WITHOUT_HAT


def test_every_address_has_a_name_in_its_app() -> None:
    wrong = []
    for name, route, view in addresses():
        room = view.__module__.partition(".")[0]
        space = name.partition(":")[0] if ":" in name else ""
        if not re.fullmatch(r"([a-z]+:)?[a-z_]+", name):
            wrong.append(f"{route}: no plain English name ({name})")
        elif space != room and not name.startswith(("account_", "mfa_")):
            wrong.append(f"{name} belongs to {room}")
    refuse(wrong)
    names = [name for name, _, _ in addresses()]
    assert len(names) == len(set(names)), "a name is used twice"


def test_addresses_hold_no_case_number_or_name() -> None:
    """Records stand in an address by their public id. A mail row of the administrator's list has none, and no case."""
    kinds = {"uuid", "slug", "int"}
    wrong = []
    for name, route, _ in addresses():
        found = re.findall(r"<(?:(\w+):)?(\w+)>", route)
        wrong += [
            f"{name}: {route}" for kind, what in found if kind not in kinds and what not in {"token", "uidb36", "key"}
        ]
        wrong += [f"{name}: {route}" for kind, _what in found if kind == "int" and name != "correspondence:one_mail"]
    refuse(wrong)


def test_no_door_past_visibility() -> None:
    assert not FORBIDDEN_APPS & set(settings.INSTALLED_APPS)
    assert not [app for app in apps.get_app_configs() if app.name == "django.contrib.admin"]
    assert settings.MIDDLEWARE.index("accounts.middleware.HatMiddleware") > settings.MIDDLEWARE.index(
        "django.contrib.auth.middleware.LoginRequiredMiddleware"
    )


def for_system_callers(found: tuple[Module, ...]) -> set[str]:
    """Modules that ask for a partnership's cases without a person."""
    return {
        module.path
        for module in found
        for node in nodes(module)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "for_system"
    }


def test_work_without_a_person_is_a_closed_list() -> None:
    callers = {path for path in for_system_callers(modules()) if not path.startswith("demo/")}
    refuse(f"{path} calls for_system and is not on the list" for path in callers - set(FOR_SYSTEM))
    refuse(f"{path} does not call for_system any more" for path in set(FOR_SYSTEM) - callers)
    assert for_system_callers((planted("decisions/jobs.py", "queries.for_system(1)"),)) == {"decisions/jobs.py"}


def views_without_address(found: tuple[Module, ...]) -> list[str]:
    """Pages that no address leads to: views with a request that are mounted nowhere."""
    mounted = {(view.__module__, getattr(view, "view_class", view).__name__) for _, _, view in addresses()}
    every = {name for _, name in mounted}
    wrong = []
    for module in found:
        if module.part != "views" or module.room not in APPS:
            continue
        sources = "\n".join(other.source for other in found)
        for node in module.tree.body:
            if not isinstance(node, ast.ClassDef) or not node.name.endswith("Page") or node.name in every:
                continue
            if len(re.findall(rf"\b{node.name}\b", sources)) < 2:
                wrong.append(f"{module.at(node)} {node.name}")
    return wrong


def test_every_page_is_mounted() -> None:
    refuse(views_without_address(modules()))
    lonely = planted("accounts/views/lonely.py", "class LonelyPage: pass")
    assert views_without_address((lonely,)) == ["accounts/views/lonely.py:1 LonelyPage"]
