"""Facts on which nothing is open before a decision, one thing changed at a time, and what the gates say of them."""

from dataclasses import replace
from datetime import date
from typing import Any

from casework.checklist import blocking
from casework.parts import Figures, Tag
from decisions.checklist import adopt_points
from decisions.enums import Ground, Outcome, Part
from decisions.facts import (
    AdviceFacts,
    DecideFacts,
    InstrumentFacts,
    SignerFacts,
    SupplementFacts,
)

TODAY = date(2026, 3, 20)
WRITTEN = "Wij wegen zwaarder dat deze leerling in de praktijk leert dan dat de toets net boven de grens ligt."


def advice(slot: int, outcome: str = "pro") -> AdviceFacts:
    """A final advice."""
    return AdviceFacts(slot, slot, slot, f"Deskundige {slot}", outcome, date(2026, 3, 2))


def ready(**changed: Any) -> DecideFacts:
    """A grant of pro on which nothing is open."""
    facts = DecideFacts(
        today=TODAY,
        kind="pro",
        asked_kind="pro",
        outcome=Outcome.GRANT,
        completed_on=date(2026, 2, 10),
        results_declared=True,
        advices=(advice(1), advice(2)),
        placed_advices=frozenset({1, 2}),
        parts={part.value: WRITTEN for part in Part},
        instruments=(InstrumentFacts("Intelligentieonderzoek 1", "Nog 3 dagen bruikbaar."),),
        signer=SignerFacts(True),
        sending_date=TODAY,
        effective_on=date(2026, 8, 1),
    )
    return replace(facts, **changed)


def formal(ground: str, **changed: Any) -> DecideFacts:
    """A decision on a formal ground on which nothing is open."""
    outcome = Outcome.NOT_PROCESSED if ground == Ground.NOT_PROCESSED else Outcome.REFUSAL
    values: dict[str, Any] = {
        "outcome": outcome,
        "ground": ground,
        "completed_on": None,
        "advices": (),
        "placed_advices": frozenset(),
        "effective_on": None,
        "route_problems": ("Er is geen route.",) if ground == Ground.NO_ROUTE else (),
        "refused_before": ground == Ground.REPEAT,
        "missing": ("Voeg het verslag toe.",),
        "supplement": SupplementFacts(date(2026, 3, 10), closed=True, lapsed=True, notify_by=date(2026, 4, 7)),
        **changed,
    }
    return ready(**values)


def open_codes(facts: DecideFacts) -> set[str]:
    """The gates that stop adopting."""
    return {point.code for point in blocking(adopt_points(facts))}


def point(facts: DecideFacts, code: str) -> Any:
    """One gate."""
    return next(point for point in adopt_points(facts) if point.code == code)


def parts(**texts: str) -> dict[str, str]:
    """The reasons, each part written but for these."""
    return {**{part.value: WRITTEN for part in Part}, **texts}


def figures(*possible: str) -> Figures:
    """What the figures leave possible."""
    return Figures(possible[0] if possible else "not_applicable", possible, Tag("geen grond"), "")
