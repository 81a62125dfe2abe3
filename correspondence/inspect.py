"""Looks into one uploaded file, in a process of its own: ``python -m correspondence.inspect <pdf|jpeg|png>``.

The file comes in on standard input; out goes one line of JSON and, for an image, its bytes made anew (so without place,
camera or anything that hides behind the picture). The process may write no file, has little memory and little time, and
where the kernel allows it no network either: whatever a hostile file does to a parser ends here.
"""

import io
import json
import os
import resource
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdf
from PIL import Image, ImageOps

from casework.bsn import find_bsn
from correspondence.problems import MOST_MEGAPIXELS, MOST_PAGES

CPU_SECONDS = 25
MEMORY_BYTES = 1_500_000_000
MOST_NODES = 600_000
MAGIC = {"pdf": b"%PDF-", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
ZIP_END, ZIP_END_SIZE, ZIP_TAIL = b"PK\x05\x06", 22, 66_000
PDF_END, PDF_TAIL = b"%%EOF", 4_096
FOREIGN_STARTS = (b"<html", b"<script", b"<!doctype", b"<svg")
ACTIONS = {"/JavaScript": "javascript", "/Launch": "launch", "/ImportData": "launch", "/GoToE": "embedded"}
KEYS = {"/JS": "javascript", "/JavaScript": "javascript", "/EF": "embedded", "/EmbeddedFiles": "embedded"}
KINDS = {"/EmbeddedFile": "embedded", "/FileAttachment": "embedded", "/RichMedia": "embedded"}
HARMLESS_OPENING = "/GoTo"


class Refused(Exception):
    """A reason to refuse, by its code in ``correspondence.problems``."""


def limit_process() -> None:
    """Little memory, little time, no new files, no core dump and, where the kernel lets us, no network."""
    wanted = {
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_AS: MEMORY_BYTES,
    }
    for what, most in wanted.items():
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue
    if hasattr(os, "unshare"):
        try:
            os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
        except OSError:
            return


def true_kind(content: bytes) -> str:
    """What the content is by its first bytes; empty when it is none of ours."""
    return next((kind for kind, start in MAGIC.items() if content.startswith(start)), "")


def inspect_pdf(content: bytes) -> dict[str, Any]:
    """Pages, whether there is text, and on which pages a number of a person stands. Raises Refused."""
    _refuse_mixed(content)
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            if document.is_encrypted:
                raise Refused("encrypted")
            pages = len(document.pages)
            _refuse_pages(pages)
            _refuse_active(document)
    except pikepdf.PasswordError:
        raise Refused("encrypted") from None
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError):
        raise Refused("damaged") from None
    has_text, found = _read_text(content, pages)
    return {"pages": pages, "has_text_layer": has_text, "bsn_pages": found}


def _refuse_mixed(content: bytes) -> None:
    if any(start in content[:1024].lower() for start in FOREIGN_STARTS):
        raise Refused("mixed")
    end = content.rfind(PDF_END)
    if end < 0:
        raise Refused("damaged")
    if len(content) - end > PDF_TAIL or _ends_as_zip(content):
        raise Refused("mixed")


def _ends_as_zip(content: bytes) -> bool:
    """Whether the file is a ZIP archive as well: its end record must close exactly at the end of the file."""
    tail = content[-ZIP_TAIL:]
    at = tail.rfind(ZIP_END)
    if at < 0 or len(tail) - at < ZIP_END_SIZE:
        return False
    comment = int.from_bytes(tail[at + 20 : at + 22], "little")
    return at + ZIP_END_SIZE + comment == len(tail)


def _refuse_pages(pages: int) -> None:
    if pages == 0:
        raise Refused("no_pages")
    if pages > MOST_PAGES:
        raise Refused("too_many_pages")


def _refuse_active(document: Any) -> None:
    """Refuse code, programs to start, files inside, and commands at opening, wherever they stand."""
    opening = document.Root.get("/OpenAction")
    if _is_dictionary(opening) and str(opening.get("/S", HARMLESS_OPENING)) != HARMLESS_OPENING:
        raise Refused(ACTIONS.get(str(opening.get("/S")), "open_action"))
    for node in _dictionaries(document):
        for key, code in KEYS.items():
            if key in node:
                raise Refused(code)
        if "/XFA" in node:
            raise Refused("form_program")
        for key, codes in (("/S", ACTIONS), ("/Type", KINDS), ("/Subtype", KINDS)):
            value = node.get(key)
            if value is not None and (found := codes.get(_name(value))):
                raise Refused(found)


def _dictionaries(document: Any) -> Iterator[Any]:
    """Every dictionary of the document, those inside arrays and other dictionaries included; each is visited once."""
    seen = 0
    for top in document.objects:
        waiting = [top]
        while waiting:
            node = waiting.pop()
            seen += 1
            if seen > MOST_NODES:
                raise Refused("too_complex")
            if isinstance(node, pikepdf.Array):
                children = list(node)
            elif _is_dictionary(node):
                yield node
                children = [node[key] for key in node.keys()]  # noqa: SIM118 - a stream yields bytes otherwise
            else:
                continue
            waiting += [child for child in children if _is_container(child) and not child.is_indirect]


def _is_container(value: Any) -> bool:
    return isinstance(value, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream)


def _is_dictionary(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary | pikepdf.Stream)


def _name(value: Any) -> str:
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _read_text(content: bytes, pages: int) -> tuple[bool, list[int]]:
    """Whether any page has text, and the pages with a number of a person. A page that cannot be read has no text."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    has_text, found = False, []
    for number in range(pages):
        try:
            text = reader.pages[number].extract_text()
        except Exception:  # noqa: S112 - the library raises anything on odd fonts; the page is a picture then
            continue
        has_text = has_text or bool(text.strip())
        if find_bsn(text):
            found.append(number + 1)
    return has_text, found


def remake_image(content: bytes, kind: str) -> bytes:
    """The picture alone, drawn anew: nothing that stood beside it comes along. Raises Refused."""
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(content), formats=[kind.upper()]) as opened:
            if opened.width * opened.height > MOST_MEGAPIXELS * 1_000_000:
                raise Refused("too_many_pixels")
            upright = ImageOps.exif_transpose(opened)
            plain = upright if upright.mode in _modes(kind) else upright.convert("RGB" if kind == "jpeg" else "RGBA")
            fresh = Image.new(plain.mode, plain.size)
            fresh.paste(plain)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        raise Refused("damaged") from None
    out = io.BytesIO()
    fresh.save(out, kind.upper(), **({"quality": 90} if kind == "jpeg" else {}))
    return out.getvalue()


def _modes(kind: str) -> tuple[str, ...]:
    return ("L", "RGB") if kind == "jpeg" else ("1", "L", "LA", "RGB", "RGBA")


def verdict(content: bytes, claimed: str) -> tuple[dict[str, Any], bytes]:
    """What is said of a file, and the bytes to keep when they differ from those that came in."""
    if not content:
        return {"code": "empty"}, b""
    if true_kind(content) != claimed:
        return {"code": "not_what_it_says"}, b""
    try:
        if claimed == "pdf":
            return {"code": "", **inspect_pdf(content)}, b""
        remade = remake_image(content, claimed)
        return {"code": "", "pages": 1, "has_text_layer": False, "bsn_pages": []}, remade
    except Refused as refusal:
        return {"code": str(refusal)}, b""
    except MemoryError:
        return {"code": "too_complex"}, b""


def main(read: Callable[[], bytes], write: Callable[[bytes], Any], claimed: str) -> None:
    """Read the file, judge it, and say so."""
    warnings.simplefilter("ignore")
    limit_process()
    said, remade = verdict(read(), claimed)
    write(json.dumps(said).encode() + b"\n" + remade)


if __name__ == "__main__":
    main(sys.stdin.buffer.read, sys.stdout.buffer.write, sys.argv[1])
