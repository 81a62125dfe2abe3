"""How letters went out and arrived, per addressee. No address stands here: only the name as printed on the letter."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from casework.acting import Actor
from casework.clock import amsterdam_date
from casework.parts import Link, Tag
from casework.text import dutch_date
from correspondence import permissions
from correspondence.enums import AddresseeKind, Channel, NoteKind, ReturnedHow
from correspondence.models import Dispatch, Letter, SendingNote
from correspondence.presenting.showing import file_url, letter_tag, letter_url, made_on, sent_url
from correspondence.queries import as_sending
from correspondence.rules import is_courtesy

HOW = {
    Channel.POST: "verstuurd per post op",
    Channel.PORTAL: "in het portaal sinds",
    Channel.HANDED_OVER: "uitgereikt op",
    Channel.REGISTERED: "aangetekend verstuurd op",
}


@dataclass(frozen=True, slots=True)
class SendingRow:
    """One sending: to whom, how and when, what came of it, and what the office can note about it."""

    name: str
    who: str
    letter: Link
    lines: Sequence[str]
    state: Tag
    files: Sequence[Link]
    actions: Sequence[Link]


def sending_rows(dispatches: Iterable[Dispatch], actor: Actor) -> list[SendingRow]:
    """Sendings with their notes, in the order given."""
    by_letter: dict[int, list[Dispatch]] = defaultdict(list)
    rows = list(dispatches)
    for row in rows:
        by_letter[row.letter_id].append(row)
    return [_row(row, by_letter[row.letter_id], actor) for row in rows]


def waiting_rows(letters: Iterable[Letter], actor: Actor) -> list[SendingRow]:
    """Letters that did not leave yet: for whom, and since when each waits for the post."""
    return [
        SendingRow(
            name=letter.addressee_name,
            who=str(AddresseeKind(letter.addressee_kind).label),
            letter=Link(letter.title, letter_url(letter)),
            lines=[f"gemaakt op {dutch_date(made_on(letter))}"],
            state=letter_tag(letter),
            files=[],
            actions=[Link("Verstuurd", sent_url(letter))] if permissions.may_keep_post(actor) else [],
        )
        for letter in letters
    ]


def _row(row: Dispatch, of_letter: Sequence[Dispatch], actor: Actor) -> SendingRow:
    courtesy = is_courtesy(as_sending(row), [as_sending(other) for other in of_letter])
    notes = list(row.notes.all())
    sent_since = any(other.pk > row.pk and other.channel != Channel.PORTAL for other in of_letter)
    may_log = bool(permissions.may_log_post(actor, row.letter.held_by_id))
    return SendingRow(
        name=row.printed_name,
        who=str(AddresseeKind(row.addressee_kind).label),
        letter=Link(row.letter.title, letter_url(row.letter)),
        lines=_lines(row, notes),
        state=_state(row, courtesy=courtesy, sent_since=sent_since),
        files=[
            Link(str(NoteKind(note.kind).label).capitalize(), file_url("verzendbewijs", note.public_id, note.file))
            for note in notes
            if note.file and note.file.can_be_opened
        ],
        actions=_actions(row, notes, sent_since=sent_since) if may_log and not courtesy else [],
    )


def _lines(row: Dispatch, notes: Sequence[SendingNote]) -> list[str]:
    proof = f" ({row.proof})" if row.proof else ""
    lines = [f"{HOW[Channel(row.channel)]} {dutch_date(row.sent_on)}{proof}"]
    if row.collected_at:
        lines.append(f"Opgehaald op {dutch_date(amsterdam_date(row.collected_at))}")
    if row.returned_on:
        how = str(ReturnedHow(row.returned_how).label) if row.returned_how else ""
        said = "; ".join(part for part in (how, row.returned_reason) if part)
        lines.append(f"Niet aangekomen, bleek op {dutch_date(row.returned_on)}: {said}")
    told = [note for note in notes if note.text]
    lines += [f"{NoteKind(note.kind).label} op {dutch_date(note.noted_on)}: {note.text}".capitalize() for note in told]
    return lines


def _state(row: Dispatch, *, courtesy: bool, sent_since: bool) -> Tag:
    if row.returned_on:
        return Tag("opnieuw verzonden", "neutral") if sent_since else Tag("onbestelbaar", "risk")
    if courtesy:
        return Tag("kopie", "neutral")
    return Tag("opgehaald", "good") if row.collected_at else Tag("verzonden", "good")


def _actions(row: Dispatch, notes: Sequence[SendingNote], *, sent_since: bool) -> list[Link]:
    """What can be noted now: proof and return while it is under way, the address and another sending after it."""
    if row.returned_on is None:
        proof = [_link("Bewijs vastleggen", "keep_proof", row)] if row.channel != Channel.PORTAL else []
        return [*proof, _link("Kwam niet aan", "returned", row)]
    if sent_since:
        return []
    asked = any(note.kind == NoteKind.ADDRESS for note in notes)
    ask = [] if asked else [_link("Adres nagevraagd", "address_asked", row)]
    return [*ask, _link("Opnieuw verzonden", "send_again", row)]


def _link(label: str, name: str, row: Dispatch) -> Link:
    return Link(label, reverse(f"correspondence:{name}", kwargs={"public_id": row.public_id}))
