"""The parts of which letters are built. A whole letter stands in ``letters.py`` of the app that sends it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: the partnership, with its number, and how it is reached.

    ``address_lines`` is the postal address, one line each; empty fields are left out of the letter. ``questions`` is
    what the partnership says itself to who has a question, in paragraphs.
    """

    name: str
    code: str
    address_lines: tuple[str, ...]
    place: str
    email: str
    phone: str
    website: str
    questions: str = ""


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom one letter goes, and to nobody else: the name and only this person's or body's own address.

    ``kind`` is a value of ``correspondence.enums.AddresseeKind``. ``address_secret`` keeps the address off this paper
    as well: the secretariat writes the envelope by hand.
    """

    kind: str
    name: str
    address_lines: tuple[str, ...]
    salutation: str
    address_secret: bool = False


@dataclass(frozen=True, slots=True)
class PupilLine:
    """The pupil as letters name one: name and date of birth, never an address or a number of a person."""

    name: str
    date_of_birth: date


@dataclass(frozen=True, slots=True)
class ApplicantLine:
    """The board that applies, through which site. ``site_code`` is BRIN with site number, as ``99ZZ-00``."""

    board: str
    school: str
    site_code: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, in which function and on whose behalf (Awb 10:10); ``on_behalf_of`` is empty for the organ itself."""

    name: str
    function: str
    on_behalf_of: str
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class SupportPoint:
    """The ouder- en jeugdsteunpunt: free and independent help for parents and pupils."""

    name: str
    phone: str
    email: str
    website: str

    @property
    def is_known(self) -> bool:
        """Whether there is anything to print."""
        return bool(self.phone or self.email or self.website)


@dataclass(frozen=True, slots=True)
class Annex:
    """An enclosure as the letter lists it: ``Bijlage 1``, what it is."""

    label: str
    title: str
