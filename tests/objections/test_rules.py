"""What outcomes can do to the contested decision."""

import pytest

from objections.enums import Effect, Outcome
from objections.rules import DECIDABLE, not_contestable, possible_effects


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


@pytest.mark.parametrize(
    ("status", "on_paper", "follows", "words"),
    [
        ("published", False, False, ""),
        ("adopted", True, False, ""),
        ("adopted", False, False, "nog geen besluit"),
        ("draft", True, False, "nog geen besluit"),
        ("superseded", True, False, "vervangen"),
        ("revoked", True, False, "geldt niet meer"),
        ("published", True, True, "rechtbank"),
    ],
)
def test_what_can_be_contested(status: str, on_paper: bool, follows: bool, words: str) -> None:
    found = not_contestable(status, on_paper=on_paper, follows_objection=follows)
    assert words in found
    assert bool(found) is bool(words)
