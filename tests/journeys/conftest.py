"""What every journey has: a server of its own, a browser, a clock that can be moved, and people who sign in."""

import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from accounts.models import Membership
from casework import clock
from casework.models import Mail
from tests.factories import accounts as make
from tests.support import axe
from tests.support.browser import Visitor, launch

HERE = Path(__file__).parent
type Enter = Callable[..., Visitor]

# The longest journeys, longest first.
LONGEST = (
    "test_pro_is_applied_for_completed_advised_granted_and_read",
    "test_the_office_finds_no_dead_link",
    "test_school_parent_experts_and_board_find_no_dead_link",
    "test_lwoo_is_refused_only_after_both_parents_were_heard",
    "test_the_tour_works_as_written",
    "test_to_the_committee_and_back",
    "test_refused_then_upheld",
    "test_a_board_that_is_too_late_without_a_reason",
    "test_two_parents_who_live_apart",
    "test_reasons_that_follow_later",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Deal the journeys to two workers, the longest first: each worker starts with one half of the list."""
    if all(item.path.is_relative_to(HERE) for item in items):
        rank = {name: place for place, name in enumerate(LONGEST)}
        items.sort(key=lambda item: rank.get(item.name, len(rank)))
        items[:] = items[0::2] + items[1::2]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys of this process."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


class Time:
    """The clock of the server: it starts at the moment of all factories, ticks as usual, and can be set forward."""

    def __init__(self) -> None:
        self.started, self.ahead = time.monotonic(), timedelta()

    def now(self) -> datetime:
        """The moment it is in the journey."""
        return make.MOMENT + self.ahead + timedelta(seconds=time.monotonic() - self.started)

    def pass_days(self, days: int) -> None:
        """Let days go by."""
        self.ahead += timedelta(days=days)


@pytest.fixture
def clock_of_server(monkeypatch: pytest.MonkeyPatch) -> Time:
    """Put a clock that can be moved in the place of the real one (the sign-in package keeps the real one)."""
    moved, real = Time(), clock.now
    for module in list(sys.modules.values()):
        if getattr(module, "now", None) is real:
            monkeypatch.setattr(module, "now", moved.now)
    return moved


@pytest.fixture
def no_second_factor(settings: Any) -> None:
    """Leave the second factor to the journey that is about it."""
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def site(live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a running server on this process's own database."""
    settings.SITE_URL = live_server.url
    # As with the pool of the real one, a line to the database serves more than one request.
    monkeypatch.setitem(settings.DATABASES["default"], "CONN_MAX_AGE", None)
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, axe.SOURCE.parent]
    cache.clear()  # the sign-in package counts attempts per address in it
    return str(live_server.url)


@pytest.fixture
def enter(site: str, chromium: Browser, settings: Any, request: pytest.FixtureRequest) -> Iterator[Enter]:
    """Return a function that opens a browser for a person, signed in with a password when a hat is given.

    The page of signing in is for the journeys about it: these come in with a session as it makes one.
    """
    present: list[Visitor] = []

    def arrive(hat: Membership | None = None, *, name: str = "", **options: Any) -> Visitor:
        story = request.node.name.removeprefix("test_")[:24]
        visitor = Visitor(chromium, site, name or (hat.user.name if hat else "bezoeker"), story=story, **options)
        present.append(visitor)
        if hat is not None:
            visitor.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(hat), "url": site}])
            visitor.open("/")
        return visitor

    yield arrive
    for visitor in present:
        visitor.close()


def session_of(hat: Membership) -> str:
    """The key of a session that begins now, as signing in with a password begins one."""
    request = HttpRequest()
    request.session = make.sign_in(Client(), hat).session
    record_authentication(request, hat.user, "password", email=hat.user.email)
    request.session.save()
    return str(request.session.session_key)


def sign_in(visitor: Visitor, email: str, password: str = make.PASSWORD) -> None:
    """Sign in through the page that everybody uses."""
    visitor.open("/aanmelden/")
    visitor.fill({"E-mailadres": email, "Wachtwoord": password})
    visitor.press("Aanmelden")


def one_time_link(address: str) -> str:
    """The path in the last invitation that was mailed to this address."""
    body = Mail.objects.filter(kind="account_invitation", address=address).latest("id").body
    found = re.search(r"/uitnodiging/\S+", body)
    assert found, body
    return found.group(0)
