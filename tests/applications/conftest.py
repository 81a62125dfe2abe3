"""Shortcuts for the tests of cases: the clock of the factories, a world, quick letters, and no second factor."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from casework import clock
from correspondence import rendering
from tests.factories import applications
from tests.factories.applications import World
from tests.factories.correspondence import pdf_bytes
from tests.support.cases import address


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    """Pages are tested past the second factor; that it is asked stands in the tests of accounts."""
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Requests happen at the moment of the factories; ``at(days)`` moves them on."""

    def move(days: int) -> None:
        moment: datetime = applications.MOMENT + timedelta(days=days, hours=1)
        monkeypatch.setattr(clock, "now", lambda: moment)

    move(0)
    return move


@pytest.fixture
def where(db: None) -> World:
    """A partnership with one school and its people."""
    return applications.world()


@pytest.fixture
def send(client: Client) -> Callable[..., Any]:
    """Send a form with a one-time key (a fresh one unless given) and the version that the page showed."""

    def post(name: str, case: Any = None, data: dict[str, Any] | None = None, *, row: Any = None, **extra: Any) -> Any:
        key = extra.pop("key", "") or str(uuid.uuid4())
        url = address(name, case, row)
        if name.startswith("section_") or name.endswith("_change") or name in {"statement", "consultation"}:
            shown = client.get(url).context
            extra = {"_version": (shown or {}).get("version", ""), **extra}
        return client.post(url, {"_once": key, **extra, **(data or {})})

    return post


@pytest.fixture
def made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters are made without drawing them: what they look like stands in the tests of documents."""
    monkeypatch.setattr(rendering, "render_pdf", lambda html: rendering.Rendered(pdf_bytes("Brief"), 1))
