"""Shortcuts for the tests of correspondence: somebody of the secretariat, quick letters, and no second factor."""

from typing import Any

import pytest

from accounts.enums import Role
from accounts.models import Membership
from casework import clock
from correspondence import rendering
from tests.correspondence.posted import NOW
from tests.factories import accounts
from tests.factories.correspondence import pdf_bytes


@pytest.fixture(autouse=True)
def _password_is_enough(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture
def member() -> Membership:
    """Somebody of the secretariat."""
    return accounts.membership(role=Role.SECRETARIAT)


@pytest.fixture
def drawn_simply(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters take no time to draw; it is the morning of the day on which those of ``posted`` leave."""
    monkeypatch.setattr(rendering, "render_pdf", lambda html: rendering.Rendered(pdf_bytes(f"Brief {len(html)}"), 1))
    monkeypatch.setattr(clock, "now", lambda: NOW)
