"""Parents, who come in through a case: give a parent access to the program, and take it away.

The same act and transaction; no permission is asked; the cause is written down.
"""

from datetime import timedelta

from accounts import verbs
from accounts.consequences import inviting
from accounts.enums import OrganisationKind, Role
from accounts.models import Membership, Organisation
from casework import audit
from casework.acting import Act
from casework.models import holds_on


def give_parent_access(act: Act, *, email: str, name: str) -> Membership:
    """Let a parent sign in within the actor's partnership, inviting by one-time link when the address is new.

    Answers the hat that is there already when this person is a parent here. What a parent sees follows from taking
    part in a case, which the caller records.
    """
    _require_cause(act)
    office = Organisation.objects.select_for_update(no_key=True).get(
        partnership_id=act.actor.partnership_id, kind=OrganisationKind.PARTNERSHIP
    )
    known = Membership.objects.filter(
        holds_on(act.today), user__email=email.lower(), organisation=office, role=Role.PARENT
    ).select_related("user", "organisation")
    return known.first() or inviting.give_hat(act, organisation=office, role=Role.PARENT, email=email, name=name)


def end_parent_access(act: Act, *, membership_id: int) -> None:
    """End a parent's hat at once; does nothing when it has ended already."""
    _require_cause(act)
    membership = (
        Membership.objects.select_for_update(no_key=True)
        .filter(holds_on(act.today), pk=membership_id, role=Role.PARENT)
        .first()
    )
    if membership is None:
        return
    membership.valid_until = act.today - timedelta(days=1)
    membership.valid_from = min(membership.valid_from, membership.valid_until)
    membership.save(update_fields=["valid_from", "valid_until"])
    audit.record(act, verbs.MEMBERSHIP_ENDED, subject=membership, fields=["valid_until"])


def _require_cause(act: Act) -> None:
    if not act.cause:
        raise ValueError("a consequence names its cause")
