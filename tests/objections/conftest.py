"""Shortcuts for the tests of objections: the clock of the factories, a world, quick letters, and no second factor."""

from tests.decisions.conftest import at, made_at_once, no_second_factor, world

__all__ = ["at", "made_at_once", "no_second_factor", "world"]
