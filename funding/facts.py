"""Declarations as plain values: what the rules of the count look at. No name and no score of a pupil is in them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from applications.facts import Stay


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """One decision that was sent. ``ended_on`` is the day on which it was revoked."""

    id: int
    public_id: UUID
    number: str
    kind: str
    granted: bool
    published_on: date
    effective_on: date | None = None
    valid_until: date | None = None
    ended_on: date | None = None

    @property
    def starts_on(self) -> date:
        """From which day it counts: a refusal that replaces a grant never works back, so from its sending."""
        return self.effective_on or self.published_on


@dataclass(frozen=True, slots=True)
class SettledFacts:
    """How the controller settled one count: on which comparison, and whether it counts."""

    basis: str
    counts: bool
    reason: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Chain:
    """The decisions on one application in the order in which they were sent, or one taken-over declaration.

    ``case_id`` is None for a taken-over one. ``site_id`` is the site that asked, ``settled`` by year of the count.
    """

    case_id: int | None
    site_id: int
    decisions: tuple[DecisionFacts, ...]
    stays: tuple[Stay, ...] = ()
    settled: tuple[tuple[int, SettledFacts], ...] = ()

    @property
    def is_taken_over(self) -> bool:
        return self.case_id is None
