"""The start page of the controller: the count of this year, and what is uncertain in any count that has been."""

from datetime import date

from accounts.enums import Role
from casework.acting import Actor
from casework.parts import Cell, Column, Empty, Row, Worklist
from funding import presenting, queries
from funding.enums import Standing
from funding.presenting import Choice

NOTHING = Empty(
    "Er is nog niets te tellen",
    "Deze rol ziet aantallen, nooit een dossier van een leerling. Zodra er toekenningen zijn verstuurd, staan hier de"
    " aantallen.",
)


def this_year(actor: Actor, today: date) -> Worklist | None:
    """The count of this year per school and kind, for the controller."""
    if actor.role != Role.CONTROLLER:
        return None
    count = queries.count(actor, today.year, today)
    choice = Choice(count.year)
    page = presenting.count_page(count, choice, today)
    rows = [
        Row(
            name=f"{line.school}, {line.kind}",
            url=line.url,
            cells=[Cell(str(number), numeric=True) for number in (line.in_force, *line.numbers)],
        )
        for line in page.lines
    ]
    return Worklist(
        key="telling",
        title=page.title,
        columns=[Column("School en soort"), *(Column(head, numeric=True) for head in ("Van kracht", *page.heads))],
        rows=rows,
        today=today,
        empty=NOTHING,
        counts=page.counts if rows else (),
        all_url=choice.url("count"),
    )


def to_settle(actor: Actor, today: date) -> Worklist | None:
    """Declarations of which is uncertain whether they count this year; nothing when there are none."""
    if actor.role != Role.CONTROLLER:
        return None
    count = queries.count(actor, today.year, today)
    uncertain = [one for one in count.judged if one.standing == Standing.UNCERTAIN]
    rows = [
        Row(name=row.number, url=row.settle_url, cells=[Cell(row.kind), Cell(row.school), Cell(tag=row.tag)])
        for row in presenting.decision_rows(count, uncertain)
    ]
    if not rows:
        return None
    return Worklist(
        key="onzeker",
        title="Vaststellen of een verklaring meetelt",
        columns=[Column(label) for label in ("Besluit", "Soort", "School", "Stand")],
        rows=rows,
        today=today,
        empty=NOTHING,
        all_url=Choice(count.year, standing=Standing.UNCERTAIN).url("decisions"),
    )


WORKLISTS = ((30, to_settle), (31, this_year))
