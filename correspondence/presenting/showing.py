"""Where letters and files are found, and how far they are, as a word with a tone."""

from datetime import date
from typing import Any

from django.urls import reverse

from casework.clock import amsterdam_date
from casework.parts import Tag
from correspondence.enums import LetterState, ScanState
from correspondence.models import Letter, StoredFile, SupportPlan
from correspondence.queries import waits_for_post

TONES = {
    LetterState.QUEUED: "info",
    LetterState.RENDERING: "info",
    LetterState.READY: "good",
    LetterState.FAILED: "risk",
    LetterState.RELEASED: "good",
}
# Why a file cannot be opened; the other states say nothing that a reader can act on.
SCAN_TONES = {ScanState.WAITING: "attention", ScanState.REFUSED: "risk"}


def letter_url(letter: Letter) -> str:
    """Where the office sees a letter."""
    return reverse("correspondence:letter", kwargs={"public_id": letter.public_id})


def sent_url(letter: Letter) -> str:
    """Where the secretariat notes how one letter left."""
    return reverse("correspondence:sent", kwargs={"public_id": letter.public_id})


def made_on(letter: Letter) -> date:
    """The legal day on which a letter that is made was made. Raises ValueError for one that is not."""
    if letter.made_at is None:
        raise ValueError("this letter is not made yet")
    return amsterdam_date(letter.made_at)


def download_url(kind: str, public_id: Any) -> str:
    """Where a file of a registered kind is handed out."""
    return reverse("correspondence:download", kwargs={"kind": kind, "public_id": public_id})


def support_plan_url(plan: SupportPlan) -> str:
    """Where a support plan is read: its file, else the address that was given."""
    return download_url("ondersteuningsplan", plan.file.public_id) if plan.file else plan.url


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
    if waits_for_post(letter):
        return Tag("wacht op de post", "attention")
    tone = "neutral" if letter.is_withdrawn else TONES[LetterState(letter.status)]
    return Tag(letter.status_sentence, tone)
