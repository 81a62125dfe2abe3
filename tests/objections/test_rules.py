"""What outcomes can do to the contested decision."""

import pytest

from objections.enums import Effect, Outcome
from objections.rules import DECIDABLE, possible_effects


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], set()),
        (["inadmissible"], {Effect.STANDS}),
        (["dismissed"], {Effect.STANDS, Effect.REPAIRED}),
        (["dismissed", "inadmissible"], {Effect.STANDS, Effect.REPAIRED}),
        (["upheld"], {Effect.SUPERSEDED, Effect.REVOKED}),
        (["upheld", "dismissed"], {Effect.SUPERSEDED, Effect.REVOKED}),
        (["upheld", "partly_upheld"], {Effect.SUPERSEDED}),
        (["met", "inadmissible"], {Effect.SUPERSEDED, Effect.REVOKED}),
    ],
)
def test_effects_of_outcomes_together(outcomes: list[str], expected: set[str]) -> None:
    assert possible_effects(outcomes) == expected


def test_every_outcome_but_withdrawing_can_be_decided() -> None:
    assert set(DECIDABLE) == set(Outcome) - {Outcome.WITHDRAWN}
