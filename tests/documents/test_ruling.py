"""The decision on objection and what follows from it, as a reader finds them: complete, plain, one clause each."""

from itertools import product

import pytest

from casework.text import dutch_date
from correspondence.enums import AddresseeKind
from objections.enums import Effect, Outcome
from objections.letters import wording
from objections.rules import EFFECTS
from tests.documents.test_letters import text
from tests.documents.test_plain_language import FORBIDDEN, sentences
from tests.factories import papers

READERS = (AddresseeKind.BOARD, AddresseeKind.GUARDIAN)
CASES = [(outcome, *rest) for outcome, effects in EFFECTS.items() for rest in product(sorted(effects), READERS)]


def test_the_decision_on_objection_tells_every_element() -> None:
    letter = papers.ruling_letter()
    found = text("objection_decision", letter)
    expected = [
        letter.reference,
        "Verzenddatum 26 april 2027",
        "Datum beslissing 23 april 2027",
        *letter.summary,
        *letter.operative,
        "VO2999-2027-00002",
        "artikel 7:11",
        *letter.course,
        "Sam leert goed op zijn stageplek.",
        "De nieuwe toets weegt zwaarder dan de oude.",
        "Bijlage 1: Advies van de bezwaaradviescommissie",
        "wie bezwaar maakte",
        "namens het bestuur van het samenwerkingsverband",
        "B. Proefvoorzitter",
        "steunpunt.example",
    ]
    assert [part for part in expected if part not in found] == []


@pytest.mark.parametrize(
    ("template", "contents"),
    [("objection_decision", papers.ruling_letter()), ("decision", papers.decision_after_objection())],
)
def test_the_clause_is_that_of_appeal(template: str, contents: object) -> None:
    found = text(template, contents)
    for part in (
        "U kunt in beroep gaan bij de rechtbank tot en met 7 juni 2027.",
        "uiterlijk op 14 juni 2027",
        "griffierecht",
        "voorlopige voorziening",
        "de termijn is zes weken",
    ):
        assert part in found, part
    assert "U kunt bezwaar maken" not in found
    assert "bezwaarschrift" not in found


def test_a_correction_keeps_the_last_day_of_what_did_not_change() -> None:
    found = text("decision", papers.correction())
    assert "U kunt bezwaar maken tot en met 3 mei 2027." in found
    assert "Tegen wat hetzelfde bleef, kunt u bezwaar maken tot en met 12 april 2027." in found
    assert "In het besluit stond de verkeerde achternaam." in found


def test_the_declaration_after_an_objection_stays_on_one_page_and_names_appeal() -> None:
    found = text("declaration", papers.declaration_after_objection())
    assert "besluit VO2999-2027-00001" in found
    assert "Beroep bij de rechtbank is mogelijk tot en met 7 juni 2027." in found


def test_several_objections_stand_in_a_table_without_names() -> None:
    lines = (*papers.ruling_letter().verdicts, *papers.ruling_letter().verdicts)
    found = text("objection_decision", papers.ruling_letter(verdicts=lines))
    assert "Uitkomst per bezwaar" in found
    assert "Uitkomst per bezwaar" not in text("objection_decision", papers.ruling_letter())


@pytest.mark.parametrize(("outcome", "effect", "reader"), CASES)
def test_the_summary_is_short_and_plain(outcome: str, effect: str, reader: str) -> None:
    for reopens in {False, effect == Effect.REVOKED}:
        told = papers.ruled(outcome, effect, reopens=reopens)
        paragraphs = wording.summary(told, reader, papers.APPEAL.last_day)
        found = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
        lengths = [len(sentence.split()) for sentence in found]
        assert max(lengths) <= 20
        assert sum(lengths) / len(lengths) <= 12
        assert not [sentence for sentence in found if sentence.count(",") > 1]
        assert not [word for word in FORBIDDEN if word in " ".join(paragraphs).lower()]
        assert dutch_date(papers.APPEAL.last_day) in " ".join(paragraphs)


def test_objections_with_different_outcomes_are_told_apart() -> None:
    told = papers.ruled(Outcome.UPHELD, Effect.SUPERSEDED, outcomes=(Outcome.UPHELD, Outcome.DISMISSED))
    assert "zoals in de tabel hieronder staat" in wording.operative(told)[0]
    assert "verschillend" in wording.what_was_decided(told)[0]


def test_costs_are_told_only_when_they_were_asked_for() -> None:
    assert not [one for one in wording.operative(papers.ruled()) if "kosten" in one]
    assert "Wij vergoeden de kosten van het bezwaar niet." in wording.operative(papers.ruled(costs_granted=False))
