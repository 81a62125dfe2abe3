"""Files that nobody should open, made on the spot."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from PIL import Image

from tests.factories.correspondence import pdf_bytes


def altered(change: Callable[[pikepdf.Pdf], None], **save: object) -> bytes:
    """A small PDF after a change."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_bytes())) as document:
        change(document)
        document.save(out, **save)
    return out.getvalue()


def javascript(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def javascript_by_name(document: pikepdf.Pdf) -> None:
    action = document.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1"))
    names = pikepdf.Dictionary(Names=pikepdf.Array(["a", action]))
    document.Root.Names = pikepdf.Dictionary(JavaScript=document.make_indirect(names))


def javascript_deep_inside(document: pikepdf.Pdf) -> None:
    inner = pikepdf.Dictionary(A=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1"))
    document.pages[0].obj.PieceInfo = pikepdf.Dictionary(Deep=pikepdf.Array([pikepdf.Array([inner])]))


def launch(document: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"),
    )
    document.pages[0].obj.Annots = pikepdf.Array([link])


def embedded(document: pikepdf.Pdf) -> None:
    document.attachments["a.exe"] = b"MZ"


def opening_action(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org")


def program_form(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = pikepdf.Dictionary(XFA=document.make_stream(b"<xdp/>"), Fields=pikepdf.Array([]))


def opening_view(document: pikepdf.Pdf) -> None:
    """A harmless one: which page to show first."""
    document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])


def encrypted() -> bytes:
    """A PDF that opens with an empty user password, as many print drivers make them."""
    return altered(lambda _: None, encryption=pikepdf.Encryption(owner="geheim", user=""))


def encrypted_with_password() -> bytes:
    return altered(lambda _: None, encryption=pikepdf.Encryption(owner="geheim", user="geheim"))


def zip_behind_pdf() -> bytes:
    """A PDF that is a ZIP archive as well."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.exe", b"MZ")
    return pdf_bytes() + out.getvalue()


def much_behind_pdf() -> bytes:
    return pdf_bytes() + b"<html><script>alert(1)</script></html>" * 500


def page_behind_header() -> bytes:
    """A web page that begins as a PDF does."""
    return b"%PDF-1.7\n<html><script>alert(1)</script></html>\n%%EOF"


def png(width: int = 40, height: int = 30, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG")
    return out.getvalue()


def jpeg_with_place() -> bytes:
    """A photograph that tells where and with what it was taken, with a web page behind it."""
    out = io.BytesIO()
    notes = Image.Exif()
    notes[0x010F] = "Proefcamera"
    notes.get_ifd(0x8825)[1] = "N"
    notes[0x0112] = 6
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG", exif=notes, comment=b"geheime opmerking")
    return out.getvalue() + b"<html><script>alert(1)</script></html>"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_bomb(side: int = 60_000) -> bytes:
    """A few kilobytes that would unpack to gigabytes of picture."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\x00" * 2_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def png_text_bomb() -> bytes:
    """A small picture with a note that unpacks to 400 MB."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"\x00" * 4_000_000) for _ in range(100)) + packer.flush()
    note = b"Comment\x00\x00" + packed
    picture = png()
    return picture[:33] + _chunk(b"zTXt", note) + picture[33:]


def many_pages(count: int) -> bytes:
    document = pikepdf.new()
    for _ in range(count):
        document.add_blank_page()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
