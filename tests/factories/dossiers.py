"""OSO dossiers for tests: those of the demo's generator, with one thing changed."""

import base64
from datetime import date
from functools import cache
from typing import Any

from lxml import etree

from assessments import dossiers as pure
from assessments.dossiers.description import POSWV, PUPIL, VOSWV
from assessments.dossiers.found import Dossier
from assessments.dossiers.parsing import at, first
from assessments.files import ReadDossier
from casework.acting import Act
from correspondence.inspect import verdict
from demo.dossiers import tree, written

TODAY = date(2027, 2, 15)
YEARS = ("2018", "2019")
MOST, LARGEST = 25 * 1024 * 1024, 20 * 1024 * 1024
SUPPORT = f"{PUPIL}/onderwijsondersteuning"
DOCUMENTS = f"{PUPIL}/overigdocumentlijst"
# Nine figures that pass the eleven test, as the documentation of the numbers gives them.
TEST_NUMBER = "123456782"


def root(profile: str = POSWV, **options: Any) -> Any:
    """The elements of a whole dossier."""
    return tree(profile, TODAY, **options)


def set_text(element: Any, path: str, text: str) -> Any:
    """Give the first element at a path another text; the tree again."""
    first(element, path).text = text
    return element


def add(element: Any, path: str, name: str, text: str = "") -> Any:
    """Hang an element under the first one at a path (itself when it is empty); the new one."""
    parent = first(element, path) if path else element
    space = etree.QName(parent).namespace
    new = etree.SubElement(parent, f"{{{space}}}{name}")
    new.text = text or None
    return new


def take_out(element: Any, path: str) -> Any:
    """Take out every element at a path; the tree again."""
    for one in at(element, path):
        one.getparent().remove(one)
    return element


def add_file(element: Any, path: str, name: str, content: bytes, description: str = "Proefbijlage") -> Any:
    """Hang a file under the element at a path; the tree again."""
    document = add(element, path, "document")
    for part, text in (
        ("bestandsnaam", name), ("omschrijving", description), ("bestandsinhoud", base64.b64encode(content).decode()),
    ):  # fmt: skip
        add(document, "", part, text)
    return element


def read(content: bytes, *, largest: int = LARGEST) -> tuple[Dossier, list[bytes]]:
    """Read a file here, not in a process of its own. Raises DossierRefused."""
    return pure.read(content, known_years=YEARS, most_bytes=MOST, largest_file=largest, look=verdict)


def dossier(element: Any) -> Dossier:
    """What is read in a tree."""
    return read(written(element))[0]


def comment(text: str) -> Any:
    """A remark of whoever made the file."""
    return etree.Comment(text)


@cache
def whole(profile: str = POSWV) -> ReadDossier:
    """A whole dossier that was read."""
    found, kept = read(written(root(profile)))
    return ReadDossier(found, b"".join(kept))


def kept(act: Act) -> Any:
    """A dossier that this person uploaded and has not finished with."""
    from assessments import actions

    return actions.keep_dossier(act, read=whole())


__all__ = ["POSWV", "PUPIL", "VOSWV", "at", "first", "written"]
