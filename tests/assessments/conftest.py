"""What the tests of this room share."""

import pytest


@pytest.fixture(autouse=True)
def without_second_factor(settings: object) -> None:
    """Signing in has tests of its own."""
    settings.STAFF_SECOND_FACTOR = False  # type: ignore[attr-defined]
