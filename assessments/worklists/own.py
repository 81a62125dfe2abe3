"""The worklists of an expert: asked, writing, reconsidering, ended."""

from collections.abc import Callable
from datetime import date

from accounts.enums import Role
from applications.enums import Kind
from applications.worklists import SHORT_KINDS
from assessments import presenting, queries
from assessments.enums import AssignmentStatus
from assessments.models import Assignment
from assessments.rules import SLOT_LABELS
from assessments.worklists.common import FAR, columns, url
from casework.acting import Actor
from casework.parts import Cell, Empty, Row, Tag, Worklist
from casework.wording import numeric_day


def _own(actor: Actor, wanted: Callable[[Assignment], bool]) -> list[tuple[Assignment, date | None]]:
    """An expert's own assignments by their own last day: nothing of the other expert moves this order."""
    found = [row for row in queries.own_work(actor) if wanted(row)]
    due = queries.due_dates(found)
    return sorted(((row, due.get(row.pk)) for row in found), key=lambda pair: (pair[1] or FAR, pair[0].pk))


def _work_row(row: Assignment, due: date | None, *, written: str = "") -> Row:
    case = row.application
    note = f"{case.number}, {SLOT_LABELS[row.slot]}"
    cells = [Cell(SHORT_KINDS[Kind(case.kind)]), Cell(case.site.name)]
    cells.append(Cell(tag=Tag("nieuw stuk", "attention")) if row.waiting else Cell(written))  # type: ignore[attr-defined]
    return Row(case.pupil_label or "Aanvraag", url("assignment", row), [*cells, Cell(due=due)], note=note)


WORK_COLUMNS = ("Leerling", "Soort", "School", "Let op", "Uiterlijk")


def asked(actor: Actor, today: date) -> Worklist | None:
    """Assignments that wait for yes or no."""
    if actor.role != Role.EXPERT:
        return None
    rows = _own(actor, lambda row: row.status == AssignmentStatus.OFFERED)
    return Worklist(
        key="gevraagd",
        title="Gevraagd om advies",
        columns=columns(*WORK_COLUMNS),
        rows=[_work_row(row, due, written="aannemen of teruggeven") for row, due in rows],
        today=today,
        empty=Empty("Er zijn geen nieuwe opdrachten", "Een nieuwe opdracht staat hier; er komt ook een bericht."),
    )


def writing(actor: Actor, today: date) -> Worklist | None:
    """Advices that an expert works on, soonest first."""
    if actor.role != Role.EXPERT:
        return None
    rows = _own(actor, lambda row: row.status == AssignmentStatus.ACCEPTED)
    return Worklist(
        key="te-schrijven",
        title="Mijn open adviezen",
        columns=columns(*WORK_COLUMNS),
        rows=[_work_row(row, due) for row, due in rows],
        today=today,
        empty=Empty("Er zijn geen open adviezen", "Aangenomen opdrachten staan hier met hun laatste dag."),
    )


def reconsidering(actor: Actor, today: date) -> Worklist | None:
    """Final advices after which something came into the file."""
    if actor.role != Role.EXPERT:
        return None
    rows = _own(actor, lambda row: row.status == AssignmentStatus.DONE and bool(row.waiting))  # type: ignore[attr-defined]
    if not rows:
        return None
    return Worklist(
        key="nieuwe-stukken",
        title="Nieuw stuk na het advies: verandert dit iets?",
        columns=columns(*WORK_COLUMNS),
        rows=[_work_row(row, due) for row, due in rows],
        today=today,
        empty=Empty("", ""),
    )


def ended(actor: Actor, today: date) -> Worklist | None:
    """What an expert handed in, gave back or lost; without a name once the file is closed to him."""
    if actor.role != Role.EXPERT:
        return None
    found = [
        row
        for row in queries.own_work(actor)
        if row.status not in (AssignmentStatus.OFFERED, AssignmentStatus.ACCEPTED)
    ]
    return Worklist(
        key="afgerond",
        title="Afgerond",
        columns=columns("Opdracht", "Soort", "Stand", "Op"),
        rows=[_ended_row(row) for row in found],
        today=today,
        empty=Empty("Nog niets afgerond", "Ingediende adviezen en vervallen opdrachten staan hier."),
    )


def _ended_row(row: Assignment) -> Row:
    case, day = row.application, row.done_on if row.status == AssignmentStatus.DONE else row.ended_on
    open_to_him = row.sees_case  # type: ignore[attr-defined]
    return Row(
        name=case.pupil_label if open_to_him and case.pupil_label else f"Opdracht {case.number}",
        url=url("assignment", row),
        note=case.number if open_to_him else "",
        cells=[
            Cell(SHORT_KINDS[Kind(case.kind)]),
            Cell(tag=presenting.state_of(row)),
            Cell(numeric_day(day) if day else ""),
        ],
    )
