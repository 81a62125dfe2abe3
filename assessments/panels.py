"""The panel *Deskundigen en adviezen* of the case page: everything for the office, his own for an expert, and for
school and parents what came with the decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.enums import Role
from applications.models import Application
from assessments import presenting, queries
from assessments.enums import ACTIVE, AssignmentStatus
from assessments.letters import ADVICE_ANNEX
from assessments.models import Advice, AdviceSetAside, Assignment
from assessments.rules import SLOT_LABELS
from casework.acting import Actor
from casework.parts import Link, Notice, Tag
from casework.registries import Panel
from casework.text import dutch_date
from correspondence.queries import sent_about

INSIDE = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER})


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One slot: who holds it, how far that is, what can be done."""

    label: str
    name: str
    profession: str
    state: Tag
    lines: Sequence[str]
    due: date | None
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class ExpertsPanel:
    """What this reader may know: ``slots`` now, ``history`` of ended assignments, ``advices`` to read.

    ``alike``: that the two advices that count look like each other; for the secretariat.
    """

    slots: Sequence[SlotRow] = ()
    history: Sequence[str] = ()
    advices: Sequence[Link] = ()
    alike: Notice | None = None


def load(case: Application, actor: Actor) -> ExpertsPanel | None:
    """The panel for one reader; None when there is nothing for him to see (at most two queries)."""
    if actor.role in INSIDE:
        return _for_office(case, actor)
    if actor.role == Role.EXPERT:
        return _for_expert(case, actor)
    if case.published_on is not None:
        return _with_decision(case, actor)
    return None


def _for_office(case: Application, actor: Actor) -> ExpertsPanel | None:
    rows = queries.assignments_of(case)
    if not rows:
        return None
    due = queries.due_dates(rows)
    active = {row.slot: row for row in rows if row.status in ACTIVE}
    manages = actor.role == Role.SECRETARIAT
    return ExpertsPanel(
        slots=[_slot(slot, active.get(slot), due, manages=manages) for slot in SLOT_LABELS],
        history=[_ended(row) for row in rows if row.status not in ACTIVE],
        advices=_set_aside_links(rows),
        alike=presenting.likeness_notice(_reasons(active)) if manages else None,
    )


def _reasons(active: dict[int, Assignment]) -> list[dict[str, str]]:
    return [queries.reasons_of(row.advice) for row in active.values() if row.status == AssignmentStatus.DONE]


def _slot(slot: int, row: Assignment | None, due: dict[int, date], *, manages: bool) -> SlotRow:
    label = SLOT_LABELS[slot].capitalize()
    if row is None:
        return SlotRow(label, "nog niemand", "", Tag("open", "attention"), (), None, ())
    return SlotRow(
        label=label,
        name=row.expert.user.name,
        profession=str(row.get_profession_display()),
        state=presenting.state_of(row),
        lines=_lines(row),
        due=due.get(row.pk),
        links=_links(row, manages=manages),
    )


def _lines(row: Assignment) -> list[str]:
    lines = [f"gevraagd op {dutch_date(row.offered_on)}"]
    if row.accepted_on:
        lines.append(f"aangenomen op {dutch_date(row.accepted_on)}")
    if row.done_on:
        lines.append(f"advies ingediend op {dutch_date(row.done_on)}")
    if row.note:
        lines.append(f"toch gekozen: {row.note}")
    if row.waiting:  # type: ignore[attr-defined]
        lines.append("moet nog iets zeggen over een nieuw stuk in het dossier")
    if row.unanswered:  # type: ignore[attr-defined]
        lines.append("wacht op antwoord op een vraag")
    return lines


def _links(row: Assignment, *, manages: bool) -> list[Link]:
    links = []
    if row.status == AssignmentStatus.DONE:
        links.append(Link("Advies lezen", _url("advice", row.advice.public_id)))
    if manages:
        links.append(Link("Opdracht bekijken", _url("assignment", row.public_id)))
        if row.status != AssignmentStatus.DONE:
            links.append(Link("Vervangen", _url("replace", row.public_id)))
    return links


def _ended(row: Assignment) -> str:
    label, name = SLOT_LABELS[row.slot], row.expert.user.name
    when = dutch_date(row.ended_on) if row.ended_on else ""
    aside = _aside(row)
    if aside is not None:
        return f"{name} ({label}): advies terzijde gelegd op {when}, {aside.get_reason_display()}."
    if row.lapsed_on:
        return f"{name} ({label}): opdracht vervallen op {when}."
    if row.status == AssignmentStatus.RECUSED:
        return f"{name} ({label}): opdracht teruggegeven op {when}, {row.get_recusal_reason_display()}."
    return f"{name} ({label}): vervangen op {when}, {row.get_replacement_reason_display()}."


def _aside(row: Assignment) -> AdviceSetAside | None:
    return getattr(getattr(row, "advice", None), "set_aside", None)


def _set_aside_links(rows: Sequence[Assignment]) -> list[Link]:
    found = [row for row in rows if _aside(row) is not None]
    return [
        Link(f"Terzijde gelegd advies van {row.expert.user.name}", _url("advice", row.advice.public_id))
        for row in found
    ]


def _for_expert(case: Application, actor: Actor) -> ExpertsPanel | None:
    rows = list(queries.assignments_visible_to(actor).filter(application=case, status__in=ACTIVE).order_by("id"))
    if not rows:
        return None
    due = queries.due_dates(rows)
    return ExpertsPanel(slots=[_own(row, due) for row in rows])


def _own(row: Assignment, due: dict[int, date]) -> SlotRow:
    lines = [f"gevraagd op {dutch_date(row.offered_on)}"]
    if row.done_on:
        lines.append(f"advies ingediend op {dutch_date(row.done_on)}")
    return SlotRow(
        label="Uw opdracht",
        name=SLOT_LABELS[row.slot],
        profession=str(row.get_profession_display()),
        state=presenting.state_of(row),
        lines=lines,
        due=due.get(row.pk),
        links=[Link("Opdracht bekijken", _url("assignment", row.public_id))],
    )


def _with_decision(case: Application, actor: Actor) -> ExpertsPanel | None:
    """The advices to read; for a parent only those that did not come as a paper, so that each stands once."""
    found = queries.counted_advices(case.pk)
    if actor.role == Role.PARENT:
        sent = sent_about(Advice._meta.label_lower, [one.id for one in found], kind=ADVICE_ANNEX.code)
        found = tuple(one for one in found if one.id not in sent)
    links = [Link(f"Advies van de {SLOT_LABELS[one.slot]}", _url("advice", one.public_id)) for one in found]
    return ExpertsPanel(advices=links) if links else None


def _url(name: str, public_id: object) -> str:
    return reverse(f"assessments:{name}", kwargs={"public_id": public_id})


def place(case: Application) -> str:
    """Where advices stand on the case page: what an open point about an advice leads to."""
    return reverse("applications:case", kwargs={"public_id": case.public_id}) + "#deel-experts"


PANELS = (Panel("experts", 70, "Deskundigen en adviezen", load, "assessments/panels/experts.html"),)
