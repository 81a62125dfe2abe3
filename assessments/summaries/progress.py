"""How far the work on a class list is, and how it ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from assessments.models import SealedUpload
from assessments.queries import Work
from casework.enums import JobState
from casework.parts import Notice
from casework.text import dutch_count

PATIENCE = timedelta(seconds=20)
NOBODY_WORKS = Notice(
    "Het werk is nog niet begonnen. Misschien staat de achtergrondverwerking stil. De lijst blijft bewaard; deze pagina"
    " mag dicht. Blijft dit zo, meld het dan bij de beheerder van Toewijzer.",
    title="Het duurt langer dan verwacht",
    tone="attention",
)


@dataclass(frozen=True, slots=True)
class Progress:
    """The work on a list: what is done, how much of it, and whether it is over. ``most`` is 0 before it is known."""

    what: str
    done: int
    most: int
    is_over: bool
    said: str = ""
    warning: Notice | None = None


def progress_of(row: SealedUpload, work: Work | None, now: datetime) -> Progress | None:
    """The work on a list; None when there is none to tell of."""
    if work is None or row.fault:
        return None
    standing = work.standing
    most = work.drafts or standing.total
    late = standing.waits and now - standing.since > PATIENCE
    return Progress(
        what="Concepten maken" if work.drafts else "Klassenlijst lezen en beoordelen",
        done=standing.progress,
        most=most,
        is_over=standing.is_over,
        said=_said(work, most),
        warning=NOBODY_WORKS if late and not standing.is_over else None,
    )


def _said(work: Work, most: int) -> str:
    standing = work.standing
    if not work.drafts:
        return f"{standing.progress} van {most} regels" if most else "Het bestand wordt geopend"
    if not standing.is_over:
        return f"{standing.progress} van {dutch_count(most, 'concept', 'concepten')}"
    if standing.state == JobState.PARKED:
        return (
            f"Het maken van concepten is mislukt na {standing.progress} van {most}. Wat er al is, blijft."
            " Kies de andere leerlingen opnieuw."
        )
    if standing.progress < most:
        return f"Gestopt na {standing.progress} van {most}. Wat er al is, blijft; kies de andere leerlingen opnieuw."
    made = dutch_count(most, "leerling heeft", "leerlingen hebben")
    return f"Klaar: {made} een concept. Wat er al was, is niet opnieuw gemaakt."
