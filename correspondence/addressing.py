"""The parts of letters that come from the registers: who writes, whom it is for, who applied, who helps."""

from accounts.enums import TextPlace
from accounts.models import Organisation, Partnership, SchoolSite
from accounts.queries import text_at
from correspondence.enums import AddresseeKind
from correspondence.letters import Addressee, ApplicantLine, Letterhead, Signer, SupportPoint


def letterhead(partnership: Partnership) -> Letterhead:
    """The partnership as it stands at the head of its letters, and what it says there itself (one query)."""
    town = f"{partnership.postal_code}  {partnership.place}".strip()
    return Letterhead(
        name=partnership.name,
        code=partnership.code,
        address_lines=tuple(line for line in (partnership.postal_address, town) if line),
        place=partnership.signature_place or partnership.place,
        email=partnership.email,
        phone=partnership.phone,
        website=partnership.website,
        questions=text_at(partnership.pk, TextPlace.LETTERS),
    )


def support_point(partnership: Partnership) -> SupportPoint:
    """The ouder- en jeugdsteunpunt of the region."""
    return SupportPoint(
        name=partnership.support_name,
        phone=partnership.support_phone,
        email=partnership.support_email,
        website=partnership.support_url,
    )


def applicant(board: Organisation, site: SchoolSite) -> ApplicantLine:
    """The board that applied, through which site."""
    return ApplicantLine(board=board.name, school=site.name, site_code=site.code)


def board_addressee(board: Organisation, site: SchoolSite) -> Addressee:
    """The applying board, at the address of its site."""
    town = f"{site.postal_code}  {site.place}".strip()
    return Addressee(
        kind=AddresseeKind.BOARD,
        name=board.name,
        address_lines=tuple(line for line in (f"t.a.v. {site.name}", site.address, town) if line),
        salutation="Geacht bestuur",
    )


def office_signer(partnership: Partnership) -> Signer:
    """The secretariat, which signs letters that decide nothing."""
    return Signer(name="Secretariaat", function="secretariaat", on_behalf_of=partnership.name)
