"""How a person gets a hat and a one-time link; shared by the verbs and the consequences of this app.

Nobody is asked for permission here: the callers have done so, or act for a verb that has.
"""

import secrets
from datetime import date, datetime, timedelta

from django.urls import reverse

from accounts import notifications, verbs
from accounts.models import Invitation, Membership, Organisation, SchoolSite, User
from accounts.queries.access import token_hash
from casework import audit, mail
from casework.acting import Act

VALID_FOR = timedelta(days=14)


def give_hat(
    act: Act,
    *,
    organisation: Organisation,
    role: str,
    email: str,
    name: str,
    site: SchoolSite | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Membership:
    """Give a person a role, making the account when the address is new, and tell him by mail.

    An account that exists keeps its own name. Who has not accepted an invitation yet gets a fresh link.
    """
    user, _ = User.objects.get_or_create(
        email=email.lower(), defaults={"name": name, "created_at": act.now, "password": "!"}
    )
    membership = Membership.objects.create(
        user=user,
        organisation=organisation,
        role=role,
        site=site,
        valid_from=valid_from or act.today,
        valid_until=valid_until,
        created_at=act.now,
    )
    audit.record(act, verbs.MEMBER_INVITED, subject=membership, fields=["role"])
    if user.is_active:
        mail.queue(act, notifications.NEW_ROLE, address=user.email, occasion=str(membership.public_id), user_id=user.pk)
    else:
        send_invitation(act, membership)
    return membership


def send_invitation(act: Act, membership: Membership) -> Invitation:
    """Make a new link for a hat, withdraw the earlier ones, and mail it. The token itself is stored nowhere else."""
    Invitation.objects.filter(membership__user_id=membership.user_id, used_at__isnull=True).update(withdrawn_at=act.now)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        membership=membership,
        token_hash=token_hash(token),
        expires_at=_end_of_term(act.now),
        created_at=act.now,
    )
    mail.queue(
        act,
        notifications.INVITATION,
        address=membership.user.email,
        occasion=str(invitation.public_id),
        user_id=membership.user_id,
        context={"link": reverse("accounts:invitation", kwargs={"token": token})},
    )
    return invitation


def _end_of_term(now: datetime) -> datetime:
    return now + VALID_FOR
