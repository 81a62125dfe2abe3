"""Which version of the criteria holds: on a day, and for a case, which keeps the one it was submitted under."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.db.models import Exists, OuterRef, Q

from applications.models import Application
from assessments.criteria import COLUMNS, CriteriaVersion, problems_of_own, version_from
from assessments.models import CaseCriteria, NationalCriteria
from casework.models import holds_on
from casework.reference_data import holding_on, read

SHIPPED = Path(__file__).resolve().parents[1] / "reference" / "criteria.toml"
SECTION = "criteria"
_FIELDS = ("valid_from", *COLUMNS)


class NoCriteria(LookupError):
    """No criteria are known of this day: it lies before 2016."""


def version_on(day: date) -> CriteriaVersion:
    """The national criteria on a day (one query); as shipped where the table has none. Raises NoCriteria."""
    row = NationalCriteria.objects.filter(holds_on(day)).order_by("id").values(*_FIELDS).first()
    return version_from(row) if row else shipped_version(day)


def version_of(case: Application, today: date) -> CriteriaVersion:
    """The criteria under which a case is judged: those it was submitted under, for a draft today's (one query).

    As shipped where the table has none. Raises NoCriteria.
    """
    day = case.received_on or today
    kept = Exists(CaseCriteria.objects.filter(application=case, national=OuterRef("pk")))
    found = NationalCriteria.objects.annotate(kept=kept).filter(Q(kept=True) | holds_on(day))
    row = found.order_by("-kept", "id").values(*_FIELDS).first()
    return version_from(row) if row else shipped_version(day)


def shipped_version(day: date) -> CriteriaVersion:
    """The national criteria on a day as they come with the program. Raises NoCriteria."""
    rows = holding_on(read(SHIPPED, SECTION), day)
    if not rows:
        raise NoCriteria(day)
    return version_from(rows[0])


def own_bounds_problems(bounds: Mapping[str, int], day: date) -> dict[str, str]:
    """What own bounds for lwoo lack beside the national criteria of a day, by name; before 2016 nothing is known."""
    try:
        return problems_of_own(bounds, version_on(day))
    except NoCriteria:
        return {}
