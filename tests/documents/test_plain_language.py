"""The summary and the clause in words that parents understand: measured, for every kind, outcome and reader."""

import re
from datetime import date
from itertools import product

import pytest

from casework.citations import short_citation
from correspondence.enums import AddresseeKind
from decisions.enums import Outcome
from decisions.letters import wording
from tests.documents.test_letters import text
from tests.factories import correspondence as make

FORBIDDEN = ("derhalve", "middels", "inzake", "conform", "indien van toepassing", "voornoemd", "dient te", "teneinde")
CASES = [
    (kind, outcome, reader, formal)
    for kind, outcome, reader, formal in product(
        ("pro", "lwoo"), Outcome.values, (AddresseeKind.BOARD, AddresseeKind.GUARDIAN), (False, True)
    )
    if not (formal and outcome == Outcome.GRANT) and not (not formal and outcome == Outcome.NOT_PROCESSED)
]


def summary(kind: str, outcome: str, reader: str, formal: bool, valid_until: date | None = None) -> tuple[str, ...]:
    start = make.START if outcome == Outcome.GRANT else None
    return wording.summary(
        wording.SummaryFacts(kind, outcome, "Sam Proefleerling", start, valid_until, make.LAST_DAY, reader, formal)
    )


def sentences(text_: str) -> list[str]:
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+", text_) if part.strip()]


@pytest.mark.parametrize(("kind", "outcome", "reader", "formal"), CASES)
def test_summary_is_short_and_plain(kind: str, outcome: str, reader: str, formal: bool) -> None:
    paragraphs = summary(kind, outcome, reader, formal)
    found = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    lengths = [len(sentence.split()) for sentence in found]
    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) <= 12
    assert sum(sentence.count(",") > 1 for sentence in found) == 0
    assert all(len(paragraph) <= 6 * 95 for paragraph in paragraphs)
    assert not [word for word in FORBIDDEN if word in " ".join(paragraphs).lower()]


@pytest.mark.parametrize(("kind", "outcome", "reader", "formal"), CASES)
def test_summary_gives_the_date_and_promises_no_place(kind: str, outcome: str, reader: str, formal: bool) -> None:
    told = " ".join(summary(kind, outcome, reader, formal))
    assert "tot en met 12 april 2027" in told
    assert "krijgt een plaats" not in told
    assert ("praktijkonderwijs (pro)" in told) is (kind == "pro" and outcome != Outcome.NOT_PROCESSED and not formal)
    if kind == "pro" and outcome == Outcome.GRANT:
        assert "nog geen plaats op een school" in told
    if not formal:
        assert "Twee deskundigen gaven advies" in told


def test_own_lwoo_rules_have_an_end_date() -> None:
    told = " ".join(summary("lwoo", Outcome.GRANT, AddresseeKind.GUARDIAN, False, date(2031, 7, 31)))
    assert "tot en met 31 juli 2031" in told
    assert "hele schooltijd" not in told
    assert wording.validity(date(2031, 7, 31)) == "Geldig tot en met 31 juli 2031, in heel Nederland."
    assert wording.validity(None).startswith("Geldig voor de hele schoolloopbaan")


@pytest.mark.parametrize("kind", ["pro", "lwoo"])
def test_every_decision_names_its_basis(kind: str) -> None:
    merits = wording.legal_basis(kind, Outcome.GRANT)
    assert merits == wording.legal_basis(kind, Outcome.REFUSAL)
    article = {"pro": "artikel 2.30, vijfde lid, WVO 2020", "lwoo": "artikel 2.43, eerste lid, WVO 2020"}[kind]
    assert merits[0] == article
    assert wording.ORDER_IN_COUNCIL in merits
    not_processed = wording.legal_basis(kind, Outcome.NOT_PROCESSED)
    assert not_processed[0] == "artikel 4:5, eerste lid, onder c, Awb"
    for ground in ("not_competent", "no_route", "repeat"):
        assert wording.legal_basis(kind, Outcome.REFUSAL, ground)
    assert short_citation("awb_4_6_2") == "Awb 4:6 lid 2"


def test_refusal_on_the_merits_and_on_a_formal_ground_differ() -> None:
    merits = wording.operative("pro", Outcome.REFUSAL, pupil="Sam", start=None)
    formal = wording.formal_refusal("pro", pupil="Sam")
    assert "niet toelaatbaar" in merits
    assert "toelaatbaar tot" not in formal
    assert "zonder beoordeling van de criteria" in formal


def test_fixed_words_of_a_parents_letter_avoid_office_language() -> None:
    found = text("decision", make.decision_letter()).lower()
    assert not [word for word in FORBIDDEN if word in found]


def test_who_gets_the_letter() -> None:
    assert wording.sent_to(1, pupil_is_adult=False)[1] == "de ouder met gezag"
    assert wording.sent_to(2, pupil_is_adult=False)[1] == "elke ouder met gezag"
    assert wording.sent_to(2, pupil_is_adult=True)[1] == "de leerling"
