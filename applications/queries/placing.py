"""Places of pupils, and declarations that were taken over: who sees which, and what still waits."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts import queries as accounts
from accounts.enums import Role
from accounts.models import Membership, SchoolSite
from applications.enums import GRANTED, PlacementAnswer, Status
from applications.models import Application, Placement, TakenOverDeclaration, number_key
from applications.queries.lists import worklist_rows
from applications.queries.seeing import PARTNERSHIP_WIDE
from casework.acting import Actor
from casework.parts import HOME_ROWS
from casework.text import search_key


def taken_over_visible_to(actor: Actor) -> QuerySet[TakenOverDeclaration]:
    """The taken-over declarations that this person sees: the office those of the partnership, a school its board's.

    Whoever works for one site sees those of that site. Nobody else sees any.
    """
    found = TakenOverDeclaration.objects.filter(partnership_id=actor.partnership_id).select_related("site", "board")
    if actor.partnership_id is None or actor.user_id is None:
        return found.none()
    if actor.role in PARTNERSHIP_WIDE:
        return found
    if actor.role != Role.SCHOOL_STAFF:
        return found.none()
    limit = Membership.objects.filter(pk=actor.membership_id, site__isnull=False)
    return found.filter(Q(~Exists(limit)) | Q(site_id__in=limit.values("site_id")), board_id=actor.organisation_id)


def taken_over_with_id(actor: Actor, public_id: UUID) -> TakenOverDeclaration | None:
    """One taken-over declaration that this person sees; None for any other."""
    return taken_over_visible_to(actor).filter(public_id=public_id).first()


def taken_over_listed(actor: Actor, *, words: str = "", kind: str = "") -> QuerySet[TakenOverDeclaration]:
    """Visible declarations by number or name of the pupil, with ``is_placed``: whether anything of a place is known."""
    recorded = Placement.objects.filter(taken_over=OuterRef("pk"))
    found = taken_over_visible_to(actor).annotate(is_placed=Exists(recorded))
    if kind:
        found = found.filter(kind=kind)
    for word in search_key(words).split()[:6]:
        found = found.filter(Q(search_key__contains=word) | Q(number_key__contains=number_key(word) or "?"))
    return found.order_by("search_key", "id")


def known_numbers(partnership_id: int | None, numbers: Iterable[str]) -> set[str]:
    """Which of these numbers are registered already, as ``number_key`` (one query)."""
    keys = {number_key(number) for number in numbers}
    rows = TakenOverDeclaration.objects.filter(partnership_id=partnership_id, number_key__in=keys)
    return set(rows.order_by().values_list("number_key", flat=True))


def placements_of(subject: Application | TakenOverDeclaration) -> list[Placement]:
    """What was recorded of a place, first one first (one query)."""
    return list(subject.placements.select_related("site").order_by("since", "id"))


def placed_since(declarations: Iterable[TakenOverDeclaration]) -> dict[int, date]:
    """From which day each of these pupils has a place now, by the id of the declaration (one query)."""
    rows = Placement.objects.filter(taken_over__in=list(declarations)).order_by("since", "id")
    last = {row.taken_over_id: row for row in rows if row.taken_over_id}
    return {key: row.since for key, row in last.items() if row.answer == PlacementAnswer.PLACED}


def to_place(actor: Actor) -> QuerySet[Application]:
    """Cases of one's own school that were granted and of whose place nothing is known yet."""
    sent = worklist_rows(actor, [Status.DECIDED]).filter(published_on__isnull=False, lapsed_on__isnull=True)
    granted = sent.filter(published_outcome=GRANTED)
    recorded = Placement.objects.filter(application=OuterRef("pk"))
    return granted.filter(~Exists(recorded)).order_by("published_on", "id")[: HOME_ROWS + 1]


def taken_over_to_place(actor: Actor) -> QuerySet[TakenOverDeclaration]:
    """Visible declarations of whose place nothing is known yet."""
    return taken_over_listed(actor).filter(is_placed=False)[: HOME_ROWS + 1]


def sites_to_place_at(actor: Actor, today: date) -> QuerySet[SchoolSite]:
    """Where this person may place a pupil: a school on its own sites, the secretariat anywhere in the partnership."""
    if actor.role == Role.SECRETARIAT:
        return accounts.sites_visible_to(actor)
    return accounts.own_sites(actor, today)
