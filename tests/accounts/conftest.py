"""Shortcuts for the tests of people."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from casework import clock

type Post = Callable[..., Any]


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    """Most tests are not about the second factor; those that are switch it on."""
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture(autouse=True)
def no_attempts_before() -> None:
    """The limit on attempts counts in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Move the clock of requests to a day (at noon in UTC unless an hour is given)."""

    def move(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> None:
        moment = datetime(year, month, day, hour, minute, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return move


@pytest.fixture
def post(client: Client) -> Post:
    """Send a form with a fresh one-time key."""

    def send(url: str, data: dict[str, Any] | None = None, *, key: str = "") -> Any:
        return client.post(url, {**(data or {}), "_once": key or str(uuid.uuid4())})

    return send
