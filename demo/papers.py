"""Real PDF files for the demo: small, valid, with a text layer, the same bytes every time."""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from correspondence.enums import MediaType
from correspondence.files import Inspected
from correspondence.inspect import verdict

MARGIN, LEADING, SIZE = 72, 18, 11
WIDTH, HEIGHT = 595, 842


def report(title: str, lines: Sequence[str]) -> bytes:
    """A one-page report with a title and lines of text."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, WIDTH, HEIGHT]),
        Resources=resources,
        Contents=pdf.make_stream(_content(title, lines)),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.docinfo["/Title"] = title
    kept = io.BytesIO()
    pdf.save(kept, deterministic_id=True)
    return kept.getvalue()


def _content(title: str, lines: Sequence[str]) -> bytes:
    top = HEIGHT - MARGIN
    parts = [b"BT", f"/F1 16 Tf {MARGIN} {top} Td".encode(), _shown(title), f"/F1 {SIZE} Tf".encode()]
    for line in ("", *lines):
        parts += [f"0 -{LEADING} Td".encode(), _shown(line)]
    return b"\n".join([*parts, b"ET"])


def _shown(text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(" + escaped.encode("cp1252", errors="replace") + b") Tj"


def upload(name: str, title: str, lines: Sequence[str]) -> Inspected:
    """A report as it arrives when somebody uploads it: judged as any other file.

    Not in a process of its own, which is there for hostile files: what this module made can be opened here.
    """
    content = report(title, lines)
    said, _ = verdict(content, "pdf")
    if said["code"] or said["bsn_pages"]:
        raise ValueError(f"{name} would be refused: {said}")
    return Inspected(name, content, MediaType.PDF, said["pages"], said["has_text_layer"])
