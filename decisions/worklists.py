"""The worklists of the home page: what waits for the board, what waits to be sent, what waits to be prepared."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from accounts.enums import Role
from applications.enums import Kind
from applications.worklists import NAMELESS, SHORT_KINDS, list_url
from casework.acting import Actor
from casework.clock import amsterdam_date
from casework.parts import Cell, Column, Empty, Row, Tag, Worklist
from casework.wording import numeric_day
from decisions import queries
from decisions.enums import Outcome
from decisions.models import Decision
from decisions.offers import link

TONES = {Outcome.GRANT: "good", Outcome.REFUSAL: "risk", Outcome.NOT_PROCESSED: "attention"}


def outcome_tag(decision: Decision) -> Tag:
    """The outcome as a word with a tone; nothing chosen yet is said so."""
    if not decision.outcome:
        return Tag("nog geen uitkomst", "neutral")
    return Tag(decision.said_outcome, TONES[Outcome(decision.outcome)])


def _row(decision: Decision, url: str, *further: Cell) -> Row:
    case = decision.application
    return Row(
        name=case.pupil_label or NAMELESS,
        url=url,
        note=decision.number or case.number,
        cells=[
            Cell(SHORT_KINDS[Kind(decision.kind)]),
            Cell(case.site.name),
            Cell(tag=outcome_tag(decision)),
            *further,
            Cell(due=decision.due_on),  # type: ignore[attr-defined]
        ],
    )


def _list(
    key: str, title: str, rows: Iterable[Row], today: date, empty: Empty, *further: str, proposed: str = "Voorstel"
) -> Worklist:
    columns = ["Leerling", "Soort", "School", proposed, *further, "Uiterlijk versturen"]
    return Worklist(
        key=key,
        title=title,
        columns=[Column(label) for label in columns],
        rows=list(rows),
        today=today,
        empty=empty,
        all_url=list_url("besloten" if key == "te-versturen" else "geadviseerd"),
    )


def to_decide(actor: Actor, today: date) -> Worklist | None:
    """Drafts that the secretariat offered, most urgent first, for the board."""
    if actor.role != Role.BOARD_MEMBER:
        return None
    rows = [_row(decision, link("decide", decision)) for decision in queries.offered(actor)]
    empty = Empty("Er ligt niets ter besluitvorming", "Wat het secretariaat aanbiedt, verschijnt hier vanzelf.")
    return _list("ter-besluitvorming", "Ter besluitvorming", rows, today, empty)


def with_the_board(actor: Actor, today: date) -> Worklist | None:
    """Drafts that the secretariat offered and that the board has not decided on; nothing when there are none."""
    if actor.role != Role.SECRETARIAT:
        return None
    rows = [_row(decision, link("decide", decision)) for decision in queries.offered(actor)]
    empty = Empty("Er ligt niets bij het bestuur", "Aangeboden concepten staan hier tot het bestuur beslist.")
    return _list("bij-het-bestuur", "Ligt bij het bestuur", rows, today, empty) if rows else None


def to_send(actor: Actor, today: date) -> Worklist | None:
    """Adopted decisions that were not sent: the term is met by the day of sending, never of adoption."""
    if actor.role not in {Role.SECRETARIAT, Role.BOARD_MEMBER}:
        return None
    rows = [
        _row(decision, link("publish", decision), Cell(numeric_day(decision.sending_date)))
        for decision in queries.unsent(actor)
        if decision.sending_date
    ]
    empty = Empty("Er is geen besluit te versturen", "Genomen besluiten staan hier tot ze zijn verstuurd.")
    return _list(
        "te-versturen", "Genomen besluiten, nog te versturen", rows, today, empty, "Verzenddatum", proposed="Besluit"
    )


def to_prepare(actor: Actor, today: date) -> Worklist | None:
    """Cases with both advices that wait for a draft."""
    if actor.role != Role.SECRETARIAT:
        return None
    rows = [
        Row(
            name=case.pupil_label or NAMELESS,
            url=link("prepare", case),
            note=case.number,
            cells=[Cell(SHORT_KINDS[Kind(case.kind)]), Cell(case.site.name), Cell(due=case.due_on)],  # type: ignore[attr-defined]
        )
        for case in queries.to_prepare(actor)
    ]
    empty = Empty("Er wacht geen aanvraag op een concept", "Aanvragen met twee adviezen staan hier.")
    columns = [Column(label) for label in ("Leerling", "Soort", "School", "Uiterlijk versturen")]
    title = "Besluit voorbereiden"
    return Worklist(
        key="besluit-voorbereiden",
        title=title,
        columns=columns,
        rows=rows,
        today=today,
        empty=empty,
        all_url=list_url("geadviseerd"),
    )


def in_preparation(actor: Actor, today: date) -> Worklist | None:
    """Drafts on which the secretariat works, those that came back with a remark first."""
    if actor.role != Role.SECRETARIAT:
        return None
    drafts = sorted(queries.being_written(actor), key=lambda one: one.returned_at is None)
    rows = [_row(draft, link("write", draft), Cell(tag=_state(draft))) for draft in drafts]
    empty = Empty("Er wordt geen besluit geschreven", "Concepten staan hier tot ze zijn aangeboden.")
    return _list("in-voorbereiding", "Conceptbesluiten", rows, today, empty, "Stand")


def _state(draft: Decision) -> Tag:
    return Tag("teruggegeven", "attention") if draft.returned_at else Tag("in bewerking", "info")


def unheard(actor: Actor, today: date) -> Worklist | None:
    """Invitations to give a view whose last day has passed without an answer on record."""
    if actor.role != Role.SECRETARIAT:
        return None
    rows = [
        Row(
            name=hearing.application.pupil_label or NAMELESS,
            url=link("close_hearing", hearing),
            note=hearing.application.number,
            cells=[Cell(str(hearing)), Cell(due=hearing.due_on)],
        )
        for hearing in queries.overdue_hearings(actor, today)
    ]
    if not rows:
        return None
    empty = Empty("Geen verlopen uitnodigingen", "Iedereen reageerde op tijd.")
    columns = [Column("Leerling"), Column("Wie"), Column("Reageren uiterlijk")]
    return Worklist(
        key="horen",
        title="Reactie vóór het besluit bleef uit",
        columns=columns,
        rows=rows,
        today=today,
        empty=empty,
        all_url=list_url(),
    )


def to_mend(actor: Actor, today: date) -> Worklist | None:
    """Advices that should not have counted, found after the decision was sent: *herstel of bezwaar*."""
    if actor.role != Role.SECRETARIAT:
        return None
    rows = [
        Row(
            name=flaw.application.pupil_label or NAMELESS,
            url=link("settle_flaw", flaw),
            note=flaw.decision.number,
            cells=[Cell(flaw.advice.expert.user.name), Cell(str(flaw)), Cell(numeric_day(flaw.found_on))],
        )
        for flaw in queries.open_flaws(actor)
    ]
    if not rows:
        return None
    return Worklist(
        key="herstel-of-bezwaar",
        title="Herstel of bezwaar: gebrek in een advies na het besluit",
        columns=[Column(label) for label in ("Leerling", "Deskundige", "Wat er mis is", "Gebleken op")],
        rows=rows,
        today=today,
        empty=Empty("Geen gebreken gemeld", "Onder geen verstuurd besluit is een gebrek gemeld."),
    )


def breaches(actor: Actor, today: date) -> Worklist | None:
    """Letters that came to a wrong person: when that showed and until when it can be reported, never of whom."""
    rows = [
        Row(
            name=str(breach).capitalize(),
            url=link("settle_breach", breach),
            cells=[Cell(numeric_day(amsterdam_date(breach.found_at))), Cell(due=amsterdam_date(breach.due_at))],
        )
        for breach in queries.open_breaches(actor)
    ]
    if not rows:
        return None
    return Worklist(
        key="datalekken",
        title="Datalekken: brief bij een verkeerde persoon",
        columns=[Column(label) for label in ("Wat er gebeurde", "Gebleken op", "Melden uiterlijk")],
        rows=rows,
        today=today,
        empty=Empty("Geen datalekken", "Er is geen brief bij een verkeerde persoon terechtgekomen."),
    )


WORKLISTS: tuple[tuple[int, Callable[..., Any]], ...] = (
    (30, to_decide),
    (44, to_prepare),
    (45, in_preparation),
    (46, with_the_board),
    (46, unheard),
    (47, to_send),
    (29, to_mend),
    (4, breaches),
)
