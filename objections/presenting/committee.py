"""The committee, its hearing and its advice as pages show them, by reader."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from accounts.enums import CommitteeKind, Role
from applications.models import Application
from applications.rules import COMMITTEE_ROLES
from casework.acting import Actor
from casework.clock import AMSTERDAM, amsterdam_date
from casework.parts import Link, SummaryList, SummaryRow, Tag
from casework.text import dutch_date
from objections.enums import AdviceStatus, Outcome, Position, ProcedureStatus
from objections.models import CommitteeAdvice, Hearing, Objection, Procedure, Seat
from objections.offers import link
from objections.paperwork.committee import committee_of
from objections.queries import advices_visible_to, seat_of
from objections.queries.committee import of_case, running_terms

PLACE = "#deel-committee"
INSIDE = frozenset({Role.SECRETARIAT, *COMMITTEE_ROLES})
READERS = INSIDE | {Role.BOARD_MEMBER, Role.SCHOOL_STAFF, Role.PARENT}


def place(case: Any) -> str:
    """Where committee, hearing and advice stand on the page of the case."""
    return reverse("applications:case", kwargs={"public_id": case.public_id}) + PLACE


# Where an open point is mended, by its repair key.
REPAIRS: dict[str, Callable[[Any], str]] = {
    "objection_committee": place,
    "objection_hearing": place,
    "objection_advice": place,
}


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Somebody in the committee of a procedure, with the way to end that for the secretariat."""

    name: str
    position: str
    state: Tag
    end: Link | None = None


@dataclass(frozen=True, slots=True)
class CommitteeBlock:
    """What this reader may know of the committee of one procedure, its hearing and its advice, and what he can do."""

    number: str
    committee: str
    seats: Sequence[SeatRow]
    summary: SummaryList
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class CommitteePanel:
    """Every procedure of a case that went to a committee, the last one first."""

    blocks: Sequence[CommitteeBlock]


def moment_in_words(hearing: Hearing) -> str:
    """Day and time of a hearing as people say it: ``4 december 2026 om 14.00 uur``."""
    return f"{dutch_date(amsterdam_date(hearing.planned_at))} om {time_in_words(hearing)}"


def time_in_words(hearing: Hearing) -> str:
    """The time of a hearing in the Netherlands: ``14.00 uur``."""
    return f"{hearing.planned_at.astimezone(AMSTERDAM):%H.%M} uur"


def load(case: Application, actor: Actor) -> CommitteePanel | None:
    """The panel for one reader (a constant number of queries); None before anything went to a committee."""
    if actor.role not in READERS or case.decided_on is None:
        return None
    found = of_case(case, actor)
    if not found:
        return None
    readable = set(advices_visible_to(actor).filter(procedure__application=case).values_list("pk", flat=True))
    terms = running_terms(hearing.pk for procedure in found for hearing in procedure.hearings.all())
    return CommitteePanel([_block(procedure, actor, readable, terms) for procedure in found])


def _block(procedure: Procedure, actor: Actor, readable: set[int], terms: dict[int, dict[str, date]]) -> CommitteeBlock:
    is_inside = actor.role in INSIDE
    advices = [advice for advice in procedure.advices.all() if advice.pk in readable]
    rows = [*_hearing_rows(procedure, terms), *(_committee_rows(procedure, advices) if is_inside else [])]
    own = seat_of(actor, procedure) if actor.role in COMMITTEE_ROLES else ""
    return CommitteeBlock(
        number=procedure.number,
        committee=committee_of(procedure),
        seats=[_seat(seat, actor, procedure) for seat in procedure.seats.all()] if is_inside else [],
        summary=SummaryList(rows),
        links=[*_links(procedure, actor, own), *(Link(_title(advice), link("advice", advice)) for advice in advices)],
    )


def _title(advice: CommitteeAdvice) -> str:
    return f"Advies van {dutch_date(advice.final_on)} lezen" if advice.final_on else "Advies lezen"


def _seat(seat: Seat, actor: Actor, procedure: Procedure) -> SeatRow:
    state = Tag("onafhankelijk verklaard", "good") if seat.declared_on else Tag("nog niet verklaard", "attention")
    ends = actor.role == Role.SECRETARIAT and procedure.status == ProcedureStatus.FORWARDED
    end = Link(f"Plaats van {seat.user.name} beëindigen", link("end_seat", seat)) if ends else None
    return SeatRow(seat.user.name, str(seat.get_position_display()), state, end)


def _hearing_rows(procedure: Procedure, terms: dict[int, dict[str, date]]) -> list[SummaryRow]:
    rows = [_hearing_row(hearing, terms.get(hearing.pk, {})) for hearing in procedure.hearings.all()]
    if procedure.hearing_waived_on:
        day = dutch_date(procedure.hearing_waived_on)
        said = f"{procedure.get_hearing_waived_ground_display()}. {procedure.hearing_waived_reason}"
        rows.append(SummaryRow(f"Op {day} besloten niet te horen", said))
    return rows or [SummaryRow("Hoorzitting", "nog niet gepland")]


def _hearing_row(hearing: Hearing, terms: dict[str, date]) -> SummaryRow:
    lines = [moment_in_words(hearing), hearing.place]
    if hearing.held_on:
        lines = [f"gehouden op {dutch_date(hearing.held_on)}", hearing.place]
        lines.append(
            f"verslag vastgesteld op {dutch_date(hearing.reported_on)}" if hearing.reported_on else "nog geen verslag"
        )
    elif hearing.file_open_from:
        lines.append(f"dossier ter inzage vanaf {dutch_date(hearing.file_open_from)}")
    if papers := terms.get("papers"):
        lines.append(f"nadere stukken tot en met {dutch_date(papers)}")
    if due := terms.get("committee_advice"):
        lines.append(f"advies verwacht uiterlijk {dutch_date(due)}")
    return SummaryRow("Hoorzitting", lines)


def _committee_rows(procedure: Procedure, advices: Sequence[CommitteeAdvice]) -> list[SummaryRow]:
    rows = [SummaryRow("Doorgestuurd op", dutch_date(procedure.forwarded_on) if procedure.forwarded_on else "")]
    if procedure.access_until:
        rows.append(SummaryRow("De commissie leest het dossier", f"tot en met {dutch_date(procedure.access_until)}"))
    if procedure.defence:
        rows.append(SummaryRow("Verweer van het samenwerkingsverband", procedure.defence))
    if procedure.heard_again_reason:
        rows.append(SummaryRow("Opnieuw voorgelegd", procedure.heard_again_reason))
    rows += [SummaryRow("Verslag van de hoorzitting", row.report) for row in procedure.hearings.all() if row.report]
    rows += [SummaryRow("Advies vastgesteld", dutch_date(one.final_on)) for one in advices if one.final_on]
    return rows


def _links(procedure: Procedure, actor: Actor, seat: str) -> list[Link]:
    if actor.role == Role.SECRETARIAT and procedure.status == ProcedureStatus.ADVISED:
        return [Link("Opnieuw naar de commissie (nieuwe feiten)", link("hear_again", procedure))]
    if procedure.status != ProcedureStatus.FORWARDED:
        return []
    ways = [*_hearing_ways(procedure, actor, seat), *_other_ways(procedure, actor, seat)]
    return [Link(label, link(name, record)) for applies, label, name, record in ways if applies]


def was_heard(procedure: Procedure) -> bool:
    """Whether was heard since the case came to the committee, or came back to it after an advice."""
    finals = [one.final_on for one in procedure.advices.all() if one.final_on]
    held = [row.held_on for row in procedure.hearings.all() if row.held_on]
    return any(not finals or day > max(finals) for day in held)


type Way = tuple[object, str, str, Any]


def _hearing_ways(procedure: Procedure, actor: Actor, seat: str) -> list[Way]:
    """What can be done about the hearing, by whoever may."""
    office, reports = actor.role == Role.SECRETARIAT, actor.role == Role.SECRETARIAT or bool(seat)
    hearings = list(procedure.hearings.all())
    planned = next((row for row in hearings if row.held_on is None), None)
    unreported = next((row for row in hearings if row.held_on and not row.reported_on), None)
    waived = procedure.hearing_waived_on is not None
    heard = was_heard(procedure)
    to_plan = office and not (planned or waived or heard)
    opens = [row.file_open_from for row in hearings if row.file_open_from]
    is_open = actor.day is not None and any(day <= actor.day for day in opens)
    inspects = is_open and actor.role in {Role.SCHOOL_STAFF, Role.PARENT}
    ways: list[Way] = [
        (inspects, "Stukken van de andere partijen inzien", "inspect", procedure),
        (to_plan, "Hoorzitting plannen", "plan_hearing", procedure),
    ]
    if planned:
        came = actor.day is not None and amsterdam_date(planned.planned_at) <= actor.day
        ways += [
            (reports and came, "Vastleggen dat de hoorzitting is gehouden", "hold_hearing", planned),
            (office, "Hoorzitting afgelasten", "call_off", planned),
            (reports, "Hoorzitting in uw eigen agenda zetten", "agenda_file", planned),
        ]
    if unreported:
        ways.append((reports, "Verslag van de hoorzitting vaststellen", "report_hearing", unreported))
    is_lbt = procedure.committee_kind == CommitteeKind.LBT
    decides = seat == Position.CHAIR or (office and is_lbt)
    return [*ways, (decides and not waived and not heard, "Niet horen", "waive_hearing", procedure)]


def _other_ways(procedure: Procedure, actor: Actor, seat: str) -> list[Way]:
    """What can be done about seats and advice."""
    office = actor.role == Role.SECRETARIAT
    is_lbt = procedure.committee_kind == CommitteeKind.LBT
    mine = next((row for row in procedure.seats.all() if row.user_id == actor.user_id), None)
    has_draft = any(one.status == AdviceStatus.DRAFT for one in procedure.advices.all())
    return [
        (seat and mine and not mine.declared_on, "Onafhankelijkheid verklaren", "declare", procedure),
        (seat, "Advies schrijven", "write_advice", procedure),
        (seat == Position.CHAIR and has_draft, "Advies vaststellen", "finish_advice", procedure),
        (office and is_lbt, "Advies van de commissie invoeren", "register_advice", procedure),
        (office and not is_lbt, "Lid toevoegen", "seat", procedure),
        (office and not is_lbt, "Inzage van de commissie wijzigen", "prolong", procedure),
    ]


def advice_summary(procedure: Procedure, advice: CommitteeAdvice) -> SummaryList:
    """What an advice says, to check or to read."""
    rows = [
        SummaryRow(
            f"Het bezwaar van {one.objector_name}",
            str(Outcome(advice.verdicts[str(one.public_id)]).label) if advice.verdicts.get(str(one.public_id)) else "",
        )
        for one in procedure.objections.order_by("id")
    ]
    return SummaryList(
        [
            SummaryRow("Het horen", advice.hearing_report),
            SummaryRow("Ontvankelijkheid", advice.admissibility),
            SummaryRow("Overwegingen", advice.considerations),
            *rows,
            SummaryRow("Gevolg voor het besluit", str(advice.get_effect_display()) if advice.effect else ""),
            SummaryRow("Advies", advice.advice),
        ]
    )


def hearing_words(procedure: Procedure) -> str:
    """What the report of the hearing, or the ground not to hear, already says: the beginning of that part."""
    if procedure.hearing_waived_on:
        return f"{procedure.get_hearing_waived_ground_display()}. {procedure.hearing_waived_reason}"
    reports = procedure.hearings.filter(reported_on__isnull=False).order_by("held_on", "id")
    return "\n\n".join(row.report for row in reports if row.report)


def read_objection(objection: Objection) -> SummaryList:
    """What one objector says, beside the text of who advises on it; nobody's address."""
    rows = [
        SummaryRow("Ontvangen", dutch_date(objection.received_on)),
        SummaryRow("Waarom niet eens", objection.grounds),
        SummaryRow("Wat er moet gebeuren", objection.wanted),
        *([SummaryRow("Waarom te laat", objection.late_reason)] if objection.late_reason else []),
    ]
    return SummaryList(rows, title=f"Bezwaar van {objection.objector_name}")
