"""Places and taken-over declarations for tests, by the verbs."""

import itertools
from datetime import date
from typing import Any

from accounts.models import Membership, SchoolSite
from applications import actions
from applications.actions import Place
from applications.enums import Issuer, PlacementAnswer
from applications.models import Application, Placement, TakenOverDeclaration
from tests.factories.applications import World

SINCE = date(2027, 8, 20)
_number = itertools.count(1)


def values(**changed: Any) -> dict[str, Any]:
    """What stands on a declaration from elsewhere."""
    return {
        "number": f"VO2998-2026-{next(_number):05d}",
        "kind": "pro",
        "issuer": Issuer.PARTNERSHIP,
        "issuer_name": "VO2998",
        "decided_on": date(2026, 5, 4),
        "effective_on": date(2026, 8, 1),
        "valid_until": None,
        "first_name": "Ties",
        "infix": "van",
        "last_name": "Overgekomen",
        "birth_date": date(2014, 2, 3),
        **changed,
    }


def taken_over(
    where: World, *, by: Membership | None = None, site: SchoolSite | None = None, **changed: Any
) -> TakenOverDeclaration:
    """A declaration that the school registered."""
    act = where.act(by or where.submitter)
    return actions.register_taken_over(act, values=values(**changed), site_id=(site or where.site).pk)


def placed(
    where: World,
    subject: Application | TakenOverDeclaration,
    *,
    since: date = SINCE,
    answer: str = PlacementAnswer.PLACED,
    site: SchoolSite | None = None,
    by: Membership | None = None,
    days: int = 5,
    corrects: bool = False,
    expected_version: int | None = None,
    **further: str,
) -> Placement:
    """What the school recorded of a place."""
    at = (site or where.site).pk if answer == PlacementAnswer.PLACED else None
    place = Place(answer, since, site_id=at, **further)
    act = where.act(by or where.submitter, days=days)
    how: dict[str, Any] = {"place": place, "corrects": corrects, "expected_version": expected_version}
    if isinstance(subject, Application):
        return actions.place(act, application_id=subject.pk, **how)
    return actions.place_taken_over(act, taken_over_id=subject.pk, **how)
