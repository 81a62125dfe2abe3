"""Days that cannot both be right, each with the field it belongs to."""

from datetime import date, timedelta

import pytest

from applications import contradictions

TODAY = date(2027, 3, 1)
BORN = date(2014, 11, 3)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("birth_date", "wrong"),
    [
        (None, False),
        (BORN, False),
        (TODAY + DAY, True),
        (date(2019, 3, 1), False),
        (date(2019, 3, 2), True),
        (date(2001, 3, 2), False),
        (date(2001, 2, 28), True),
        (date(1914, 11, 3), True),
    ],
)
def test_birth_date(birth_date: date | None, wrong: bool) -> None:
    assert bool(contradictions.of_pupil(birth_date, TODAY)) is wrong


@pytest.mark.parametrize(
    ("taken", "born", "wrong"),
    [
        (None, BORN, False),
        (TODAY, BORN, False),
        (TODAY + DAY, BORN, True),
        (BORN, BORN, True),
        (BORN - DAY, BORN, True),
        (BORN - DAY, None, False),
    ],
)
def test_day_of_a_test(taken: date | None, born: date | None, wrong: bool) -> None:
    assert set(contradictions.of_test(taken, born, TODAY)) == ({"administered_on"} if wrong else set())


@pytest.mark.parametrize(
    ("invited", "reminded", "answer", "answered", "wrong"),
    [
        (None, None, "", None, set()),
        (TODAY - 9 * DAY, TODAY - 2 * DAY, "none", None, set()),
        (TODAY - 9 * DAY, None, "agree", TODAY - DAY, set()),
        (TODAY - 9 * DAY, TODAY - 10 * DAY, "", None, {"reminded_on"}),
        (TODAY - 9 * DAY, None, "agree", TODAY - 10 * DAY, {"answered_on"}),
        (TODAY + DAY, None, "", None, {"invited_on"}),
        (None, TODAY + DAY, "", TODAY + DAY, {"reminded_on", "answered_on"}),
        (TODAY - 9 * DAY, TODAY - 2 * DAY, "none", TODAY - DAY, {"answered_on"}),
    ],
)
def test_statement(
    invited: date | None, reminded: date | None, answer: str, answered: date | None, wrong: set[str]
) -> None:
    found = contradictions.of_statement(
        invited_on=invited, reminded_on=reminded, answer=answer, answered_on=answered, today=TODAY
    )
    assert set(found) == wrong


def test_voice_of_the_pupil() -> None:
    assert contradictions.of_pupil_voice("Ik wil leren koken.", not_given=True)
    assert not contradictions.of_pupil_voice("Ik wil leren koken.", not_given=False)
    assert not contradictions.of_pupil_voice("", not_given=True)


def test_first_school_year() -> None:
    assert contradictions.of_career(date(2020, 7, 31), BORN)
    assert not contradictions.of_career(date(2027, 7, 31), BORN)
    assert not contradictions.of_career(None, BORN)
