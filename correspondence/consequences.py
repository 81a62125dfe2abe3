"""What a verb of an upper app does to papers and files: order, release, withdraw, replace, put on record as sent.

Called inside that verb's transaction, after its own permission and checklist; none is asked again here, except
whether a paper is what was made.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models, transaction

from casework import audit, jobs, transitions
from casework.acting import Act
from casework.audit import label_of
from casework.checklist import Point
from casework.events import publish
from casework.refusals import NotReady, WrongState
from correspondence import files, frozen, kinds
from correspondence.enums import AddresseeKind, Channel, LetterState, ReturnedHow
from correspondence.events import SendingChanged
from correspondence.models import Dispatch, Letter, StoredFile
from correspondence.queries import as_sending
from correspondence.rules import is_courtesy
from correspondence.workflow import COLLECTED, FILE_REMOVED, LETTER, ORDERED, RETURNED, SENT, STOPPED, WITHDRAWN

RENDER = "render_letter"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom one letter is for: a kind of addressee and the plain id of that record in its own app."""

    kind: str
    id: int | None


NOBODY = Recipient(AddresseeKind.NOBODY, None)


def order_letter(
    act: Act,
    *,
    case_id: int,
    subject: models.Model,
    kind: str,
    contents: Any,
    file_stem: str,
    title: str = "",
    recipient: Recipient = NOBODY,
    sending_date: date | None = None,
    enclosures: Sequence[StoredFile | Letter] = (),
    replaces: Letter | None = None,
) -> Letter:
    """Freeze what a paper says and have it made after commit.

    ``contents`` is the frozen dataclass of the registered ``kind``; ``file_stem`` the name under which it is handed out
    (number of a decision, never a person). ``sending_date`` is the printed one and must be that of the contents. One
    letter per subject, kind and recipient is in force at a time: a second one is refused by the database.
    """
    registered = kinds.get(kind)
    if not isinstance(contents, registered.contents):
        raise TypeError(f"a {kind} says a {registered.contents.__name__}")
    if getattr(contents, "sending_date", sending_date) != sending_date:
        raise ValueError("the printed sending date is that of the letter")
    if act.actor.partnership_id is None:
        raise ValueError("a letter belongs to one partnership")
    letter = Letter.objects.create(
        created_at=act.now,
        partnership_id=act.actor.partnership_id,
        case_id=case_id,
        subject_type=label_of(subject),
        subject_id=subject.pk,
        kind=kind,
        template=registered.template,
        template_version=registered.version,
        file_stem=file_stem,
        title=title or registered.label,
        addressee_kind=recipient.kind,
        addressee_id=recipient.id,
        contents=frozen.to_json(contents),
        enclosures=[_enclosure(enclosed) for enclosed in enclosures],
        sending_date=sending_date,
        replaces=replaces,
    )
    audit.record(act, ORDERED, subject=letter, case_id=case_id)
    enqueue_rendering(act, letter)
    return letter


def _enclosure(enclosed: StoredFile | Letter) -> dict[str, str]:
    """How a letter remembers what goes along: which one, and a hash of what it holds (of a paper: of what it says)."""
    if isinstance(enclosed, Letter):
        said = json.dumps(enclosed.contents, sort_keys=True, ensure_ascii=False).encode()
        digest = hashlib.sha256(said).hexdigest()
        return {"kind": "letter", "id": str(enclosed.public_id), "title": enclosed.title, "sha256": digest}
    title = enclosed.download_name
    return {"kind": "file", "id": str(enclosed.public_id), "title": title, "sha256": enclosed.sha256}


def enqueue_rendering(act: Act, letter: Letter) -> None:
    """Queue the making of a letter; once per attempt."""
    jobs.enqueue(act, RENDER, f"{RENDER}:{letter.pk}:{letter.attempt}", letter_id=letter.pk)


def release_letters(act: Act, letters: Iterable[Letter]) -> list[Letter]:
    """Let papers leave: each must be ready, its file byte for byte what was made. Raises NotReady."""
    locked = _lock(letters)
    points = [point for letter in locked if (point := _obstacle(letter))]
    if points:
        raise NotReady(points)
    for letter in locked:
        letter.released_on = act.today
        transitions.follow(
            _caused(act, "publish"),
            letter,
            LETTER["release"],
            case_id=letter.case_id,
            changed=["released_on"],
            reference=letter.sha256,
        )
    return locked


def _lock(letters: Iterable[Letter]) -> list[Letter]:
    wanted = [letter.pk for letter in letters]
    rows = Letter.objects.select_for_update(no_key=True, of=("self",)).select_related("file").filter(pk__in=wanted)
    return list(rows.order_by("pk"))


def _obstacle(letter: Letter) -> Point | None:
    if letter.is_withdrawn or letter.status != LetterState.READY or letter.file is None:
        return Point("letters_made", False, f"{letter.title}: {letter.status_sentence}.")
    if letter.file.sha256 != letter.sha256 or not files.is_unchanged(letter.file):
        return Point(
            "letters_unchanged",
            False,
            f"{letter.title}: het bestand is niet meer wat is opgemaakt. Maak de brief opnieuw op.",
        )
    return None


def _caused(act: Act, cause: str) -> Act:
    return act if act.cause else act.caused_by(cause)


def withdraw_letters(act: Act, letters: Iterable[Letter], *, reason: str) -> None:
    """Set papers aside that were never sent ("niet verzonden"). A released one stays: raises WrongState."""
    for letter in _lock(letters):
        if letter.status == LetterState.RELEASED:
            raise WrongState("Deze brief is al verzonden; daar komt alleen een nieuw besluit voor in de plaats.")
        if not letter.is_withdrawn:
            _set_aside(act, letter, WITHDRAWN, reason)


def stop_letters(act: Act, *, case_id: int, reason: str) -> None:
    """Hold back every paper of a case that did not leave yet, whatever it is about. What left, stays sent."""
    waiting = Letter.objects.filter(case_id=case_id, withdrawn_on=None).exclude(status=LetterState.RELEASED)
    for letter in _lock(waiting.order_by("pk")):
        _set_aside(act, letter, STOPPED, reason)


def _set_aside(act: Act, letter: Letter, verb: audit.Verb, reason: str) -> None:
    letter.withdrawn_on = act.today
    letter.withdrawn_reason = reason[:300]
    letter.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    audit.record(act, verb, subject=letter, case_id=letter.case_id, fields=["withdrawn_on"])


def replace_letter(
    act: Act, letter: Letter, *, subject: models.Model, contents: Any, sending_date: date | None, reason: str
) -> Letter:
    """*Opnieuw opmaken*: a new row for the same recipient; the old one is kept as "niet verzonden"."""
    withdraw_letters(act, [letter], reason=reason)
    return order_letter(
        act,
        case_id=letter.case_id,
        subject=subject,
        kind=letter.kind,
        contents=contents,
        file_stem=letter.file_stem,
        title=letter.title,
        recipient=Recipient(letter.addressee_kind, letter.addressee_id),
        sending_date=sending_date,
        enclosures=_enclosed(letter),
        replaces=letter,
    )


def _enclosed(letter: Letter) -> list[StoredFile | Letter]:
    """The enclosures of a letter as records; a paper that was replaced itself gives way to the one in force."""
    found: list[StoredFile | Letter] = []
    for entry in letter.enclosures:
        if entry["kind"] == "file":
            found.append(StoredFile.objects.get(public_id=entry["id"]))
            continue
        paper = Letter.objects.get(public_id=entry["id"])
        while paper.is_withdrawn and (newer := Letter.objects.filter(replaces=paper).first()):
            paper = newer
        found.append(paper)
    return found


def record_dispatch(
    act: Act, letter: Letter, *, printed_name: str, channel: str, sent_on: date, proof: str = ""
) -> Dispatch:
    """Put on record that a released letter went to its addressee. Raises WrongState for one that was not released."""
    if letter.status != LetterState.RELEASED:
        raise WrongState("Deze brief is nog niet vrijgegeven en kan dus niet verzonden zijn.")
    dispatch = Dispatch.objects.create(
        created_at=act.now,
        letter=letter,
        addressee_kind=letter.addressee_kind,
        addressee_id=letter.addressee_id,
        printed_name=printed_name,
        channel=Channel(channel),
        sent_on=sent_on,
        sent_by_id=act.actor.user_id,
        proof=proof[:300],
    )
    audit.record(act, SENT, subject=dispatch, case_id=letter.case_id)
    return dispatch


def send_out(act: Act, letters: Iterable[Letter], *, channel: str, sent_on: date, proof: str = "") -> list[Dispatch]:
    """Let papers leave one way on one day, each to its own addressee. Raises NotReady."""
    return [
        record_dispatch(
            act,
            letter,
            printed_name=letter.addressee_name,
            channel=channel,
            sent_on=sent_on,
            proof=proof,
        )
        for letter in release_letters(_caused(act, SENT.code), letters)
    ]


def note_collected(act: Act, letter: Letter) -> None:
    """Put on record that the addressee has opened the portal copy of a letter; the first time counts."""
    for dispatch in letter.dispatches.filter(collected_at=None, returned_on=None).order_by("id"):
        dispatch.collected_at = act.now
        dispatch.save(update_fields=["collected_at"])
        audit.record(act, COLLECTED, subject=dispatch, case_id=letter.case_id, fields=["collected_at"])


def remove_file(act: Act, file: StoredFile, *, reason: str) -> None:
    """Destroy the bytes of a file after commit; the row stays, with the reason."""
    if file.is_removed:
        return
    file.removed_at = act.now
    file.removed_reason = reason[:500]
    file.save(update_fields=["removed_at", "removed_reason"])
    audit.record(act, FILE_REMOVED, subject=file, case_id=file.case_id, fields=["removed_at"])
    transaction.on_commit(lambda: files.erase(file.blob), robust=True)


def note_returned(act: Act, dispatch: Dispatch, *, returned_on: date, how: str, reason: str) -> None:
    """Put on record that a sending did not arrive; since when its addressee knows may change with it."""
    dispatch.returned_on, dispatch.returned_how = returned_on, ReturnedHow(how)
    dispatch.returned_reason = reason[:300]
    changed = ["returned_on", "returned_how", "returned_reason"]
    dispatch.save(update_fields=changed)
    letter = dispatch.letter
    audit.record(act, RETURNED, subject=dispatch, case_id=letter.case_id, fields=changed)
    cause = act if act.cause else act.caused_by(RETURNED.code)
    publish(SendingChanged(cause, letter.case_id, letter.pk))


def note_lost(act: Act, dispatch: Dispatch, *, reason: str) -> None:
    """A sending reached somebody else than its addressee: it did not arrive. Nothing for a copy beside a letter."""
    rows = list(Dispatch.objects.filter(letter_id=dispatch.letter_id).order_by("id"))
    if dispatch.returned_on is None and not is_courtesy(as_sending(dispatch), [as_sending(row) for row in rows]):
        note_returned(act, dispatch, returned_on=act.today, how=ReturnedHow.TOLD, reason=reason)
