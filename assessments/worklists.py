"""Worklists of experts and of the secretariat, and the list of the register."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from accounts.enums import Role
from applications.enums import Kind
from applications.models import Application
from applications.worklists import SHORT_KINDS, list_url
from assessments import presenting, queries
from assessments.enums import AssignmentStatus
from assessments.models import Assignment, Expert
from assessments.rules import SLOT_LABELS, SLOT_WORDS
from casework.acting import Actor
from casework.clock import amsterdam_date
from casework.parts import Cell, Column, Empty, Link, Row, Tag, Worklist
from casework.text import dutch_date
from casework.wording import numeric_day

FAR = date.max


def _url(name: str, record: Any) -> str:
    return reverse(f"assessments:{name}", kwargs={"public_id": record.public_id})


def _columns(*labels: str) -> list[Column]:
    return [Column(label) for label in labels]


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
    return Row(case.pupil_label or "Aanvraag", _url("assignment", row), [*cells, Cell(due=due)], note=note)


WORK_COLUMNS = ("Leerling", "Soort", "School", "Let op", "Uiterlijk")


def asked(actor: Actor, today: date) -> Worklist | None:
    """Assignments that wait for yes or no."""
    if actor.role != Role.EXPERT:
        return None
    rows = _own(actor, lambda row: row.status == AssignmentStatus.OFFERED)
    return Worklist(
        key="gevraagd",
        title="Gevraagd om advies",
        columns=_columns(*WORK_COLUMNS),
        rows=[_work_row(row, due, written="aannemen of teruggeven") for row, due in rows],
        today=today,
        empty=Empty("Er zijn geen nieuwe opdrachten", "Een nieuwe opdracht staat hier; u krijgt er ook bericht van."),
    )


def writing(actor: Actor, today: date) -> Worklist | None:
    """Advices that an expert works on, soonest first."""
    if actor.role != Role.EXPERT:
        return None
    rows = _own(actor, lambda row: row.status == AssignmentStatus.ACCEPTED)
    return Worklist(
        key="te-schrijven",
        title="Mijn open adviezen",
        columns=_columns(*WORK_COLUMNS),
        rows=[_work_row(row, due) for row, due in rows],
        today=today,
        empty=Empty("Er zijn geen open adviezen", "Opdrachten die u aanneemt, staan hier met hun laatste dag."),
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
        title="Nieuw stuk na uw advies: verandert dit iets?",
        columns=_columns(*WORK_COLUMNS),
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
        columns=_columns("Opdracht", "Soort", "Stand", "Op"),
        rows=[_ended_row(row) for row in found],
        today=today,
        empty=Empty("Nog niets afgerond", "Ingediende adviezen en vervallen opdrachten staan hier."),
    )


def _ended_row(row: Assignment) -> Row:
    case, day = row.application, row.done_on if row.status == AssignmentStatus.DONE else row.ended_on
    open_to_him = row.sees_case  # type: ignore[attr-defined]
    return Row(
        name=case.pupil_label if open_to_him and case.pupil_label else f"Opdracht {case.number}",
        url=_url("assignment", row),
        note=case.number if open_to_him else "",
        cells=[
            Cell(SHORT_KINDS[Kind(case.kind)]),
            Cell(tag=presenting.state_of(row)),
            Cell(numeric_day(day) if day else ""),
        ],
    )


def to_assign(actor: Actor, today: date) -> Worklist | None:
    """Complete applications for which nobody was asked yet."""
    if actor.role != Role.SECRETARIAT:
        return None
    return Worklist(
        key="deskundigen-kiezen",
        title="Deskundigen kiezen",
        columns=_columns("Leerling", "Soort", "School", "Besluit uiterlijk"),
        rows=[
            Row(
                case.pupil_label or case.number,
                reverse("assessments:candidates", kwargs={"public_id": case.public_id, "slot": SLOT_WORDS[1]}),
                _case_cells(case, Cell(due=case.next_due_on)),
                note=case.number,
            )
            for case in queries.without_experts(actor)
        ],
        today=today,
        empty=Empty("Er wacht niets op een deskundige", "Aanvragen die compleet zijn, staan hier."),
        all_url=list_url("compleet"),
    )


def _case_cells(case: Application, *more: Cell) -> list[Cell]:
    return [Cell(SHORT_KINDS[Kind(case.kind)]), Cell(case.site.name), *more]


def waiting(actor: Actor, today: date) -> Worklist | None:
    """Cases that lie with the experts: which slot is missing and by when."""
    if actor.role != Role.SECRETARIAT:
        return None
    cases = queries.waiting_for_advice(actor)
    due = queries.due_dates([row for case in cases for row in _assigned(case)])
    rows = sorted((_waiting_row(case, due) for case in cases), key=lambda pair: (pair[0], pair[1].note))
    return Worklist(
        key="wacht-op-advies",
        title="Wacht op advies",
        columns=_columns("Leerling", "Soort", "Eerste deskundige", "Tweede deskundige", "Let op", "Advies uiterlijk"),
        rows=[row for _, row in rows],
        today=today,
        empty=Empty("Geen aanvraag wacht op advies", "Zodra een deskundige is gevraagd, staat de aanvraag hier."),
        all_url=list_url("deskundigen"),
    )


def _assigned(case: Application) -> Iterable[Assignment]:
    return case.assigned  # type: ignore[attr-defined]


def _waiting_row(case: Application, due: dict[int, date]) -> tuple[date, Row]:
    assigned = list(_assigned(case))
    words = queries.progress_words(assigned, due)
    days = [day for _, _, day in words if day is not None]
    new_paper = any(row.waiting for row in assigned)  # type: ignore[attr-defined]
    first = min(days, default=None)
    cells = [
        Cell(SHORT_KINDS[Kind(case.kind)]),
        *(Cell(word) for _, word, _ in words),
        Cell(tag=Tag("nieuw stuk nog niet gezien", "attention")) if new_paper else Cell(),
        Cell(due=first),
    ]
    url = reverse("applications:case", kwargs={"public_id": case.public_id})
    return first or FAR, Row(case.pupil_label or case.number, url, cells, note=case.number)


def questions(actor: Actor, today: date) -> Worklist | None:
    """Questions of experts that wait for an answer."""
    if actor.role != Role.SECRETARIAT:
        return None
    rows = [
        Row(
            question.assignment.expert.user.name,
            _url("answer_question", question),
            [Cell(question.application.pupil_label), Cell(numeric_day(amsterdam_date(question.created_at)))],
            note=question.application.number,
        )
        for question in queries.unanswered_questions_for(actor)
    ]
    if not rows:
        return None
    return Worklist(
        key="vragen",
        title="Vragen van deskundigen",
        columns=_columns("Deskundige", "Leerling", "Gevraagd op"),
        rows=rows,
        today=today,
        empty=Empty("", ""),
    )


HOME = ((30, asked), (31, reconsidering), (32, writing), (33, ended), (28, questions), (30, to_assign), (31, waiting))


def register(actor: Actor, today: date) -> Worklist:
    """The register as a list."""
    return Worklist(
        key="deskundigen",
        title="Deskundigen",
        columns=[
            Column("Naam"),
            Column("Beroepen"),
            Column("Registratie tot en met"),
            Column("Open dossiers"),
            Column("Stand"),
        ],
        rows=[_expert(expert, today) for expert in queries.registered(actor)],
        today=today,
        empty=Empty(
            "Er staat nog niemand in het register",
            "Voeg een deskundige toe die al een rol heeft.",
            Link("Deskundige toevoegen", reverse("assessments:add_expert")),
        ),
    )


def _expert(expert: Expert, today: date) -> Row:
    return Row(
        expert.user.name,
        _url("expert", expert),
        [
            Cell(", ".join(expert.profession_labels)),
            Cell(dutch_date(expert.registration_valid_until)),
            Cell(f"{expert.open_files} van {expert.max_open_files}"),  # type: ignore[attr-defined]
            Cell(tag=_expert_state(expert, today)),
        ],
    )


def _expert_state(expert: Expert, today: date) -> Tag:
    if not expert.active:
        return Tag("non-actief", "neutral")
    if expert.registration_valid_until < today:
        return Tag("registratie verlopen", "risk")
    if queries.is_away(expert, today):
        return Tag("afwezig", "attention")
    return Tag("beschikbaar", "good")
