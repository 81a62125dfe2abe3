"""What waits for the office: letters that were not made, and letters that did not arrive."""

from datetime import date

from casework.acting import Actor
from casework.parts import HOME_ROWS, Cell, Column, Empty, Row, Worklist
from casework.snapshots import law_on
from casework.wording import numeric_day
from correspondence import permissions, queries
from correspondence.presenting.showing import letter_tag, letter_url


def failed_letters(actor: Actor, today: date) -> Worklist | None:
    """Letters that could not be made, on the home page of the office; nothing is shown while there are none."""
    rows = [
        Row(letter.title, letter_url(letter), [Cell(letter.fault), Cell(tag=letter_tag(letter))])
        for letter in queries.needing_attention(actor)[:20]
    ]
    if not rows:
        return None
    return Worklist(
        title="Brieven die niet zijn opgemaakt",
        columns=[Column("Brief"), Column("Wat er misging"), Column("Stand")],
        rows=rows,
        today=today,
        empty=Empty("Geen brieven", "Alle brieven zijn opgemaakt."),
        key="mislukte-brieven",
    )


def undeliverable_letters(actor: Actor, today: date) -> Worklist | None:
    """Letters that did not arrive and were not sent again, to be taken up the next working day."""
    if actor.role not in permissions.OFFICE:
        return None
    calendar = law_on(today).calendar
    rows = [
        Row(
            dispatch.letter.title,
            letter_url(dispatch.letter),
            [Cell(dispatch.returned_reason), Cell(numeric_day(day)), Cell(due=calendar.next_working_day(day))],
        )
        for dispatch in queries.undeliverable(actor)[: HOME_ROWS + 1]
        if (day := dispatch.returned_on)
    ]
    if not rows:
        return None
    return Worklist(
        title="Onbestelbare brieven: adres navragen en opnieuw verzenden",
        columns=[Column("Brief"), Column("Reden"), Column("Niet aangekomen"), Column("Oppakken uiterlijk")],
        rows=rows,
        today=today,
        empty=Empty("Geen onbestelbare brieven", "Alle verzonden brieven zijn bezorgd."),
        key="onbestelbaar",
    )
