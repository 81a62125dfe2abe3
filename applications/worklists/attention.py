"""What the secretariat must know although no step of the road asks it: one child twice, and birthdays."""

from datetime import date

from django.urls import reverse

from accounts.enums import Role
from applications import queries
from applications.enums import Kind
from applications.terms import ADULT, SIXTEEN
from applications.worklists.lists import NAMELESS, SHORT_KINDS
from casework.acting import Actor
from casework.parts import HOME_ROWS, Cell, Column, Empty, Row, Worklist
from casework.text import dutch_date

AT_AGE = {
    SIXTEEN: "Nodig de leerling uit: die beslist dan zelf over inzage en correctie.",
    ADULT: "De leerling krijgt de brieven. Toegang van ouders eindigt, tenzij de leerling hen machtigt.",
}


def office_overtaken(actor: Actor, today: date) -> Worklist | None:
    """Cases whose board is to be asked whether it still wants a decision (fine-print §12)."""
    if actor.role != Role.SECRETARIAT:
        return None
    cases = queries.overtaken(actor)
    if not cases:
        return None
    rows = [
        Row(
            name=case.pupil_label or NAMELESS,
            url=reverse("applications:ask_still_wanted", kwargs={"public_id": case.public_id}),
            note=case.number,
            cells=[Cell(SHORT_KINDS[Kind(case.kind)]), Cell(case.site.name)],
        )
        for case in cases[: HOME_ROWS + 1]
    ]
    return Worklist(
        key="nog-nodig",
        title="Ander bestuur kreeg al een besluit: vragen of dit nog nodig is",
        columns=[Column("Leerling"), Column("Soort"), Column("School")],
        rows=rows,
        today=today,
        empty=Empty("", ""),
    )


def office_birthdays(actor: Actor, today: date) -> Worklist | None:
    """Pupils who turn sixteen or eighteen about now: who decides and who gets the letters changes that day."""
    if actor.role != Role.SECRETARIAT:
        return None
    found = queries.birthdays_near(actor, today)
    if not found:
        return None
    rows = [
        Row(
            name=one.case.pupil_label,
            url=reverse("applications:case", kwargs={"public_id": one.case.public_id}),
            note=one.case.number,
            cells=[
                Cell(f"{'wordt' if one.on > today else 'werd'} {one.years} op {dutch_date(one.on)}"),
                Cell(AT_AGE[one.years]),
            ],
        )
        for one in found[: HOME_ROWS + 1]
    ]
    return Worklist(
        key="verjaardagen",
        title="Leerlingen die 16 of 18 worden",
        columns=[Column("Leerling"), Column("Wanneer"), Column("Wat dan verandert")],
        rows=rows,
        today=today,
        empty=Empty("", ""),
    )


ATTENTION = (
    (22, office_overtaken),
    (23, office_birthdays),
)
