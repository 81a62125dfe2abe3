"""Numbers of decisions that are taken at once."""

import pytest
from django.db import transaction
from django.db.models import QuerySet

from casework import numbering
from casework.models import Counter
from tests.factories import accounts
from tests.support.polite import impolite
from tests.support.together import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("made_at_once")]

THREADS, EACH = 10, 11


def take_numbers(partnership_id: int) -> list[int]:
    """Numbers for eleven decisions, of which one is rolled back."""
    act = accounts.system_act()
    taken = []
    for turn in range(EACH):
        try:
            with transaction.atomic():
                value = numbering.allocate(act, partnership_id=partnership_id, series="decision", year=2027)
                if turn == EACH // 2:
                    raise _Refused
                taken.append(value)
        except _Refused:
            continue
    return taken


class _Refused(Exception):
    """The verb that took the number was refused after all."""


def hundred_numbers(partnership_id: int) -> list[int]:
    """A hundred numbers taken by ten people at once, ten more rolled back."""
    found = together(*([lambda: take_numbers(partnership_id)] * THREADS))
    assert not impolite(found), impolite(found)
    return sorted(value for taken in found for value in taken)


class TestHundredNumbers:
    def test_are_unique_and_without_a_gap(self):
        assert hundred_numbers(accounts.partnership().pk) == list(range(1, 101))

    def test_are_not_without_the_lock(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **options: rows)
        partnership = accounts.partnership()
        assert hundred_numbers(partnership.pk) != list(range(1, 101))
        assert Counter.objects.get(partnership_id=partnership.pk).next_value < 101
