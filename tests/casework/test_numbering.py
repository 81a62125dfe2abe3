"""Numbers without gaps: under concurrency, after rollbacks, from a start value, around reserved ranges."""

import random
import threading
import uuid
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from casework import numbering
from casework.acting import Act, system_actor
from casework.models import Counter, ReservedRange

ACT = Act(system_actor(1), datetime(2027, 3, 1, tzinfo=UTC), str(uuid.uuid4()))


def allocate(partnership_id: int = 1, series: str = "decision", year: int = 2027) -> int:
    with transaction.atomic():
        return numbering.allocate(ACT, partnership_id=partnership_id, series=series, year=year)


@pytest.mark.django_db
def test_series_years_and_partnerships_count_apart() -> None:
    assert [allocate(), allocate()] == [1, 2]
    assert allocate(series="application") == 1
    assert allocate(year=2028) == 1
    assert allocate(partnership_id=2) == 1


@pytest.mark.django_db
def test_a_series_may_begin_where_another_system_stopped() -> None:
    numbering.start_at(partnership_id=1, series="decision", year=2027, value=412)
    assert [allocate(), allocate()] == [412, 413]


@pytest.mark.django_db
def test_reserved_ranges_are_stepped_over_also_when_they_touch() -> None:
    for first, last in ((2, 4), (5, 6)):
        ReservedRange.objects.create(
            partnership_id=1, series="decision", year=2027, first=first, last=last, reason="(v)so in een ander systeem"
        )
    assert [allocate(), allocate(), allocate()] == [1, 7, 8]


@pytest.mark.django_db(transaction=True)
def test_a_hundred_at_once_with_rollbacks_leave_no_gap() -> None:
    found, barrier = [], threading.Barrier(10)

    class Undo(Exception):
        pass

    def work(seed: int) -> None:
        chance = random.Random(seed)
        barrier.wait()
        try:
            for _ in range(10):
                if chance.random() < 0.3:
                    try:
                        with transaction.atomic():
                            allocate()
                            raise Undo
                    except Undo:
                        pass
                found.append(allocate())
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == list(range(1, 101))
    assert Counter.objects.get().next_value == 101


@pytest.mark.django_db(transaction=True)
def test_without_the_row_lock_numbers_would_clash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.db.models.QuerySet.select_for_update", lambda self, **_: self)
    clash = False
    for year in range(2027, 2077):
        found, barrier = [], threading.Barrier(2)

        def work(year: int = year, found: list[int] = found, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            try:
                found.extend(allocate(year=year) for _ in range(3))
            finally:
                connection.close()

        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if clash := len(set(found)) < len(found):
            break
    assert clash
