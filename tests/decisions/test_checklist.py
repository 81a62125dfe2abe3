"""The gates before a decision: each of them open once and met once, and which of them are soft."""

from datetime import date
from typing import Any

import pytest

from casework.checklist import blocking
from casework.citations import short_citation
from decisions.checklist import SOFT, adopt_points, offer_points
from decisions.enums import Ground, Outcome, OutsideGround, Party
from decisions.facts import (
    HearingFacts,
    InstrumentFacts,
    PartyToHear,
    SignerFacts,
    SupplementFacts,
)
from tests.decisions.deciding import TODAY, WRITTEN, advice, formal, open_codes, parts, point, ready

PARENT = PartyToHear(Party.GUARDIAN, 1, "Ouder", "Ouder was het niet eens en moet gehoord kunnen worden.", "awb_4_8")
SPECIAL = {"special_group": True}

# Gate → what opens it. Each is met in the base facts (or in those given as the third).
GATES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "outcome": ({"outcome": ""}, {}),
    "as_asked": ({"asked_kind": "lwoo"}, {}),
    "sending_date": ({"sending_problem": "Kies een werkdag."}, {}),
    "effective_on": ({"effective_on": None}, {}),
    "validity": ({"valid_until": date(2030, 7, 31)}, {}),
    "file_complete": ({"supplement_open": True}, {}),
    "applicant_and_route": ({"route_problems": ("Er is geen route.",)}, {}),
    "two_advices": ({"advices": (advice(1),)}, {}),
    "file_questions": ({"open_questions": ("‘Rapport’ (eerste deskundige)",)}, {}),
    "results_declared": ({"results_declared": False}, {}),
    "statements": ({"statements_missing": ("Zienswijze van Ouder ontbreekt.",)}, {}),
    "consent": ({**SPECIAL, "consent_missing": ("Ouder",)}, SPECIAL),
    "heard": ({"to_hear": (PARENT,)}, {"to_hear": (PARENT,), "hearings": (HearingFacts(Party.GUARDIAN, 1, True),)}),
    "own_steps": ({"own_steps": (("Overleg met de ouders", False),)}, {"own_steps": (("Overleg", True),)}),
    "reasons": ({"parts": parts(weighing="")}, {}),
    "advices_placed": ({"placed_advices": frozenset({1, 7})}, {}),
    "departure": (
        {"advices": (advice(1), advice(2, "lwoo")), "parts": parts(departure="")},
        {"advices": (advice(1), advice(2, "lwoo"))},
    ),
    "outside_criteria": (
        {"advices": (advice(1, "neither"), advice(2, "lwoo"))},
        {
            "advices": (advice(1, "neither"), advice(2, "lwoo")),
            "outside_ground": OutsideGround.MARGIN,
            "outside_words": WRITTEN,
        },
    ),
    "instruments": ({"instruments": (InstrumentFacts("Leerresultaat", "Staat niet op de lijst.", True),)}, {}),
    "instruments_stop": ({"instruments": (InstrumentFacts("Leerresultaat", "Te oud.", stops=True),)}, {}),
    "signer_mandate": ({"signer": SignerFacts(False)}, {}),
    "signer_no_other_role": ({"signer": SignerFacts(True, other_role="behandelaar")}, {}),
    "signer_independent": ({"signer": SignerFacts(True, tied_to="Stichting Proefscholen")}, {}),
    "objection_clause": ({"clause_missing": ("postadres",)}, {}),
    "addressees": ({"addressees_missing": ("Ouder",)}, {}),
    "no_bsn": ({"parts": parts(weighing=f"{WRITTEN} Nummer 123456782.")}, {}),
}
NOT_PROCESSED_GATES: dict[str, dict[str, Any]] = {
    "supplement_asked": {"supplement": None},
    "supplement_ended": {"supplement": SupplementFacts(TODAY, closed=True, lapsed=True, notify_by=date(2026, 4, 17))},
    "prevents_judgement": {"missing": ()},
    "within_four_weeks": {"sending_date": date(2026, 4, 8)},
}


def test_a_ready_decision_has_no_open_gate():
    assert open_codes(ready()) == set()


@pytest.mark.parametrize("code", GATES)
def test_gate_open(code):
    changed, _ = GATES[code]
    assert code in open_codes(ready(**changed))
    assert point(ready(**changed), code).sentence


@pytest.mark.parametrize("code", GATES)
def test_gate_met(code):
    _, changed = GATES[code]
    assert point(ready(**changed), code).met
    assert open_codes(ready(**changed)) == set()


@pytest.mark.parametrize("code", NOT_PROCESSED_GATES)
def test_not_processed_gate_open(code):
    assert code in open_codes(formal(Ground.NOT_PROCESSED, **NOT_PROCESSED_GATES[code]))


@pytest.mark.parametrize("code", NOT_PROCESSED_GATES)
def test_not_processed_gate_met(code):
    assert point(formal(Ground.NOT_PROCESSED), code).met


@pytest.mark.parametrize("ground", Ground.values)
def test_a_formal_decision_needs_no_advices_no_route_and_no_statement(ground):
    facts = formal(ground, statements_missing=("Zienswijze ontbreekt.",), results_declared=False)
    assert open_codes(facts) == set()


def test_every_point_that_can_appear_is_tested():
    seen = {p.code for changed, met in GATES.values() for facts in (changed, met) for p in adopt_points(ready(**facts))}
    seen |= {p.code for ground in Ground.values for p in adopt_points(formal(ground))}
    assert seen == {*GATES, *NOT_PROCESSED_GATES, "formal_ground", "formal_advice"}


class TestFormalGrounds:
    def test_must_show_from_the_file(self):
        assert "formal_ground" in open_codes(formal(Ground.NO_ROUTE, route_problems=()))
        assert "formal_ground" in open_codes(formal(Ground.REPEAT, refused_before=False))
        assert "formal_ground" in open_codes(formal(Ground.REPEAT, new_facts=True))

    def test_need_advices_where_the_partnership_wants_them(self):
        assert "formal_advice" in open_codes(formal(Ground.NO_ROUTE, formal_without_advice=False))
        both = {"advices": (advice(1), advice(2))}
        assert point(formal(Ground.NO_ROUTE, formal_without_advice=False, **both), "formal_advice").met

    def test_not_processed_on_the_last_of_the_four_weeks(self):
        assert point(formal(Ground.NOT_PROCESSED, sending_date=date(2026, 4, 7)), "within_four_weeks").met

    def test_not_processed_waits_until_the_day_after_the_last_day(self):
        supplement = SupplementFacts(date(2026, 3, 19), closed=True, lapsed=True, notify_by=date(2026, 4, 16))
        assert point(formal(Ground.NOT_PROCESSED, supplement=supplement), "supplement_ended").met

    def test_cannot_grant(self):
        assert "effective_on" not in {point.code for point in adopt_points(formal(Ground.NO_ROUTE))}


class TestSoftGates:
    @pytest.mark.parametrize("code", sorted(SOFT))
    def test_are_passed_with_a_reason_only(self, code):
        changed, _ = GATES[code]
        assert code in open_codes(ready(**changed))
        passed = ready(**changed, passed={code: "De school heeft dit mondeling bevestigd."})
        assert open_codes(passed) == set()
        assert "mondeling" in point(passed, code).sentence
        assert code in open_codes(ready(**changed, passed={code: "   "}))

    @pytest.mark.parametrize("code", sorted(set(GATES) - SOFT))
    def test_no_other_gate_is(self, code):
        changed, _ = GATES[code]
        assert code in open_codes(ready(**changed, passed={code: "Toch doorgaan."}))

    def test_a_warning_about_a_test_is_said_and_stops_nothing(self):
        assert "Intelligentieonderzoek 1: Nog 3 dagen bruikbaar." in point(ready(), "instruments").sentence
        assert point(ready(instruments=()), "instruments").sentence == "De tests zijn gecontroleerd."

    def test_what_stops_is_not_asked_a_reason_as_well(self):
        both = (InstrumentFacts("Een", "Te oud.", True, stops=True), InstrumentFacts("Twee", "Niet op de lijst.", True))
        assert "Te oud" not in point(ready(instruments=both), "instruments").sentence
        passed = ready(instruments=both, passed={"instruments": "De school bevestigde het."})
        assert open_codes(passed) == {"instruments_stop"}


class TestReasons:
    @pytest.mark.parametrize("text", ["", "   ", "Wij volgen de adviezen van de deskundigen.", "[naam] …"])
    def test_a_template_alone_is_no_weighing(self, text):
        assert "reasons" in open_codes(ready(parts=parts(weighing=text)))

    def test_a_template_with_a_sentence_of_ones_own_is(self):
        text = f"Wij volgen de adviezen van de deskundigen. {WRITTEN}"
        assert open_codes(ready(parts=parts(weighing=text))) == set()

    def test_a_formal_decision_needs_no_criteria_or_advice_text(self):
        texts = {"facts": WRITTEN, "weighing": WRITTEN, "conclusion": WRITTEN}
        assert open_codes(formal(Ground.NO_ROUTE, parts=texts)) == set()

    def test_a_refusal_departs_from_an_advice_to_grant(self):
        facts = ready(outcome=Outcome.REFUSAL, effective_on=None, parts=parts(departure=""))
        assert "departure" in open_codes(facts)

    def test_offering_asks_for_the_text_only(self):
        facts = ready(parts=parts(weighing=""), signer=SignerFacts(False), advices=())
        assert "reasons" in {point.code for point in blocking(offer_points(facts))}
        assert "two_advices" not in {point.code for point in offer_points(facts)}


class TestSigner:
    def test_with_nobody_else_the_sentence_says_what_to_do(self):
        facts = ready(signer=SignerFacts(True, other_role="behandelaar", somebody_else_can=False))
        assert "voltallige bestuur" in point(facts, "signer_no_other_role").sentence

    def test_with_somebody_else_it_does_not(self):
        facts = ready(signer=SignerFacts(True, other_role="behandelaar"))
        assert "voltallige bestuur" not in point(facts, "signer_no_other_role").sentence


class TestValidity:
    def test_lwoo_under_own_rules_must_end(self):
        own = {
            "kind": "lwoo",
            "asked_kind": "lwoo",
            "own_rules": True,
            "advices": (advice(1, "lwoo"), advice(2, "lwoo")),
        }
        assert "validity" in open_codes(ready(**own))
        assert open_codes(ready(**own, valid_until=date(2028, 7, 31))) == set()


def test_every_reference_can_be_cited():
    facts = [ready(**changed) for changed, _ in GATES.values()] + [formal(ground) for ground in Ground.values]
    for reference in {found.reference for one in facts for found in adopt_points(one) if found.reference}:
        assert short_citation(reference)
