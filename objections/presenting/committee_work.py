"""What committee and secretariat are offered next on a case, and their worklists."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from accounts.enums import Role
from applications.models import Application
from applications.rules import COMMITTEE_ROLES
from applications.worklists import NAMELESS
from casework.acting import Actor
from casework.parts import Cell, Column, Empty, Row, Tag, Worklist
from casework.permissions import ALLOWED
from casework.registries import Offer
from casework.text import dutch_date
from objections import queries
from objections.enums import OPEN, ProcedureStatus
from objections.models import Procedure
from objections.offers import link
from objections.presenting.committee import moment_in_words, place, was_heard
from objections.queries.committee import in_hand, of_case, running_terms, with_the_committee

OFFICE = "het secretariaat van het samenwerkingsverband"
THE_COMMITTEE = "de bezwaaradviescommissie"
FORWARDING = ("Het bezwaar naar de commissie sturen", OFFICE)
PLANNING = ("De hoorzitting plannen", OFFICE)
DECLARING = ("Verklaren dat u onafhankelijk bent", "u")
ADVISING = ("Advies uitbrengen over het bezwaar", THE_COMMITTEE)


def offers(case: Application, actor: Actor, today: date) -> Iterable[Offer]:
    """The offers around the committee for one person on one case."""
    if case.decided_on is None:
        return
    if actor.role == Role.SECRETARIAT:
        yield from _for_office(case, actor)
    elif actor.role in COMMITTEE_ROLES:
        for procedure in of_case(case, actor):
            yield from _for_committee(procedure, actor)
    elif actor.role in {Role.PARENT, Role.SCHOOL_STAFF}:
        yield from _for_party(case, actor)


def _for_office(case: Application, actor: Actor) -> Iterable[Offer]:
    for procedure in queries.visible_to(actor).filter(application=case).prefetch_related("hearings", "advices"):
        if procedure.status == ProcedureStatus.RECEIVED:
            yield Offer("Naar de commissie sturen", link("forward", procedure), ALLOWED, step=FORWARDING)
        elif procedure.status == ProcedureStatus.FORWARDED and _waits_for_hearing(procedure):
            yield Offer("Hoorzitting plannen", link("plan_hearing", procedure), ALLOWED, primary=True, step=PLANNING)


def _waits_for_hearing(procedure: Procedure) -> bool:
    is_planned = any(row.called_off_on is None and row.held_on is None for row in procedure.hearings.all())
    return procedure.hearing_waived_on is None and not is_planned and not was_heard(procedure)


def _for_committee(procedure: Procedure, actor: Actor) -> Iterable[Offer]:
    seat = next((row for row in procedure.seats.all() if row.user_id == actor.user_id), None)
    if seat is None or procedure.status != ProcedureStatus.FORWARDED:
        return
    if seat.declared_on is None:
        url = link("declare", procedure)
        yield Offer("Onafhankelijkheid verklaren", url, ALLOWED, primary=True, step=DECLARING)
        return
    yield Offer("Advies schrijven", link("write_advice", procedure), ALLOWED, primary=True, step=ADVISING)


def _for_party(case: Application, actor: Actor) -> Iterable[Offer]:
    asked = queries.inside_visible_to(actor).filter(application=case, status__in=OPEN, hearing_asked_on__isnull=False)
    for objection in asked.filter(wants_hearing__isnull=True).order_by("id"):
        yield Offer("Zeggen of u wilt worden gehoord", link("answer_hearing", objection), ALLOWED, primary=True)


def _hearing_cell(procedure: Procedure) -> Cell:
    if procedure.hearing_waived_on:
        return Cell("geen hoorzitting")
    hearing = next(iter(reversed(list(procedure.hearings.all()))), None)
    if hearing is None:
        return Cell(tag=Tag("nog te plannen", "attention"))
    return Cell(f"gehouden op {dutch_date(hearing.held_on)}" if hearing.held_on else moment_in_words(hearing))


def _due(procedure: Procedure, terms: dict[int, dict[str, date]]) -> date | None:
    found = [
        terms[row.pk]["committee_advice"]
        for row in procedure.hearings.all()
        if "committee_advice" in terms.get(row.pk, {})
    ]
    return min(found, default=None)


def _list(key: str, title: str, procedures: list[Procedure], today: date, empty: Empty) -> Worklist:
    terms = running_terms(row.pk for procedure in procedures for row in procedure.hearings.all())
    rows = [
        Row(
            name=procedure.application.pupil_label or NAMELESS,
            url=place(procedure.application),
            note=procedure.number,
            cells=[
                Cell(procedure.application.site.name),
                Cell(tag=_state(procedure)),
                _hearing_cell(procedure),
                Cell(due=due) if (due := _due(procedure, terms)) else Cell(""),
                Cell(_until(procedure, today)),
            ],
        )
        for procedure in procedures
    ]
    labels = ("Zaak", "School", "Stand", "Hoorzitting", "Advies uiterlijk", "Inzage")
    return Worklist(
        key=key, title=title, columns=[Column(label) for label in labels], rows=rows, today=today, empty=empty
    )


def _state(procedure: Procedure) -> Tag:
    with_us = procedure.status == ProcedureStatus.FORWARDED
    return Tag("advies nodig", "attention") if with_us else Tag(str(procedure.get_status_display()), "neutral")


def _until(procedure: Procedure, today: date) -> str:
    if procedure.access_until is None:
        return "buiten Toewijzer"
    over = " (voorbij)" if procedure.access_until < today else ""
    return f"tot en met {dutch_date(procedure.access_until)}{over}"


def own_cases(actor: Actor, today: date) -> Worklist | None:
    """What somebody of the committee reads now."""
    if actor.role not in COMMITTEE_ROLES:
        return None
    found = sorted(in_hand(actor), key=lambda procedure: procedure.status != ProcedureStatus.FORWARDED)
    if not found:
        return None
    empty = Empty("Er ligt geen bezwaar bij de commissie", "Een zaak verschijnt hier zodra u daarin adviseert.")
    return _list("eigen-zaken", "Uw zaken", found, today, empty)


def own_history(actor: Actor, today: date) -> Worklist | None:
    """In which procedures somebody advised that he reads no longer: their number and days, nothing of the case."""
    if actor.role not in COMMITTEE_ROLES:
        return None
    now = {procedure.pk for procedure in in_hand(actor)}
    rows = [
        Row(name=seat.procedure.number, url="", cells=[Cell(dutch_date(seat.seated_on)), Cell(_ended(seat))])
        for seat in queries.own_seats(actor)
        if seat.procedure_id not in now
    ]
    if not rows:
        return None
    return Worklist(
        key="eerdere-zaken",
        title="Eerdere zaken",
        columns=[Column(label) for label in ("Bezwaar", "Vanaf", "Tot en met")],
        rows=rows,
        today=today,
        empty=Empty("Er zijn geen eerdere zaken", "Zaken waarin u adviseerde, staan hier als het dossier dicht is."),
    )


def _ended(seat: Any) -> str:
    until = seat.ended_on or seat.procedure.access_until
    return dutch_date(until) if until else ""


def at_the_committee(actor: Actor, today: date) -> Worklist | None:
    """Procedures that lie with the committee, for the secretariat; nothing when there are none."""
    if actor.role != Role.SECRETARIAT:
        return None
    found = list(with_the_committee(actor))
    empty = Empty("Er ligt niets bij de commissie", "Doorgestuurde bezwaren staan hier tot de commissie adviseert.")
    return _list("bij-de-commissie", "Bij de bezwaaradviescommissie", found, today, empty) if found else None


WORKLISTS: tuple[tuple[int, Callable[..., Any]], ...] = (
    (40, own_cases),
    (41, own_history),
    (53, at_the_committee),
)
