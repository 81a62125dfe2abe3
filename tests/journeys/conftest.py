"""What every journey has: a server of its own, a browser, a clock that can be moved, and people who sign in."""

import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, sync_playwright

from accounts.models import Membership
from casework import clock
from casework.models import Mail
from tests.factories import accounts as make
from tests.support.browser import Visitor, launch

type Enter = Callable[..., Visitor]


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
def site(live_server: Any, settings: Any) -> str:
    """The address of a running server on this process's own database."""
    settings.SITE_URL = live_server.url
    cache.clear()  # the sign-in package counts attempts per address in it
    return str(live_server.url)


@pytest.fixture
def enter(site: str, chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Enter]:
    """Return a function that opens a browser for a person, signed in when a hat is given."""
    present: list[Visitor] = []

    def arrive(hat: Membership | None = None, *, name: str = "", **options: Any) -> Visitor:
        story = request.node.name.removeprefix("test_")[:24]
        visitor = Visitor(chromium, site, name or (hat.user.name if hat else "bezoeker"), story=story, **options)
        present.append(visitor)
        if hat is not None:
            sign_in(visitor, hat.user.email)
        return visitor

    yield arrive
    for visitor in present:
        visitor.close()


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
