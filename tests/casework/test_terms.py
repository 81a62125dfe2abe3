"""The worked examples of the legal terms; each was computed by hand as well."""

from datetime import date
from decimal import Decimal

import pytest

from casework.calendar import Calendar
from casework.reference_data import penalty_bands
from casework.terms import (
    Adjournment,
    Flag,
    Notice,
    Repair,
    advice,
    check_set_day,
    decide_application,
    inspection,
    not_processed,
    objection_post,
    papers,
    penalty,
    reasons_later,
    supplement,
    view_board,
    view_parents,
)
from tests.casework.counted import CALENDAR, LENGTHS, X6, application, deciding, objecting, sentences


def test_x1_weekend() -> None:
    term = objecting(date(2027, 1, 16))
    assert (term.start, term.unshifted_due, term.due) == (date(2027, 1, 17), date(2027, 2, 27), date(2027, 3, 1))
    assert objection_post(term, LENGTHS, CALENDAR).due == date(2027, 3, 8)
    decision = deciding(date(2027, 1, 16))
    assert (decision.start, decision.due) == (date(2027, 3, 2), date(2027, 5, 24))


@pytest.mark.parametrize("sent_on", [date(2028, 3, 3), date(2028, 3, 6)])
def test_x2_good_friday_and_easter_monday(sent_on: date) -> None:
    assert objecting(sent_on).due == date(2028, 4, 18)
    decision = deciding(sent_on)
    assert (decision.start, decision.due) == (date(2028, 4, 19), date(2028, 7, 11))


@pytest.mark.parametrize(
    ("received_on", "due"),
    [
        (date(2031, 3, 2), date(2031, 4, 28)),
        (date(2031, 3, 1), date(2031, 4, 28)),
        (date(2031, 2, 28), date(2031, 4, 25)),
        (date(2031, 3, 3), date(2031, 4, 28)),
        (date(2028, 3, 2), date(2028, 5, 1)),
    ],
)
def test_x3_kings_day_on_a_sunday(received_on: date, due: date) -> None:
    assert application(received_on).due == due


def test_x3_no_shift_without_reason() -> None:
    term = application(date(2031, 3, 3))
    assert term.unshifted_due == term.due == date(2031, 4, 28)


def test_x4_christmas() -> None:
    term = objecting(date(2028, 11, 13))
    assert term.due == date(2028, 12, 27)
    assert objection_post(term, LENGTHS, CALENDAR).due == date(2029, 1, 3)
    assert deciding(date(2028, 11, 13)).due == date(2029, 3, 21)
    assert application(date(2026, 10, 30)).due == date(2026, 12, 28)


def test_x5_liberation_day_ascension_day_and_decree_friday() -> None:
    assert application(date(2027, 3, 10)).due == date(2027, 5, 10)
    assert objecting(date(2027, 3, 25)).due == date(2027, 5, 10)


def test_x5_without_the_decree_row() -> None:
    term = decide_application(date(2027, 3, 10), LENGTHS, Calendar())
    assert term.due == date(2027, 5, 7)
    assert Flag.DECREE_UNKNOWN in term.flags
    assert "Voor 2027 zijn nog geen gelijkgestelde dagen ingevoerd" in sentences(term)


def test_x6_supplement_completed() -> None:
    repair = Repair(X6.requested_on, X6.last_day, completed_on=date(2027, 4, 30))
    term = application(date(2027, 4, 12), supplements=[repair])
    assert (term.suspended_days, term.due) == (9, date(2027, 6, 16))
    assert term.cautious_due == date(2027, 6, 15)
    assert [step.sentence for step in term.steps] == [
        "De aanvraag is op 12 april 2027 ontvangen; acht weken later is 7 juni 2027 (Awb 4:13).",
        (
            "Op 20 april 2027 is om aanvulling gevraagd, met tijd tot en met 4 mei 2027. Alles was op 30 april 2027 "
            "ontvangen. De termijn staat stil van 21 april 2027 tot en met 29 april 2027: 9 dagen "
            "(Awb 4:15 lid 1 onder a)."
        ),
        "7 juni 2027 plus 9 dagen opschorting is 16 juni 2027.",
        "De laatste dag is woensdag 16 juni 2027.",
    ]


def test_x6_supplement_unused() -> None:
    term = application(date(2027, 4, 12), supplements=[X6])
    assert (term.suspended_days, term.due) == (14, date(2027, 6, 21))
    assert term.flags == (Flag.SUSPENDED, Flag.SUSPENSION_OPEN)
    assert not_processed(X6, LENGTHS, CALENDAR).due == date(2027, 6, 1)


def test_not_processed_runs_from_an_insufficient_completion() -> None:
    repair = Repair(X6.requested_on, X6.last_day, completed_on=date(2027, 4, 30))
    assert not_processed(repair, LENGTHS, CALENDAR).due == date(2027, 5, 28)


def test_x7_pro_forma() -> None:
    sent_on = date(2027, 6, 15)
    assert objecting(sent_on).due == date(2027, 7, 27)
    assert deciding(sent_on).due == date(2027, 10, 19)
    repair = Repair(date(2027, 7, 29), date(2027, 8, 26), completed_on=date(2027, 8, 23))
    term = deciding(sent_on, repairs=[repair])
    assert (term.suspended_days, term.due) == (24, date(2027, 11, 12))


def test_x7_unused() -> None:
    term = deciding(date(2027, 6, 15), repairs=[Repair(date(2027, 7, 29), date(2027, 8, 26))])
    assert (term.suspended_days, term.due) == (28, date(2027, 11, 16))


def test_x7_request_before_the_term_starts() -> None:
    repair = Repair(date(2027, 7, 20), date(2027, 8, 26), completed_on=date(2027, 8, 9))
    term = deciding(date(2027, 6, 15), repairs=[repair])
    assert (term.suspended_days, term.unshifted_due, term.due) == (12, date(2027, 10, 31), date(2027, 11, 1))


def test_x8_adjournment() -> None:
    sent_on = date(2028, 1, 31)
    assert objecting(sent_on).due == date(2028, 3, 13)
    term = deciding(sent_on)
    assert (term.unshifted_due, term.due) == (date(2028, 6, 5), date(2028, 6, 6))
    weeks = LENGTHS.get("adjourn").length
    adjourned = deciding(sent_on, adjournments=[Adjournment(date(2028, 6, 6), weeks)])
    assert (adjourned.due, adjourned.atw, adjourned.flags) == (date(2028, 7, 17), False, (Flag.LENGTHENED,))


def test_x8_adjournment_too_late_or_twice() -> None:
    weeks = LENGTHS.get("adjourn").length
    late = deciding(date(2028, 1, 31), adjournments=[Adjournment(date(2028, 6, 7), weeks)])
    assert (late.due, late.flags) == (date(2028, 6, 6), (Flag.NOTICE_LATE,))
    twice = [Adjournment(date(2028, 6, 1), weeks), Adjournment(date(2028, 7, 1), weeks)]
    term = deciding(date(2028, 1, 31), adjournments=twice)
    assert term.due == date(2028, 7, 17)
    assert "Verdagen kan maar een keer" in sentences(term)


def test_x9_longer_term_in_time() -> None:
    assert application(date(2027, 3, 1)).due == date(2027, 4, 26)
    term = application(date(2027, 3, 1), notices=[Notice(date(2027, 4, 19), date(2027, 5, 10))])
    assert (term.due, term.flags) == (date(2027, 5, 10), (Flag.LENGTHENED,))
    on_the_day = application(date(2027, 3, 1), notices=[Notice(date(2027, 4, 26), date(2027, 5, 10))])
    assert on_the_day.due == date(2027, 5, 10)


def test_x9_longer_term_too_late() -> None:
    term = application(date(2027, 3, 1), notices=[Notice(date(2027, 4, 27), date(2027, 5, 10))])
    assert (term.due, term.flags) == (date(2027, 4, 26), (Flag.NOTICE_LATE,))
    assert "Dat was na de laatste dag (26 april 2027) en verandert niets (Awb 4:14 lid 3)." in sentences(term)


X10 = {"notice_received_on": date(2027, 3, 18), "due": date(2027, 3, 10)}


def test_x10_penalty() -> None:
    assert application(date(2027, 1, 13)).due == X10["due"]
    bands = penalty_bands(date(2027, 3, 18))
    found = penalty(**X10, bands=bands, lengths=LENGTHS, calendar=CALENDAR, decided_on=date(2027, 4, 20))
    assert (found.first_day, found.last_day, found.days) == (date(2027, 4, 2), date(2027, 4, 19), 18)
    assert (found.amount, found.fix_by) == (Decimal("462.00"), date(2027, 5, 3))
    assert (
        found.steps[-1].sentence == "Van 2 april 2027 tot en met 19 april 2027 is 18 dagen: € 462,00 (Awb 4:17 lid 2)."
    )


def test_x10_penalty_without_a_decision() -> None:
    bands = penalty_bands(date(2027, 3, 18))
    found = penalty(**X10, bands=bands, lengths=LENGTHS, calendar=CALENDAR)
    assert (found.last_day, found.days, found.amount) == (date(2027, 5, 13), 42, Decimal("1442.00"))
    assert "€ 1.442,00" in found.steps[-1].sentence


@pytest.mark.parametrize(
    ("notice", "decided"), [(date(2027, 3, 10), None), (date(2027, 3, 9), None), (date(2027, 3, 18), date(2027, 4, 2))]
)
def test_x10_no_penalty(notice: date, decided: date | None) -> None:
    """Put in default on or before the last day, or decided before the first day of the penalty was over."""
    bands = penalty_bands(notice)
    found = penalty(notice, X10["due"], bands, LENGTHS, CALENDAR, decided_on=decided)
    assert (found.days, found.amount, found.fix_by) == (0, Decimal(0), None)
    assert found.steps


def test_x11_counted_backwards() -> None:
    assert papers(date(2028, 5, 2), LENGTHS).due == date(2028, 4, 22)
    assert inspection(date(2028, 5, 2), LENGTHS).due == date(2028, 4, 25)
    assert not papers(date(2028, 5, 2), LENGTHS).atw


def test_set_terms_propose_a_working_day_and_are_not_moved() -> None:
    proposed = supplement(date(2027, 4, 22), LENGTHS, CALENDAR)
    assert (proposed.unshifted_due, proposed.due) == (date(2027, 5, 6), date(2027, 5, 10))
    chosen = supplement(date(2027, 4, 22), LENGTHS, CALENDAR, last_day=date(2027, 5, 6))
    assert (chosen.due, chosen.atw) == (date(2027, 5, 6), False)
    assert supplement(date(2027, 9, 13), LENGTHS, CALENDAR, code="supplement_september").due == date(2027, 9, 20)


def test_terms_of_advice_and_views() -> None:
    assert advice(date(2027, 4, 20), LENGTHS, CALENDAR).due == date(2027, 5, 10)
    assert advice(date(2027, 4, 20), LENGTHS, CALENDAR, last_day=date(2027, 5, 12)).due == date(2027, 5, 12)
    assert view_parents(date(2027, 4, 20), LENGTHS, CALENDAR).due == date(2027, 5, 4)
    assert view_board(date(2027, 4, 20), LENGTHS, CALENDAR).code == "view_board"
    assert reasons_later(date(2027, 4, 20), LENGTHS, CALENDAR).due == date(2027, 4, 28)


def test_a_set_day_must_be_a_working_day() -> None:
    assert check_set_day(date(2027, 5, 4), CALENDAR) is None
    assert check_set_day(date(2027, 5, 6), CALENDAR) == (
        "6 mei 2027 is Hemelvaartsdag. Kies een werkdag, bijvoorbeeld maandag 10 mei 2027."
    )
