"""Somebody leaves: every role and mandate ends on one day, open work goes over, and the account closes."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from accounts import permissions, queries, verbs
from accounts.actions.people import close_membership, refuse_long_past
from accounts.models import Membership, User
from casework import audit, handing_over, jobs
from casework.acting import Act
from casework.clock import AMSTERDAM
from casework.permissions import ALLOWED, require
from casework.refusals import AlreadyDone, WrongState

CLOSE = "accounts.close_account"


@transaction.atomic
def leave(act: Act, *, user_id: int, last_day: date, takes_over: Mapping[int, int]) -> User:
    """End every role of a person in the actor's partnership, parents' roles left aside, with one last day.

    ``takes_over`` says by membership which colleague's membership takes the open work; what nobody takes stays with
    the organisation as a whole. Raises WrongState while there is work that somebody else must settle first. Without
    any role left the account closes after that day: sessions end, the name stays with everything that was done.
    """
    require(permissions.may_administer(act.actor, act.actor.partnership_id or 0))
    user = User.objects.select_for_update(no_key=True).get(pk=user_id)
    hats = queries.hats_of_person(act.actor, user_id, act.today)
    if not hats:
        raise AlreadyDone("Deze persoon heeft geen rol meer.")
    for entry in hats:
        require(permissions.may_end(act.actor, membership_id=entry.membership.pk, manages=ALLOWED))
    refuse_long_past(act, last_day)
    stops = [work for entry in hats for work in entry.stops]
    if stops:
        raise WrongState(" ".join(f"Nog open: {work.number} {work.what}. {work.way_out}" for work in stops))
    caused = act.caused_by(verbs.PERSON_LEFT.code)
    for entry in hats:
        _hand_over(caused, entry, takes_over.get(entry.membership.pk))
        hat = Membership.objects.select_for_update(no_key=True).get(pk=entry.membership.pk)
        if hat.valid_until is None or hat.valid_until > last_day:
            close_membership(caused, hat, last_day)
    audit.record(act, verbs.PERSON_LEFT, subject=user, fields=["memberships"])
    if last_day < act.today:
        close_account(caused, user=user.pk)
    else:
        moment = datetime.combine(last_day + timedelta(days=1), time(0, 5), AMSTERDAM)
        jobs.enqueue(act, CLOSE, f"{CLOSE}:{user.pk}:{last_day}", not_before=moment, user=user.pk)
    return user


def _hand_over(act: Act, entry: queries.Leaving, colleague: int | None) -> None:
    if colleague is None:
        return
    if not queries.colleagues(entry.membership, act.today).filter(pk=colleague).exists():
        raise WrongState(
            "Wie het werk overneemt, heeft dezelfde rol bij dezelfde organisatie. Kies iemand uit de lijst."
        )
    handing_over.hand_over(act, entry.membership.pk, colleague)


def close_account(act: Act, *, user: int) -> None:
    """Close an account that has no role on this day or later, in any partnership (also a job): every session ends."""
    found = User.objects.select_for_update(no_key=True).filter(pk=user, is_active=True).first()
    still = Membership.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=act.today), user_id=user)
    if found is None or still.exists():
        return
    # A new password ends every session; a later invitation lets the person choose one.
    found.is_active, found.password = False, make_password(None)
    found.save(update_fields=["is_active", "password"])
    audit.record(act, verbs.ACCOUNT_CLOSED, subject=found, fields=["is_active"])
