"""Opportunities to be heard before a decision, as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from applications.models import Application
from applications.offers import link as case_link
from casework.parts import Link, Notice, Tag
from casework.text import dutch_date
from decisions.facts import DecideFacts
from decisions.models import Hearing
from decisions.offers import link
from decisions.presenting.due import due_of
from decisions.queries.drafting import party_name
from decisions.rules import still_to_hear
from decisions.terms import too_late_after_hearing


@dataclass(frozen=True, slots=True)
class HearingRow:
    """One opportunity to be heard and where it stands."""

    name: str
    who: str
    state: Tag
    lines: Sequence[str]
    action: Link | None
    due_on: date | None = None


def hearing_row(case: Application, hearing: Hearing, *, may_close: bool, today: date | None = None) -> HearingRow:
    """One hearing for the office, with the way to write down what came of it for who may."""
    lines = []
    if hearing.invited_on:
        lines.append(f"uitgenodigd op {dutch_date(hearing.invited_on)} {hearing.get_invited_by_display()}")
    if hearing.due_on:
        lines.append(f"reageren uiterlijk {dutch_date(hearing.due_on)}")
    if hearing.closed_by:
        day = f", vastgelegd op {dutch_date(hearing.closed_on)}" if hearing.closed_on else ""
        lines.append(f"{hearing.get_closed_by_display()}{day}")
    if hearing.ground:
        lines.append(f"{hearing.get_ground_display()}: {hearing.reasons}")
    if hearing.report:
        lines.append(hearing.report)
    if hearing.holds_new_fact:
        lines.append("Met een nieuw feit: het stuk zit in het dossier en beide deskundigen kregen bericht.")
    late = hearing.due_on is not None and today is not None and today > hearing.due_on
    state = Tag("gesloten", "good") if hearing.is_closed else Tag("termijn voorbij" if late else "loopt", "attention")
    to_close = may_close and not hearing.is_closed
    action = Link("Reactie vastleggen", link("close_hearing", hearing)) if to_close else None
    name, party = party_name(case, hearing), str(hearing.get_party_display())
    return HearingRow(name, party, state, lines, action, hearing.due_on)


def first_to_close(rows: Sequence[HearingRow]) -> tuple[Link | None, list[HearingRow]]:
    """The main act of the page, writing down the answer that is due first, and the rows without that act."""
    first = min((row for row in rows if row.action), key=lambda row: row.due_on or date.max, default=None)
    if first is None or first.action is None:
        return None, list(rows)
    act = Link(f"Reactie van {first.name} vastleggen", first.action.url)
    return act, [replace(row, action=None) if row is first else row for row in rows]


def hearing_advice(facts: DecideFacts) -> Notice:
    """Who must still be heard for the proposed outcome."""
    if not facts.outcome:
        return Notice("Kies in het concept eerst een uitkomst; dan staat hier wie gehoord moet worden.", tone="info")
    still = still_to_hear(facts.to_hear, facts.hearings)
    if not still:
        return Notice("Voor de voorgestelde uitkomst hoeft niemand (meer) te worden gehoord.", tone="good")
    return Notice(" ".join(party.why for party in still), "Horen is nodig", "attention")


def longer_term_notice(case: Application, hearings: Sequence[Hearing], calendar: Any) -> Notice | None:
    """The proposal to tell that the decision comes later, when an open view leaves too few days (fine-print §6)."""
    due = due_of(case)
    open_days = [hearing.due_on for hearing in hearings if not hearing.is_closed and hearing.due_on]
    if due is None or not open_days or not too_late_after_hearing(max(open_days), due.day, calendar):
        return None
    text = (
        f"Na de laatste reactiedag ({dutch_date(max(open_days))}) blijft te weinig tijd over tot {dutch_date(due.day)}."
        " Horen schort de termijn niet op. Deel vóór die dag mee dat het besluit later komt."
    )
    url = case_link("longer_term", case)
    return Notice(text, "Te weinig tijd", "attention", Link("Langere termijn mededelen", url))
