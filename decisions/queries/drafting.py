"""What a new draft tells of the course of a case: requests to complete, and who was heard."""

from applications.models import Application
from decisions.enums import Party
from decisions.facts import HeardParty, Supplement
from decisions.models import Hearing


def supplements_told(case: Application) -> list[Supplement]:
    """The requests to complete this application, oldest first."""
    rows = case.supplements.order_by("requested_on", "id")
    return [
        Supplement(
            row.requested_on, row.due_on, row.completed_on, tuple(item["text"].rstrip(".") for item in row.items)
        )
        for row in rows
    ]


def heard_parties(case: Application) -> list[HeardParty]:
    """Who had the opportunity to be heard before the decision, and how it ended."""
    rows = Hearing.objects.filter(application=case, closed_on__isnull=False).select_related("guardian").order_by("id")
    return [
        HeardParty(party_name(case, row), row.closed_by, row.heard_on, row.ground, row.report, row.reasons, row.pk)
        for row in rows
    ]


def party_name(case: Application, hearing: Hearing) -> str:
    """The name of a party as people know it."""
    if hearing.guardian:
        return hearing.guardian.name
    if hearing.party == Party.BOARD:
        return case.board.name
    pupil = getattr(case, "pupil", None)
    return pupil.full_name if pupil else "De leerling"
