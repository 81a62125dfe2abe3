"""The yearly lists of instruments that the administrator still has to load or check."""

from datetime import date

from django.urls import reverse

from assessments import permissions
from assessments.instruments.facts import entry_year_of, label_of, period_of
from assessments.models import InstrumentList
from assessments.queries import instruments as queries
from assessments.worklists.common import columns, url
from casework.acting import Actor
from casework.parts import Cell, Empty, Row, Tag, Worklist
from casework.text import dutch_date

# The minister fixes a list before 1 October; from this month on the next one is asked for.
ASKED_FROM_MONTH = 9


def lists_to_load(actor: Actor, today: date) -> Worklist | None:
    """The list that governs today, and from September on the next one, as long as nobody checked it (one query)."""
    if not permissions.may_keep_instruments(actor):
        return None
    now = entry_year_of(today)
    wanted = [now, now + 1] if today.month == ASKED_FROM_MONTH else [now]
    found = queries.unreplaced(wanted)
    rows = [_row(year, found.get(year)) for year in wanted if not _is_checked(found.get(year))]
    if not rows:
        return None
    return Worklist(
        key="testlijsten",
        title="Testlijsten die nog ontbreken",
        columns=columns("Testlijst", "Nodig voor besluiten vanaf", "Stand"),
        rows=rows,
        today=today,
        empty=Empty("Geen testlijst ontbreekt", "Hier staat een lijst die nog moet worden ingelezen of vastgesteld."),
    )


def _is_checked(versions: list[InstrumentList] | None) -> bool:
    return any(version.checked_on for version in versions or ())


def _row(year: int, versions: list[InstrumentList] | None) -> Row:
    first, _ = period_of(year)
    address = url("instrument_list", versions[0]) if versions else reverse("assessments:load_instruments")
    state = Tag("nog niet gecontroleerd", "attention") if versions else Tag("nog niet ingelezen", "risk")
    return Row(label_of(year), address, [Cell(dutch_date(first)), Cell(tag=state)])
