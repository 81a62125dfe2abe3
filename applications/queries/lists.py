"""Lists of cases: worklists, search, and possible matches of one child."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from applications.models import Application, Pupil
from applications.queries.seeing import visible_to
from applications.rules import same_pupil
from casework.acting import Actor
from casework.text import name_parts, search_key

ROW_FIELDS = ("public_id", "number", "pupil_label", "kind", "status", "received_on", "next_due_on", "site_id")
MOST_FOUND = 100


def worklist_rows(actor: Actor, statuses: list[str]) -> QuerySet[Application]:
    """Cases in these states that this person sees, most urgent first; only what a row shows."""
    cases = visible_to(actor).filter(status__in=statuses).select_related("site")
    return cases.only(*ROW_FIELDS, "site__name").order_by(F("next_due_on").asc(nulls_last=True), "id")


def search(actor: Actor, words: str) -> QuerySet[Application]:
    """Cases whose number, pupil or guardian has all these words; only what this person sees."""
    cases = visible_to(actor).select_related("site").only(*ROW_FIELDS, "site__name")
    for word in search_key(words).split()[:6]:
        cases = cases.filter(search_key__contains=word)
    return cases.order_by(F("next_due_on").asc(nulls_last=True), "-id")


@dataclass(frozen=True, slots=True)
class Match:
    """Another case that may be of the same child; a person looks at both."""

    case: Application
    reason: str


def matches(case: Application, actor: Actor) -> list[Match]:
    """Cases in this partnership that may be of the same child (fine-print §12): never automatic, office only."""
    pupil = getattr(case, "pupil", None)
    if pupil is None or pupil.birth_date is None:
        return []
    mine = _identity(pupil)
    others = (
        Pupil.objects.filter(application__in=visible_to(actor), birth_date=pupil.birth_date)
        .exclude(application=case)
        .select_related("application__site", "application__board")
        .order_by("-application_id")[:MOST_FOUND]
    )
    return [
        Match(other.application, _why(case, other.application))
        for other in others
        if same_pupil(mine, _identity(other))
    ]


def _identity(pupil: Pupil) -> tuple[date | None, frozenset[str]]:
    return pupil.birth_date, name_parts(pupil.first_name, pupil.last_name)


def _why(case: Application, other: Application) -> str:
    if other.board_id == case.board_id and other.kind == case.kind:
        if other.is_open:
            return "Hetzelfde bestuur heeft voor deze leerling al een open aanvraag van deze soort."
        return "Hetzelfde bestuur vroeg dit al eerder aan. Bij een herhaling zijn nieuwe feiten nodig (Awb 4:6)."
    if other.board_id != case.board_id:
        return (
            "Een ander schoolbestuur vraagt aan voor mogelijk dezelfde leerling. De scholen weten dit niet van elkaar."
        )
    return "Dezelfde school vroeg voor deze leerling iets anders aan."
