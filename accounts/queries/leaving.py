"""What hangs on a school site and on a person, before one closes and the other leaves."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import Mandate, Membership, SchoolSite
from accounts.queries.directory import memberships_visible_to, sites_visible_to
from casework import handing_over
from casework.acting import Actor
from casework.handing_over import OpenWork


def what_moves(site_ids: Collection[int], today: date) -> dict[int, list[tuple[str, int]]]:
    """What goes to the successor of each of these sites: work of every app, and the people who work there only."""
    found = handing_over.counts(site_ids)
    now = Q(valid_until__isnull=True) | Q(valid_until__gte=today)
    people = Membership.objects.filter(now, site__in=site_ids).order_by().values_list("site_id").annotate(Count("pk"))
    for site_id, number in people:
        found.setdefault(int(site_id), []).append(("medewerkers van alleen deze vestiging", number))
    return found


def left_behind(actor: Actor, today: date) -> list[tuple[SchoolSite, list[tuple[str, int]]]]:
    """Closed sites on which work or people still hang: this list should be empty."""
    closed = list(sites_visible_to(actor).filter(closed_on__lte=today))
    found = what_moves([site.pk for site in closed], today) if closed else {}
    return [(site, found[site.pk]) for site in closed if site.pk in found]


@dataclass(frozen=True, slots=True)
class Leaving:
    """One hat of somebody who leaves, and what is open under it."""

    membership: Membership
    work: list[OpenWork]

    @property
    def stops(self) -> list[OpenWork]:
        """What somebody else must do first."""
        return [work for work in self.work if work.way_out]

    @property
    def to_hand_over(self) -> list[OpenWork]:
        """What a colleague can take over."""
        return [work for work in self.work if not work.way_out]


def hats_of_person(actor: Actor, user_id: int, today: date) -> list[Leaving]:
    """The hats of a person that this administrator ends when the person leaves, with what is open under each."""
    now = Q(valid_until__isnull=True) | Q(valid_until__gte=today)
    hats = memberships_visible_to(actor).filter(now, user_id=user_id).prefetch_related("mandates")
    return [Leaving(hat, handing_over.open_work(hat.pk)) for hat in hats]


def colleagues(membership: Membership, today: date) -> QuerySet[Membership]:
    """Who can take over what somebody has under a hat: the same role in the same organisation, at work today."""
    now = Q(valid_until__isnull=True) | Q(valid_until__gte=today)
    found = Membership.objects.filter(
        now,
        organisation_id=membership.organisation_id,
        role=membership.role,
        valid_from__lte=today,
        user__is_active=True,
    )
    return found.exclude(user_id=membership.user_id).select_related("user", "site").order_by("user__search_key", "id")


def mandates_left_alone(leaving: Collection[Leaving], last_day: date) -> list[str]:
    """The mandates that nobody in the organisation holds any more after somebody's last day, in words."""
    ids = [
        mandate.pk
        for entry in leaving
        for mandate in entry.membership.mandates.all()
        if mandate.valid_until >= last_day
    ]
    other = Mandate.objects.exclude(pk__in=ids).filter(
        membership__organisation_id=OuterRef("membership__organisation_id"),
        kind=OuterRef("kind"),
        valid_until__gt=last_day,
    )
    alone = Mandate.objects.filter(pk__in=ids).filter(~Exists(other)).select_related("membership__organisation")
    return [f"{row.get_kind_display()} ({row.membership.organisation.name})" for row in alone.order_by("id")]
