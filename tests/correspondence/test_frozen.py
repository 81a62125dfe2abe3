"""What a letter says goes into its row and comes out the same."""

import json
from dataclasses import dataclass, replace
from datetime import date

import pytest

from applications import letters as intake
from assessments import letters as advices
from correspondence import frozen, kinds
from correspondence.frozen import Unfit
from decisions import letters as decisions
from tests.factories import correspondence as make

PAPERS = (
    make.decision_letter(),
    make.decision_letter(outcome="not_processed", formal=True),
    make.declaration(),
    make.advice_annex(),
    make.receipt_letter(),
    make.supplement_letter(),
)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: type(paper).__name__)
def test_paper_survives_its_row(paper: object) -> None:
    stored = json.loads(json.dumps(frozen.to_json(paper)))
    assert frozen.from_json(type(paper), stored) == paper


@pytest.mark.parametrize("kind", [*intake.KINDS, *advices.KINDS, *decisions.KINDS], ids=lambda kind: kind.code)
def test_every_kind_can_be_frozen(kind: kinds.LetterKind) -> None:
    frozen.check(kind.contents)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 5},
        {"number": None},
        {"sending_date": "1 maart"},
        {"legal_basis": None},
        {"nieuw": "veld"},
        {"pupil": {"name": "Sam"}},
        {"letterhead": "tekst"},
    ],
)
def test_row_of_another_shape_is_refused(change: dict[str, object]) -> None:
    stored = {**frozen.to_json(PAPERS[0]), **change}
    with pytest.raises(Unfit):
        frozen.from_json(decisions.DecisionLetter, stored)


@dataclass(frozen=True)
class Loose:
    things: list[str]


@dataclass
class Soft:
    name: str


def test_what_cannot_be_frozen_is_refused_at_registration() -> None:
    for kind in (Loose, Soft, dict, float):
        with pytest.raises(Unfit):
            frozen.check(kind)
    with pytest.raises(Unfit):
        frozen.to_json({"a": 1})


def test_kinds_are_a_closed_list() -> None:
    with pytest.raises(KeyError):
        kinds.get("onbekend")
    kind = decisions.DECISION
    kinds.register(kind)
    with pytest.raises(ValueError, match="twice"):
        kinds.register(replace(kind, label="Anders"))


def test_dates_are_dates_again() -> None:
    letter = frozen.from_json(decisions.DecisionLetter, frozen.to_json(PAPERS[0]))
    assert letter.sending_date == date(2027, 3, 1)
    assert letter.addressee == make.GUARDIAN
