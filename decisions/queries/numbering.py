"""The series of decision numbers: what is next, what is left to others, what was given out."""

from dataclasses import dataclass
from datetime import date

from applications.enums import Issuer
from applications.models import TakenOverDeclaration
from casework import numbering
from casework.acting import Actor
from casework.models import ReservedRange
from decisions.models import Decision
from decisions.rules import decision_number

SERIES = "decision"


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one year: the next one as printed, whether the program gave any out, and what is reserved.

    ``highest_taken_over`` is the highest number of the series among the declarations that were taken over as our own.
    """

    year: int
    next_number: str
    is_begun: bool
    ranges: list[ReservedRange]
    highest_taken_over: str


def numbering_years(today: date) -> tuple[int, int]:
    """The years for which numbers can be laid down."""
    return today.year, today.year + 1


def issued_numbers(partnership_id: int, year: int) -> bool:
    """Whether the program gave out a number of that year."""
    found = Decision.objects.filter(application__partnership_id=partnership_id, number__contains=f"-{year:04d}-")
    return found.exists()


def series_of(actor: Actor, code: str, year: int) -> Series:
    """The series of one year of one's own partnership."""
    partnership_id = actor.partnership_id or 0
    value = numbering.next_value(partnership_id, SERIES, year)
    prefix = f"{code}-{year:04d}-"
    own = TakenOverDeclaration.objects.filter(partnership_id=partnership_id, issuer=Issuer.OWN)
    highest = own.filter(number__startswith=prefix).order_by("-number").values_list("number", flat=True).first()
    return Series(
        year=year,
        next_number=decision_number(code, year, value),
        is_begun=issued_numbers(partnership_id, year),
        ranges=ranges_of(actor, year),
        highest_taken_over=highest or "",
    )


def ranges_of(actor: Actor, year: int) -> list[ReservedRange]:
    """The reserved ranges of one's own partnership."""
    return numbering.ranges_of(actor.partnership_id or 0, SERIES, year)
