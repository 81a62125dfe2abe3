"""Letters, sending and outgoing mail as their pages show them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from casework.acting import Actor
from casework.enums import MailState
from casework.models import Mail
from casework.parts import Cell, Column, Empty, Link, Pages, Row, SummaryList, SummaryRow, Tag, Worklist
from casework.registries import case_link
from casework.text import dutch_date
from casework.wording import dutch_size
from correspondence import kinds, permissions, queries
from correspondence.enums import AddresseeKind, Channel, LetterState, ScanState
from correspondence.models import Dispatch, Letter, StoredFile

TONES = {
    LetterState.QUEUED: "info",
    LetterState.RENDERING: "info",
    LetterState.READY: "good",
    LetterState.FAILED: "risk",
    LetterState.RELEASED: "good",
}
MAIL_TONES = {
    MailState.QUEUED: "info",
    MailState.SENT: "good",
    MailState.FAILED: "risk",
    MailState.UNCERTAIN: "attention",
}


# Why a file cannot be opened; the other states say nothing that a reader can act on.
SCAN_TONES = {ScanState.WAITING: "attention", ScanState.REFUSED: "risk"}


def letter_url(letter: Letter) -> str:
    """Where the office sees a letter."""
    return reverse("correspondence:letter", kwargs={"public_id": letter.public_id})


def download_url(kind: str, public_id: Any) -> str:
    """Where a file of a registered kind is handed out."""
    return reverse("correspondence:download", kwargs={"kind": kind, "public_id": public_id})


def file_url(kind: str, public_id: Any, file: StoredFile) -> str:
    """Where a file is handed out; empty while nobody can open it."""
    return download_url(kind, public_id) if file.can_be_opened else ""


def file_tag(file: StoredFile) -> Tag | None:
    """Why a file cannot be opened: the scanner looks at it still, refused it, or its bytes were destroyed."""
    if file.is_removed:
        return Tag("vernietigd", "neutral")
    state = ScanState(file.scan_state)
    return Tag(str(state.label), SCAN_TONES[state]) if state in SCAN_TONES else None


def letter_tag(letter: Letter) -> Tag:
    """How far a letter is, as a word with a tone."""
    tone = "neutral" if letter.is_withdrawn else TONES[LetterState(letter.status)]
    return Tag(letter.status_sentence, tone)


def mail_tag(state: str) -> Tag:
    """How far an e-mail is."""
    return Tag(str(MailState(state).label), MAIL_TONES[MailState(state)])


def letter_page(letter: Letter, dispatches: Sequence[Dispatch], actor: Actor) -> dict[str, Any]:
    """Everything that the page of one letter shows."""
    failed = letter.status == LetterState.FAILED and not letter.is_withdrawn
    return {
        "letter": letter,
        "case": case_link(letter.case_id, actor),
        "tag": letter_tag(letter),
        "summary": _summary(letter),
        "dispatches": [_dispatch(dispatch, dispatches, actor) for dispatch in dispatches],
        "download_url": download_url("brief", letter.public_id) if letter.file else "",
        "preview_url": reverse("correspondence:preview", kwargs={"public_id": letter.public_id}),
        "retry_url": reverse("correspondence:retry", kwargs={"public_id": letter.public_id}) if failed else "",
        "may_retry": permissions.may_retry(actor, letter.partnership_id),
    }


def _summary(letter: Letter) -> SummaryList:
    kind = kinds.get(letter.kind)
    rows = [
        SummaryRow("Soort", kind.label),
        SummaryRow("Voor", str(AddresseeKind(letter.addressee_kind).label)),
        SummaryRow("Verzenddatum", dutch_date(letter.sending_date) if letter.sending_date else "geen"),
        SummaryRow("Bijlagen", [entry["title"] for entry in letter.enclosures] or ["geen"]),
    ]
    if letter.file:
        pages = "1 bladzijde" if letter.pages == 1 else f"{letter.pages} bladzijden"
        rows.append(SummaryRow("Bestand", f"{pages}, {dutch_size(letter.file.size)}"))
        rows.append(SummaryRow("Controlegetal (SHA-256)", letter.sha256))
    if letter.fault:
        rows.append(SummaryRow("Wat er misging", letter.fault))
    if letter.withdrawn_on:
        rows.append(
            SummaryRow("Niet verzonden", f"ingetrokken op {dutch_date(letter.withdrawn_on)}: {letter.withdrawn_reason}")
        )
    return SummaryList(rows)


def _dispatch(dispatch: Dispatch, all_of_letter: Sequence[Dispatch], actor: Actor) -> dict[str, Any]:
    """One sending, with what may be noted about it."""
    may_log = bool(permissions.may_log_post(actor, dispatch.letter.partnership_id))
    by_post = [other for other in all_of_letter if other.channel != Channel.PORTAL]
    under_way = any(other.returned_on is None for other in by_post)
    action = None
    if may_log and dispatch.returned_on is None and dispatch in by_post:
        action = Link("Kwam terug", reverse("correspondence:returned", kwargs={"public_id": dispatch.public_id}))
    elif may_log and dispatch.returned_on and not under_way:
        action = Link(
            "Opnieuw verzonden", reverse("correspondence:send_again", kwargs={"public_id": dispatch.public_id})
        )
    return {"dispatch": dispatch, "action": action}


def mail_list(page: Any, form: Any, *, search: str, state: str, today: date) -> Worklist:
    """The outgoing e-mails of one page."""
    return Worklist(
        title="E-mail die is verstuurd of nog weg moet",
        columns=[Column("Onderwerp"), Column("Aan"), Column("Gemaakt op"), Column("Stand")],
        rows=[_mail_row(mail) for mail in page.object_list],
        today=today,
        empty=Empty("Geen e-mail gevonden", "Er is niets verstuurd, of er is niets dat past bij wat u zoekt."),
        pages=_pages(page, {"zoek": search, "stand": state}),
        filters=form,
        filters_in_use=bool(search) + bool(state),
        reset_url=reverse("correspondence:outgoing_mail"),
        key="e-mail",
    )


def _mail_row(mail: Mail) -> Row:
    return Row(
        name=mail.subject,
        url=reverse("correspondence:one_mail", kwargs={"number": mail.pk}),
        cells=[Cell(mail.address), Cell(dutch_date(mail.created_at.date())), Cell(tag=mail_tag(mail.state))],
    )


def _pages(page: Any, kept: dict[str, str]) -> Pages:
    def url(number: int) -> str:
        return "?" + urlencode({**{name: value for name, value in kept.items() if value}, "bladzijde": number})

    return Pages(
        number=page.number,
        last=page.paginator.num_pages,
        total=str(page.paginator.count),
        previous_url=url(page.previous_page_number()) if page.has_previous() else "",
        next_url=url(page.next_page_number()) if page.has_next() else "",
    )


def failed_letters(actor: Actor, today: date) -> Worklist | None:
    """Letters that could not be made, on the home page of the office; nothing is shown while there are none."""
    rows = [
        Row(letter.title, letter_url(letter), [Cell(letter.fault), Cell(tag=letter_tag(letter))])
        for letter in queries.needing_attention(actor)[:20]
    ]
    if not rows:
        return None
    return Worklist(
        title="Brieven die niet zijn opgemaakt",
        columns=[Column("Brief"), Column("Wat er misging"), Column("Stand")],
        rows=rows,
        today=today,
        empty=Empty("Geen brieven", "Alle brieven zijn opgemaakt."),
        key="mislukte-brieven",
    )


def undeliverable_letters(actor: Actor, today: date) -> Worklist | None:
    """Letters that came back and were not sent again, on the home page of the office."""
    if actor.role not in permissions.OFFICE:
        return None
    rows = [
        Row(
            dispatch.letter.title,
            letter_url(dispatch.letter),
            [Cell(dispatch.returned_reason), Cell(dutch_date(dispatch.returned_on) if dispatch.returned_on else "")],
        )
        for dispatch in queries.undeliverable(actor)[:20]
    ]
    if not rows:
        return None
    return Worklist(
        title="Onbestelbare brieven",
        columns=[Column("Brief"), Column("Reden"), Column("Terug op")],
        rows=rows,
        today=today,
        empty=Empty("Geen onbestelbare brieven", "Alle verzonden brieven zijn bezorgd."),
        key="onbestelbaar",
    )
