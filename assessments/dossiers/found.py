"""What was read in an OSO dossier for a partnership, as plain values. Nothing here is an application yet.

Days are days, scores whole numbers. What the partnership may not have, or does not need, has no place here at all.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be: a code for programs, a sentence for people."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Category:
    """One category of the dossier: what the profile says of it, what the sender said, and what is there.

    ``rule``: required, optional or forbidden. ``state``: supplied, withheld, missing, absent, forbidden (it is there
    and may not be) or unexpected (withheld, and there all the same). Only what is supplied is read.
    """

    key: str
    rule: str
    said: str
    state: str


@dataclass(frozen=True, slots=True)
class Address:
    """A Dutch address."""

    street: str = ""
    postcode: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Pupil:
    """The child. ``nickname`` is how it is called; a secret address is not read, also when it was given."""

    first_name: str
    infix: str
    last_name: str
    nickname: str
    birth_date: date | None
    address: Address
    address_secret: bool
    email: str


@dataclass(frozen=True, slots=True)
class Guardian:
    """An adult around the child. ``representative`` is what the school says; it proves no authority."""

    name: str
    relation: str
    representative: bool
    address: Address
    address_secret: bool
    email: str
    phone: str
    died: bool


@dataclass(frozen=True, slots=True)
class School:
    """The school that sent the dossier; ``kind`` as OSO writes it (BO, SBO, SO, VSO, VO …)."""

    name: str
    brin: str
    site: str
    kind: str


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """One year at one school. ``group``: 1 to 8 in primary education, 11 to 16 in secondary, else letters."""

    year: str
    group: str
    begins: date | None
    ends: date | None
    school_kind: str


@dataclass(frozen=True, slots=True)
class Result:
    """One test with what counts of it. ``area`` and ``name`` as written; IQ as lowest and highest whole number.

    ``dl`` and ``dle`` are months of education, ``dl`` as the sender computed it. ``other`` names the scores that are
    not taken.
    """

    area: str
    name: str
    version: str
    taken_on: date | None
    dl: int | None
    dle: int | None
    iq: int | None
    iq_low: int | None
    iq_high: int | None
    tester: str
    profession: str
    institution: str
    other: tuple[str, ...] = ()
    has_parts: bool = False

    @property
    def title(self) -> str:
        """The test and its version."""
        return " ".join(part for part in (self.name, self.version) if part)


@dataclass(frozen=True, slots=True)
class ParentsView:
    """What parents said of the dossier and of sending it. It is no view of an application."""

    seen: bool | None
    seen_on: date | None
    agree: str
    why_not: str
    consent: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The school's advice on what comes after it, as text."""

    reasons: str
    attention: str


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """A declaration or designation that there is already. ``kind``: tlv or lwoo."""

    kind: str
    number: str
    category: str
    partnership: str
    begins: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the dossier. ``element`` is the element that it hangs on; ``code`` says why it cannot be kept.

    Of a file that can be kept ``size`` bytes follow the dossier, in the order of this list.
    """

    name: str
    element: str
    place: str
    description: str
    media_type: str
    size: int
    pages: int
    has_text_layer: bool
    code: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that was read."""

    profile: str
    version: str
    made_on: date | None
    categories: tuple[Category, ...]
    school: School
    pupil: Pupil
    guardians: tuple[Guardian, ...]
    years: tuple[SchoolYear, ...]
    results: tuple[Result, ...]
    support: tuple[str, ...]
    parents: ParentsView | None
    advice: Advice | None
    earlier: tuple[EarlierDecision, ...]
    attachments: tuple[Attachment, ...]
    problems: tuple[Problem, ...]
    not_taken: tuple[str, ...]
