"""What a draft gets out of a dossier, and what it does not get. Frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from applications.enums import DocumentKind, Section


@dataclass(frozen=True, slots=True)
class Part:
    """One section, or one row of it, with how it reads on the page."""

    section: Section
    values: Mapping[str, Any]
    words: str


@dataclass(frozen=True, slots=True)
class Paper:
    """An attachment that goes along: its kind, and a title without the name of a pupil."""

    name: str
    kind: DocumentKind
    title: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not filled in, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Filling:
    """Everything that a draft gets, in the order of the form."""

    parts: tuple[Part, ...]
    papers: tuple[Paper, ...]
    left_out: tuple[LeftOut, ...]

    def of(self, section: str) -> list[Part]:
        """The parts of one section."""
        return [part for part in self.parts if part.section == section]
