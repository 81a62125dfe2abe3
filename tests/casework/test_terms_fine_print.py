"""Terms as the fine print asks them (fine-print §17)."""

from datetime import date

import pytest

from casework.terms import (
    Arrival,
    Flag,
    Repair,
    completed_on,
    decide_objection,
    not_processed,
    objection_in_time,
    objection_post,
)
from tests.casework.counted import CALENDAR, LENGTHS, X6, application, objecting, sentences


def test_fine_print_17_complete_when_the_last_missing_item_came() -> None:
    assert completed_on([date(2027, 4, 25), date(2027, 4, 30)]) == date(2027, 4, 30)
    assert completed_on([date(2027, 4, 25), None]) is None
    assert completed_on([]) is None


def test_fine_print_17_a_partial_supplement_ends_nothing() -> None:
    repair = Repair(X6.requested_on, X6.last_day, partial_on=(date(2027, 4, 25),))
    term = application(date(2027, 4, 12), supplements=[repair])
    assert term.due == application(date(2027, 4, 12), supplements=[X6]).due
    assert "Wat op 25 april 2027 binnenkwam, was nog niet alles" in sentences(term)


def test_fine_print_17_completion_after_the_last_day_counts_as_the_last_day() -> None:
    on_it = Repair(X6.requested_on, X6.last_day, completed_on=X6.last_day)
    after = Repair(X6.requested_on, X6.last_day, completed_on=date(2027, 5, 20))
    term = application(date(2027, 4, 12), supplements=[after])
    assert term.suspended_days == application(date(2027, 4, 12), supplements=[on_it]).suspended_days == 13
    assert "na de laatste dag; dat telt als ontvangen op 4 mei 2027" in sentences(term)
    assert not_processed(after, LENGTHS, CALENDAR).start == date(2027, 5, 5)


def test_fine_print_17_a_second_request_is_a_new_suspension() -> None:
    first = Repair(X6.requested_on, X6.last_day, completed_on=date(2027, 4, 30))
    second = Repair(date(2027, 5, 10), date(2027, 5, 20), completed_on=date(2027, 5, 18))
    term = application(date(2027, 4, 12), supplements=[second, first])
    assert (term.suspended_days, term.unshifted_due) == (9 + 7, date(2027, 6, 23))


def test_fine_print_17_nothing_suspends_after_the_last_day() -> None:
    late = Repair(date(2027, 6, 7), date(2027, 6, 21))
    term = application(date(2027, 4, 12), supplements=[late])
    assert (term.due, term.suspended_days, term.flags) == (date(2027, 6, 7), 0, ())
    assert "Dat was na de laatste dag (7 juni 2027)" in sentences(term)


def test_fine_print_17_week_for_post_is_moved() -> None:
    term = objecting(date(2026, 2, 16))
    assert term.due == date(2026, 3, 30)
    post = objection_post(term, LENGTHS, CALENDAR)
    assert (post.unshifted_due, post.due) == (date(2026, 4, 6), date(2026, 4, 7))


@pytest.mark.parametrize(
    ("arrival", "in_time", "presumed"),
    [
        (Arrival(date(2026, 3, 30)), True, False),
        (Arrival(date(2026, 3, 31)), False, False),
        (Arrival(date(2026, 2, 16)), True, False),
        (Arrival(date(2026, 4, 7), by_post=True, postmark=date(2026, 3, 30)), True, False),
        (Arrival(date(2026, 4, 8), by_post=True, postmark=date(2026, 3, 30)), False, False),
        (Arrival(date(2026, 4, 1), by_post=True, postmark=date(2026, 3, 31)), False, False),
        (Arrival(date(2026, 4, 1), by_post=True), True, True),
        (Arrival(date(2026, 4, 2), by_post=True), False, False),
    ],
)
def test_fine_print_17_objection_in_time(arrival: Arrival, in_time: bool, presumed: bool) -> None:
    sent_on = date(2026, 2, 16)
    term = objecting(sent_on)
    found = objection_in_time(arrival, sent_on, term, objection_post(term, LENGTHS, CALENDAR), CALENDAR)
    assert (found.in_time, found.presumed) == (in_time, presumed)
    assert ("vermoeden" in found.step.sentence) is presumed


def test_fine_print_17_two_publication_dates_count_from_the_earliest() -> None:
    term = decide_objection([date(2028, 3, 10), date(2028, 3, 3)], LENGTHS, CALENDAR)
    assert (term.due, term.flags) == (date(2028, 7, 11), (Flag.UNCERTAIN,))
    excused = decide_objection([date(2028, 3, 3)], LENGTHS, CALENDAR, excused=True)
    assert excused.flags == (Flag.UNCERTAIN, Flag.EXCUSED)
