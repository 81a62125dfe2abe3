"""The small parts that every page uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

# Tone → icon. The tone gives the colour, the icon and the word say the same without colour.
TONE_ICONS = {"good": "check", "attention": "clock", "risk": "warning", "info": "info", "neutral": "dot"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A state as a word, with a tone out of ``TONE_ICONS``."""

    word: str
    tone: str = "neutral"

    def __post_init__(self) -> None:
        if self.tone not in TONE_ICONS:
            raise ValueError(f"{self.tone} is no tone")


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A text that must not be missed. ``tone`` as for a tag."""

    text: str
    title: str = ""
    tone: str = "info"
    link: Link | None = None

    @property
    def icon(self) -> str:
        return TONE_ICONS[self.tone]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know of an answer: ``source`` says which rule and where it stands, ``reference`` the provision."""

    text: str
    tone: str = "info"
    source: str = ""
    reference: str = ""

    @property
    def icon(self) -> str:
        return TONE_ICONS[self.tone]


@dataclass(frozen=True, slots=True)
class Empty:
    """Why there is nothing here, and what to do."""

    title: str
    text: str
    action: Link | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What happened: number, what comes next, by when, who was told."""

    title: str
    sentence: str = ""
    number_label: str = ""
    number: str = ""
    next: str = ""
    due: date | None = None
    told: Sequence[str] = ()
    links: Sequence[Link] = ()
