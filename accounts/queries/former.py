"""Numbers that partnerships had, and partnerships that went on as another."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import FormerCode, Partnership


@dataclass(frozen=True, slots=True)
class FormerNumber:
    """A number under which nothing is issued any more, with the name that went with it and its last day."""

    code: str
    name: str
    until: date


def with_absorbed(partnership_id: int | None) -> QuerySet[Partnership, Any]:
    """The ids of a partnership and of those that merged into it, for rows that stay as they were written."""
    return Partnership.objects.filter(Q(pk=partnership_id) | Q(merged_into=partnership_id)).values("pk")


def former_numbers(partnership_id: int | None) -> list[FormerNumber]:
    """The numbers that a partnership, or one that merged into it, had before; the latest first."""
    own = FormerCode.objects.filter(partnership_id=partnership_id)
    found = [FormerNumber(row.code, row.name, row.valid_until) for row in own]
    for gone in Partnership.objects.filter(merged_into=partnership_id):
        if gone.merged_on:
            found.append(FormerNumber(gone.code, gone.name, gone.merged_on - timedelta(days=1)))
    return sorted(found, key=lambda one: (one.until, one.code), reverse=True)


def is_code_known(code: str) -> bool:
    """Whether a number is or was of some partnership: then no other one gets it."""
    return Partnership.objects.filter(code=code).exists() or FormerCode.objects.filter(code=code).exists()
