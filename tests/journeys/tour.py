"""Reads ``docs/tour.md``: who acts, and what he does, in the few sentences that the tour is written in.

A heading ``## 3. A parent objects: Marieke Vosmeerten`` says who signs in. A list item holds sentences, each of a form
in ``FORMS``; what stands between round brackets is for people only. Anything else in a list item is refused.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from launcher.places import ROOT

TOUR = ROOT / "docs" / "tour.md"
FORMS = {
    "follow": re.compile(r"Follow \*(.+?)\*"),
    "press": re.compile(r"Press \*(.+?)\*"),
    "fill": re.compile(r"Fill in \*(.+?)\*: “(.+?)”"),
    "choose": re.compile(r"Choose \*(.+?)\* under \*(.+?)\*"),
    "tick": re.compile(r"Tick \*(.+?)\*"),
    "see": re.compile(r"See “(.+?)”"),
    "download": re.compile(r"Download \*(.+?)\*"),
    "home": re.compile(r"Go to the start page"),
}
_HEADING = re.compile(r"^## \d+\. .+: (.+)$")
_ITEM = re.compile(r"^\d+\. (.+)$")
_ASIDE = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence: what is done, and the words on the page that it names."""

    line: int
    verb: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one person does."""

    who: str
    steps: tuple[Step, ...]


class NotATour(ValueError):
    """A line of the tour says something that nobody can follow word by word."""


def read(path: Path = TOUR) -> list[Part]:
    """The parts of the tour, in order. Raises NotATour with the line."""
    return parts(path.read_text(encoding="utf-8"))


def parts(text: str) -> list[Part]:
    """The parts of a text in the form of the tour."""
    found: list[tuple[str, list[Step]]] = []
    for number, line in enumerate(_joined(text), start=1):
        if heading := _HEADING.match(line):
            found.append((heading[1], []))
        elif item := _ITEM.match(line):
            if not found:
                raise NotATour(f"line {number}: nobody is named above it")
            found[-1][1].extend(_steps(number, item[1]))
    return [Part(who, tuple(steps)) for who, steps in found]


def _joined(text: str) -> list[str]:
    """The lines, with what is indented under a list item joined to it."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("   ") and lines and _ITEM.match(lines[-1]):
            lines[-1] += " " + line.strip()
        else:
            lines.append(line)
    return lines


def _steps(number: int, item: str) -> list[Step]:
    rest, steps = _ASIDE.sub("", item).strip(), []
    while rest:
        found = next(((verb, match) for verb, form in FORMS.items() if (match := form.match(rest))), None)
        if found is None:
            raise NotATour(f"line {number}: {rest!r} is in no form that can be followed")
        verb, match = found
        steps.append(Step(number, verb, tuple(match.groups())))
        rest = rest[match.end() :].lstrip(" .,").removeprefix("and ").removeprefix("then ").strip()
        rest = rest[:1].upper() + rest[1:]
    return steps
