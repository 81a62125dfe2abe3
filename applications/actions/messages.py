"""How messages reach a guardian, an adult pupil or a board: by post, unless they accepted a kind in the portal."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from accounts import queries as accounts
from applications import contradictions, permissions, queries, workflow
from applications.consequences import lock_case
from applications.enums import ChosenHow, MessageKind
from applications.models import BoardMessageChoice, MessageChoice
from casework import audit
from casework.acting import Act
from casework.permissions import require
from casework.refusals import WrongState

IN_FUTURE = "De dag van de keuze ligt in de toekomst."


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
        raise WrongState(IN_FUTURE)
    before = queries.accepted_kinds(case).get(guardian_id, set())
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


@transaction.atomic
def choose_for_board(
    act: Act,
    *,
    board_id: int,
    accepted: Mapping[str, bool],
    chosen_on: date | None = None,
    how: str = ChosenHow.SELF,
) -> list[BoardMessageChoice]:
    """Note per kind of message whether a board accepts it through the portal, in all its cases; answers what is new.

    ``chosen_on`` and ``how`` are for what the secretariat writes down; what somebody with the mandate of the whole
    board chooses holds from today. What was made or sent before stays as it was.
    """
    board = queries.boards_choosing(act.actor).select_for_update(no_key=True).filter(pk=board_id).first()
    manages = accounts.own_board_manager(act.actor, act.today)
    require(permissions.may_choose_for_board(act.actor, board, manages=manages))
    own = act.actor.organisation_id == board_id
    day = act.today if own or chosen_on is None else chosen_on
    wanted = _new_choices(act, board_id, accepted, day)
    made = [
        BoardMessageChoice.objects.create(
            board_id=board_id,
            kind=kind,
            accepted=value,
            chosen_on=day,
            how=ChosenHow.SELF if own else ChosenHow(how),
            recorded_by_id=act.actor.user_id,
            created_at=act.now,
        )
        for kind, value in wanted.items()
    ]
    if made and board:
        audit.record(act, workflow.BOARD_MESSAGES_CHOSEN, subject=board, fields=[str(one.kind) for one in made])
    return made


def _new_choices(act: Act, board_id: int, accepted: Mapping[str, bool], day: date) -> dict[MessageKind, bool]:
    """What differs from what the board chose last. Raises WrongState for a day or an acceptance that cannot be."""
    if day > act.today:
        raise WrongState(IN_FUTURE)
    last = queries.last_choices([board_id])[board_id]
    wanted = {
        MessageKind(kind): value for kind, value in accepted.items() if value != (kind in last and last[kind].accepted)
    }
    if any(wanted.values()) and not queries.board_staff(board_id, act.today).exists():
        raise WrongState(
            "Niemand van dit schoolbestuur kan aanmelden bij Toewijzer. Alles gaat dus per post. Vraag de functioneel"
            " beheerder eerst iemand van het bestuur uit te nodigen."
        )
    if problem := contradictions.of_later_choice(day, [last[kind].chosen_on for kind in wanted if kind in last]):
        raise WrongState(problem)
    return wanted
