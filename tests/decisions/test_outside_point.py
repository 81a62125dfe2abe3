"""The gate for granting what the criteria or the advices do not allow."""

import pytest

from decisions.enums import Outcome, OutsideGround
from tests.decisions.deciding import WRITTEN, advice, figures, open_codes, point, ready


class TestGrantingOutsideTheCriteria:
    """15d(4), (5) say *uitsluitend*: what no possible outcome allows asks a ground and own words (fine-print §18)."""

    @pytest.mark.parametrize(
        ("possible", "asked"),
        [
            (("pro",), False),
            (("pro_or_lwoo",), False),
            (("pro", "none"), False),
            (("lwoo",), True),
            (("mixed",), True),
            (("none",), True),
            (("lwoo", "mixed", "none"), True),
            ((), False),
        ],
    )
    def test_asks_by_what_is_possible(self, possible: tuple[str, ...], asked: bool):
        assert ("outside_criteria" in open_codes(ready(figures=figures(*possible)))) is asked

    def test_is_met_with_a_ground_and_own_words(self):
        explained = {"outside_ground": OutsideGround.MIXED, "outside_words": WRITTEN}
        assert "outside_criteria" not in open_codes(ready(figures=figures("mixed"), **explained))
        assert "outside_criteria" in open_codes(ready(figures=figures("mixed"), **explained | {"outside_words": " "}))

    def test_says_what_the_figures_say_and_whether_the_advices_agree(self):
        against = (advice(1, "neither"), advice(2, "neither"))
        both = point(ready(figures=figures("none"), advices=against), "outside_criteria").sentence
        assert "De cijfers laten dit niet toe: geen grond." in both
        assert "Geen van beide adviezen" in both
        assert "Geen van beide" not in point(ready(figures=figures("none")), "outside_criteria").sentence

    def test_asks_nothing_of_a_refusal(self):
        assert "outside_criteria" not in open_codes(ready(figures=figures("none"), outcome=Outcome.REFUSAL))
