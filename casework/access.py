"""Who looked into which case.

A page that shows something of a case notes it (``note``); the outermost middleware that knows the person writes it down
before the page is handed over, in a statement of its own. What cannot be written down is not shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.http import HttpRequest

from casework import registries
from casework.acting import Act
from casework.models import AccessEntry

CASE_FILE = "dossier"
OWN_LOG = "export van de inzagelijst"
# The role of who has no account and holds a link to one paper.
GUEST = "guest"
# Answers that show something: a page, a page with both texts of who was too late, a form that came back.
SHOWING = frozenset({200, 409, 422})


@dataclass(frozen=True, slots=True)
class Look:
    """What is about to be shown: of which case, and which sort of thing (a Dutch noun from a short list)."""

    case_id: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Which looks to show; empty fields choose everything. ``first`` and ``last`` are legal days, both inclusive."""

    number: str = ""
    person: str = ""
    first: date | None = None
    last: date | None = None


def note(request: HttpRequest, case_id: int | None, what: str = CASE_FILE) -> None:
    """Note that the answer to this request shows something of a case."""
    looks = noted(request)
    if (look := Look(case_id, what)) not in looks:
        request.looks = [*looks, look]  # type: ignore[attr-defined]


def note_guest(request: HttpRequest, act: Act, house: str) -> None:
    """Note as whom, and of which house, somebody looks who holds a link instead of an account."""
    request.guest = (act, house)  # type: ignore[attr-defined]


def guest(request: HttpRequest) -> tuple[Act, str] | None:
    """As whom, and of which house, somebody with a link looks; None for everybody with an account."""
    return getattr(request, "guest", None)


def noted(request: HttpRequest) -> list[Look]:
    """What the answer to this request shows."""
    return getattr(request, "looks", [])


def write(act: Act, organisation_name: str, looks: Iterable[Look]) -> None:
    """Write down what a person is about to be shown (two queries, however much it is)."""
    looks = list(looks)
    actor = act.actor
    cases = {look.case_id for look in looks if look.case_id is not None}
    numbers = registries.case_numbers(cases, actor.partnership_id)
    AccessEntry.objects.bulk_create(
        AccessEntry(
            at=act.now,
            actor_id=actor.user_id,
            actor_name=actor.name,
            actor_role=actor.role,
            organisation_id=actor.organisation_id,
            organisation_name=organisation_name,
            partnership_id=actor.partnership_id,
            case_id=look.case_id,
            case_number=numbers.get(look.case_id or 0, ""),
            what=look.what,
            request_id=act.request_id,
        )
        for look in looks
    )


def entries(partnership_ids: QuerySet[Any], choice: Choice) -> QuerySet[AccessEntry]:
    """The looks into cases of a partnership and of those that merged into it (ids), latest first.

    A number finds the looks of before it was given too.
    """
    found = AccessEntry.objects.filter(partnership_id__in=partnership_ids)
    if choice.number:
        same = found.filter(case_number__iexact=choice.number, case_id__isnull=False)
        found = found.filter(case_id__in=same.values("case_id"))
    if choice.person:
        found = found.filter(actor_name__icontains=choice.person)
    if choice.first:
        found = found.filter(at__date__gte=choice.first)
    if choice.last:
        found = found.filter(at__date__lte=choice.last)
    return found.order_by("-id")


@dataclass(frozen=True, slots=True)
class Visit:
    """That somebody of a house looked into a case on a day; without a name."""

    day: date
    role: str
    organisation: str


def visits(case_id: int, *, without_roles: Iterable[str], most: int) -> list[Visit]:
    """On which days which sort of person of which house looked into a case, latest first (one query)."""
    found = AccessEntry.objects.filter(case_id=case_id).exclude(actor_role__in=list(without_roles))
    rows = found.annotate(day=TruncDate("at")).values_list("day", "actor_role", "organisation_name").distinct()
    return [Visit(*row) for row in rows.order_by("-day", "organisation_name", "actor_role")[:most]]
