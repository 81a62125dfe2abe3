"""The count of 1 October, judged on facts made by hand."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from applications.facts import Stay
from funding import rules
from funding.enums import Standing
from funding.facts import Chain, DecisionFacts, SettledFacts

DAY = date(2026, 10, 1)
BEFORE, AFTER = date(2026, 9, 1), date(2027, 2, 1)
SITE, OTHER = 1, 2
PLACED = (Stay(date(2026, 8, 20), "placed", SITE),)
COUNTS, UNREGISTERED, NOT_PLACED = Standing.COUNTS, Standing.UNREGISTERED, Standing.NOT_PLACED
UNCERTAIN, LATE, SET_ASIDE = Standing.UNCERTAIN, Standing.LATE, Standing.SET_ASIDE


def decision(key: int = 1, **changed: Any) -> DecisionFacts:
    made = DecisionFacts(
        id=key,
        public_id=UUID(int=key),
        number=f"VO2999-2026-{key:05d}",
        kind="pro",
        granted=True,
        published_on=date(2026, 5, 4),
        effective_on=date(2026, 8, 1),
    )
    return replace(made, **changed)


def refusal(key: int = 1, **changed: Any) -> DecisionFacts:
    return decision(key, granted=False, effective_on=None, **changed)


def chain(*decisions: DecisionFacts, stays: tuple[Stay, ...] = PLACED, **changed: Any) -> Chain:
    return Chain(changed.pop("case_id", 7), SITE, decisions or (decision(),), stays, **changed)


def standing(made: Chain, today: date = AFTER, year: int = 2026) -> Standing | None:
    judged = rules.judge(made, year, today)
    return judged.standing if judged else None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, COUNTS),
        ({"effective_on": DAY}, COUNTS),
        ({"effective_on": date(2026, 10, 2)}, None),
        ({"valid_until": DAY, "kind": "lwoo"}, COUNTS),
        ({"valid_until": date(2026, 9, 30), "kind": "lwoo"}, None),
        ({"granted": False, "effective_on": None}, None),
        ({"published_on": DAY}, COUNTS),
        ({"published_on": date(2026, 10, 2)}, LATE),
        ({"ended_on": date(2026, 9, 30)}, None),
        ({"ended_on": DAY}, None),
        ({"ended_on": date(2026, 10, 2)}, UNCERTAIN),
    ],
)
def test_one_decision(changed: dict[str, Any], expected: Standing | None) -> None:
    assert standing(chain(decision(**changed))) == expected


@pytest.mark.parametrize(
    ("stays", "expected", "site"),
    [
        ((), UNREGISTERED, SITE),
        ((Stay(DAY, "placed", OTHER),), COUNTS, OTHER),
        ((Stay(date(2026, 10, 2), "placed", OTHER),), UNREGISTERED, SITE),
        ((*PLACED, Stay(DAY, "left")), NOT_PLACED, SITE),
        ((*PLACED, Stay(date(2026, 10, 2), "left")), COUNTS, SITE),
        ((*PLACED, Stay(BEFORE, "placed", OTHER)), COUNTS, OTHER),
        ((Stay(BEFORE, "not_placed"),), NOT_PLACED, SITE),
        ((Stay(BEFORE, "elsewhere"),), NOT_PLACED, SITE),
    ],
)
def test_a_place_on_the_day(stays: tuple[Stay, ...], expected: Standing, site: int) -> None:
    judged = rules.judge(chain(stays=stays), 2026, AFTER)
    assert judged
    assert (judged.standing, judged.site_id) == (expected, site)


WON = decision(2, published_on=date(2026, 12, 10))
CORRECTED = decision(2, published_on=date(2026, 12, 10), effective_on=date(2026, 8, 1))


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        # A refusal in its place works from its own sending on, and leaves the count as it was.
        ((decision(), refusal(2, published_on=date(2026, 12, 10))), COUNTS),
        # One with an earlier day does not: somebody has to look.
        ((decision(), replace(refusal(2, published_on=date(2026, 12, 10)), effective_on=DAY)), UNCERTAIN),
        ((decision(), replace(refusal(2, published_on=date(2026, 12, 10)), effective_on=date(2026, 10, 2))), COUNTS),
        # Replaced before the day: known then, and known now.
        ((decision(), refusal(2, published_on=BEFORE)), None),
        # A clerical correction: another number, the same grant.
        ((decision(), CORRECTED), COUNTS),
        # Another kind is another count.
        ((decision(), replace(CORRECTED, kind="lwoo")), UNCERTAIN),
        # Won on objection, with an earlier day, or from then on.
        ((refusal(), WON), UNCERTAIN),
        ((refusal(), replace(WON, effective_on=date(2026, 12, 10))), None),
        ((refusal(), replace(WON, published_on=BEFORE)), COUNTS),
        # A grant that is replaced by one that begins later still counts until then.
        ((decision(), replace(CORRECTED, published_on=BEFORE, effective_on=date(2027, 1, 1))), COUNTS),
    ],
)  # fmt: skip
def test_a_decision_in_the_place_of_another(decisions: tuple[DecisionFacts, ...], expected: Standing | None) -> None:
    assert standing(chain(*decisions)) == expected


def test_before_the_day_nothing_is_uncertain() -> None:
    made = chain(decision(), replace(refusal(2, published_on=BEFORE), effective_on=date(2026, 8, 1)))
    assert standing(made, today=date(2026, 9, 15)) is None
    assert standing(chain(), today=date(2026, 6, 1)) == COUNTS
    assert standing(chain(decision(published_on=date(2026, 9, 30))), today=DAY) == COUNTS


def test_the_same_facts_on_two_days() -> None:
    """What was sure on the evening before the other decision is uncertain the day after."""
    made = chain(decision(), replace(refusal(2, published_on=date(2026, 12, 10)), effective_on=BEFORE))
    assert standing(made, today=date(2026, 12, 9)) == COUNTS
    assert standing(made, today=date(2026, 12, 10)) == UNCERTAIN


@pytest.mark.parametrize(
    ("settled", "expected"),
    [
        ((), UNCERTAIN),
        (((2026, SettledFacts("1-2", counts=True)),), COUNTS),
        (((2026, SettledFacts("1-2", counts=False)),), SET_ASIDE),
        (((2026, SettledFacts("1-3", counts=True)),), UNCERTAIN),
        (((2025, SettledFacts("1-2", counts=True)),), UNCERTAIN),
    ],
)
def test_what_was_settled_answers_one_question(settled: Any, expected: Standing) -> None:
    made = chain(refusal(), WON, settled=settled)
    assert rules.open_question(made, 2026, AFTER) == "1-2"
    assert standing(made) == expected


def test_who_is_elsewhere_is_not_uncertain() -> None:
    assert standing(chain(refusal(), WON, stays=(Stay(BEFORE, "elsewhere"),))) == NOT_PLACED


def test_a_declaration_under_two_hats_counts_once() -> None:
    taken = chain(decision(9, number="vo 2999-2026 00001"), case_id=None)
    other = chain(decision(8, number="VO2801-2025-00004"), case_id=None)
    kept, doubles = rules.without_doubles([chain(), taken, other])
    assert (len(kept), doubles) == (2, 1)
    assert all(one is not taken for one in kept)
    assert standing(other) == COUNTS


def test_lines_and_total() -> None:
    every = [
        chain(),
        chain(stays=()),
        chain(stays=(Stay(BEFORE, "placed", OTHER),)),
        chain(decision(kind="lwoo")),
        chain(refusal(), WON),
        chain(decision(published_on=AFTER)),
        chain(stays=(*PLACED, Stay(BEFORE, "left"))),
    ]
    judged = [one for made in every if (one := rules.judge(made, 2026, AFTER))]
    found = {(line.site_id, line.kind): line for line in rules.lines(judged)}
    pro = found[SITE, "pro"]
    assert [pro.numbers[one] for one in (COUNTS, UNREGISTERED, NOT_PLACED, UNCERTAIN, LATE)] == [1, 1, 1, 1, 1]
    assert pro.in_force == 3
    assert found[OTHER, "pro"].numbers[COUNTS] == found[SITE, "lwoo"].numbers[COUNTS] == 1
    assert rules.total(list(found.values())).in_force == 5


def test_which_counts_can_be_asked_for() -> None:
    assert rules.years([chain()], AFTER) == [2028, 2027, 2026]
    assert rules.years([], date(2026, 1, 1)) == [2027, 2026]
    assert rules.school_year(2026) == "2026-2027"
