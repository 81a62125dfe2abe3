"""What the tests of this room share."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import Membership
from casework import clock
from tests.factories import accounts
from tests.factories.applications import MOMENT


@pytest.fixture(autouse=True)
def without_second_factor(settings: object) -> None:
    """Signing in has tests of its own."""
    settings.STAFF_SECOND_FACTOR = False  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def at_the_moment_of_factories(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests happen at the moment of the factories, on whatever day the tests run."""
    moment = MOMENT + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.fixture
def administrator(db: None) -> Membership:
    """Who keeps the lists of instruments."""
    return accounts.membership(role=Role.FUNCTIONAL_ADMINISTRATOR)
