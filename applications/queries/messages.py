"""Through which channel somebody accepts which kind of message (Awb 2:8)."""

from datetime import date

from applications.enums import Capacity, MessageKind
from applications.models import Application, Guardian, MessageChoice, Participation
from applications.queries.seeing import still_part
from correspondence.enums import AddresseeKind, Channel
from correspondence.models import Letter
from correspondence.rules import channels


def way_to_addressee(letter: Letter, day: date, *, message: MessageKind) -> Channel:
    """How a letter goes to its addressee on a day, as a message of this kind (at most two queries).

    A board and somebody who is no part of the case have chosen nothing: they get it by post.
    """
    if letter.addressee_kind not in {AddresseeKind.GUARDIAN, AddresseeKind.PUPIL}:
        return Channel.POST
    guardian_id = letter.addressee_id if letter.addressee_kind == AddresseeKind.GUARDIAN else None
    accepted = message in accepted_kinds(letter.case_id).get(guardian_id, set())
    has_portal = accepted and _looks_in(letter.case_id, guardian_id, day)
    return channels(has_portal=has_portal, accepted=accepted)[0]


def _looks_in(case_id: int, guardian_id: int | None, day: date) -> bool:
    """Whether a guardian (None: the pupil) can open the case in the portal on a day."""
    parts = Participation.objects.filter(still_part(day), application_id=case_id)
    if guardian_id is None:
        return parts.filter(capacity=Capacity.PUPIL).exists()
    user = Guardian.objects.filter(pk=guardian_id).order_by().values("user_id")
    return parts.filter(capacity=Capacity.GUARDIAN, user_id__in=user).exists()


def accepted_kinds(case: Application | int) -> dict[int | None, set[str]]:
    """The kinds of message that each guardian (by id; None: the pupil) accepts through the portal now (one query)."""
    found: dict[int | None, set[str]] = {}
    for row in MessageChoice.objects.filter(application=case).order_by("id"):
        kinds = found.setdefault(row.guardian_id, set())
        (kinds.add if row.accepted else kinds.discard)(row.kind)
    return found
