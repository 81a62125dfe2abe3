"""The files inside a dossier: decoded, named by where they stand, and looked into by whoever is handed in.

A file that holds a number of a person, or that ends too early, makes the whole dossier refused. A file that cannot be
kept for another reason, or that hangs on something that is not taken, is named and left out.
"""

import base64
import binascii
from collections.abc import Callable, Collection, Iterator
from typing import Any

from assessments.dossiers.checking import CONTENT, place_of
from assessments.dossiers.found import Attachment
from assessments.dossiers.parsing import at, local, raw, text
from assessments.dossiers.problems import DossierRefused, damaged_attachment, number_found, too_many_attachments
from casework.bsn import find_bsn
from correspondence.names import clean_name, ending_of

# The element that a file hangs on: the category that it belongs to.
CATEGORY_OF = {
    "toelichting_onderwijsbehoeften": "onderwijsondersteuning",
    "opp": "onderwijsondersteuning",
    "tlv": "onderwijsondersteuning",
    "lwoo": "onderwijsondersteuning",
    "handelingsplan": "handelingsplannen",
    "resultaat": "toetsresultaten",
    "overigdocumentlijst": "bijlagedocs",
}
KINDS = {"pdf": "pdf", "jpg": "jpeg", "jpeg": "jpeg", "png": "png"}
WORD_ENDINGS = frozenset({"doc", "docx", "docm", "odt", "rtf", "pages"})
PLAIN_ENDINGS = frozenset({"txt", "csv", "xml", "htm", "html", "md", "log"})
# What a file of an intelligence test hangs on, in place of the name of its element.
OF_INTELLIGENCE = "intelligence"
# Why a file is not kept, besides the codes of ``correspondence.problems``.
NOT_NEEDED, TOO_LARGE = "not_needed", "too_large"
MOST_ATTACHMENTS = 100
_SPACE = b" \t\r\n"

# ``look(content, kind)``: what is said of a file (its code, pages, text layer, pages with a number), and it made anew.
Look = Callable[[bytes, str], tuple[dict[str, Any], bytes]]


def attachments(root: Any, supplied: Collection[str], look: Look, largest: int) -> Iterator[tuple[Attachment, bytes]]:
    """Every file with the bytes to keep, empty for one that is left out. Raises DossierRefused."""
    documents = list(root.iter("{*}document"))
    if len(documents) > MOST_ATTACHMENTS:
        raise DossierRefused(too_many_attachments(MOST_ATTACHMENTS))
    for element in documents:
        parent = local(element.getparent())
        inside = next(element.iterchildren("{*}" + CONTENT), None)
        yield _attachment(element, _decoded(element, inside), CATEGORY_OF.get(parent, "") in supplied, look, largest)


def _decoded(element: Any, inside: Any) -> bytes:
    if inside is None:
        raise DossierRefused(damaged_attachment(place_of(element)))
    try:
        packed = raw(inside).encode("ascii").translate(None, _SPACE)
        return base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        raise DossierRefused(damaged_attachment(place_of(element))) from None


def _attachment(element: Any, content: bytes, is_taken: bool, look: Look, largest: int) -> tuple[Attachment, bytes]:
    name = clean_name(text(element, "bestandsnaam"))
    kind, code = _kind(name)
    said: dict[str, Any] = {"code": code, "pages": 0, "has_text_layer": False, "bsn_pages": []}
    remade = b""
    if not code and len(content) > largest:
        said["code"] = TOO_LARGE
    elif not code:
        said, remade = look(content, kind)
    _refuse_number(element, name, content, said.get("bsn_pages", []))
    if not is_taken:
        # Also of a file that cannot be read: nobody is told to mend what is not asked for.
        said["code"] = NOT_NEEDED
    kept = b"" if said["code"] else remade or content
    found = Attachment(
        name=name,
        element=_hangs_on(element),
        place=place_of(element.getparent()),
        description=text(element, "omschrijving", 120),
        media_type=kind,
        size=len(kept),
        pages=said.get("pages", 0),
        has_text_layer=bool(said.get("has_text_layer")),
        code=said["code"],
    )
    return found, kept


def _hangs_on(element: Any) -> str:
    """The element that a file hangs on; of a test also whether it measured intelligence."""
    parent = element.getparent()
    test = next(parent.iterancestors("{*}toets"), None)
    codes = (text(one) for one in at(test, "resultaat/referentiescore/codereferentiescore"))
    return OF_INTELLIGENCE if "IQ" in codes else local(parent)


def _kind(name: str) -> tuple[str, str]:
    ending = ending_of(name)
    if ending in KINDS:
        return KINDS[ending], ""
    return "", "word" if ending in WORD_ENDINGS else "kind"


def _refuse_number(element: Any, name: str, content: bytes, pages: list[int]) -> None:
    place = f"{place_of(element)} ‘{name}’"
    if pages:
        where = ", ".join(str(page) for page in pages[:10])
        raise DossierRefused(number_found((f"{place}, bladzijde {where}",)))
    if ending_of(name) in PLAIN_ENDINGS and find_bsn(content.decode("utf-8", "replace")):
        raise DossierRefused(number_found((place,)))
