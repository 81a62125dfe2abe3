"""People, organisations and schools within one's own partnership: the only door to them."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.enums import OrganisationKind, Role
from accounts.models import Invitation, Mandate, Membership, Organisation, Partnership, SchoolSite
from casework.acting import Actor
from casework.models import holds_on
from casework.text import search_key

MANDATE_WARNING = timedelta(days=14)
MOST_FOUND = 20


def partnership_with_id(partnership_id: int) -> Partnership:
    """A partnership by its id (for letters and the frame of pages, from records that carry it)."""
    return Partnership.objects.get(pk=partnership_id)


def partnership_of(actor: Actor) -> Partnership | None:
    """The partnership of the hat that is on."""
    return Partnership.objects.filter(pk=actor.partnership_id).first()


def organisations_visible_to(actor: Actor) -> QuerySet[Organisation]:
    """The organisations of one's own partnership."""
    found = Organisation.objects.filter(partnership_id=actor.partnership_id)
    return found.order_by("kind", "search_key", "id")


def boards_of(actor: Actor) -> QuerySet[Organisation]:
    """The school boards of one's own partnership."""
    return organisations_visible_to(actor).filter(kind=OrganisationKind.SCHOOL_BOARD)


def sites_visible_to(actor: Actor) -> QuerySet[SchoolSite]:
    """The school sites of one's own partnership, closed ones included."""
    found = SchoolSite.objects.filter(board__partnership_id=actor.partnership_id)
    return found.select_related("board").order_by("search_key", "brin_code", "site_number", "id")


def open_on(day: date) -> Q:
    """The filter for school sites that exist on a day."""
    has_opened = Q(opened_on__isnull=True) | Q(opened_on__lte=day)
    return has_opened & (Q(closed_on__isnull=True) | Q(closed_on__gt=day))


def open_sites(actor: Actor, day: date) -> QuerySet[SchoolSite]:
    """The school sites of one's own partnership that exist on a day."""
    return sites_visible_to(actor).filter(open_on(day))


def own_sites(actor: Actor, day: date) -> QuerySet[SchoolSite]:
    """The sites, open on a day, for which this person applies: of his board, or the one that he is limited to.

    Empty for anybody who is not school staff.
    """
    if actor.role != Role.SCHOOL_STAFF:
        return sites_visible_to(actor).none()
    limit = Membership.objects.filter(pk=actor.membership_id).values("site_id")
    whole_board = Membership.objects.filter(pk=actor.membership_id, site__isnull=True)
    return sites_visible_to(actor).filter(
        open_on(day),
        Q(pk__in=limit) | Exists(whole_board),
        board_id=actor.organisation_id,
    )


def memberships_visible_to(actor: Actor) -> QuerySet[Membership]:
    """The hats this person may see: a functional administrator those of the partnership, school staff their board's.

    Parents are left out: that somebody is a parent here already says that there is a case.
    """
    found = Membership.objects.exclude(role=Role.PARENT).select_related("user", "organisation", "site")
    if actor.role == Role.FUNCTIONAL_ADMINISTRATOR:
        found = found.filter(organisation__partnership_id=actor.partnership_id)
    elif actor.role == Role.SCHOOL_STAFF:
        found = found.filter(organisation_id=actor.organisation_id)
    else:
        found = found.none()
    return found.order_by("user__search_key", "role", "id")


def managed_memberships(actor: Actor, day: date) -> QuerySet[Membership]:
    """The visible hats that hold on a day or will, with their mandates and invitations: the list of people."""
    return (
        memberships_visible_to(actor)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
        .prefetch_related("mandates", "invitations")
    )


def membership_with_id(membership_id: int) -> Membership:
    """A hat by its id, with its organisation (for work that hangs on it, not on behalf of a reader)."""
    return Membership.objects.select_related("organisation", "user").get(pk=membership_id)


def mandates_visible_to(actor: Actor) -> QuerySet[Mandate]:
    """The mandates of the hats that this person may see."""
    return Mandate.objects.filter(membership__in=memberships_visible_to(actor).order_by()).select_related(
        "membership__user", "membership__organisation"
    )


def not_accepted(actor: Actor, day: date) -> QuerySet[Membership]:
    """The hats of one's own partnership whose last invitation ran out unused; parents are the work of their case."""
    open_ones = Invitation.objects.filter(
        membership_id=OuterRef("pk"), used_at__isnull=True, withdrawn_at__isnull=True, expires_at__date__gte=day
    )
    ran_out = managed_memberships(actor, day).filter(
        ~Exists(open_ones),
        user__is_active=False,
        invitations__used_at__isnull=True,
        invitations__withdrawn_at__isnull=True,
        invitations__expires_at__date__lt=day,
    )
    return ran_out.exclude(role=Role.PARENT).distinct()


def mandates_ending(actor: Actor, day: date) -> QuerySet[Mandate]:
    """The mandates that end within 14 days, soonest first, unless a later one takes over.

    For the administrator and the secretariat those of the partnership; for everybody else his own.
    """
    last = day + MANDATE_WARNING
    next_one = Mandate.objects.filter(
        membership_id=OuterRef("membership_id"), kind=OuterRef("kind"), valid_from__lte=last, valid_until__gt=last
    )
    mine = Q(membership_id=actor.membership_id)
    if actor.role in {Role.FUNCTIONAL_ADMINISTRATOR, Role.SECRETARIAT}:
        mine = Q(membership__organisation__partnership_id=actor.partnership_id)
    ending = Mandate.objects.filter(mine, ~Exists(next_one), holds_on(day), valid_until__lte=last)
    return ending.select_related("membership__user", "membership__organisation").order_by("valid_until", "id")


def search_people(actor: Actor, text: str, day: date, *roles: str) -> list[Membership]:
    """Hats within one's own partnership whose name holds the text, of these roles (never parents); at most 20.

    For choosing a colleague or an expert; empty for a text of fewer than two characters.
    """
    key = search_key(text)
    if len(key) < 2:
        return []
    wanted = [role for role in (roles or tuple(Role)) if role != Role.PARENT]
    found = Membership.objects.filter(
        holds_on(day),
        organisation__partnership_id=actor.partnership_id,
        role__in=wanted,
        user__is_active=True,
        user__search_key__contains=key,
    )
    return list(found.select_related("user", "organisation").order_by("user__search_key", "id")[:MOST_FOUND])


def search_sites(actor: Actor, text: str) -> list[SchoolSite]:
    """School sites that are not closed within one's own partnership by name, place or BRIN; at most 20."""
    key = search_key(text)
    if len(key) < 2:
        return []
    found = sites_visible_to(actor).filter(closed_on__isnull=True)
    by_name = Q(search_key__contains=key) | Q(place__icontains=text.strip()) | Q(brin_code=text.strip().upper()[:4])
    return list(found.filter(by_name)[:MOST_FOUND])
