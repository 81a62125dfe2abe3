"""What a PDF says and how it is marked, for the tests of papers."""

import io
from typing import Any

import pikepdf
import pypdf


def text_of(content: bytes) -> str:
    """The text of all pages, with every run of white space as one space."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).split())


def pages_of(content: bytes) -> int:
    """Number of pages."""
    return len(pypdf.PdfReader(io.BytesIO(content)).pages)


def flags_of(content: bytes) -> dict[str, Any]:
    """The marks of accessibility: tagged, language, title shown, claim of PDF/UA, fonts embedded, images, links."""
    with pikepdf.open(io.BytesIO(content)) as document:
        root = document.Root
        with document.open_metadata() as metadata:
            claim = metadata.get("pdfuaid:part")
            title = metadata.get("dc:title")
        return {
            "tagged": bool(root.MarkInfo.Marked),
            "structured": "/StructTreeRoot" in root,
            "language": str(root.Lang),
            "title_shown": bool(root.ViewerPreferences.DisplayDocTitle),
            "title": title,
            "pdfua": claim,
            "images": sum(_is_image(thing) for thing in document.objects),
            "fonts_without_file": [str(thing.FontName) for thing in document.objects if _misses_file(thing)],
        }


def structure_of(content: bytes) -> list[str]:
    """The kinds of structure element, in the order in which they are stored."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return [str(thing.S) for thing in document.objects if _type(thing) == "/StructElem"]


def cells_without_header(content: bytes) -> int:
    """Table cells that do not say to which heading cells they belong."""
    with pikepdf.open(io.BytesIO(content)) as document:
        cells = [thing for thing in document.objects if _type(thing) == "/StructElem" and thing.S == "/TD"]
        return sum(len(cell.get("/A", {}).get("/Headers", [])) == 0 for cell in cells)


def _type(thing: Any) -> str:
    return str(thing.get("/Type", "")) if isinstance(thing, pikepdf.Dictionary) else ""


def _is_image(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"


def _misses_file(thing: Any) -> bool:
    return _type(thing) == "/FontDescriptor" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys())
