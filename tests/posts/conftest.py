"""One house for every form, built once; each form meets it in a savepoint."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from tests.factories import house as houses
from tests.factories.house import House
from tests.support.lasting import Watch, lasting, passing
from tests.support.quick import quick

__all__ = ["quick"]


@pytest.fixture(scope="package")
def house(django_db_setup: None, django_db_blocker: Any, quick: None) -> Iterator[House]:
    """Everybody, and a case on every stop."""
    with lasting(django_db_blocker):
        yield houses.build()


@pytest.fixture(scope="package")
def watch(house: House, django_db_blocker: Any) -> Watch:
    """Sees what is written in the house."""
    with django_db_blocker.unblock():
        return Watch()


@pytest.fixture(autouse=True)
def undone(watch: Watch, django_db_blocker: Any) -> Iterator[None]:
    """What a test does is undone, and nobody is held up by the attempts of another test."""
    cache.clear()
    with passing(django_db_blocker):
        watch.start()
        yield
