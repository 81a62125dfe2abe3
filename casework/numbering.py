"""Gap-free numbers: one locked counter row per partnership, series and year.

A sequence of the database would leave gaps on a rollback, so it is not used.
"""

from collections.abc import Iterable

from casework.acting import Act
from casework.models import Counter, ReservedRange


class AlreadyIssued(ValueError):
    """A number of a series was given out before; it is neither skipped nor given out again."""


def allocate(act: Act, *, partnership_id: int, series: str, year: int) -> int:
    """Take the next number, inside the transaction of the verb that uses it. Reserved ranges are stepped over."""
    del act
    counter = _locked(partnership_id, series, year)
    value = _step_over(counter.next_value, ranges_of(partnership_id, series, year))
    counter.next_value = value + 1
    counter.save(update_fields=["next_value"])
    return value


def _locked(partnership_id: int, series: str, year: int) -> Counter:
    key = {"partnership_id": partnership_id, "series": series, "year": year}
    Counter.objects.bulk_create([Counter(**key)], ignore_conflicts=True)
    return Counter.objects.select_for_update(no_key=True).get(**key)


def _step_over(value: int, ranges: Iterable[ReservedRange]) -> int:
    for reserved in ranges:
        if reserved.first <= value <= reserved.last:
            value = reserved.last + 1
    return value


def ranges_of(partnership_id: int, series: str, year: int) -> list[ReservedRange]:
    """The ranges of a series that another system issues, lowest first."""
    found = ReservedRange.objects.filter(partnership_id=partnership_id, series=series, year=year)
    return list(found.order_by("first", "id"))


def next_value(partnership_id: int, series: str, year: int) -> int:
    """The number that would be taken now; for showing it only."""
    found = Counter.objects.filter(partnership_id=partnership_id, series=series, year=year)
    value = found.values_list("next_value", flat=True).first() or 1
    return _step_over(value, ranges_of(partnership_id, series, year))


def start_at(*, partnership_id: int, series: str, year: int, value: int) -> Counter:
    """Set the number that a series goes on with (another system issued the ones before it).

    Raises AlreadyIssued for a number below the one that is next.
    """
    counter = _locked(partnership_id, series, year)
    if value < counter.next_value:
        raise AlreadyIssued(f"{value} lies before {counter.next_value}")
    counter.next_value = value
    counter.save(update_fields=["next_value"])
    return counter


def reserve(*, partnership_id: int, series: str, year: int, first: int, last: int, reason: str) -> ReservedRange:
    """Leave the numbers from ``first`` to ``last`` (both included) to another system.

    Raises AlreadyIssued when one of them may have been given out, or is left to another system already.
    """
    counter = _locked(partnership_id, series, year)
    others = ranges_of(partnership_id, series, year)
    if first < counter.next_value or any(one.first <= last and first <= one.last for one in others):
        raise AlreadyIssued(f"{first} to {last}")
    key = {"partnership_id": partnership_id, "series": series, "year": year}
    return ReservedRange.objects.create(**key, first=first, last=last, reason=reason)


def release(*, partnership_id: int, series: str, year: int, range_id: int) -> None:
    """Take a reserved range away that was made by mistake. Raises AlreadyIssued once the series has gone past it."""
    counter = _locked(partnership_id, series, year)
    found = next(one for one in ranges_of(partnership_id, series, year) if one.pk == range_id)
    if found.first < counter.next_value:
        raise AlreadyIssued(f"{found.first} to {found.last}")
    found.delete()
