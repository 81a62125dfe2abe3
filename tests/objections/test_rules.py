"""What outcomes can do to the contested decision."""

from datetime import date

import pytest

from decisions.enums import Outcome as DecisionOutcome
from objections.checklist.ruling import adopt_points
from objections.enums import Effect, Outcome
from objections.facts import RulingChecks
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


@pytest.mark.parametrize(
    ("end", "needed", "met"),
    [
        (None, False, True),
        (date(2028, 7, 31), False, False),
        (None, True, False),
        (date(2028, 7, 30), True, False),
        (date(2028, 7, 31), True, True),
    ],
)
def test_a_new_designation_ends_under_own_rules_only_and_a_year_away_at_least(
    end: date | None, needed: bool, met: bool
) -> None:
    checks = RulingChecks(
        today=date(2027, 6, 1),
        objections=(),
        verdicts={},
        effect=Effect.SUPERSEDED,
        new_outcome=DecisionOutcome.GRANT,
        effective_on=date(2027, 8, 1),
        valid_until=end,
        needs_end=needed,
    )
    [found] = [point for point in adopt_points(checks) if point.code == "validity"]
    assert bool(found.met) is met
