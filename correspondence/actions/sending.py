"""How letters arrive: proof of sending, what came back, asking for the address, sending once more (Awb 3:41(2))."""

from datetime import date

from django.db import transaction

from casework import audit, registries
from casework.acting import Act
from casework.audit import Verb
from casework.events import publish
from casework.permissions import require
from casework.refusals import AlreadyDone, WrongState
from casework.text import dutch_date
from correspondence import consequences, files, permissions
from correspondence.enums import Channel, NoteKind, ReturnedHow
from correspondence.events import SendingChanged
from correspondence.files import Inspected
from correspondence.models import Dispatch, SendingNote
from correspondence.queries import as_sending
from correspondence.rules import NEEDS_ADDRESS, is_courtesy, proof_problem
from correspondence.workflow import ADDRESS_ASKED, PROOF_KEPT, RETURNED

OWNER_KIND = "sending"


@transaction.atomic
def mark_returned(
    act: Act,
    *,
    dispatch_id: int,
    returned_on: date,
    reason: str,
    how: str = ReturnedHow.POST,
    scan: Inspected | None = None,
) -> Dispatch:
    """Note that a letter did not arrive (*onbestelbaar*). It stays on the worklist until it is sent again.

    ``scan`` shows what came back. The letter itself never changes; since when its addressee knows it does. Raises
    FileRefused for a scan that cannot be kept.
    """
    dispatch = _locked(act, dispatch_id)
    if dispatch.returned_on is not None:
        raise AlreadyDone("Dat deze brief terugkwam, was al vastgelegd.")
    if is_courtesy(as_sending(dispatch), [as_sending(row) for row in _of_letter(dispatch)]):
        raise WrongState("Dit is de kopie in het portaal. Leg bij de brief op papier vast dat die terugkwam.")
    if not dispatch.sent_on <= returned_on <= act.today:
        raise WrongState(
            f"De dag van terugkomst ligt tussen de verzending ({dutch_date(dispatch.sent_on)}) en vandaag. "
            "Controleer de datum."
        )
    consequences.note_returned(act, dispatch, returned_on=returned_on, how=how, reason=reason)
    if scan:
        _note(act, dispatch, NoteKind.RETURNED, "", scan)
    return dispatch


@transaction.atomic
def note_address_asked(act: Act, *, dispatch_id: int, text: str) -> SendingNote:
    """Note with whom and how the address was checked after a letter came back. Another letter by post asks this."""
    dispatch = _locked(act, dispatch_id)
    if dispatch.returned_on is None:
        raise WrongState(NOT_RETURNED)
    return _recorded(act, dispatch, NoteKind.ADDRESS, text, None, ADDRESS_ASKED)


@transaction.atomic
def keep_proof(act: Act, *, dispatch_id: int, text: str, scan: Inspected | None = None) -> SendingNote:
    """Keep proof that a letter was sent or received: a track code, a signed receipt. Raises FileRefused."""
    dispatch = _locked(act, dispatch_id)
    if dispatch.channel == Channel.PORTAL:
        raise WrongState("Van een bericht in het portaal houdt Toewijzer zelf bij of het is opgehaald.")
    return _recorded(act, dispatch, NoteKind.PROOF, text, scan, PROOF_KEPT)


@transaction.atomic
def send_again(act: Act, *, dispatch_id: int, channel: str, sent_on: date, proof: str) -> Dispatch:
    """Put on record that the same sealed letter was sent once more, by another suitable way if need be.

    Refused by post while nobody asked for the address: it would come back from the same door. Registered post needs
    its code, handing over somebody who took the letter.
    """
    before = _locked(act, dispatch_id)
    if before.returned_on is None:
        raise WrongState(NOT_RETURNED)
    if not before.returned_on <= sent_on <= act.today:
        raise WrongState(
            f"De nieuwe verzending ligt tussen de terugkomst ({dutch_date(before.returned_on)}) en vandaag. "
            "Controleer de datum."
        )
    if channel in NEEDS_ADDRESS and not before.notes.filter(kind=NoteKind.ADDRESS).exists():
        raise WrongState("Leg eerst vast dat het adres is nagevraagd. Of geef de brief af.")
    if missing := proof_problem(channel, proof):
        raise WrongState(missing)
    again = consequences.record_dispatch(
        act, before.letter, printed_name=before.printed_name, channel=channel, sent_on=sent_on, proof=proof
    )
    publish(SendingChanged(act.caused_by(RETURNED.code), before.letter.case_id, before.letter_id))
    return again


NOT_RETURNED = "Deze zending is niet teruggekomen. Leg eerst vast dat de brief onbestelbaar was."


def _locked(act: Act, dispatch_id: int) -> Dispatch:
    """The case first, then the sending; by whoever keeps the post of its partnership."""
    found = Dispatch.objects.select_related("letter").get(pk=dispatch_id)
    registries.lock_case(found.letter.case_id)
    rows = Dispatch.objects.select_for_update(no_key=True, of=("self",)).select_related("letter__partnership")
    dispatch = rows.get(pk=dispatch_id)
    require(permissions.may_log_post(act.actor, dispatch.letter.held_by_id))
    return dispatch


def _of_letter(dispatch: Dispatch) -> list[Dispatch]:
    return list(Dispatch.objects.filter(letter_id=dispatch.letter_id).order_by("id"))


def _recorded(
    act: Act, dispatch: Dispatch, kind: NoteKind, text: str, scan: Inspected | None, verb: Verb
) -> SendingNote:
    if not text.strip():
        raise WrongState("Schrijf op wat er is vastgelegd.")
    note = _note(act, dispatch, kind, text, scan)
    audit.record(act, verb, subject=dispatch, case_id=dispatch.letter.case_id)
    return note


def _note(act: Act, dispatch: Dispatch, kind: NoteKind, text: str, scan: Inspected | None) -> SendingNote:
    case_id = dispatch.letter.case_id
    stored = None
    if scan:
        stem = "verzendbewijs"
        stored = files.store(act, scan, owner_kind=OWNER_KIND, download_stem=stem, case_id=case_id, no_bsn_seen=True)
    return SendingNote.objects.create(
        dispatch=dispatch,
        kind=kind,
        noted_on=act.today,
        noted_by_id=act.actor.user_id,
        text=text.strip()[:300],
        file=stored,
        created_at=act.now,
    )
