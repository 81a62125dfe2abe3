"""The school says that it has the decision."""

from django.db import transaction

from casework.acting import Act
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from correspondence.consequences import note_collected
from decisions import permissions
from decisions.actions.common import lock_decision
from decisions.models import Decision
from decisions.queries import uncollected_letters


@transaction.atomic
def confirm_receipt(act: Act, *, decision_id: int) -> Decision:
    """Put on record that the school has collected its letter with the decision. The first time counts.

    Raises WrongState before it was sent, AlreadyDone when it was confirmed before.
    """
    decision = lock_decision(decision_id)
    require(permissions.may_confirm_receipt(act.actor, decision))
    if decision.published_on is None:
        raise WrongState("Er is nog geen besluit verstuurd.")
    letters = uncollected_letters(decision)
    if not letters:
        raise AlreadyDone("De ontvangst was al bevestigd.")
    for letter in letters:
        note_collected(act, letter)
    return decision
