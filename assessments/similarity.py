"""Whether two advices were written apart from each other: how much of the words of one stands in the other too.

A hint for people and never a block: experts read one file, so they may well use the words of that file. Pure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from applications.enums import Kind
from assessments.rules import DECLARATION, question_for
from casework.text import search_key

# Five words in a row: names of tests and fixed expressions are shorter, a copied sentence is longer.
IN_A_ROW = 5
# With fewer rows of words one quoted sentence of the file would already look like copying.
FEWEST_ROWS = 20
# A rule of thumb that no law gives, and the same in every partnership so that advices are looked at alike. Who describe
# the same scores share some expressions; a quarter of all rows does not come about without a common source.
NOTEWORTHY = 0.25
LONGEST_QUOTE = 40

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Which share (0 to 1) of the shorter text stands in the longer one too, and the longest stretch that does."""

    share: float = 0.0
    passage: str = ""

    @property
    def is_noteworthy(self) -> bool:
        return self.share >= NOTEWORTHY


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two advices beside each other: as a whole, and under each heading that both wrote something under."""

    whole: Likeness
    parts: Mapping[str, Likeness]

    @property
    def noteworthy_parts(self) -> dict[str, Likeness]:
        return {heading: found for heading, found in self.parts.items() if found.is_noteworthy}

    @property
    def is_noteworthy(self) -> bool:
        return self.whole.is_noteworthy or bool(self.noteworthy_parts)


def compare(one: Mapping[str, str], other: Mapping[str, str]) -> Comparison:
    """Compare the texts of two advices by heading. A text moved to another heading shows in the whole."""
    parts = {heading: likeness([text], [other[heading]]) for heading, text in one.items() if heading in other}
    return Comparison(likeness(one.values(), other.values()), parts)


def likeness(one: Iterable[str], other: Iterable[str]) -> Likeness:
    """How alike two sets of texts are, in rows of five words. What the program itself wrote does not count."""
    mine, theirs = [_words(text) for text in one], [_words(text) for text in other]
    rows, their_rows = _rows(mine), _rows(theirs)
    shorter, shared = min(len(rows), len(their_rows)), rows & their_rows
    if shorter < FEWEST_ROWS or not shared:
        return Likeness()
    return Likeness(len(shared) / shorter, max((_longest(words, shared) for words in mine), key=len))


def _words(text: str) -> list[tuple[str, str]]:
    """The words of a text, each as it is compared (no case, accents or punctuation) and as it was written."""
    folded = (("".join(filter(str.isalnum, search_key(word))), word) for word in text.split())
    return [pair for pair in folded if pair[0]]


def _rows_of(words: list[tuple[str, str]]) -> list[Row]:
    plain = [word for word, _ in words]
    return [tuple(plain[start : start + IN_A_ROW]) for start in range(len(plain) - IN_A_ROW + 1)]


def _rows(texts: Iterable[list[tuple[str, str]]]) -> frozenset[Row]:
    return frozenset(row for words in texts for row in _rows_of(words)) - OF_THE_PROGRAM


def _longest(words: list[tuple[str, str]], shared: frozenset[Row]) -> str:
    """The longest stretch in which every five words in a row are shared, as it was written."""
    stretches = (list(places) for found, places in _stretches(words, shared) if found)
    best = max(stretches, key=len, default=[])
    if not best:
        return ""
    quoted = [word for _, word in words[best[0] : best[-1] + IN_A_ROW]]
    return " ".join(quoted[:LONGEST_QUOTE]) + (" …" if len(quoted) > LONGEST_QUOTE else "")


def _stretches(words: list[tuple[str, str]], shared: frozenset[Row]) -> Iterable[tuple[bool, Iterable[int]]]:
    rows = _rows_of(words)
    return groupby(range(len(rows)), key=lambda place: rows[place] in shared)


# The declaration that everybody signs, and the question that experts may repeat.
OF_THE_PROGRAM = frozenset(
    row for text in (DECLARATION, *(question_for(kind) for kind in Kind.values)) for row in _rows_of(_words(text))
)
