"""The page of one letter."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from casework.acting import Actor
from casework.parts import Link, Notice, SummaryList, SummaryRow
from casework.registries import case_link
from casework.text import dutch_date
from casework.wording import dutch_size
from correspondence import kinds, permissions, queries
from correspondence.enums import AddresseeKind, LetterState
from correspondence.models import Dispatch, Letter
from correspondence.presenting.post import late_warning, ways_to_choose
from correspondence.presenting.sending import sending_rows
from correspondence.presenting.showing import download_url, letter_tag, letter_url, sent_url


def letter_page(letter: Letter, dispatches: Sequence[Dispatch], actor: Actor) -> dict[str, Any]:
    """Everything that the page of one letter shows."""
    failed = letter.status == LetterState.FAILED and not letter.is_withdrawn
    waits = queries.waits_for_post(letter) and permissions.may_keep_post(actor)
    return {
        "letter": letter,
        "case": case_link(letter.case_id, actor),
        "tag": letter_tag(letter),
        "summary": _summary(letter),
        "sendings": sending_rows(dispatches, actor),
        "download_url": download_url("brief", letter.public_id) if letter.file else "",
        "preview_url": reverse("correspondence:preview", kwargs={"public_id": letter.public_id}),
        "retry_url": reverse("correspondence:retry", kwargs={"public_id": letter.public_id}) if failed else "",
        "may_retry": permissions.may_retry(actor, letter.held_by_id),
        "sent_url": sent_url(letter) if waits else "",
        "hold_back_url": reverse("correspondence:hold_back", kwargs={"public_id": letter.public_id}) if waits else "",
        "choices": ways_to_choose(actor, letter) if waits else [],
        "warning": _warning(letter, dispatches, actor),
    }


def form_about(letter: Letter, name: str, lead: str, actor: Actor) -> dict[str, Any]:
    """Which letter a form is about and to whom it goes, before what can be done, and the way back to it."""
    case = case_link(letter.case_id, actor)
    return {
        "crumbs": [*([case] if case else []), Link(letter.title, letter_url(letter))],
        "lead": f"{title_to(letter, name)}. {lead}".strip(),
    }


def title_to(letter: Letter, name: str) -> str:
    """The title of a letter and whom it goes to: not every title says that by itself."""
    return f"{letter.title} aan {name}" if name and name not in letter.title else str(letter.title)


def _warning(letter: Letter, dispatches: Sequence[Dispatch], actor: Actor) -> Notice | None:
    """What a letter that left by itself says wrongly since the day on which it left, or if it leaves today."""
    left = min((row.sent_on for row in dispatches), default=None) if queries.leaves_alone(letter) else None
    day = left or (actor.day if queries.waits_for_post(letter) else None)
    said = late_warning(letter, day, left=left is not None) if day else ""
    return Notice(said, title="Later weg dan de brief zegt", tone="attention") if said else None


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
