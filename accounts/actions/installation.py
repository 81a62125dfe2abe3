"""What the operator of an installation does before anybody can sign in, or when somebody cannot any more."""

import secrets
from dataclasses import replace

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.urls import reverse

from accounts import notifications, permissions, queries, verbs
from accounts.consequences import inviting
from accounts.enums import OrganisationKind, Role
from accounts.models import Membership, Organisation, Partnership, User
from casework import audit, mail
from casework.acting import Act, system_actor
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState


@transaction.atomic
def add_partnership(act: Act, *, code: str, name: str, email: str, administrator: str) -> Membership:
    """Add a partnership, and invite its first functional administrator, who does the rest.

    ``email`` and ``administrator`` are that person's address and name. Raises AlreadyDone when the code is taken,
    ValidationError when a value is no good.
    """
    require(permissions.may_operate(act.actor))
    if queries.is_code_known(code):
        raise AlreadyDone(f"Het samenwerkingsverband {code} bestaat al, of heeft bestaan.")
    partnership = Partnership(code=code, name=name, created_at=act.now)
    partnership.full_clean()
    partnership.save(force_insert=True)
    office = Organisation.objects.create(
        partnership=partnership, kind=OrganisationKind.PARTNERSHIP, name=name, created_at=act.now
    )
    inside = replace(act, actor=system_actor(partnership.pk))
    audit.record(inside, verbs.PARTNERSHIP_ADDED, subject=partnership)
    return inviting.give_hat(
        inside, organisation=office, role=Role.FUNCTIONAL_ADMINISTRATOR, email=email, name=administrator
    )


@transaction.atomic
def reset_second_factor(act: Act, *, email: str) -> User:
    """Take away what somebody proves himself with, who lost it: the second factor, its codes, and the password.

    Whoever reads his mail sets a new password, and then a new second factor. With the password every session ends.
    Raises WrongState when nobody has this address, or has nothing to take away.
    """
    require(permissions.may_operate(act.actor))
    user = User.objects.select_for_update(no_key=True).filter(email=email.lower()).first()
    if user is None or not Authenticator.objects.filter(user=user).exists():
        raise WrongState("Er is geen account met dit adres en een tweede stap.")
    Authenticator.objects.filter(user=user).delete()
    user.set_password(secrets.token_urlsafe(32))
    user.save(update_fields=["password"])
    hats = Membership.objects.filter(user=user)
    for partnership_id in sorted(set(hats.values_list("organisation__partnership_id", flat=True))):
        inside = replace(act, actor=system_actor(partnership_id))
        audit.record(inside, verbs.SECOND_FACTOR_RESET, subject=user)
    mail.queue(
        act,
        notifications.SECOND_FACTOR_RESET,
        address=user.email,
        occasion=f"{user.public_id}-{act.now:%Y%m%d%H%M%S}",
        user_id=user.pk,
        context={"link": reverse("account_reset_password")},
    )
    return user
