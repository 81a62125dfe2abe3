"""Shortcuts for the tests of cases: the clock of the factories, and no second factor."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from casework import clock
from tests.factories import applications


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
