"""Shortcuts for the tests of objections: the clock of the factories, a world, quick letters, and no second factor."""

import pytest

from objections.models import Procedure
from tests.decisions.conftest import at, made_at_once, no_second_factor, world
from tests.factories import objections
from tests.factories.applications import World

__all__ = ["at", "made_at_once", "no_second_factor", "world"]


@pytest.fixture
def procedure(world: World) -> Procedure:
    """An objection of a parent, to a grant that was sent, that came in on day 10."""
    return objections.procedure_of(objections.filed(world, objections.contested(world)))
