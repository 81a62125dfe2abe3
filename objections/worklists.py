"""The worklists of the home page of the secretariat about objections."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from accounts.enums import Role
from applications.worklists import NAMELESS, list_url
from casework.acting import Actor
from casework.parts import Cell, Column, Empty, Row, Tag, Worklist
from casework.wording import numeric_day
from objections import queries
from objections.models import Objection, ObjectionDecision, ObjectionPaper, Procedure
from objections.offers import link
from objections.terms import DECIDE, FORWARD


def _procedures(actor: Actor, code: str) -> list[Row]:
    return [_procedure(procedure) for procedure in queries.procedures_waiting(actor, code)]


def _procedure(procedure: Procedure) -> Row:
    case = procedure.application
    return Row(
        name=case.pupil_label or NAMELESS,
        url=_case_url(procedure),
        note=procedure.number,
        cells=[
            Cell(case.site.name),
            Cell(tag=Tag(str(procedure.get_status_display()), "info")),
            Cell(numeric_day(procedure.received_on)),
            Cell(due=procedure.due_on),  # type: ignore[attr-defined]
        ],
    )


def _case_url(procedure: Procedure) -> str:
    return reverse("applications:case", kwargs={"public_id": procedure.application.public_id}) + "#deel-objection"


def _list(key: str, title: str, rows: Iterable[Row], today: date, empty: Empty, *columns: str) -> Worklist:
    return Worklist(
        key=key,
        title=title,
        columns=[Column(label) for label in ("Leerling", *columns)],
        rows=list(rows),
        today=today,
        empty=empty,
        all_url=list_url("verstuurd"),
    )


COLUMNS = ("School", "Stand", "Ontvangen")


def to_forward(actor: Actor, today: date) -> Worklist | None:
    """Objections that came in and lie with nobody else yet: to check, and to send to the committee within two weeks."""
    if actor.role != Role.SECRETARIAT:
        return None
    empty = Empty("Er zijn geen nieuwe bezwaren", "Bezwaren staan hier tot ze naar de commissie zijn gestuurd.")
    rows = _procedures(actor, FORWARD)
    title = "Nieuwe bezwaren"
    return _list("nieuwe-bezwaren", title, rows, today, empty, *COLUMNS, "Doorsturen uiterlijk")


def to_decide(actor: Actor, today: date) -> Worklist | None:
    """Procedures in the order in which must be decided; nothing when none runs."""
    if actor.role != Role.SECRETARIAT:
        return None
    rows = _procedures(actor, DECIDE)
    empty = Empty("Er loopt geen bezwaar", "Lopende bezwaren staan hier tot er is beslist.")
    title = "Beslissen op bezwaar"
    return _list("beslissen-op-bezwaar", title, rows, today, empty, *COLUMNS, "Beslissen uiterlijk") if rows else None


def to_judge(actor: Actor, today: date) -> Worklist | None:
    """Objections that ask for a judgement, or whose maker let his last day pass; nothing when there are none."""
    if actor.role != Role.SECRETARIAT:
        return None
    rows = [_objection(one, "oordeel nodig") for one in queries.to_judge(actor)]
    rows += [_objection(one, "termijn verstreken") for one in queries.repairs_lapsed(actor, today)]
    empty = Empty("Er is niets te beoordelen", "Bezwaren die een oordeel vragen, staan hier.")
    title = "Bezwaren die iets van u vragen"
    return _list("bezwaren-beoordelen", title, rows, today, empty, "Wat", "Ontvangen") if rows else None


def _objection(objection: Objection, what: str) -> Row:
    return Row(
        name=objection.application.pupil_label or NAMELESS,
        url=link("objection", objection),
        note=objection.procedure.number,
        cells=[Cell(tag=Tag(what, "attention")), Cell(numeric_day(objection.received_on))],
    )


def _ruling(ruling: ObjectionDecision, page: str, word: str) -> Row:
    case = ruling.procedure.application
    return Row(
        name=case.pupil_label or NAMELESS,
        url=link(page, ruling),
        note=ruling.procedure.number,
        cells=[
            Cell(case.site.name),
            Cell(tag=Tag(word, "info")),
            Cell(due=ruling.due_on),  # type: ignore[attr-defined]
        ],
    )


def to_rule(actor: Actor, today: date) -> Worklist | None:
    """Decisions on objection that were offered, for whoever may decide on them; nothing when there are none."""
    if actor.role != Role.BOARD_MEMBER:
        return None
    rows = [_ruling(one, "ruling", "wacht op u") for one in queries.rulings_offered(actor)]
    empty = Empty("Er ligt geen bezwaar ter beslissing", "Wat het secretariaat aanbiedt, verschijnt hier vanzelf.")
    title = "Bezwaren ter beslissing"
    return _list("bezwaren-ter-beslissing", title, rows, today, empty, *RULED) if rows else None


def rulings(actor: Actor, today: date) -> Worklist | None:
    """Decisions on objection that are written, lie with the board or wait to be sent; nothing when there are none."""
    if actor.role not in {Role.SECRETARIAT, Role.BOARD_MEMBER}:
        return None
    rows = [_ruling(one, "ruling_publish", "te versturen") for one in queries.rulings_unsent(actor)]
    if actor.role == Role.SECRETARIAT:
        rows += [_ruling(one, "ruling", "ligt bij het bestuur") for one in queries.rulings_offered(actor)]
        rows += [_ruling(one, "ruling_write", "in bewerking") for one in queries.rulings_in_writing(actor)]
    empty = Empty("Er is geen beslissing op bezwaar in bewerking", "Concepten staan hier tot ze zijn verstuurd.")
    title = "Beslissingen op bezwaar"
    return _list("beslissingen-op-bezwaar", title, rows, today, empty, *RULED) if rows else None


def to_inspect(actor: Actor, today: date) -> Worklist | None:
    """What nobody looked at yet before the other parties may read it; nothing when all was seen."""
    if actor.role != Role.SECRETARIAT:
        return None
    rows = [
        *(_unseen(one, "judge_text", "het bezwaar zelf") for one in queries.texts_to_judge(actor)),
        *(_unseen(one, "judge_paper", str(one.get_kind_display())) for one in queries.papers_to_judge(actor)),
    ]
    empty = Empty("Er is niets na te kijken", "Stukken bij een bezwaar staan hier tot iemand ze heeft nagekeken.")
    title = "Nakijken voordat partijen inzien"
    return _list("inzage-bezwaar", title, rows, today, empty, "Wat", "Ontvangen") if rows else None


def _unseen(row: Objection | ObjectionPaper, page: str, what: str) -> Row:
    return Row(
        name=row.procedure.application.pupil_label or NAMELESS,
        url=link(page, row),
        note=row.procedure.number,
        cells=[Cell(what), Cell(numeric_day(row.received_on))],
    )


RULED = ("School", "Stand", "Beslissen uiterlijk")
WORKLISTS: tuple[tuple[int, Callable[..., Any]], ...] = (
    (50, to_forward),
    (51, to_judge),
    (52, to_decide),
    (31, to_rule),
    (53, rulings),
    (54, to_inspect),
)
