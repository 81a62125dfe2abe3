"""How messages reach a guardian or an adult pupil: by post, unless he accepted a kind of message in the portal."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from applications import permissions, workflow
from applications.consequences import lock_case
from applications.enums import ChosenHow, MessageKind
from applications.models import MessageChoice
from applications.queries import accepted_kinds
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import WrongState


@transaction.atomic
def choose_messages(
    act: Act,
    *,
    application_id: int,
    guardian_id: int | None,
    accepted: Mapping[str, bool],
    chosen_on: date | None = None,
    how: str = ChosenHow.SELF,
) -> list[MessageChoice]:
    """Note per kind of message whether somebody accepts it through the portal; answers the choices that are new.

    ``guardian_id`` None is the pupil himself. ``chosen_on`` and ``how`` are for what the secretariat writes down; what
    somebody chooses himself holds from today. What was sent before stays as it was sent.
    """
    case = lock_case(application_id)
    person = case.guardians.filter(pk=guardian_id).first() if guardian_id else getattr(case, "pupil", None)
    if person is None:
        raise WrongState("Deze persoon staat niet (meer) in de aanvraag.")
    require(permissions.may_choose_messages(act.actor, case, person))
    own = act.actor.user_id == person.user_id
    day = act.today if own or chosen_on is None else chosen_on
    if day > act.today:
        raise WrongState("De dag van de keuze ligt in de toekomst.")
    before = accepted_kinds(case).get(guardian_id, set())
    made = [
        MessageChoice.objects.create(
            application=case,
            guardian_id=guardian_id,
            kind=MessageKind(kind),
            accepted=wanted,
            chosen_on=day,
            how=ChosenHow.SELF if own else ChosenHow(how),
            recorded_by_id=act.actor.user_id,
            created_at=act.now,
        )
        for kind, wanted in accepted.items()
        if wanted != (kind in before)
    ]
    if made:
        fields = [str(one.kind) for one in made]
        audit.record(act, workflow.MESSAGES_CHOSEN, subject=person, case_id=case.pk, fields=fields)
    return made
