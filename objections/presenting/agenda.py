"""The agenda of the committee: what comes by day, and a hearing as a file for one's own calendar."""

from collections.abc import Iterable
from datetime import UTC, date, timedelta

from applications.worklists import NAMELESS
from casework.acting import Actor
from casework.clock import amsterdam_date
from casework.parts import Cell, Column, Empty, Row, Worklist
from casework.text import dutch_date
from objections.models import Hearing, Procedure
from objections.presenting.committee import place, time_in_words
from objections.queries.committee import in_hand, running_terms, with_the_committee

WORDS = {
    "papers": "Laatste dag voor nadere stukken",
    "inspection": "Dossier uiterlijk ter inzage",
    "committee_advice": "Advies verwacht",
}
LASTS = timedelta(hours=1)


def agenda(actor: Actor, today: date, *, is_office: bool) -> Worklist:
    """Everything that comes, by day, in the procedures that lie with the committee."""
    procedures = list(with_the_committee(actor) if is_office else in_hand(actor))
    terms = running_terms(hearing.pk for procedure in procedures for hearing in procedure.hearings.all())
    found = [(day, what, procedure) for procedure in procedures for day, what in _days(procedure, terms)]
    coming = sorted((entry for entry in found if entry[0] >= today), key=lambda entry: (entry[0], entry[2].number))
    return Worklist(
        key="agenda",
        title="Wat er komt",
        columns=[Column(label) for label in ("Zaak", "Wat", "Wanneer")],
        rows=[_row(day, what, procedure) for day, what, procedure in coming],
        today=today,
        empty=Empty("Er staat niets in de agenda", "Hoorzittingen en laatste dagen verschijnen hier vanzelf."),
    )


def _days(procedure: Procedure, terms: dict[int, dict[str, date]]) -> Iterable[tuple[date, str]]:
    for hearing in procedure.hearings.all():
        if hearing.held_on is None:
            yield amsterdam_date(hearing.planned_at), f"Hoorzitting om {time_in_words(hearing)}, {hearing.place}"
            if hearing.file_open_from:
                yield hearing.file_open_from, "Dossier ligt ter inzage"
        for code, due in terms.get(hearing.pk, {}).items():
            if code != "inspection":
                yield due, WORDS[code]
    if procedure.access_until:
        yield procedure.access_until, "Laatste dag waarop de commissie het dossier leest"


def _row(day: date, what: str, procedure: Procedure) -> Row:
    case = procedure.application
    return Row(
        name=case.pupil_label or NAMELESS,
        url=place(case),
        note=procedure.number,
        cells=[Cell(what), Cell(dutch_date(day))],
    )


def invitation_file(hearing: Hearing) -> str:
    """A hearing as an iCalendar file (RFC 5545). It names no pupil and no school (privacy.md section 8)."""
    begins, ends = hearing.planned_at.astimezone(UTC), (hearing.planned_at + LASTS).astimezone(UTC)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Toewijzer//NL",
        "BEGIN:VEVENT",
        f"UID:{hearing.public_id}@toewijzer",
        f"DTSTAMP:{hearing.created_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{begins:%Y%m%dT%H%M%SZ}",
        f"DTEND:{ends:%Y%m%dT%H%M%SZ}",
        f"SUMMARY:Hoorzitting bezwaar {hearing.procedure.number}",
        f"LOCATION:{_escaped(hearing.place)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines) + "\r\n"


def _escaped(text: str) -> str:
    plain = " ".join(text.split()).replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,")
