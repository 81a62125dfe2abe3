"""Numbers, hearings, addressees and departures: the pure judgements."""

from datetime import date

import pytest

from applications.enums import Answer
from decisions.enums import Outcome, Party
from decisions.facts import AdviceFacts, HearingFacts, StatementFacts
from decisions.paperwork.placing import conclusion, stance
from decisions.rules import (
    Reader,
    SeriesFull,
    addressees,
    channels,
    decision_number,
    departs_from_codes,
    hearings_needed,
    still_to_hear,
    why_not_two_advices,
)


def said(answer: str, *, guardian_id: int = 1, asked: bool = True) -> StatementFacts:
    return StatementFacts(Party.GUARDIAN, guardian_id, f"ouder {guardian_id}", answer, asked)


def heard(outcome: str, *answers: str, data_differ: bool = False, asked: bool = True) -> list[tuple[str, int | None]]:
    statements = [said(answer, guardian_id=number, asked=asked) for number, answer in enumerate(answers, 1)]
    return [(one.party, one.guardian_id) for one in hearings_needed(outcome, statements, data_differ)]


ONE, TWO, BOARD = (Party.GUARDIAN, 1), (Party.GUARDIAN, 2), (Party.BOARD, None)


class TestNumber:
    def test_has_seventeen_characters_as_duo_checks_them(self):
        assert decision_number("VO2708", 2026, 123) == "VO2708-2026-00123"
        assert len(decision_number("VO2999", 2027, 1)) == 17

    def test_the_last_of_a_series_and_one_more(self):
        assert decision_number("VO2999", 2027, 99_999).endswith("-99999")
        with pytest.raises(SeriesFull):
            decision_number("VO2999", 2027, 100_000)


class TestHearing:
    @pytest.mark.parametrize("answer", [Answer.DISAGREE, Answer.PARTLY, Answer.NONE, Answer.ONLY_SEEN])
    def test_a_grant_hears_the_parent_who_did_not_agree(self, answer):
        assert heard(Outcome.GRANT, Answer.AGREE, answer) in ([TWO], [ONE, TWO])
        assert heard(Outcome.GRANT, answer) == [ONE]

    def test_a_grant_with_agreement_hears_nobody(self):
        assert heard(Outcome.GRANT, Answer.AGREE, Answer.AGREE) == []

    def test_parents_who_disagree_with_each_other_are_both_heard(self):
        assert heard(Outcome.GRANT, Answer.AGREE, Answer.DISAGREE) == [ONE, TWO]

    def test_a_grant_without_a_statement_hears_who_was_asked_and_said_nothing(self):
        assert heard(Outcome.GRANT, "") == [ONE]
        assert heard(Outcome.GRANT, "", asked=False) == []

    def test_a_refusal_hears_every_parent(self):
        assert heard(Outcome.REFUSAL, Answer.AGREE, Answer.PARTLY) == [ONE, TWO]
        assert heard(Outcome.REFUSAL, Answer.AGREE, Answer.DISAGREE) == [ONE, TWO]
        assert heard(Outcome.REFUSAL, "", asked=False) == [ONE]

    def test_a_refusal_gives_parents_who_were_all_against_what_they_wanted(self):
        assert heard(Outcome.REFUSAL, Answer.DISAGREE, Answer.DISAGREE) == []

    def test_a_refusal_on_other_data_hears_the_board_too(self):
        assert heard(Outcome.REFUSAL, Answer.AGREE, data_differ=True) == [ONE, BOARD]
        assert heard(Outcome.GRANT, Answer.AGREE, data_differ=True) == []

    def test_not_processed_hears_nobody(self):
        assert heard(Outcome.NOT_PROCESSED, Answer.AGREE, data_differ=True) == []

    def test_a_closed_opportunity_counts_and_an_open_one_does_not(self):
        needed = hearings_needed(Outcome.REFUSAL, [said(Answer.AGREE)], False)
        assert still_to_hear(needed, [HearingFacts(Party.GUARDIAN, 1, closed=False)]) == needed
        assert still_to_hear(needed, [HearingFacts(Party.GUARDIAN, 1, closed=True)]) == []


def advice(slot: int, **changed: object) -> AdviceFacts:
    values = {
        "id": slot,
        "slot": slot,
        "expert_user_id": slot,
        "expert_name": f"Deskundige {slot}",
        "outcome": "pro",
        "submitted_on": date(2026, 3, 2),
        **changed,
    }
    return AdviceFacts(**values)  # type: ignore[arg-type]


class TestTwoAdvices:
    def test_two_of_two_people_count(self):
        assert why_not_two_advices([advice(1), advice(2)]) == ""

    @pytest.mark.parametrize(
        ("advices", "said"),
        [
            ([], "de eerste deskundige en de tweede deskundige"),
            ([advice(1)], "de tweede deskundige"),
            ([advice(2)], "de eerste deskundige"),
            ([advice(1), advice(2, expert_user_id=1)], "twee verschillende"),
            ([advice(1), advice(2, declared_independent=False)], "niet verklaard"),
            ([advice(1), advice(2, unfit="Is in dienst bij het bestuur dat aanvraagt.")], "in dienst"),
        ],
    )
    def test_anything_less_does_not_and_says_why(self, advices, said):
        assert said in why_not_two_advices(advices)


class TestDeparture:
    def test_is_what_the_advice_did_not_conclude(self):
        concluded = [(1, "pro"), (2, "lwoo")]
        assert departs_from_codes("pro", Outcome.GRANT, concluded) == {2}
        assert departs_from_codes("pro", Outcome.REFUSAL, concluded) == {1}
        assert departs_from_codes("lwoo", Outcome.REFUSAL, [(1, "neither"), (2, "undetermined")]) == set()


class TestAddressees:
    board = Reader("board", 9, "Stichting Proef")
    parents = (Reader("guardian", 1, "A", user_id=5), Reader("guardian", 2, "B", portal_accepted=True, user_id=6))
    pupil = Reader("pupil", 3, "Kind")

    def test_are_the_board_and_each_parent_with_authority(self):
        found = addressees(self.board, self.parents, self.pupil, pupil_is_adult=False)
        assert [one.kind for one in found] == ["board", "guardian", "guardian"]

    def test_from_eighteen_the_pupil_takes_the_place_of_the_parents(self):
        found = addressees(self.board, self.parents, self.pupil, pupil_is_adult=True)
        assert [one.kind for one in found] == ["board", "pupil"]

    def test_post_unless_the_portal_was_accepted(self):
        assert channels(self.parents[0]) == ("post", "portal")
        assert channels(self.parents[1]) == ("portal",)
        assert channels(self.board) == ("post", "portal")
        assert channels(Reader("guardian", 4, "C")) == ("post",)

    def test_accepting_the_portal_without_an_account_reaches_nobody(self):
        assert channels(Reader("guardian", 4, "C", portal_accepted=True)) == ("post",)


class TestPlacedWords:
    def test_the_conclusion_follows_from_the_outcome(self):
        assert "toelaatbaar tot het praktijkonderwijs" in conclusion("pro", Outcome.GRANT, "Kind")
        assert "niet aangewezen" in conclusion("lwoo", Outcome.REFUSAL, "Kind")
        assert "zonder beoordeling" in conclusion("lwoo", Outcome.REFUSAL, "Kind", ground="no_route")
        assert conclusion("pro", "", "Kind") == ""

    def test_silence_is_told_as_silence(self):
        assert "niet geantwoord" in stance(Answer.NONE, None)
        assert stance(Answer.AGREE, True).endswith("stemt in")
