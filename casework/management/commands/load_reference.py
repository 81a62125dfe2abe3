"""Fill the tables of law and policy from the files that come with the program."""

import uuid
from argparse import ArgumentParser
from collections import Counter
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from casework import clock
from casework.acting import Act, system_actor
from casework.models import Dated
from casework.reference_data import (
    KEPT,
    NEW,
    PERIOD_COLUMNS,
    SAME,
    UPDATED,
    FaultyReference,
    ReferenceTable,
    Row,
    loaders,
    tables,
)


class Command(BaseCommand):
    """Load every registered table; with ``--check`` tell only what would change."""

    help = "Laadt de meegeleverde referentiegegevens. Mag altijd opnieuw; wijzigingen van een beheerder blijven staan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Alleen melden wat er zou veranderen.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                act = Act(system_actor(None), clock.now(), str(uuid.uuid4()))
                for table in tables():
                    self._report(table.name, load(table))
                for name, fill in loaders():
                    self._report(name, fill(act))
                transaction.set_rollback(options["check"])
        except FaultyReference as fault:
            raise CommandError(f"Een meegeleverd bestand klopt niet: {fault}") from fault

    def _report(self, name: str, done: Counter[str]) -> None:
        report = ", ".join(f"{done[what]} {what}" for what in (NEW, UPDATED, SAME, KEPT) if done[what])
        self.stdout.write(f"{name}: {report or 'geen rijen'}")


def load(table: ReferenceTable) -> Counter[str]:
    """Bring one table up to date with its file; tells how many rows were new, updated, the same, or kept as edited.

    A row of the file that meets a row of an administrator for the same keys in the same period is left out. Otherwise
    it updates the shipped row it replaces, or is added. Nothing is ever removed: cases refer to what they were judged
    under.
    """
    present: dict[tuple[Any, ...], list[Dated]] = {}
    for record in table.model.objects.select_for_update().order_by("valid_from"):
        present.setdefault(_keys(table, record), []).append(record)
    wanted: dict[tuple[Any, ...], list[Row]] = {}
    for row in table.rows():
        wanted.setdefault(tuple(row[key] for key in table.keys), []).append(row)
    done: Counter[str] = Counter()
    for keys, rows in wanted.items():
        starts = {row["valid_from"] for row in rows}
        records = present.setdefault(keys, [])
        done.update(_place(table, row, records, starts) for row in rows)
    return done


def _place(table: ReferenceTable, row: Row, records: list[Dated], starts: set[date]) -> str:
    """Bring one row of the file into the table. ``starts``: the first days of all rows of the file for these keys."""
    if any(record.origin == Dated.EDITED and _overlap(record, row) for record in records):
        return KEPT
    shipped = [record for record in records if record.origin == Dated.SHIPPED]
    record = next((found for found in shipped if found.valid_from == row["valid_from"]), None)
    if record is None:
        # A period that the file now begins on another day replaces the row it meets.
        record = next((found for found in shipped if _overlap(found, row) and found.valid_from not in starts), None)
    if record is None:
        record = table.model(**row, origin=Dated.SHIPPED)
        record.save()
        records.append(record)
        return NEW
    changed = [column for column in (*table.columns, *PERIOD_COLUMNS) if getattr(record, column) != row[column]]
    if not changed:
        return SAME
    for column in changed:
        setattr(record, column, row[column])
    record.save(update_fields=changed)
    return UPDATED


def _keys(table: ReferenceTable, record: Dated) -> tuple[Any, ...]:
    return tuple(getattr(record, key) for key in table.keys)


def _overlap(record: Dated, row: Row) -> bool:
    """Whether the periods share a day; both ends count."""
    ends = record.valid_until or date.max, row["valid_until"] or date.max
    return record.valid_from <= ends[1] and row["valid_from"] <= ends[0]
