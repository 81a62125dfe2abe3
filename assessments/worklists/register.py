"""The register of experts as a list."""

from datetime import date

from django.urls import reverse

from assessments import queries
from assessments.models import Expert
from assessments.worklists.common import url
from casework.acting import Actor
from casework.parts import Cell, Column, Empty, Link, Row, Tag, Worklist
from casework.text import dutch_date


def register(actor: Actor, today: date) -> Worklist:
    """The register as a list."""
    return Worklist(
        key="deskundigen",
        title="Deskundigen",
        columns=[
            Column("Naam"),
            Column("Beroepen"),
            Column("Registratie tot en met"),
            Column("Open dossiers"),
            Column("Stand"),
        ],
        rows=[_expert(expert, today) for expert in queries.registered(actor)],
        today=today,
        empty=Empty(
            "Er staat nog niemand in het register",
            "Voeg een deskundige toe die al een rol heeft.",
            Link("Deskundige toevoegen", reverse("assessments:add_expert")),
        ),
    )


def _expert(expert: Expert, today: date) -> Row:
    return Row(
        expert.user.name,
        url("expert", expert),
        [
            Cell(", ".join(expert.profession_labels)),
            Cell(dutch_date(expert.registration_valid_until)),
            Cell(f"{expert.open_files} van {expert.max_open_files}"),  # type: ignore[attr-defined]
            Cell(tag=_expert_state(expert, today)),
        ],
    )


def _expert_state(expert: Expert, today: date) -> Tag:
    if not expert.active:
        return Tag("non-actief", "neutral")
    if expert.registration_valid_until < today:
        return Tag("registratie verlopen", "risk")
    if queries.is_away(expert, today):
        return Tag("afwezig", "attention")
    return Tag("beschikbaar", "good")
