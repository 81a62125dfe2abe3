"""Inviting people, ending roles, and recording mandates."""

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from accounts import permissions, queries, verbs
from accounts.consequences import inviting
from accounts.enums import MANDATES_OF, Role
from accounts.models import Invitation, Mandate, Membership, Organisation, SchoolSite, User
from accounts.queries.access import token_hash
from casework import audit
from casework.acting import Act, Actor
from casework.permissions import Permission, require
from casework.refusals import AlreadyDone, WrongState

DEAD_LINK = "Deze uitnodiging werkt niet of niet meer."


@transaction.atomic
def invite_member(
    act: Act,
    *,
    organisation_id: int,
    role: str,
    email: str,
    name: str,
    site_id: int | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Membership:
    """Give somebody a role in an organisation of one's own partnership, from today unless told otherwise.

    Raises NotAllowed, and AlreadyDone when this person has the role in (part of) that period.
    """
    organisation = _locked_organisation(act.actor, organisation_id)
    require(_manages(act, organisation))
    require(permissions.may_give_role(role, organisation.kind))
    site = SchoolSite.objects.get(pk=site_id, board=organisation) if site_id else None
    start = valid_from or act.today
    _refuse_second(organisation, role, email, site, start, valid_until)
    return inviting.give_hat(
        act,
        organisation=organisation,
        role=role,
        email=email,
        name=name,
        site=site,
        valid_from=start,
        valid_until=valid_until,
    )


def _refuse_second(
    organisation: Organisation, role: str, email: str, site: SchoolSite | None, start: date, end: date | None
) -> None:
    same = Membership.objects.filter(user__email=email.lower(), organisation=organisation, role=role, site=site)
    same = same.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=start))
    if (same.filter(valid_from__lte=end) if end else same).exists():
        raise AlreadyDone("Deze persoon heeft deze rol al.", reverse("accounts:people"))


@transaction.atomic
def renew_invitation(act: Act, *, membership_id: int) -> Membership:
    """Send a fresh link to somebody who has not accepted yet; the earlier link stops working."""
    membership = _locked_membership(act.actor, membership_id)
    require(_manages(act, membership.organisation))
    if membership.user.is_active:
        raise WrongState("Deze persoon heeft al een account. Een nieuwe uitnodiging is niet nodig.")
    if membership.valid_until and membership.valid_until < act.today:
        raise WrongState("Deze rol is beëindigd. Geef de persoon zo nodig een nieuwe rol.")
    inviting.send_invitation(act, membership)
    audit.record(act, verbs.INVITATION_RENEWED, subject=membership)
    return membership


@transaction.atomic
def accept_invitation(act: Act, *, token: str, name: str, password: str) -> User:
    """Make the account behind a one-time link: its name, its password, and that it is active.

    ``act`` is that of a signed-out visitor; the trail names the invited person. Raises WrongState, with one sentence
    for every cause, when the link is unknown, used, withdrawn or expired.
    """
    invitation = (
        Invitation.objects.select_for_update(no_key=True, of=("self",))
        .select_related("membership__user", "membership__organisation")
        .filter(token_hash=token_hash(token))
        .first()
    )
    if invitation is None or invitation.used_at or invitation.withdrawn_at or invitation.expires_at <= act.now:
        raise WrongState(DEAD_LINK)
    membership = invitation.membership
    user = membership.user
    user.name, user.password, user.is_active = name, make_password(password), True
    user.save(update_fields=["name", "search_key", "password", "is_active"])
    invitation.used_at = act.now
    invitation.save(update_fields=["used_at"])
    invited = Actor(
        user.pk, None, membership.role, membership.organisation_id, membership.organisation.partnership_id, name
    )
    audit.record(
        Act(invited, act.now, act.request_id),
        verbs.INVITATION_ACCEPTED,
        subject=membership,
        fields=["name", "password", "is_active"],
    )
    return user


@transaction.atomic
def end_membership(act: Act, *, membership_id: int, last_day: date) -> Membership:
    """End a role with a last day; ``yesterday(act)`` ends it at once. Its mandates and open invitations end with it."""
    membership = _locked_membership(act.actor, membership_id)
    manages = _manages(act, membership.organisation)
    require(permissions.may_end(act.actor, membership_id=membership.pk, manages=manages))
    if membership.valid_until and membership.valid_until <= last_day:
        raise AlreadyDone("Deze rol was al beëindigd.", reverse("accounts:people"))
    refuse_long_past(act, last_day)
    close_membership(act, membership, last_day)
    return membership


def close_membership(act: Act, membership: Membership, last_day: date) -> None:
    """End a role (locked by the caller) with a last day; what hangs on it ends with it."""
    _close(membership, last_day)
    for mandate in membership.mandates.filter(valid_until__gt=last_day):
        _close_mandate(act, mandate, last_day)
    _withdraw_invitations(act, membership)
    audit.record(act, verbs.MEMBERSHIP_ENDED, subject=membership, fields=["valid_until"])


def _withdraw_invitations(act: Act, membership: Membership) -> int:
    unused = Invitation.objects.filter(membership=membership, used_at__isnull=True, withdrawn_at__isnull=True)
    return unused.update(withdrawn_at=act.now)


@transaction.atomic
def withdraw_invitation(act: Act, *, membership_id: int) -> Membership:
    """Let the link of an invitation that was not accepted stop working. The role stays and can be invited anew."""
    membership = _locked_membership(act.actor, membership_id)
    require(_manages(act, membership.organisation))
    if membership.user.is_active:
        raise WrongState("Deze persoon heeft al een account. Beëindig de rol als die niet meer nodig is.")
    if not _withdraw_invitations(act, membership):
        raise AlreadyDone("De uitnodiging was al ingetrokken.", reverse("accounts:people"))
    audit.record(act, verbs.INVITATION_WITHDRAWN, subject=membership)
    return membership


@transaction.atomic
def grant_mandate(
    act: Act,
    *,
    membership_id: int,
    kind: str,
    function: str,
    on_behalf_of: str,
    valid_from: date,
    valid_until: date,
    document: str = "",
    of_organ: bool = False,
) -> Mandate:
    """Record a mandate of a role: function, on whose behalf, period. Only the administrator records one.

    ``of_organ``: he decides as (member of) the organ itself, so that Awb 10:3(3) does not keep him from objections.

    Raises WrongState when the role cannot hold it or when it already holds one in that period.
    """
    membership = _locked_membership(act.actor, membership_id)
    require(permissions.may_administer(act.actor, membership.organisation.partnership_id))
    if kind not in MANDATES_OF.get(Role(membership.role), ()):
        raise WrongState("Bij deze rol hoort dit mandaat niet.")
    if membership.mandates.filter(kind=kind, valid_from__lte=valid_until, valid_until__gte=valid_from).exists():
        raise WrongState(
            "In deze periode is dit mandaat al vastgelegd. Beëindig dat eerst, of kies een andere periode."
        )
    mandate = Mandate.objects.create(
        membership=membership,
        kind=kind,
        function=function,
        on_behalf_of=on_behalf_of,
        document=document,
        of_organ=of_organ,
        valid_from=valid_from,
        valid_until=valid_until,
        created_at=act.now,
    )
    audit.record(act, verbs.MANDATE_GRANTED, subject=mandate, fields=["kind", "valid_from", "valid_until"])
    return mandate


@transaction.atomic
def end_mandate(act: Act, *, mandate_id: int, last_day: date) -> Mandate:
    """End a mandate with a last day; yesterday means at once. What was signed under it stays valid."""
    found = queries.mandates_visible_to(act.actor).get(pk=mandate_id)
    membership = _locked_membership(act.actor, found.membership_id)
    require(permissions.may_administer(act.actor, membership.organisation.partnership_id))
    mandate = Mandate.objects.get(pk=found.pk)
    if mandate.valid_until <= last_day:
        raise AlreadyDone("Dit mandaat was al beëindigd.", reverse("accounts:people"))
    refuse_long_past(act, last_day)
    _close_mandate(act, mandate, last_day)
    return mandate


@transaction.atomic
def change_own_name(act: Act, *, name: str) -> User:
    """Change one's own name. What was written down before keeps the name of then."""
    user = User.objects.select_for_update(no_key=True).get(pk=act.actor.user_id)
    user.name = name
    user.save(update_fields=["name", "search_key"])
    audit.record(act, verbs.NAME_CHANGED, subject=user, fields=["name"])
    return user


def _close_mandate(act: Act, mandate: Mandate, last_day: date) -> None:
    _close(mandate, last_day)
    audit.record(act, verbs.MANDATE_ENDED, subject=mandate, fields=["valid_until"])


def _close(record: Membership | Mandate, last_day: date) -> None:
    """Set the last day. What began today and ends at once never held on a whole day: its period moves to yesterday."""
    record.valid_until = last_day
    record.valid_from = min(record.valid_from, last_day)
    record.save(update_fields=["valid_from", "valid_until"])


def refuse_long_past(act: Act, last_day: date) -> None:
    """What somebody did under a role or mandate cannot lose its ground afterwards."""
    if last_day < yesterday(act):
        raise WrongState(
            "De laatste dag kan niet in het verleden liggen. Kies vandaag of later, of beëindig per direct."
        )


def yesterday(act: Act) -> date:
    """The last day of what ends at once."""
    return act.today - timedelta(days=1)


def _manages(act: Act, organisation: Organisation) -> Permission:
    return permissions.may_manage_people(
        act.actor,
        partnership_id=organisation.partnership_id,
        organisation_id=organisation.pk,
        manages_own_board=queries.own_board_manager(act.actor, act.today),
    )


def _locked_organisation(actor: Actor, organisation_id: int) -> Organisation:
    return queries.organisations_visible_to(actor).select_for_update(no_key=True).get(pk=organisation_id)


def _locked_membership(actor: Actor, membership_id: int) -> Membership:
    visible = queries.memberships_visible_to(actor)
    return visible.select_for_update(no_key=True, of=("self",)).get(pk=membership_id)
