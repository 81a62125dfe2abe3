"""Who may act as whom today: hats, mandates, invitations."""

import hashlib
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import FETCH_PEERS, Exists, OuterRef, QuerySet

from accounts.enums import MandateKind, Role
from accounts.models import Invitation, Mandate, Membership, User
from casework.acting import Actor
from casework.models import holds_on


def hats(user_id: int, day: date) -> list[Membership]:
    """The memberships of an active person that hold on a day, with organisation, partnership and person loaded.

    Each carries ``has_second_factor``: whether the person has an authenticator app on record.
    """
    return list(_hats(user_id, day).select_related("user", "organisation__partnership", "site"))


def hats_of(person: User, day: date) -> list[Membership]:
    """The hats of somebody who is loaded already; sites are fetched, for all at once, when one is looked at.

    Asked on every request: what few pages show is not read for all of them.
    """
    found = list(_hats(person.pk, day).select_related("organisation__partnership").fetch_mode(FETCH_PEERS))
    for hat in found:
        hat.user = person
    return found


def _hats(user_id: int, day: date) -> QuerySet[Membership]:
    factor = Authenticator.objects.filter(user_id=OuterRef("user_id"), type=Authenticator.Type.TOTP)
    return (
        Membership.objects.filter(holds_on(day), user_id=user_id, user__is_active=True)
        .annotate(has_second_factor=Exists(factor))
        .order_by("organisation__partnership__name", "organisation__name", "role", "id")
    )


def has_second_factor(user_id: int) -> bool:
    """Whether a person has an authenticator app on record."""
    return Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.TOTP).exists()


def actor_from_membership(membership_id: int, day: date) -> Actor | None:
    """The actor of a membership that holds on a day (None when it does not, or the person is not active)."""
    found = (
        Membership.objects.filter(holds_on(day), pk=membership_id, user__is_active=True)
        .select_related("user", "organisation")
        .first()
    )
    return actor_of(found) if found else None


def actor_of(membership: Membership) -> Actor:
    """The actor under this hat; the caller has seen to it that the hat is valid."""
    return Actor(
        user_id=membership.user_id,
        membership_id=membership.pk,
        role=membership.role,
        organisation_id=membership.organisation_id,
        partnership_id=membership.organisation.partnership_id,
        name=membership.user.name,
    )


def site_limit(actor: Actor) -> int | None:
    """The one site that school staff is limited to; None for the whole board and for every other role."""
    if actor.role != Role.SCHOOL_STAFF:
        return None
    return Membership.objects.filter(pk=actor.membership_id).values_list("site_id", flat=True).first()


def mandate_of(actor: Actor, kind: str, day: date) -> Mandate | None:
    """The mandate of this kind that the hat holds on a day, or None."""
    if actor.membership_id is None:
        return None
    return Mandate.objects.filter(holds_on(day), membership_id=actor.membership_id, kind=kind).first()


def members_with_role(partnership_id: int, role: str, day: date) -> QuerySet[Membership]:
    """The valid hats of a role within one partnership, with their people loaded. For recipients and choices."""
    return (
        Membership.objects.filter(
            holds_on(day), organisation__partnership_id=partnership_id, role=role, user__is_active=True
        )
        .select_related("user", "organisation")
        .order_by("user__search_key", "id")
    )


def own_board_manager(actor: Actor, day: date) -> bool:
    """Whether this person may manage the people of his own school board: its mandate to submit, for the whole board."""
    if actor.role != Role.SCHOOL_STAFF:
        return False
    mandate = mandate_of(actor, MandateKind.SUBMIT_APPLICATIONS, day)
    return mandate is not None and site_limit(actor) is None


def token_hash(token: str) -> str:
    """What is stored of a one-time token: SHA-256 in hexadecimal. The token has 256 random bits, so no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_of(token: str, now: datetime) -> Invitation | None:
    """The invitation that a link opens now; None alike when it is unknown, used, withdrawn or expired."""
    return (
        Invitation.objects.filter(
            token_hash=token_hash(token), expires_at__gt=now, used_at__isnull=True, withdrawn_at__isnull=True
        )
        .select_related("membership__user", "membership__organisation__partnership")
        .first()
    )
