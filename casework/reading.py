"""Reading what people type: days, numbers, intervals, postcodes. Pure; a refusal is a sentence with the repair."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from casework.text import MONTHS, dutch_date

# Nobody types more than this for a day or a number; longer input is answered without being repeated.
LONGEST = 40
SHOWN_FIGURES = 12
# Two figures for a year: 27 is 2027, 85 is 1985.
CENTURY_TURN = 70

HOW_TO_WRITE_A_DAY = "Vul een datum in als 3-9-2026."
WHOLE_NUMBER = "Vul een heel getal in, met alleen cijfers."
_FIGURES = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WORDS = re.compile(r"(?:[a-z]+ )?([0-9]{1,2})[ -]+([a-z]{3,9})\.?[ -]+([0-9]{4}|[0-9]{2})")
_BROKEN = re.compile(r"[+-]?[0-9.]*[0-9][.,][0-9][0-9.,]*")
_DASHES = re.compile(r"\s*(?:-|–|—|−|‐|‑|/|\btot en met\b|\bt/m\b|\btot\b)\s*")


class Unreadable(ValueError):
    """What was typed cannot be taken; the message is the sentence for the person."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole numbers from ``low`` to ``high``, both included; a point has them equal."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("an interval runs from low to high")

    @property
    def is_point(self) -> bool:
        return self.low == self.high

    def __str__(self) -> str:
        return str(self.low) if self.is_point else f"{self.low}-{self.high}"


def _month(name: str) -> int | None:
    """The number of a month by its name or the start of it ("sep", "sept", "mrt")."""
    if name == "mrt":
        return 3
    found = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name)]
    return found[0] if len(found) == 1 else None


def _day_month_year(text: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
        return int(day), int(month), int(year)
    if found := _FIGURES.fullmatch(text):
        day, month, year = found.groups()
    elif (found := _WORDS.fullmatch(text)) and (number := _month(found[2])):
        day, month, year = found[1], str(number), found[3]
    else:
        raise Unreadable(HOW_TO_WRITE_A_DAY)
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < CENTURY_TURN else 1900)
    return int(day), int(month), full


def read_day(text: str, earliest: date, latest: date) -> date:
    """The day that was typed as 3-9-2026, 03/09/26, 3 september 2026 or 2026-09-03.

    Raises Unreadable for anything else, for a day that does not exist, and for one outside ``earliest``..``latest``.
    """
    tidy = " ".join(text.lower().split())
    if len(tidy) > LONGEST:
        raise Unreadable(HOW_TO_WRITE_A_DAY)
    day, month, year = _day_month_year(tidy)
    if not 1 <= month <= 12:
        raise Unreadable(f"Maand {month} bestaat niet. Vul eerst de dag in en dan de maand, als 3-9-2026.")
    if not 1900 <= year <= 2200:
        raise Unreadable(f"Het jaar {year} kan niet kloppen. {HOW_TO_WRITE_A_DAY}")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise Unreadable(f"{day} {MONTHS[month - 1]} {year} bestaat niet. Controleer de dag en de maand.")
    found = date(year, month, day)
    if found < earliest:
        raise Unreadable(f"De datum moet op of na {dutch_date(earliest)} liggen. Controleer vooral het jaar.")
    if found > latest:
        raise Unreadable(f"De datum moet op of voor {dutch_date(latest)} liggen. Controleer vooral het jaar.")
    return found


def _whole(text: str, noun: str, low: int, high: int) -> int:
    if re.fullmatch(r"[+-]?[0-9]+", text) is None:
        if _BROKEN.fullmatch(text[:LONGEST]):
            raise Unreadable("Vul een heel getal in, zonder punt of komma.")
        raise Unreadable(WHOLE_NUMBER)
    if len(text) > SHOWN_FIGURES:
        raise Unreadable(f"{noun} ligt tussen {low} en {high}. Dit getal is veel te lang.")
    number = int(text)
    if not low <= number <= high:
        raise Unreadable(f"{noun} ligt tussen {low} en {high}. U hebt {number} ingevuld.")
    return number


def read_whole_number(text: str, noun: str, low: int, high: int) -> int:
    """The whole number that was typed. ``noun`` begins the sentence about the bounds: "DLE", "Een IQ"."""
    return _whole("".join(text.split()).replace("−", "-"), noun, low, high)


def _run_together(digits: str, low: int, high: int) -> Interval | None:
    """The interval that was probably meant by figures without a dash: 8595 is 85-95."""
    if not re.fullmatch(r"[0-9]{4,6}", digits) or low <= int(digits) <= high:
        return None
    splits = ((int(digits[:at]), int(digits[at:])) for at in range(2, len(digits) - 1))
    return next((Interval(a, b) for a, b in splits if low <= a < b <= high), None)


def read_interval(text: str, noun: str, low: int, high: int) -> Interval:
    """A point ("88") or an interval ("85-95", "85 – 95", "85 tot 95") of whole numbers within ``low``..``high``.

    ``low`` is not negative. Raises Unreadable, with what was probably meant when that is clear.
    """
    tidy = " ".join(text.lower().split())
    if len(tidy) > LONGEST:
        raise Unreadable(f"Vul één getal in, of een interval als {low + 30}-{low + 40}.")
    if meant := _run_together(tidy.replace(" ", ""), low, high):
        raise Unreadable(f"{noun} ligt tussen {low} en {high}. Bedoelt u {meant}? Zet een streepje tussen de getallen.")
    ends = [_whole(end, noun, low, high) for end in _DASHES.split(tidy) if end] or [_whole("", noun, low, high)]
    if len(ends) > 2:
        raise Unreadable("Een interval heeft een laagste en een hoogste getal, als 85-95.")
    first, last = ends[0], ends[-1]
    if first > last:
        raise Unreadable(f"Het eerste getal is hoger dan het tweede. Bedoelt u {last}-{first}?")
    return Interval(first, last)


NO_POSTCODE = (
    "Een postcode bestaat uit vier cijfers en twee letters, zoals 1234 AB. Ligt het adres in een ander land, zet dan "
    "de letters van dat land ervoor, zoals B-2000."
)
_DUTCH_POSTCODE = re.compile(r"([0-9]{4})\s*([A-Za-z]{2})")
_FOREIGN_POSTCODE = re.compile(r"[A-Za-z]{1,3}-[A-Za-z0-9][A-Za-z0-9 ]{1,7}")


def read_postcode(text: str) -> str:
    """A postcode as it is written on an envelope: ``1234 AB``, or with its country ``B-2000``. Raises Unreadable."""
    tidy = " ".join(text.split())
    if found := _DUTCH_POSTCODE.fullmatch(tidy):
        return f"{found[1]} {found[2].upper()}"
    if _FOREIGN_POSTCODE.fullmatch(tidy):
        return tidy.upper()
    raise Unreadable(NO_POSTCODE)
