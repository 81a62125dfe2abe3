"""Changing the tables of law: an edit is a new row, written down with what it said, and running terms follow it."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from accounts import permissions, verbs
from accounts.queries import reference
from casework import audit, jobs, registries
from casework.acting import Act
from casework.calendar import DECREE_ARTICLE
from casework.clock import AMSTERDAM
from casework.models import Dated, Deadline, Holiday, ReferenceChange, TermLength
from casework.permissions import require
from casework.reference_data import ReferenceTable
from casework.refusals import AlreadyDone, WrongState
from casework.text import dutch_date

RECOMPUTE = "accounts.recompute_terms"
# So many cases in one transaction: nobody waits long for a case that is being computed.
BATCH = 20
ONE_DAY = timedelta(days=1)


@transaction.atomic
def add_holiday(act: Act, *, day: date, name: str, source: str) -> ReferenceChange:
    """Enter a day that a decree equates with a holiday, and compute the running terms anew."""
    _require(act)
    _refuse_past(act, day)
    if Holiday.objects.filter(day=day, valid_from__lte=day).exclude(valid_until__lt=day).exists():
        raise AlreadyDone(f"{dutch_date(day)} staat al in de lijst.", reverse("accounts:reference"))
    row = Holiday(day=day, name=name, article=DECREE_ARTICLE)
    known = Holiday.objects.filter(day=day).exists()
    row.valid_from, row.valid_until = day if known else date(day.year, 1, 1), date(day.year, 12, 31)
    _save(row, source)
    return _written(act, reference.table_of(Holiday), None, row, source, moves_terms=True)


@transaction.atomic
def withdraw_holiday(act: Act, *, holiday_id: int, source: str) -> ReferenceChange:
    """Take a decree day out: its period ends the day before it, so that the decree of the year stays known."""
    _require(act)
    row = Holiday.objects.select_for_update().filter(pk=holiday_id).first()
    if row is None:
        raise AlreadyDone("Deze dag was al vervallen.", reverse("accounts:reference"))
    _refuse_past(act, row.day)
    if row.valid_until and row.valid_until < row.day:
        raise AlreadyDone("Deze dag was al vervallen.", reverse("accounts:reference"))
    table = reference.table_of(Holiday)
    before = reference.values_of(table, row)
    if Holiday.objects.filter(day=row.day).exclude(pk=row.pk).exists():
        row.delete()  # it was taken out before: the row of then says so still, and this one stands in the change
        return _written(act, table, before, row, source, moves_terms=True, ended=True)
    row.valid_until, row.origin = row.day - ONE_DAY, Dated.EDITED
    row.valid_from = min(row.valid_from, row.valid_until)
    row.save(update_fields=["valid_from", "valid_until", "origin"])
    return _written(act, table, before, row, source, moves_terms=True, ended=True)


@transaction.atomic
def change_row(
    act: Act, *, table: ReferenceTable, row_id: int, valid_from: date, values: Mapping[str, Any], source: str
) -> ReferenceChange:
    """Let a row of a table that may be edited say something else from a day on: the old row ends the day before."""
    _require(act)
    old = table.model.objects.select_for_update().get(pk=row_id)
    if valid_from < act.today:
        raise WrongState("Kies vandaag of een latere dag: wat al is verstuurd, hield zich aan wat toen gold.")
    if valid_from <= old.valid_from or (old.valid_until and valid_from > old.valid_until):
        raise WrongState("Deze regel geldt dan niet, of begint op die dag. Kies een latere dag of een andere regel.")
    if all(getattr(old, name) == value for name, value in values.items()):
        raise AlreadyDone("Er is niets gewijzigd.")
    kept = {name: getattr(old, name) for name in (*table.keys, *table.columns)}
    if problems := table.problems({**kept, **values}):
        raise WrongState(problems[0])
    before = reference.values_of(table, old)
    until = old.valid_until
    old.valid_until, old.origin = valid_from - ONE_DAY, Dated.EDITED
    old.save(update_fields=["valid_until", "origin"])
    new = table.model(**{**kept, **values}, valid_from=valid_from, valid_until=until)
    _save(new, source)
    return _written(act, table, before, new, source, moves_terms=table.model is TermLength)


def _require(act: Act) -> None:
    require(permissions.may_administer(act.actor, act.actor.partnership_id or 0))


def _refuse_past(act: Act, day: date) -> None:
    if day <= act.today:
        raise WrongState("Dit kan alleen voor een dag na vandaag: termijnen die voorbij zijn, veranderen niet meer.")


def _save(row: Any, source: str) -> None:
    row.source, row.confidence, row.origin = source, "", Dated.EDITED
    row.save()


def _written(
    act: Act,
    table: ReferenceTable,
    before: dict[str, str] | None,
    row: Any,
    source: str,
    *,
    moves_terms: bool,
    ended: bool = False,
) -> ReferenceChange:
    change = ReferenceChange.objects.create(
        actor_id=act.actor.user_id,
        actor_name=act.actor.name,
        table=table.name,
        key=reference.name_of(table, row),
        before=before,
        after=None if ended else reference.values_of(table, row),
        source=source,
        moves_terms=moves_terms,
        created_at=act.now,
    )
    audit.record(act, verbs.REFERENCE_CHANGED, subject=change, fields=[table.name[:60]])
    if moves_terms:
        _queue(act, change, 0, table.model is TermLength and row.valid_from > act.today and row.valid_from)
    return change


def _queue(act: Act, change: ReferenceChange, after: int, begins: date | bool = False) -> None:
    moment = datetime.combine(begins, time(0, 5), AMSTERDAM) if isinstance(begins, date) else None
    key = f"{RECOMPUTE}:{change.pk}:{after}"
    jobs.enqueue(act, RECOMPUTE, key, not_before=moment, change=change.pk, after=after)


def recompute(act: Act, *, change: int, after: int) -> None:
    """Compute the running terms of the next cases anew and note which came out on another day (a job).

    Every case is locked by its own recomputation. The next cases are a job of their own.
    """
    row = ReferenceChange.objects.select_for_update(no_key=True).get(pk=change)
    running = Deadline.objects.filter(state="running", case_id__gt=after)
    cases = list(running.order_by("case_id").values_list("case_id", flat=True).distinct()[:BATCH])
    before = _running(cases)
    compute = registries.recomputers()
    for subject_type, subject_id in sorted({(kind, subject) for kind, subject, _ in before}):
        if subject_type in compute:
            compute[subject_type](act, subject_id)
    now = _running(cases)
    row.moved += [
        {"case_id": case_id, "code": key[2], "before": due.isoformat(), "after": now[key][1].isoformat()}
        for key, (case_id, due) in sorted(before.items())
        if key in now and now[key][1] != due
    ]
    if len(cases) == BATCH:
        _queue(act, row, cases[-1])
    else:
        row.recomputed_at = act.now
    row.save(update_fields=["moved", "recomputed_at"])


def _running(cases: list[int]) -> dict[tuple[str, int, str], tuple[int, date]]:
    rows = Deadline.objects.filter(state="running", case_id__in=cases).order_by("id")
    return {(row.subject_type, row.subject_id, row.code): (row.case_id, row.due) for row in rows}
