"""Properties that hold for every term, and the corners of suspensions and notices."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.reference_data import shipped_calendar, shipped_lengths, shipped_provisions
from casework.terms import (
    Adjournment,
    Flag,
    Lengths,
    Notice,
    Opening,
    Repair,
    Suspension,
    Term,
    TermLength,
    Unit,
    UnknownLength,
    consented_delay,
    decide_application,
    decide_objection,
    weeks_term,
)

CALENDAR = shipped_calendar()
LENGTHS = shipped_lengths(date(2027, 1, 1))
PROVISIONS = shipped_provisions(date(2027, 1, 1))
RECEIVED = date(2027, 4, 12)

DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2039, 6, 30))


@st.composite
def repairs(draw: st.DrawFn, base: date) -> Repair:
    asked = base + timedelta(days=draw(st.integers(-20, 90)))
    last_day = asked + timedelta(days=draw(st.integers(0, 30)))
    answered = draw(st.none() | st.integers(0, 45))
    return Repair(asked, last_day, None if answered is None else asked + timedelta(days=answered))


@st.composite
def cases(draw: st.DrawFn) -> tuple[date, list[Repair]]:
    base = draw(DAYS)
    return base, draw(st.lists(repairs(base), max_size=4))


def suspension(first: date, last: date | None) -> Suspension:
    return Suspension(first, last, "awb_4_15_2_a", "De aanvrager heeft met uitstel ingestemd")


def paused(*suspensions: Suspension, notices: tuple[Notice, ...] = ()) -> Term:
    return decide_application(RECEIVED, LENGTHS, CALENDAR, suspensions=suspensions, notices=notices)


@given(cases())
def test_a_statutory_term_never_ends_on_a_free_day(case: tuple[date, list[Repair]]) -> None:
    received_on, asked = case
    term = decide_application(received_on, LENGTHS, CALENDAR, supplements=asked)
    assert term.atw
    assert not CALENDAR.is_free(term.due)
    assert term.due >= term.unshifted_due == received_on + timedelta(days=56 + term.suspended_days)


@given(cases(), st.data())
def test_one_more_suspension_never_makes_it_earlier(case: tuple[date, list[Repair]], data: st.DataObject) -> None:
    received_on, asked = case
    notices = [
        Notice(received_on + timedelta(days=sent), received_on + timedelta(days=sent + named))
        for sent, named in data.draw(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 90)), max_size=2))
    ]
    more = data.draw(repairs(received_on))
    without = decide_application(received_on, LENGTHS, CALENDAR, supplements=asked, notices=notices)
    with_it = decide_application(received_on, LENGTHS, CALENDAR, supplements=[*asked, more], notices=notices)
    assert with_it.due >= without.due


@given(cases())
def test_the_same_suspensions_twice_count_once(case: tuple[date, list[Repair]]) -> None:
    received_on, asked = case
    once = decide_application(received_on, LENGTHS, CALENDAR, supplements=asked)
    twice = decide_application(received_on, LENGTHS, CALENDAR, supplements=[*asked, *asked])
    assert (once.due, once.suspended_days) == (twice.due, twice.suspended_days)


@given(cases())
def test_order_of_entry_makes_no_difference(case: tuple[date, list[Repair]]) -> None:
    received_on, asked = case
    forwards = decide_application(received_on, LENGTHS, CALENDAR, supplements=asked)
    backwards = decide_application(received_on, LENGTHS, CALENDAR, supplements=asked[::-1])
    assert forwards.due == backwards.due


@given(cases())
def test_a_later_receipt_never_ends_earlier(case: tuple[date, list[Repair]]) -> None:
    received_on, _ = case
    days = [received_on + timedelta(days=number) for number in range(4)]
    dues = [decide_application(day, LENGTHS, CALENDAR).due for day in days]
    assert all(one <= next_one for one, next_one in pairwise(dues))


@given(cases())
def test_a_term_survives_json(case: tuple[date, list[Repair]]) -> None:
    term = decide_objection([case[0]], LENGTHS, CALENDAR, repairs=case[1])
    assert Term.from_json(term.to_json()) == term


@given(cases())
def test_every_step_is_a_sentence_with_a_known_provision(case: tuple[date, list[Repair]]) -> None:
    received_on, asked = case
    notice = Notice(received_on + timedelta(days=50), received_on + timedelta(days=70))
    term = decide_application(received_on, LENGTHS, CALENDAR, supplements=asked, notices=[notice])
    assert term.steps[-1].day == term.due
    for step in term.steps:
        assert step.sentence.endswith(".")
        assert not step.article or PROVISIONS.get(step.article) is not None, step.article


def test_overlapping_suspensions_count_once() -> None:
    term = paused(suspension(date(2027, 5, 1), date(2027, 5, 10)), suspension(date(2027, 5, 6), date(2027, 5, 14)))
    assert term.suspended_days == 14
    inside = paused(suspension(date(2027, 5, 1), date(2027, 5, 10)), suspension(date(2027, 5, 3), date(2027, 5, 4)))
    assert inside.suspended_days == 10
    assert "telden al mee" in inside.steps[2].sentence


def test_suspension_without_a_known_end_counts_no_day_yet() -> None:
    term = paused(suspension(date(2027, 5, 1), None))
    assert (term.suspended_days, term.due) == (0, date(2027, 6, 7))
    assert term.flags == (Flag.SUSPENSION_OPEN,)


def test_suspension_before_the_term_counts_nothing() -> None:
    term = paused(suspension(date(2027, 4, 1), date(2027, 4, 9)))
    assert term.suspended_days == 0
    assert "liep toen nog niet" in term.steps[1].sentence


def test_completed_the_day_after_the_request_suspends_no_day() -> None:
    repair = Repair(date(2027, 4, 20), date(2027, 5, 4), completed_on=date(2027, 4, 21))
    term = decide_application(RECEIVED, LENGTHS, CALENDAR, supplements=[repair])
    assert term.suspended_days == 0
    assert "geen dag opgeschort" in term.steps[1].sentence


def test_suspension_can_begin_in_the_days_that_an_earlier_one_added() -> None:
    first = suspension(date(2027, 6, 1), date(2027, 6, 20))
    second = suspension(date(2027, 6, 24), date(2027, 6, 28))
    assert paused(first).due == date(2027, 6, 28)  # unshifted on Sunday 27 June
    assert paused(first, second).suspended_days == 25


def test_a_named_day_is_fixed_and_later_suspensions_come_on_top() -> None:
    notice = Notice(date(2027, 6, 1), date(2027, 7, 1))
    before = paused(suspension(date(2027, 5, 1), date(2027, 5, 5)), notices=(notice,))
    assert (before.due, before.suspended_days) == (date(2027, 7, 1), 5)
    after = paused(suspension(date(2027, 6, 10), date(2027, 6, 14)), notices=(notice,))
    assert (after.due, after.atw) == (date(2027, 7, 6), False)


def test_a_named_day_holds_the_delay_that_was_agreed_before() -> None:
    notice = Notice(date(2027, 6, 1), date(2027, 7, 1))
    ahead = (date(2027, 6, 10), date(2027, 6, 14))
    for agreed_on in (date(2027, 5, 20), date(2027, 6, 1)):
        term = paused(consented_delay(agreed_on, *ahead), notices=(notice,))
        assert (term.due, term.suspended_days) == (date(2027, 7, 1), 0)
        assert "Dat was al bekend toen een latere laatste dag werd meegedeeld" in term.steps[2].sentence
    assert paused(consented_delay(date(2027, 6, 2), *ahead), notices=(notice,)).due == date(2027, 7, 6)


def test_a_delay_counts_in_the_term_of_the_law_whatever_was_named() -> None:
    notice = Notice(date(2027, 6, 1), date(2027, 6, 10))
    delay = consented_delay(date(2027, 5, 20), date(2027, 6, 3), date(2027, 6, 16))
    assert paused(delay, notices=(notice,)).due == date(2027, 6, 21)


def test_an_agreed_delay_is_told_with_its_days() -> None:
    term = paused(consented_delay(date(2027, 5, 3), date(2027, 5, 4), date(2027, 5, 4)))
    assert (term.due, term.suspended_days) == (date(2027, 6, 8), 1)
    agreed = "Op 3 mei 2027 stemde de aanvrager schriftelijk in met uitstel op 4 mei 2027."
    assert term.steps[1].sentence == f"{agreed} De termijn staat stil op 4 mei 2027: 1 dag (Awb 4:15 lid 2 onder a)."


def test_an_agreed_delay_after_the_last_day_changes_nothing() -> None:
    term = paused(consented_delay(date(2027, 5, 3), date(2027, 6, 8), date(2027, 6, 30)))
    assert (term.due, term.suspended_days) == (date(2027, 6, 7), 0)
    assert "Dat was na de laatste dag (7 juni 2027)" in term.steps[1].sentence


def test_a_delay_agreed_early_is_counted_beside_a_later_supplement() -> None:
    delay = consented_delay(date(2027, 4, 13), date(2027, 5, 20), date(2027, 5, 24))
    repair = Repair(date(2027, 4, 30), date(2027, 5, 10), completed_on=date(2027, 5, 11))
    term = decide_application(RECEIVED, LENGTHS, CALENDAR, supplements=[repair], suspensions=[delay])
    assert term.suspended_days == 9 + 5


def test_a_named_day_that_is_not_later_changes_nothing() -> None:
    term = paused(notices=(Notice(date(2027, 5, 1), date(2027, 6, 4)),))
    assert (term.due, term.flags) == (date(2027, 6, 7), ())


def test_a_second_notice_is_risky() -> None:
    term = paused(notices=(Notice(date(2027, 6, 1), date(2027, 7, 1)), Notice(date(2027, 7, 1), date(2027, 7, 15))))
    assert term.due == date(2027, 7, 15)
    assert term.flags == (Flag.LENGTHENED, Flag.NOTICE_REPEATED)


def test_suspension_after_adjournment_is_not_moved_by_the_act() -> None:
    adjournment = Adjournment(date(2028, 6, 6), 6)
    repair = Repair(date(2028, 6, 12), date(2028, 6, 17))
    term = decide_objection([date(2028, 1, 31)], LENGTHS, CALENDAR, adjournments=[adjournment], repairs=[repair])
    assert term.due == date(2028, 7, 22)  # a Saturday


def test_adjournment_counts_from_the_day_that_suspensions_led_to() -> None:
    repair = Repair(date(2028, 4, 3), date(2028, 4, 20), completed_on=date(2028, 4, 13))
    adjournment = Adjournment(date(2028, 6, 6), 6)
    term = decide_objection([date(2028, 1, 31)], LENGTHS, CALENDAR, adjournments=[adjournment], repairs=[repair])
    assert term.due == date(2028, 7, 26)
    assert [step.sentence for step in term.steps[2:4]] == [
        "5 juni 2028 plus 9 dagen opschorting is 14 juni 2028.",
        "Op 6 juni 2028 is de beslissing verdaagd; zes weken na 14 juni 2028 is 26 juli 2028 (Awb 7:10 lid 3).",
    ]


@pytest.mark.parametrize(("length", "unit"), [(13, Unit.WEEKS), (91, Unit.DAYS)])
def test_long_terms_are_not_moved(length: int, unit: Unit) -> None:
    long_term = TermLength("long", "lang", "awb_7_10_3", length, unit)
    days = length * 7 if unit is Unit.WEEKS else length
    base = date(2027, 8, 7) - timedelta(days=days)  # ends on a Saturday
    term = weeks_term(Opening("long", "case", base, "Er is iets gebeurd", long_term), CALENDAR)
    assert (term.due, term.atw) == (date(2027, 8, 7), False)


def test_a_short_term_contains_two_working_days() -> None:
    short = TermLength("short", "kort", "awb_3_47_3", 3, Unit.DAYS)
    term = weeks_term(Opening("short", "case", date(2028, 4, 13), "Er is iets gebeurd", short), CALENDAR)
    assert (term.unshifted_due, term.due) == (date(2028, 4, 16), date(2028, 4, 19))


def test_an_unknown_length_is_never_guessed() -> None:
    with pytest.raises(UnknownLength, match="decide_application"):
        decide_application(RECEIVED, Lengths(), CALENDAR)


def test_a_repair_in_the_wrong_order_is_refused() -> None:
    with pytest.raises(ValueError, match="before the request"):
        Repair(date(2027, 5, 4), date(2027, 5, 3))
    with pytest.raises(ValueError, match="before it was asked"):
        Repair(date(2027, 5, 4), date(2027, 5, 10), completed_on=date(2027, 5, 3))


def test_days_left_and_past() -> None:
    term = decide_application(RECEIVED, LENGTHS, CALENDAR)
    assert (term.days_left(date(2027, 6, 7)), term.is_past(date(2027, 6, 7))) == (0, False)
    assert (term.days_left(date(2027, 6, 8)), term.is_past(date(2027, 6, 8))) == (-1, True)
