"""Gap-free numbers: one locked counter row per partnership, series and year.

A sequence of the database would leave gaps on a rollback, so it is not used.
"""

from casework.acting import Act
from casework.models import Counter, ReservedRange


def allocate(act: Act, *, partnership_id: int, series: str, year: int) -> int:
    """Take the next number, inside the transaction of the verb that uses it. Reserved ranges are stepped over."""
    del act
    key = {"partnership_id": partnership_id, "series": series, "year": year}
    Counter.objects.bulk_create([Counter(**key)], ignore_conflicts=True)
    counter = Counter.objects.select_for_update(no_key=True).get(**key)
    value = _step_over(counter.next_value, ReservedRange.objects.filter(**key).order_by("first"))
    counter.next_value = value + 1
    counter.save(update_fields=["next_value"])
    return value


def _step_over(value: int, ranges: object) -> int:
    for reserved in ranges:  # type: ignore[attr-defined]
        if reserved.first <= value <= reserved.last:
            value = reserved.last + 1
    return value


def start_at(*, partnership_id: int, series: str, year: int, value: int) -> None:
    """Set the first number of a series that has not begun (another system issued the ones before it)."""
    Counter.objects.create(partnership_id=partnership_id, series=series, year=year, next_value=value)
