"""The worked examples, on the facts of a procedure of its own."""

from datetime import date

import pytest

from casework.reference_data import shipped_calendar, shipped_lengths
from casework.terms import Adjournment, Arrival, Flag, Notice, Repair, Term
from objections.facts import ObjectionClock, ProcedureClock, Questions
from objections.terms import (
    DECIDE,
    FORWARD,
    LATE_REASON,
    REPAIR,
    decide_term,
    in_time,
    known_to,
    procedure_terms,
    question_terms,
)

CALENDAR = shipped_calendar()
LENGTHS = shipped_lengths(date(2027, 1, 1))
WHOLE = ObjectionClock()


def clock(*sent_on: date, received_on: date | None = None, **facts: object) -> ProcedureClock:
    known = {"objections": (WHOLE,), "waits_to_be_forwarded": True, **facts}
    return ProcedureClock(tuple(sent_on), received_on or sent_on[0], **known)  # type: ignore[arg-type]


def deciding(facts: ProcedureClock) -> Term:
    return decide_term(facts, LENGTHS, CALENDAR)


def mended(asked: date, until: date, completed: date | None) -> dict[str, object]:
    return {"objections": (ObjectionClock((Repair(asked, until, completed),)),)}


def test_x1_counts_from_the_shifted_end_of_the_objection_term() -> None:
    assert deciding(clock(date(2027, 1, 16))).due == date(2027, 5, 24)


@pytest.mark.parametrize("sent_on", [date(2028, 3, 3), date(2028, 3, 6)])
def test_x2_good_friday_and_easter_monday(sent_on: date) -> None:
    assert deciding(clock(sent_on)).due == date(2028, 7, 11)


@pytest.mark.parametrize(
    ("asked", "until", "completed", "days", "due"),
    [
        (date(2027, 7, 29), date(2027, 8, 26), date(2027, 8, 23), 24, date(2027, 11, 12)),
        (date(2027, 7, 29), date(2027, 8, 26), None, 28, date(2027, 11, 16)),
        (date(2027, 7, 20), date(2027, 8, 26), date(2027, 8, 9), 12, date(2027, 11, 1)),
        (date(2027, 7, 29), date(2027, 8, 26), date(2027, 9, 2), 27, date(2027, 11, 15)),
    ],
    ids=["mended", "unused", "asked before the term to decide", "mended after the last day"],
)
def test_x7_pro_forma(asked: date, until: date, completed: date | None, days: int, due: date) -> None:
    term = deciding(clock(date(2027, 6, 15), **mended(asked, until, completed)))
    assert (term.suspended_days, term.due) == (days, due)


def test_x8_adjourned_from_the_unshifted_last_day() -> None:
    sent_on = date(2028, 1, 31)
    assert deciding(clock(sent_on)).due == date(2028, 6, 6)
    later = deciding(clock(sent_on, adjournments=(Adjournment(date(2028, 6, 6), 6),)))
    assert (later.due, Flag.LENGTHENED in later.flags) == (date(2028, 7, 17), True)
    too_late = deciding(clock(sent_on, adjournments=(Adjournment(date(2028, 6, 7), 6),)))
    assert (too_late.due, Flag.NOTICE_LATE in too_late.flags) == (date(2028, 6, 6), True)


def test_a_named_day_counts_as_such() -> None:
    notice = Notice(date(2028, 6, 1), date(2028, 9, 1), "awb_7_10_4")
    assert deciding(clock(date(2028, 1, 31), notices=(notice,))).due == date(2028, 9, 1)


def test_who_sent_everything_at_once_does_not_wait_for_another() -> None:
    asked = ObjectionClock((Repair(date(2027, 7, 29), date(2027, 8, 26), date(2027, 8, 23)),))
    assert deciding(clock(date(2027, 6, 15), objections=(asked, WHOLE))).due == date(2027, 10, 19)


def test_the_earliest_day_starts_the_clock_and_somebody_must_look() -> None:
    term = deciding(clock(date(2027, 6, 15), date(2027, 6, 21)))
    assert (term.due, Flag.UNCERTAIN in term.flags) == (date(2027, 10, 19), True)
    assert Flag.EXCUSED in deciding(clock(date(2027, 6, 15), objections=(ObjectionClock(excused=True),))).flags


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({}, [FORWARD, DECIDE]),
        ({"waits_to_be_forwarded": False}, [DECIDE]),
        ({"is_decided": True}, [DECIDE]),
        ({"objections": ()}, [FORWARD]),
    ],
)
def test_which_terms_run(facts: dict[str, object], codes: list[str]) -> None:
    assert [term.code for term in procedure_terms(clock(date(2027, 6, 15), **facts), LENGTHS, CALENDAR)] == codes


def test_before_it_is_sent_only_forwarding_runs() -> None:
    early = ProcedureClock((), date(2027, 6, 15), (WHOLE,), waits_to_be_forwarded=True)
    (term,) = procedure_terms(early, LENGTHS, CALENDAR)
    assert (term.code, term.due) == (FORWARD, date(2027, 6, 29))


def test_questions_end_on_the_day_that_was_set() -> None:
    asked = Questions((date(2027, 7, 1), date(2027, 7, 15)), (date(2027, 7, 2), date(2027, 7, 16)))
    found = {term.code: term.due for term in question_terms(asked, LENGTHS, CALENDAR)}
    assert found == {REPAIR: date(2027, 7, 15), LATE_REASON: date(2027, 7, 16)}
    assert question_terms(Questions(), LENGTHS, CALENDAR) == []


@pytest.mark.parametrize(
    ("received", "postmark", "by_post", "expected"),
    [
        (date(2027, 3, 1), None, False, (True, "awb_6_9_1")),
        (date(2027, 3, 2), None, False, (False, "awb_6_11")),
        (date(2027, 3, 8), date(2027, 3, 1), True, (True, "awb_6_9_2")),
        (date(2027, 3, 9), date(2027, 3, 1), True, (False, "awb_6_9_2")),
        (date(2027, 3, 8), date(2027, 3, 2), True, (False, "awb_6_9_2")),
        (date(2027, 3, 3), None, True, (True, "awb_6_9_2")),
        (date(2027, 3, 4), None, True, (False, "awb_6_11")),
        (date(2027, 1, 15), None, False, (True, "awb_6_10")),
    ],
)
def test_in_time_at_the_edges(received: date, postmark: date | None, by_post: bool, expected: tuple[bool, str]) -> None:
    found = in_time(Arrival(received, by_post, postmark), date(2027, 1, 16), LENGTHS, CALENDAR)
    assert (found.in_time, found.step.article) == expected


def test_everybody_has_his_own_day() -> None:
    days = [("board", 1, date(2027, 1, 16)), ("guardian", 7, date(2027, 1, 25))]
    assert known_to(days, "board", 1) == date(2027, 1, 16)
    assert known_to(days, "guardian", 7) == date(2027, 1, 25)
    assert known_to(days, "objector", 3) == date(2027, 1, 25), "the latest for who is no addressee"
    assert known_to([], "board", 1) is None
