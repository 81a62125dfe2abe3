"""Which row of a list is meant by what somebody typed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from assessments.instruments.facts import Listed
from casework.text import search_key

_NO_WORD = re.compile(r"[^\w]+")
MOST_NAMES = 3
NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """The row that is meant, or why there is none: ``several`` rows fit, or the name stands under ``other_domains``.

    ``nearest`` are names of rows that look like it.
    """

    row: Listed | None = None
    several: tuple[str, ...] = ()
    other_domains: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


def words_of(text: str) -> frozenset[str]:
    """The words of a name, without accents, case and punctuation."""
    return frozenset(_NO_WORD.sub(" ", search_key(text)).split())


def find(typed: str, domain: str, rows: Iterable[Listed]) -> Match:
    """The row of this domain with exactly this name, else the one whose words all occur in what was typed.

    Of rows whose words contain each other the fullest name is meant.
    """
    every = list(rows)
    own = [row for row in every if row.domain == domain]
    fitting = _fitting(typed, own)
    if len(fitting) == 1:
        return Match(fitting[0])
    if fitting:
        return Match(several=tuple(row.name for row in fitting)[:MOST_NAMES])
    elsewhere = _fitting(typed, [row for row in every if row.domain != domain])
    return Match(other_domains=tuple(dict.fromkeys(row.domain for row in elsewhere)), nearest=_nearest(typed, own))


def _fitting(typed: str, rows: list[Listed]) -> list[Listed]:
    if exact := [row for row in rows if search_key(row.name) == search_key(typed)]:
        return exact
    words = words_of(typed)
    found = [(words_of(row.name), row) for row in rows]
    inside = [(mine, row) for mine, row in found if mine and mine <= words]
    return [row for mine, row in inside if not any(mine < other for other, _ in inside)]


def _nearest(typed: str, rows: list[Listed]) -> tuple[str, ...]:
    key, words = search_key(typed), words_of(typed)

    def likeness(row: Listed) -> float:
        mine = words_of(row.name)
        shared = len(mine & words) / max(1, min(len(mine), len(words)))
        return max(shared, SequenceMatcher(None, key, search_key(row.name)).ratio())

    ranked = sorted(((likeness(row), row.name) for row in rows), key=lambda found: (-found[0], found[1]))
    return tuple(name for near, name in ranked if near >= NEAR)[:MOST_NAMES]
