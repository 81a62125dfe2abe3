"""An outage on the last day: what comes in on the first working day after it is in time, and the step says why."""

from datetime import date

import pytest

from casework.calendar import Calendar
from casework.terms import Arrival, Outage, after_outage, objection, objection_in_time, objection_post
from tests.casework.counted import CALENDAR, LENGTHS

# Monday 30 March 2026; Good Friday is 3 April, Easter Monday 6 April.
DUE = date(2026, 3, 30)
ARTICLE = "awb_6_11"


def excused(received_on: date, *outages: Outage, calendar: Calendar = CALENDAR, due: date = DUE) -> bool:
    return after_outage("Het is ontvangen", received_on, due, outages, calendar, article=ARTICLE) is not None


def on(first: int, last: int | None, month: int = 3) -> Outage:
    return Outage(date(2026, month, first), None if last is None else date(2026, month, last))


@pytest.mark.parametrize(
    ("received_on", "outages", "is_excused"),
    [
        (date(2026, 3, 31), (), False),
        (date(2026, 3, 31), (on(30, 30),), True),
        (date(2026, 4, 1), (on(30, 30),), False),
        # It covered the last day in part: the days before and after do not matter.
        (date(2026, 3, 31), (on(28, 30),), True),
        (date(2026, 4, 1), (on(30, 31),), True),
        (date(2026, 4, 2), (on(30, 31),), False),
        # Over before the last day, or begun after it.
        (date(2026, 3, 31), (on(27, 29),), False),
        (date(2026, 4, 1), (on(31, 31),), False),
        # The first working day after it is itself down.
        (date(2026, 4, 1), (on(30, 30), on(31, 31)), True),
        (date(2026, 4, 2), (on(31, 31), on(30, 30)), False),
        # While it lasts nothing is too late.
        (date(2026, 5, 29), (on(30, None),), True),
        # In time anyway: nothing to excuse.
        (date(2026, 3, 30), (on(30, 30),), False),
    ],
)
def test_only_the_first_working_day_after_is_in_time(
    received_on: date, outages: tuple[Outage, ...], is_excused: bool
) -> None:
    assert excused(received_on, *outages) is is_excused
    assert excused(received_on, *reversed(outages)) is is_excused


def test_free_days_after_it_do_not_count() -> None:
    due = date(2026, 4, 2)
    outage = Outage(due, due)
    assert excused(date(2026, 4, 7), outage, due=due)
    assert not excused(date(2026, 4, 8), outage, due=due)


def test_the_step_names_the_outage_both_days_and_the_ground() -> None:
    step = after_outage("Het is ontvangen", date(2026, 4, 1), DUE, [on(30, 31)], CALENDAR, article=ARTICLE)
    assert step is not None
    for part in (
        "30 maart 2026 tot en met 31 maart 2026",
        "laatste dag 30 maart 2026",
        "1 april 2026",
        "telt als op tijd",
    ):
        assert part in step.sentence
    assert step.article == ARTICLE
    still = after_outage("Het is ontvangen", date(2026, 4, 1), DUE, [on(30, None)], CALENDAR, article=ARTICLE)
    assert still is not None
    assert "vanaf 30 maart 2026" in still.sentence


@pytest.mark.parametrize(
    ("arrival", "in_time"),
    [
        (Arrival(date(2026, 3, 31)), True),
        (Arrival(date(2026, 4, 1)), False),
        # Who posts a letter is not kept from it by an outage.
        (Arrival(date(2026, 3, 31), by_post=True, postmark=date(2026, 3, 31)), False),
    ],
)
def test_an_objection_through_the_portal_is_excused_and_one_by_post_is_not(arrival: Arrival, in_time: bool) -> None:
    sent_on = date(2026, 2, 16)
    term = objection(sent_on, LENGTHS, CALENDAR)
    assert term.due == DUE
    post = objection_post(term, LENGTHS, CALENDAR)
    found = objection_in_time(arrival, sent_on, term, post, CALENDAR, outages=[on(30, 30)])
    assert (found.in_time, found.presumed) == (in_time, False)
    assert ("portaal" in found.step.sentence) is in_time
