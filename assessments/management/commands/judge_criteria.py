"""Judge many pupils at once: JSON lines in, JSON lines out. The form of a line: ``assessments.criteria.lines``."""

import gc
import os
import sys
from argparse import ArgumentParser
from datetime import date
from itertools import batched
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.criteria import judge_lines
from assessments.queries.criteria import NoCriteria, shipped_version
from casework.clock import amsterdam_date, now

TOGETHER = 500


class Command(BaseCommand):
    """Read standard input, write standard output, line for line. Needs no database: the criteria that are shipped."""

    help = (
        "Beoordeelt leerlingen aan de landelijke criteria: leest JSON-regels van standaardinvoer en schrijft voor elke"
        " regel een JSON-regel. Gebruikt de meegeleverde criteria en geen database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", metavar="JJJJ-MM-DD", help="De dag waarop de criteria gelden; anders vandaag.")

    def handle(self, *args: Any, **options: Any) -> None:
        day = _day(options["on"])
        try:
            version = shipped_version(day)
        except NoCriteria:
            raise CommandError(f"Op {day.isoformat()} gelden geen criteria die dit programma kent.") from None
        # Nothing that is made here goes in circles: looking for them, also at the end, would take a fifth of the time.
        gc.disable()
        try:
            for lines in batched(judge_lines(sys.stdin.buffer, version), TOGETHER):
                # Half a character in an id becomes the escape that JSON has for it.
                sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode(errors="backslashreplace"))
                sys.stdout.buffer.flush()
        except BrokenPipeError:
            # Who reads has enough. What is still held must not be tried again when the program ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        finally:
            gc.freeze()
            gc.enable()


def _day(typed: str | None) -> date:
    if typed is None:
        return amsterdam_date(now())
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise CommandError("Schrijf de dag als 2027-03-01.") from None
