"""Those who act together each have a line of their own, and keep it for as long as it is clean."""

import os
import threading

import pytest
from django.db import connection, transaction
from django.db.models import F

from casework.models import AuditEntry, Counter
from tests.support.together import hang_up, meanwhile, together

pytestmark = pytest.mark.django_db(transaction=True)


def line() -> int:
    """Which connection of the server somebody has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def test_everybody_has_a_line_of_his_own_and_keeps_it() -> None:
    first = together(line, line)
    assert len({*first, line()}) == 3
    assert together(line, line) == first
    assert together(line, line, line)[:2] == first
    hang_up()
    assert not {*together(line, line)} & {*first}


def test_a_refusal_is_answered_in_its_place_and_costs_no_line() -> None:
    def refuse() -> None:
        with transaction.atomic():
            line()
            raise ValueError("nee")

    first = together(line, line)
    found = together(refuse, os.getpid)
    assert (str(found[0]), found[1]) == ("nee", os.getpid())
    assert together(line, line) == first


def test_a_line_on_which_something_is_left_open_is_not_used_again() -> None:
    def leave_open() -> int:
        connection.set_autocommit(False)
        AuditEntry.objects.exists()
        return line()

    left, clean = together(leave_open, line)
    again = together(line, line)
    assert again[1] == clean
    assert again[0] != left


def test_both_are_there_before_either_begins() -> None:
    """Each waits for the other, so one after the other would never end."""
    met = threading.Barrier(2, timeout=10)
    assert sorted(together(met.wait, met.wait)) == [0, 1]


def test_meanwhile_goes_on_when_the_other_waits_or_is_done() -> None:
    row = Counter.objects.create(partnership_id=1, series="decision", year=2027)
    order = []

    def add() -> str:
        with transaction.atomic():
            Counter.objects.filter(pk=row.pk).update(next_value=F("next_value") + 1)
            order.append("the other")
        return "added"

    with transaction.atomic():
        Counter.objects.filter(pk=row.pk).update(next_value=10)
        heard = meanwhile(add)
        order.append("this one")
    assert heard() == "added"
    assert order == ["this one", "the other"]
    row.refresh_from_db()
    assert row.next_value == 11
    assert meanwhile(lambda: 1 // 1)() == 1
    assert isinstance(meanwhile(lambda: 1 // 0)(), ZeroDivisionError)
