"""Small pure helpers for Dutch text: keys to search names with, dates and numbers in words, and what is really written.

Nothing here knows Django, so the legal arithmetic and the command line tools can use it as well.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
NUMBERS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")

# Words between first and last name. They vary in writing (and are left out abroad), so they never help to match people.
_PREFIXES = "van von de der den het ten ter te op aan bij in la le el al ibn bin ben du des di da dos"
NAME_PREFIXES = frozenset(_PREFIXES.split())

# Letters that have no accent to strip, but that people do type without one.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ĳ": "ij"}
)
_APOSTROPHES = re.compile("['’‘`´ʼʻ]")
_SEPARATORS = re.compile(r"[\s\-‐‑‒–—_]+")
_PLACEHOLDER = re.compile(r"\[[^\[\]]{0,200}\]|…|\.{3,}|_{2,}")
_GAP_MARK = "gapgap"
_LONGEST_GAP = 80
_SENTENCE_END = re.compile(r"[.!?;:\n\r•]+")
_NO_LETTERS = re.compile(r"[^\w]+")


def dutch_date(day: date, *, weekday: bool = False) -> str:
    """``12 april 2027``, or ``maandag 12 april 2027``."""
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {written}" if weekday else written


def dutch_number(number: int) -> str:
    """A number in words up to twelve, in figures above (the usual style in Dutch letters)."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def dutch_count(number: int, singular: str, plural: str, *, words: bool = False) -> str:
    """``1 dag``, ``9 dagen``; with ``words`` ``acht weken``."""
    return f"{dutch_number(number) if words else number} {singular if number == 1 else plural}"


def capitalised(text: str) -> str:
    """With a capital first, the rest as it is."""
    return text[:1].upper() + text[1:]


def dutch_list(parts: Sequence[str]) -> str:
    """``a``, ``a en b``, ``a, b en c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"


def display(value: object) -> str:
    """A stored value as a person reads it: days in words, yes and no, a decimal comma, parts of a list joined."""
    match value:
        case None | "":
            return "niet ingevuld"
        case bool():
            return "ja" if value else "nee"
        case date():
            return dutch_date(value)
        case Decimal() | float():
            return str(value).replace(".", ",")
        case list() | tuple():
            return dutch_list([display(part) for part in value]) or "niet ingevuld"
        case dict():
            return "; ".join(f"{name}: {display(part)}" for name, part in value.items()) or "niet ingevuld"
        case _:
            return str(value)


def search_key(*parts: str) -> str:
    """The key under which a name is sorted and found.

    Casefolded, without accents and apostrophes, hyphens and any whitespace as one space: ``O’Neill-Gül`` becomes
    ``oneill gul``. Empty parts leave no trace. Never shown to a person.
    """
    folded = " ".join(part for part in parts if part).casefold().translate(_PLAIN_LETTERS)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))
    # A second casefold: decomposing can bring back capitals and ligatures ("ŉ", "K" of Kelvin).
    bare = _APOSTROPHES.sub("", bare.casefold().translate(_PLAIN_LETTERS))
    return _SEPARATORS.sub(" ", bare).strip()


def name_parts(*names: str) -> frozenset[str]:
    """The words of a name that help to recognise a person, as search keys.

    Prefixes such as *van der* and single initials are left out: they are written in too many ways to compare.
    """
    words = (word.strip(".,") for word in search_key(*names).replace(".", " ").split())
    return frozenset(word for word in words if len(word) > 1 and word not in NAME_PREFIXES)


def own_sentences(text: str, templates: Iterable[str]) -> list[str]:
    """The sentences of ``text`` that do not come from one of the ``templates``, folded for comparison.

    A place to fill in (``[naam]``, ``…``, ``___``) counts for any words of at most 80 characters, so a template
    that was merely filled in is still a template. Case, accents and punctuation make no difference.
    """
    known = [pattern for template in templates for pattern in _sentence_patterns(template)]
    return [
        sentence
        for sentence in _sentences(_PLACEHOLDER.sub(" ", text))
        if not any(pattern.fullmatch(f"{sentence} ") for pattern in known)
    ]


def is_template_only(text: str, templates: Iterable[str] = ()) -> bool:
    """True when nothing of one's own is written: empty, or template sentences and places to fill in only."""
    return not own_sentences(text, templates)


def _sentences(text: str) -> list[str]:
    folded = (_NO_LETTERS.sub(" ", search_key(sentence)).strip() for sentence in _SENTENCE_END.split(text))
    return [sentence for sentence in folded if sentence]


def _sentence_patterns(template: str) -> list[re.Pattern[str]]:
    """One pattern per sentence of a template, with bounded gaps at the places to fill in."""
    sentences = [sentence.split() for sentence in _sentences(_PLACEHOLDER.sub(f" {_GAP_MARK} ", template))]
    return [re.compile(_sentence_pattern(words)) for words in sentences if set(words) != {_GAP_MARK}]


def _sentence_pattern(words: Sequence[str]) -> str:
    """Words that must be there; a gap may also have been left empty."""
    pieces = [f"(?:.{{0,{_LONGEST_GAP}}} )?" if word == _GAP_MARK else f"{re.escape(word)} " for word in words]
    return "".join(pieces)
