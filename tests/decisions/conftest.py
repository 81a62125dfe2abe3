"""Shortcuts for the tests of decisions: the clock of the factories, a world, and no second factor."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from casework import clock
from correspondence import rendering
from decisions.models import Decision
from tests.factories import applications
from tests.factories import decisions as make
from tests.factories.applications import World
from tests.factories.correspondence import pdf_bytes


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
def world(db: None) -> World:
    """A partnership with one school and its people."""
    return applications.world()


@pytest.fixture
def decision(world: World) -> Decision:
    """A grant that was sent."""
    return make.published(world)


@pytest.fixture
def made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters are made without drawing them: what they look like stands in the tests of documents."""
    monkeypatch.setattr(rendering, "render_pdf", lambda html: rendering.Rendered(pdf_bytes("Brief"), 1))
