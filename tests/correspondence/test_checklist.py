"""What is asked of letters before they are sent."""

from dataclasses import replace
from datetime import date

from correspondence.checklist import LetterFacts, points
from correspondence.enums import LetterState


def test_points_before_sending() -> None:
    day = date(2027, 3, 1)
    good = LetterFacts("Besluit", LetterState.READY, True, day)
    assert [point.met for point in points([good], day)] == [True, True, True]
    assert [point.met for point in points([], day)] == [False, True, True]
    queued = replace(good, status=LetterState.QUEUED, unchanged=None)
    assert [point.met for point in points([good, queued], day)] == [False, True, True]
    assert [point.met for point in points([replace(good, unchanged=False)], day)] == [True, False, True]
    (made_point, _, dated) = points([replace(good, sending_date=date(2027, 2, 26))], day)
    assert made_point.met
    assert not dated.met
    assert "26 februari 2027" in dated.sentence
    assert "Maak de brieven opnieuw op" in dated.sentence
    failed = points([replace(good, status=LetterState.FAILED)], day)[0]
    assert "opnieuw proberen" in failed.sentence
