"""The post: letters that wait leave, by the secretariat's hand, or are held back."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from casework import registries
from casework.acting import Act
from casework.clock import amsterdam_date
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from correspondence import consequences, permissions
from correspondence.enums import Channel, LetterState
from correspondence.models import Dispatch, Letter
from correspondence.queries import waits_for_post
from correspondence.rules import proof_problem, sent_on_problem

ALREADY_SENT = "Deze brieven zijn al verstuurd."


@transaction.atomic
def send_waiting(
    act: Act, *, letter_ids: Sequence[int], sent_on: date, channel: str = Channel.POST, proof: str = ""
) -> list[Dispatch]:
    """Put on record that letters that waited left on a day: all of them, or none when one does not wait any more.

    Registered post needs its code, handing over somebody who took the letter. Raises NotReady for a letter whose file
    is not what was made.
    """
    letters = _locked(act, letter_ids)
    if letters and all(letter.status == LetterState.RELEASED for letter in letters):
        raise AlreadyDone(ALREADY_SENT)
    _require_waiting(letters)
    made_on = max(amsterdam_date(letter.made_at) for letter in letters if letter.made_at)
    if channel == Channel.PORTAL:
        raise WrongState("In het portaal staat een brief vanzelf. Kies hoe de brief op papier is verstuurd.")
    if problem := sent_on_problem(sent_on, made_on, act.today) or proof_problem(channel, proof):
        raise WrongState(problem)
    return consequences.send_out(act, letters, channel=channel, sent_on=sent_on, proof=proof)


@transaction.atomic
def hold_back(act: Act, *, letter_id: int, reason: str) -> Letter:
    """Set a letter that waits for the post aside for good (\"niet verzonden\"), for instance because its case ended."""
    (letter,) = letters = _locked(act, [letter_id])
    if letter.is_withdrawn:
        raise AlreadyDone("Deze brief was al tegengehouden.")
    _require_waiting(letters)
    if not reason.strip():
        raise WrongState("Schrijf op waarom de brief niet wordt verstuurd.")
    consequences.withdraw_letters(act, letters, reason=reason.strip())
    return letter


def _locked(act: Act, letter_ids: Sequence[int]) -> list[Letter]:
    """The cases first, then the letters; by whoever keeps the post of their partnership."""
    found = Letter.objects.filter(pk__in=letter_ids)
    for case_id in sorted(set(found.order_by().values_list("case_id", flat=True))):
        registries.lock_case(case_id)
    rows = found.select_for_update(no_key=True, of=("self",)).select_related("partnership")
    letters = list(rows.order_by("pk"))
    for letter in letters:
        require(permissions.may_log_post(act.actor, letter.held_by_id))
    return letters


def _require_waiting(letters: Sequence[Letter]) -> None:
    if not letters:
        raise WrongState("Kies eerst een of meer brieven.")
    if gone := [letter for letter in letters if not waits_for_post(letter)]:
        raise WrongState(f"{gone[0].title} wacht niet (meer) op de post. Open ‘De post’ opnieuw.")
