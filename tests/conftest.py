"""What every test gets: its own database, and a refusal of accidents."""

from uuid import UUID

import tests.support.properties  # noqa: F401 - loads the profile
from tests.support.accidents import refuse_accidents, seed_shuffling
from tests.support.database import as_owner, django_db_setup, moment
from tests.support.disk import unsynced
from tests.support.frames import pytest_runtestloop

__all__ = [
    "as_owner",
    "django_db_setup",
    "moment",
    "pytest_runtestloop",
    "refuse_accidents",
    "seed_shuffling",
    "unsynced",
]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name long texts, bytes and fresh ids after their argument: two workers must give a test the same name."""
    changes = isinstance(val, bytes | UUID) or (isinstance(val, str) and len(val) > 30)
    return argname if changes else None
