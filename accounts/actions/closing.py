"""A school site closes or merges: its open work and its people go to the site that takes over, in one act."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q

from accounts import permissions, queries, verbs
from accounts.consequences import inviting
from accounts.models import Membership, Partnership, SchoolSite
from casework import audit, handing_over, jobs
from casework.acting import Act
from casework.clock import AMSTERDAM
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import dutch_date

MOVE = "accounts.move_site"
NEEDS_SUCCESSOR = (
    "Bij deze vestiging is nog werk of zijn nog mensen. Kies welke vestiging die overneemt; anders blijven ze achter."
)


@transaction.atomic
def close_site(act: Act, *, site_id: int, closed_on: date, successor_id: int | None) -> SchoolSite:
    """Close a site from a day on (the first day on which it is no more), with the site that takes over.

    Open work and people move at once when that day has come, else by a job on that day. What was issued keeps the old
    BRIN. Raises WrongState without a successor while there is anything to move.
    """
    Partnership.objects.select_for_update(no_key=True).get(pk=act.actor.partnership_id)
    require(permissions.may_administer(act.actor, act.actor.partnership_id or 0))
    site = queries.sites_visible_to(act.actor).get(pk=site_id)
    if (site.closed_on, site.successor_id) == (closed_on, successor_id):
        raise AlreadyDone("Deze sluiting was al vastgelegd.")
    if site.opened_on and closed_on <= site.opened_on:
        raise WrongState("Een vestiging sluit na de dag waarop die opent. Kies een latere dag.")
    if successor_id is not None:
        _check_successor(act, site, successor_id, closed_on)
    elif queries.what_moves([site.pk], act.today):
        raise WrongState(NEEDS_SUCCESSOR)
    site.closed_on, site.successor_id = closed_on, successor_id
    site.save(update_fields=["closed_on", "successor_id"])
    audit.record(act, verbs.SITE_CLOSED, subject=site, fields=["closed_on", "successor_id"])
    if successor_id is None:
        return site
    if closed_on <= act.today:
        _move(act, site, successor_id)
    else:
        moment = datetime.combine(closed_on, time(0, 5), AMSTERDAM)
        key = f"{MOVE}:{site.pk}:{closed_on}:{successor_id}"
        jobs.enqueue(act, MOVE, key, not_before=moment, site=site.pk)
    return site


def _check_successor(act: Act, site: SchoolSite, successor_id: int, closed_on: date) -> None:
    """A successor stands in the same partnership, is another site, and is open when this one closes."""
    successor = queries.sites_visible_to(act.actor).filter(pk=successor_id).exclude(pk=site.pk).first()
    if successor is None:
        raise WrongState("De opvolger moet een andere vestiging binnen dit samenwerkingsverband zijn.")
    if not successor.is_open_on(max(closed_on, act.today)):
        raise WrongState(f"{successor.name} is op {dutch_date(closed_on)} zelf niet open. Kies een andere vestiging.")


@transaction.atomic
def keep_site_open(act: Act, *, site_id: int) -> SchoolSite:
    """Take back a closing that lies ahead."""
    Partnership.objects.select_for_update(no_key=True).get(pk=act.actor.partnership_id)
    require(permissions.may_administer(act.actor, act.actor.partnership_id or 0))
    site = queries.sites_visible_to(act.actor).get(pk=site_id)
    if site.closed_on is None:
        raise AlreadyDone("Deze vestiging is al open.")
    if site.closed_on <= act.today:
        raise WrongState("Deze vestiging is al gesloten; het werk is over. Voeg zo nodig een nieuwe vestiging toe.")
    site.closed_on, site.successor_id = None, None
    site.save(update_fields=["closed_on", "successor_id"])
    audit.record(act, verbs.SITE_KEPT_OPEN, subject=site, fields=["closed_on", "successor_id"])
    return site


def move_site(act: Act, *, site: int) -> None:
    """Move what hangs on a site on the day that it closes (a job), unless that was taken back or put off."""
    found = SchoolSite.objects.select_for_update(no_key=True).filter(pk=site, successor__isnull=False).first()
    if found is None or found.successor_id is None or found.closed_on is None or found.closed_on > act.today:
        raise jobs.Gone("the site stays open")
    _move(act, found, found.successor_id)


def _move(act: Act, site: SchoolSite, successor_id: int) -> None:
    caused = act.caused_by(verbs.SITE_CLOSED.code)
    handing_over.move(caused, site.pk, successor_id)
    successor = SchoolSite.objects.select_related("board").get(pk=successor_id)
    people = Membership.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=act.today), site=site)
    for hat in people.select_related("user", "organisation").order_by("id"):
        if successor.board_id == site.board_id:
            hat.site = successor
            hat.save(update_fields=["site"])
            audit.record(caused, verbs.MEMBERSHIP_MOVED, subject=hat, fields=["site"])
        else:
            _to_other_board(caused, hat, successor)


def _to_other_board(act: Act, hat: Membership, successor: SchoolSite) -> None:
    """A hat of the old board ends, one of the new board begins. A mandate is of the old board and ends with it."""
    until = hat.valid_until
    hat.valid_until = act.today - timedelta(days=1)
    hat.valid_from = min(hat.valid_from, hat.valid_until)
    hat.save(update_fields=["valid_from", "valid_until"])
    for mandate in hat.mandates.filter(valid_until__gt=hat.valid_until):
        mandate.valid_until = hat.valid_until
        mandate.valid_from = min(mandate.valid_from, hat.valid_until)
        mandate.save(update_fields=["valid_from", "valid_until"])
        audit.record(act, verbs.MANDATE_ENDED, subject=mandate, fields=["valid_until"])
    audit.record(act, verbs.MEMBERSHIP_ENDED, subject=hat, fields=["valid_until"])
    inviting.give_hat(
        act,
        organisation=successor.board,
        role=hat.role,
        email=hat.user.email,
        name=hat.user.name,
        site=successor,
        valid_from=act.today,
        valid_until=until,
    )
