"""Cases that may be of one child: hints for a person, never across partnerships (fine-print §12)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from applications.enums import GRANTED, DocumentKind
from applications.models import Application, Document, Pupil
from applications.permissions import BEFORE_DECISION
from applications.queries.facts import identity
from applications.queries.seeing import visible_to
from applications.rules import came_again, same_pupil
from casework.acting import Actor

MOST_FOUND = 100
TEST_REPORTS = (DocumentKind.INTELLIGENCE_REPORT, DocumentKind.TEST_REPORT, DocumentKind.SOCIAL_EMOTIONAL_REPORT)


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
    mine = identity(pupil)
    others = (
        Pupil.objects.filter(application__in=visible_to(actor), birth_date=pupil.birth_date)
        .exclude(application=case)
        .select_related("application__site", "application__board")
        .order_by("-application_id")[:MOST_FOUND]
    )
    return [
        Match(other.application, _why(case, other.application)) for other in others if same_pupil(mine, identity(other))
    ]


def earlier_reports(case: Application) -> list[Document]:
    """The test reports of the linked earlier case of the same board that are not in this file yet (three queries)."""
    earlier = case.follows
    if earlier is None or earlier.board_id != case.board_id:
        return []
    here = case.documents.filter(removed_at__isnull=True).values_list("file__sha256", flat=True)
    found = earlier.documents.filter(kind__in=TEST_REPORTS, removed_at__isnull=True).exclude(file__sha256__in=set(here))
    return list(found.select_related("file").order_by("id"))


def own_open_cases(
    actor: Actor, pupils: Mapping[int, tuple[date | None, frozenset[str]]]
) -> dict[int, list[Application]]:
    """The open cases and drafts of the own board that may be of these children (by any number of yours; one query).

    ``pupils``: birth date and parts of the name, as ``facts.identity`` gives them.
    """
    found = (
        Pupil.objects.filter(
            application__in=visible_to(actor).filter(board_id=actor.organisation_id),
            birth_date__in={born for born, _ in pupils.values()},
        )
        .select_related("application")
        .order_by("application_id")
    )
    cases: dict[int, list[Application]] = {}
    for other in found:
        if other.application.is_open:
            for number, mine in pupils.items():
                if same_pupil(mine, identity(other)):
                    cases.setdefault(number, []).append(other.application)
    return cases


def granted_elsewhere(actor: Actor, case: Application) -> bool:
    """Whether a decision to grant was sent to another board for what is probably the same child (one query)."""
    return is_overtaken(case, matches(case, actor))


def is_overtaken(case: Application, found: Iterable[Match]) -> bool:
    """Whether one of these cases is another board's and was granted."""
    others = [one.case for one in found if one.case.board_id != case.board_id]
    return any(other.published_outcome == GRANTED and other.lapsed_on is None for other in others)


def overtaken(actor: Actor) -> list[Application]:
    """Cases whose board is still to be asked: another board got a grant for probably the same child (two queries)."""
    sees = visible_to(actor)
    granted = Pupil.objects.filter(
        application__in=sees.filter(published_outcome=GRANTED, lapsed_on__isnull=True), birth_date__isnull=False
    ).select_related("application")
    waiting = sees.filter(status__in=BEFORE_DECISION, still_wanted_asked_on__isnull=True)
    pupils = Pupil.objects.filter(
        application__in=waiting, birth_date__in=granted.order_by().values("birth_date")
    ).select_related("application__site")
    open_ones = list(pupils.order_by("application_id")[:MOST_FOUND])
    days = {one.birth_date for one in open_ones}
    others = list(granted.filter(birth_date__in=days).order_by("application_id")) if days else []
    return [one.application for one in open_ones if any(_overtakes(other, one) for other in others)]


def _overtakes(other: Pupil, one: Pupil) -> bool:
    elsewhere = other.application.board_id != one.application.board_id
    return elsewhere and same_pupil(identity(other), identity(one))


def _why(case: Application, other: Application) -> str:
    if came_again(case.received_on, other.withdrawn_on) and other.board_id == case.board_id:
        return (
            "Binnen twaalf maanden na intrekking opnieuw aangevraagd. Koppel de aanvragen: nieuwe deskundigen krijgen"
            " de eerdere testverslagen, niet de eerdere adviezen."
        )
    if other.board_id == case.board_id and other.kind == case.kind:
        if other.is_open:
            return "Hetzelfde bestuur heeft voor deze leerling al een open aanvraag van deze soort."
        return "Hetzelfde bestuur vroeg dit al eerder aan. Bij een herhaling zijn nieuwe feiten nodig (Awb 4:6)."
    if other.board_id != case.board_id:
        return (
            "Een ander schoolbestuur vraagt aan voor mogelijk dezelfde leerling. De scholen weten dit niet van elkaar."
        )
    return "Dezelfde school vroeg voor deze leerling iets anders aan."
