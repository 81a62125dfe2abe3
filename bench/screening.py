"""A class list of 5,000 pupils, as XLSX and as CSV, through the job that reads and judges it, beside reading alone."""

import csv
import io

import openpyxl

from assessments import actions
from assessments.queries import kept_list
from bench import report, timed
from casework import clock, jobs
from casework.acting import Act
from casework.sheets import Sheet, write_csv, write_workbook
from demo import world
from demo.class_lists import year_group

PUPILS, MOST, ROUNDS = 5_000, 5, 3


def main() -> None:
    """Print the figures."""
    now = clock.now()
    head, *rows = year_group(PUPILS, clock.amsterdam_date(now))
    workbook = write_workbook([Sheet("Klassenlijst", head, rows)])
    table = write_csv(head, rows)
    act = world.build(now).act("pro_head", now)
    for kind, content, floor in (("XLSX", workbook, _openpyxl), ("CSV", table, _csv)):
        bottom = timed(f"bodem: {kind} lezen", lambda content=content, floor=floor: floor(content), ROUNDS)
        whole = timed("lezen, beoordelen en versleuteld bewaren", lambda content=content: _screen(act, content), ROUNDS)
        report(f"Klassenlijst van {PUPILS} leerlingen als {kind}", bottom, whole, most=MOST)
        within = "binnen" if whole.seconds <= MOST else "NIET binnen"
        print(f"  {within} de afgesproken tijd")  # noqa: T201


def _openpyxl(content: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


def _csv(content: bytes) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _screen(act: Act, content: bytes) -> None:
    """Send a list and let the worker read it; it must have read every pupil."""
    row = actions.upload_list(act, content=content)
    jobs.work_off()
    row.refresh_from_db()
    kept = kept_list(row)
    if kept is None or len(kept.rows) != PUPILS:
        raise RuntimeError("the list was not read")


if __name__ == "__main__":
    main()
