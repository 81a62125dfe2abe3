"""Bytes into a tree of elements, with everything off that an XML file could do: no DTD, no entities, no network.

What is not a small enough plain tree is refused before it is read. Raises ``DossierRefused``.
"""

import codecs
import re
from typing import Any

from lxml import etree

from assessments.dossiers.problems import DossierRefused, problem, too_large

MOST_ELEMENTS = 100_000
DEEPEST = 40
PIECE = 256 * 1024
ZIP = b"PK\x03\x04"
COMMANDS = (b"<!DOCTYPE", b"<!ENTITY", b"<!doctype")
# Encodings in which a command would be written with the same bytes as in ASCII.
ENCODINGS = frozenset({"", "utf-8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252"})
_DECLARED = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]*)[\"']")
LONGEST_DECLARATION = 200
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def tree_of(content: bytes, most_bytes: int) -> Any:
    """The root element of a file, without comments and instructions inside its texts. Raises DossierRefused."""
    plain = _plain(content, most_bytes)
    if any(command in plain for command in COMMANDS):
        raise DossierRefused(problem("doctype"))
    root = _parsed(plain)
    if root is None:
        raise DossierRefused(problem("broken"))
    return root


def _plain(content: bytes, most_bytes: int) -> bytes:
    """The bytes as they are read, in an encoding that hides nothing."""
    if not content.strip():
        raise DossierRefused(problem("empty"))
    if len(content) > most_bytes:
        raise DossierRefused(too_large(len(content), most_bytes))
    if content.startswith(ZIP):
        raise DossierRefused(problem("zip"))
    if content.startswith(WIDE_MARKS):
        content = _narrow(content)
    content = content.removeprefix(codecs.BOM_UTF8).lstrip()
    if not content.startswith(b"<"):
        raise DossierRefused(problem("no_xml"))
    if b"\x00" in content or not _is_readable(content):
        raise DossierRefused(problem("encoding"))
    return content


def _is_readable(content: bytes) -> bool:
    """Whether a parser will read these bytes as we do: no other encoding is declared, or hidden behind a long line."""
    if not content.startswith(b"<?xml"):
        return True
    end = content.find(b"?>")
    if not 0 <= end <= LONGEST_DECLARATION:
        return False
    found = _DECLARED.search(content[:end])
    return found is None or found[1].decode("ascii").lower() in ENCODINGS


def _narrow(content: bytes) -> bytes:
    """UTF-16 as UTF-8, without the declaration that says otherwise."""
    try:
        text = content.decode("utf-16").lstrip()
    except UnicodeDecodeError:
        raise DossierRefused(problem("broken")) from None
    return re.sub(r"^<\?xml[^>]*\?>", "", text).encode("utf-8", "replace")


def _parsed(content: bytes) -> Any:
    """Fed in pieces, so that a file of nothing but elements is stopped before it fills the memory."""
    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=True,  # a long attachment is one text; elements and depth are counted here
    )
    count = depth = 0
    root = None
    try:
        for start in range(0, len(content), PIECE):
            parser.feed(content[start : start + PIECE])
            for event, element in parser.read_events():
                root = element if root is None else root
                count += event == "start"
                depth += 1 if event == "start" else -1
                if count > MOST_ELEMENTS or depth > DEEPEST:
                    raise DossierRefused(problem("too_complex"))
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as fault:
        if isinstance(fault, DossierRefused):
            raise
        raise DossierRefused(problem("broken")) from None
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment or an instruction."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def namespace(element: Any) -> str:
    """The namespace of an element."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def children(element: Any, name: str = "") -> list[Any]:
    """The children that are elements, with this name if one is given."""
    if element is None:
        return []
    return [child for child in element if (local(child) if not name else local(child) == name)]


def at(element: Any, path: str) -> list[Any]:
    """The elements at a path of names below this one."""
    found = [element] if element is not None else []
    for name in path.split("/"):
        found = [child for one in found for child in children(one, name)]
    return found


def first(element: Any, path: str) -> Any:
    """The first element at a path, or None."""
    return next(iter(at(element, path)), None)


def text(element: Any, path: str = "", most: int = 200) -> str:
    """The text at a path on one line, cut off at ``most`` characters; empty when there is none."""
    found = first(element, path) if path else element
    return " ".join(raw(found).split())[:most] if found is not None else ""


def raw(element: Any) -> str:
    """The text of an element as it stands; what a comment parts is read as one."""
    return (element.text or "") + "".join(child.tail or "" for child in element if not local(child))
