"""The worklists of the secretariat about experts and their advices."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from accounts.enums import Role
from applications.enums import Kind, Status
from applications.models import Application
from applications.worklists import SHORT_KINDS, list_url
from assessments import queries
from assessments.models import Assignment
from assessments.rules import SLOT_LABELS, SLOT_WORDS
from assessments.worklists.common import FAR, columns, url
from casework.acting import Actor
from casework.clock import amsterdam_date
from casework.parts import Cell, Empty, Row, Tag, Worklist
from casework.wording import numeric_day


def to_assign(actor: Actor, today: date) -> Worklist | None:
    """Applications with an empty slot: nobody was asked yet, or one of the two is missing."""
    if actor.role != Role.SECRETARIAT:
        return None
    return Worklist(
        key="deskundigen-kiezen",
        title="Deskundigen kiezen",
        columns=columns("Leerling", "Soort", "School", "Besluit uiterlijk"),
        rows=[
            Row(
                case.pupil_label or case.number,
                reverse("assessments:candidates", kwargs={"public_id": case.public_id, "slot": SLOT_WORDS[slot]}),
                _case_cells(case, Cell(due=case.next_due_on)),
                note=f"{case.number}, {SLOT_LABELS[slot]}" if case.status == Status.WITH_EXPERTS else case.number,
            )
            for case, slot in queries.without_experts(actor)
        ],
        today=today,
        empty=Empty("Er wacht niets op een deskundige", "Aanvragen waarvoor een deskundige ontbreekt, staan hier."),
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
        columns=columns("Leerling", "Soort", "Eerste deskundige", "Tweede deskundige", "Let op", "Advies uiterlijk"),
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
    way = reverse("applications:case", kwargs={"public_id": case.public_id})
    return first or FAR, Row(case.pupil_label or case.number, way, cells, note=case.number)


def questions(actor: Actor, today: date) -> Worklist | None:
    """Questions of experts that wait for an answer."""
    if actor.role != Role.SECRETARIAT:
        return None
    rows = [
        Row(
            question.assignment.expert.user.name,
            url("answer_question", question),
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
        columns=columns("Deskundige", "Leerling", "Gevraagd op"),
        rows=rows,
        today=today,
        empty=Empty("", ""),
    )


def stuck(actor: Actor, today: date) -> Worklist | None:
    """Advices that will not come as things stand: the expert is away, left, or his registration ends."""
    found = queries.stuck_work(actor, today)
    if not found:
        return None
    rows = [
        Row(
            one.assignment.expert.user.name,
            url("assignment", one.assignment),
            [Cell(one.reason), Cell(one.assignment.application.pupil_label), Cell(due=one.due)],
            note=f"{one.assignment.application.number}, {SLOT_LABELS[one.assignment.slot]}",
        )
        for one in found
    ]
    return Worklist(
        key="deskundige-kan-niet",
        title="Deskundige kan het advies niet afmaken: vervangen",
        columns=columns("Deskundige", "Reden", "Leerling", "Advies uiterlijk"),
        rows=rows,
        today=today,
        empty=Empty("", ""),
    )
