"""What a draft begins with when it comes out of a list. Values as the forms of its sections would give them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from applications.enums import Section
from assessments.screening.rows import ListRow, Score


class Part(NamedTuple):
    """A section, and the values of one record in it."""

    section: str
    values: dict[str, Any]


def parts_of(row: ListRow) -> Iterable[Part]:
    """Everything of a row that a draft can hold; what was not told stays open."""
    yield Part(
        Section.PUPIL,
        {
            "first_name": row.first_name,
            "infix": row.infix,
            "last_name": row.last_name,
            "birth_date": row.born,
        },
    )
    if row.group:
        yield Part(Section.CAREER, {"group": row.group})
    for earlier, scores in ((False, row.scores), (True, row.former)):
        for domain, score in scores.items():
            yield Part(Section.LEARNING, {"domain": domain, "earlier": earlier, **_learning(score)})
    if row.iq:
        low, high = row.iq
        yield Part(
            Section.INTELLIGENCE,
            {"low": low, "high": high, "instrument": row.iq_test, "administered_on": _day(row.iq_day)},
        )
    if row.se is not None:
        yield Part(Section.SOCIAL_EMOTIONAL, {"present": row.se})


def _learning(score: Score) -> dict[str, Any]:
    return {"instrument": score.test, "administered_on": _day(score.day), "dl": score.dl, "dle": score.dle}


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None
