"""Find citizen service numbers (BSN) and education numbers in text, so that they can be refused.

The partnership has no ground to hold them. A number counts when nine digits stand together, or are parted by spaces
and dots only, and pass the eleven test. One in eleven strings of nine digits passes by chance, so a person can put
a finding aside with a reason. Hyphens are not skipped: a decision number is no finding.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

DIGITS = 9
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
EDUCATION_REMAINDER = 5

EXPLANATION = (
    "Hierin staat een burgerservicenummer of onderwijsnummer. Het samenwerkingsverband mag dat nummer niet hebben. "
    "Haal het weg; de leerling wordt herkend aan naam en geboortedatum."
)

# One or two spaces or dots between digits belong to a number; more is a gap in a table. No line ends, no tabs.
_GAP = "[ .\\u00a0\\u2000-\\u200b\\u202f\\u3000]"
# Every position can be read in one way only, so these searches are linear.
_RUN = re.compile(rf"\d+(?:{_GAP}{{1,2}}\d+)*")
_LONGEST_RUN = DIGITS + 2 * (DIGITS - 1)
# Nine digits together, dots allowed, not as part of a longer number. May stand in a row of other numbers.
_WORD = re.compile(r"(?<!\d)(?<!\d\.)\d(?:\.?\d){8}(?!\d)(?!\.\d)")
# Where to look at all: nine digits or more with little in between. Most text has none, and is passed over quickly.
_ZONE = re.compile(r"\d(?:[^\w\n]{0,3}\d){8,}")
# What is surely another number: a phone number with its country, a date with dots, digits joined by hyphens or slashes.
_DUTCH_PHONE = r"(?:(?:\+|(?<!\d)00)31[ .-]?(?:\(0\))?|\(0\))[ .-]?\d(?:[ .-]?\d){8}(?!\d)"
_FOREIGN_PHONE = r"(?:\+|(?<!\d)00)(?!31)[1-9]\d{0,2}[ .-]\d(?:[ .-]?\d){6,10}(?!\d)"
_PHONE = re.compile(f"{_DUTCH_PHONE}|{_FOREIGN_PHONE}")
_DOTTED_DATE = r"(?<![\d.])(?:[0-3]?\d\.[01]?\d\.(?:19|20)\d\d|(?:19|20)\d\d\.[01]\d\.[0-3]\d)(?!\d)"
_OTHER = re.compile(rf"{_DOTTED_DATE}|(?<!\d)\d+(?:[-\u2010-\u2015/]\d+)+")


class Kind(StrEnum):
    """What a number looks like."""

    BSN = "bsn"
    EDUCATION_NUMBER = "onderwijsnummer"


@dataclass(frozen=True, slots=True)
class Match:
    """A number that was found: ``text[start:end]``, separators inside included."""

    kind: Kind
    start: int
    end: int


def kind_of(digits: str) -> Kind | None:
    """What nine digits are by the eleven test, or None. Anything but nine digits is None.

    BSN: the weighted sum is divisible by eleven, and not all digits are zero. Education number: begins with 10 and
    leaves a remainder of five.
    """
    if len(digits) != DIGITS or not digits.isdecimal():
        return None
    numbers = [int(digit) for digit in digits]
    remainder = sum(weight * number for weight, number in zip(WEIGHTS, numbers, strict=True)) % 11
    if remainder == 0 and any(numbers):
        return Kind.BSN
    if remainder == EDUCATION_REMAINDER and numbers[:2] == [1, 0]:
        return Kind.EDUCATION_NUMBER
    return None


def find_bsn(text: str) -> list[Match]:
    """All numbers in ``text`` that look like a BSN or education number, in order; linear in the length of the text."""
    matches = []
    for zone in _ZONE.finditer(text):
        # One sign more to the left: the plus or the bracket of a phone number.
        offset = max(zone.start() - 1, 0)
        part = text[offset : zone.end()]
        for start, end in _spans(part):
            kind = kind_of("".join(letter for letter in part[start:end] if letter.isdecimal()))
            if kind is not None:
                matches.append(Match(kind, offset + start, offset + end))
    return matches


def _spans(part: str) -> list[tuple[int, int]]:
    """Where nine digits stand that may be a number: together, or as a whole run with spaces and dots."""
    part = _PHONE.sub(_blank, part)
    spans = {found.span() for found in _WORD.finditer(part)}
    spans |= {
        found.span()
        for found in _RUN.finditer(_OTHER.sub(_blank, part))
        if DIGITS <= found.end() - found.start() <= _LONGEST_RUN
    }
    return sorted(spans)


def _blank(found: re.Match[str]) -> str:
    """As many letters as were found, so that every position stays where it was."""
    return "x" * (found.end() - found.start())
