"""Schools that may read a declaration, as the office sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casework.clock import amsterdam_date
from casework.parts import Link, Tag
from casework.text import dutch_date
from decisions.models import Guest
from decisions.offers import link
from decisions.queries import may_be_read


@dataclass(frozen=True, slots=True)
class GuestRow:
    """One school with its link."""

    name: str
    lines: Sequence[str]
    state: Tag
    action: Link | None


def guest_row(guest: Guest, today: date, *, may_withdraw: bool) -> GuestRow:
    """Which school, on what ground, how far its link is; with the way to close it for who may."""
    lines = [
        f"leerling {guest.get_relation_display()} sinds {dutch_date(guest.since)}: {guest.evidence}",
        f"link naar {guest.email}, geldig tot en met {dutch_date(guest.valid_until)}",
    ]
    if guest.opened_at:
        lines.append(f"voor het eerst geopend op {dutch_date(amsterdam_date(guest.opened_at))}")
    if guest.withdrawn_at:
        lines.append(f"ingetrokken op {dutch_date(amsterdam_date(guest.withdrawn_at))}")
    works = guest.withdrawn_at is None and guest.valid_until >= today
    action = Link("Link intrekken", link("withdraw_guest", guest)) if works and may_withdraw else None
    return GuestRow(f"{guest} {guest.site_code}".strip(), lines, _state(guest, today), action)


def _state(guest: Guest, today: date) -> Tag:
    if guest.withdrawn_at:
        return Tag("ingetrokken", "neutral")
    if not may_be_read(guest):
        return Tag("verklaring geldt niet meer", "neutral")
    if guest.valid_until < today:
        return Tag("verlopen", "neutral")
    return Tag("geopend", "good") if guest.opened_at else Tag("nog niet geopend", "info")
