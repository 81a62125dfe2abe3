"""The series of decision numbers: what is next, what is left to others, what was given out."""

from dataclasses import dataclass
from datetime import date

from accounts import queries as accounts
from accounts.queries import FormerNumber
from applications.enums import Issuer
from applications.models import TakenOverDeclaration
from casework import numbering
from casework.acting import Actor
from casework.handing_over import Count
from casework.models import ReservedRange
from decisions.models import Decision
from decisions.rules import decision_number

SERIES = "decision"


def series_key(code: str) -> str:
    """The series of one number of a partnership: one that gets another number begins anew (fine-print §12)."""
    return f"{SERIES}:{code}"


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


def issued_numbers(code: str, year: int) -> bool:
    """Whether the program gave out a number of that year under this number of a partnership."""
    return Decision.objects.filter(number__startswith=f"{code}-{year:04d}-").exists()


def series_of(actor: Actor, code: str, year: int) -> Series:
    """The series of one year of one's own partnership."""
    partnership_id = actor.partnership_id or 0
    value = numbering.next_value(partnership_id, series_key(code), year)
    prefix = f"{code}-{year:04d}-"
    own = TakenOverDeclaration.objects.filter(partnership_id=partnership_id, issuer=Issuer.OWN)
    highest = own.filter(number__startswith=prefix).order_by("-number").values_list("number", flat=True).first()
    return Series(
        year=year,
        next_number=decision_number(code, year, value),
        is_begun=issued_numbers(code, year),
        ranges=ranges_of(actor, code, year),
        highest_taken_over=highest or "",
    )


def ranges_of(actor: Actor, code: str, year: int) -> list[ReservedRange]:
    """The reserved ranges of one's own partnership under one of its numbers."""
    return numbering.ranges_of(actor.partnership_id or 0, series_key(code), year)


def closed_ranges(actor: Actor, today: date) -> list[tuple[FormerNumber, list[ReservedRange]]]:
    """The numbers that one's own partnership had before, each with what another system may still give out under it."""
    partnership_id, years = actor.partnership_id or 0, numbering_years(today)
    rows = ReservedRange.objects.filter(partnership_id=partnership_id, year__in=years).order_by("year", "first")
    by_series: dict[str, list[ReservedRange]] = {}
    for row in rows:
        by_series.setdefault(row.series, []).append(row)
    return [(one, by_series.get(series_key(one.code), [])) for one in accounts.former_numbers(partnership_id)]


def merging_counts(absorbed_id: int, continuing_id: int) -> list[Count]:
    """Numbers that were issued, and those that are left to another system."""
    del continuing_id
    issued = Decision.objects.filter(application__partnership_id=absorbed_id, number__gt="")
    reserved = ReservedRange.objects.filter(partnership_id=absorbed_id, series__startswith=f"{SERIES}:")
    return [
        ("uitgegeven nummers van besluiten (blijven zoals ze zijn)", issued.count()),
        ("gereserveerde reeksen nummers (blijven bij het oude nummer)", reserved.count()),
    ]


def merging_remarks(absorbed_id: int, continuing_id: int) -> list[str]:
    """Decisions of one that the other took over as a declaration from elsewhere: they would count twice."""
    found = []
    for own, other in ((absorbed_id, continuing_id), (continuing_id, absorbed_id)):
        taken = TakenOverDeclaration.objects.filter(partnership_id=other).order_by().values("number")
        double = Decision.objects.filter(application__partnership_id=own, number__in=taken, published_on__isnull=False)
        found += [
            f"Besluit {number}: het andere verband nam dit over als verklaring van elders. Kijk welke van de twee telt."
            for number in double.order_by("number").values_list("number", flat=True)
        ]
    return found
