"""What was measured of one pupil: what the criteria look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from casework.reading import Interval


class RuleSet(StrEnum):
    """Which rules hold, by the route of the application (fine-print §7)."""

    REGULAR = "regular"
    SPECIAL_B1 = "15e-b1"  # IQ or delay at pro level is enough
    NO_FIGURES = "no_figures"  # 15e-a1 to a3 and b2: no figures decide

    __hash__ = str.__hash__  # remembered with every judgement: the hash of enumerations is slow


ROUTES: dict[str, RuleSet] = {
    "regular": RuleSet.REGULAR,
    "from_po": RuleSet.REGULAR,
    "from_vo1": RuleSet.REGULAR,
    "own_rules": RuleSet.REGULAR,
    "none": RuleSet.REGULAR,
    "15e-b1": RuleSet.SPECIAL_B1,
    "15e-a1": RuleSet.NO_FIGURES,
    "15e-a2": RuleSet.NO_FIGURES,
    "15e-a3": RuleSet.NO_FIGURES,
    "15e-b2": RuleSet.NO_FIGURES,
}


def rule_set_for(route: str, special_group: str = "") -> RuleSet:
    """The rules of an application's route; a special group that is not chosen yet has none that count figures."""
    if route == "special_group":
        return ROUTES.get(special_group, RuleSet.NO_FIGURES)
    return ROUTES.get(route, RuleSet.REGULAR)


class Months(NamedTuple):
    """One learning result: level reached (``dle``) after so much schooling (``dl``), both in months; ``dl`` above 0."""

    dle: int
    dl: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The results of one pupil. ``domains``: by code of the domain every result that counts there, none when missing.

    ``iq``: every known result, each a point or an interval. ``se``: whether social-emotional problems were shown, None
    when that is not known.
    """

    domains: Mapping[str, tuple[Months, ...]] = field(default_factory=dict)
    iq: tuple[Interval, ...] = ()
    se: bool | None = None
    rules: RuleSet = RuleSet.REGULAR
