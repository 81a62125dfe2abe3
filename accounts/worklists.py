"""Lists of people and mandates as the pages show them."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from accounts import queries
from accounts.enums import Role
from accounts.models import Membership
from casework.acting import Actor
from casework.parts import Cell, Column, Empty, Row, Tag, Worklist
from casework.text import dutch_date


def ending_mandates(actor: Actor, today: date) -> Worklist | None:
    """The mandates that end within 14 days, for who records mandates."""
    if actor.role != Role.FUNCTIONAL_ADMINISTRATOR:
        return None
    rows = [
        Row(
            name=mandate.membership.user.name,
            url=reverse("accounts:member", kwargs={"public_id": mandate.membership.public_id}),
            cells=[
                Cell(str(mandate.get_kind_display())),
                Cell(mandate.membership.organisation.name),
                Cell(due=mandate.valid_until),
            ],
        )
        for mandate in queries.mandates_ending(actor, today)
    ]
    return Worklist(
        title="Mandaten die binnen 14 dagen eindigen",
        columns=[Column("Naam"), Column("Mandaat"), Column("Organisatie"), Column("Laatste dag")],
        rows=rows,
        today=today,
        empty=Empty("Geen mandaat loopt af", "Hier staan mandaten vanaf 14 dagen voor hun laatste dag."),
        key="mandaten",
    )


def people(memberships: Sequence[Membership], today: date) -> Worklist:
    """The hats that somebody manages, with their mandates."""
    return Worklist(
        title="Mensen en hun rollen",
        columns=[Column("Naam"), Column("Rol"), Column("Organisatie"), Column("Mandaat"), Column("Stand")],
        rows=[_person(membership, today) for membership in memberships],
        today=today,
        empty=Empty("Er is nog niemand", "Voeg iemand toe; die krijgt een uitnodiging per e-mail."),
        key="mensen",
    )


def _person(membership: Membership, today: date) -> Row:
    mandates = [mandate for mandate in membership.mandates.all() if mandate.valid_until >= today]
    return Row(
        name=membership.user.name,
        url=reverse("accounts:member", kwargs={"public_id": membership.public_id}),
        note=membership.user.email,
        cells=[
            Cell(str(membership.get_role_display())),
            Cell(membership.site.name if membership.site else membership.organisation.name),
            Cell("; ".join(f"{m.get_kind_display()} tot en met {dutch_date(m.valid_until)}" for m in mandates) or "–"),
            Cell(tag=state_of(membership, today)),
        ],
    )


def state_of(membership: Membership, today: date) -> Tag:
    """How a hat stands: invited, to come, at work, ending or ended."""
    if not membership.user.is_active:
        return Tag("uitgenodigd", "info")
    if membership.valid_from > today:
        return Tag("begint later", "neutral")
    if membership.valid_until and membership.valid_until < today:
        return Tag("beëindigd", "neutral")
    if membership.valid_until:
        return Tag("eindigt", "attention")
    return Tag("actief", "good")
