"""From what a letter says to its PDF. The only place that knows WeasyPrint; nothing here touches the database.

Equal contents give equal bytes: every date comes from the letter, the file's identifier from its text. A letter can
name no file and no address of its own: only the shipped fonts and the stylesheet are ever fetched.
"""

import atexit
import hashlib
import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pypdf
from django.conf import settings
from django.template.loader import render_to_string

STYLESHEET = "css/letters.css"
ASSET_FOLDERS = ("css", "fonts/pdf")
VARIANT = "pdf/ua-1"


class RenderFault(Exception):
    """A letter could not be made."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF and its number of pages."""

    content: bytes
    pages: int


def render_html(template: str, contents: Any, *, title: str, dated: date, back_url: str = "") -> str:
    """The letter as a page. With ``back_url`` it is a preview, which says so and links to its stylesheet."""
    return render_to_string(
        template,
        {"letter": contents, "title": title, "dated": dated, "preview": bool(back_url), "back_url": back_url},
    )


def render_pdf(html: str) -> Rendered:
    """The PDF of a page made by ``render_html``. Raises RenderFault."""
    tools = _tools()
    identifier = hashlib.sha256(html.encode()).hexdigest()[:32].encode()
    try:
        document = tools.html(string=html, base_url="about:blank", url_fetcher=tools.fetcher).render(
            stylesheets=[tools.stylesheet], font_config=tools.fonts, pdf_variant=VARIANT, pdf_identifier=identifier
        )
        out = io.BytesIO()
        document.write_pdf(out, pdf_variant=VARIANT, pdf_identifier=identifier, pdf_tags=True)
    except tools.forbidden as error:
        raise RenderFault(str(error)) from error
    return Rendered(out.getvalue(), len(document.pages))


def joined(papers: Iterable[bytes]) -> bytes:
    """Several PDFs as one, in this order, to be printed in one go."""
    writer = pypdf.PdfWriter()
    for paper in papers:
        writer.append(io.BytesIO(paper), import_outline=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def asset_path(url: str) -> Path | None:
    """The bundled asset that a ``file:`` address names, or None for every other address or place."""
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc:
        return None
    path = Path(unquote(parts.path)).resolve()
    allowed = (_static() / folder for folder in ASSET_FOLDERS)
    return path if any(path.is_relative_to(folder) for folder in allowed) and path.is_file() else None


def _static() -> Path:
    return (Path(settings.BASE_DIR) / "static").resolve()


@dataclass(frozen=True, slots=True)
class _Tools:
    """What is made once per process, because it costs more than a letter."""

    html: Any
    fetcher: Any
    fonts: Any
    stylesheet: Any
    forbidden: type[BaseException]


@cache
def _tools() -> _Tools:
    # Imported at the first letter: it costs 0.6 s, and a web process never makes one.
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: PLC0415

    # Its warnings are about CSS for screens; whatever matters raises.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)

    class AssetFetcher(URLFetcher):
        """Fetches what is shipped with the program; anything else stops the letter."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if asset_path(url) is None:
                raise FatalURLFetchingError(f"a letter may not fetch {url[:80]}")
            return super().fetch(url, headers)

    fetcher = AssetFetcher(allowed_protocols={"file"}, allow_redirects=False)
    fonts = FontConfiguration()
    stylesheet = CSS(filename=_static() / STYLESHEET, font_config=fonts, url_fetcher=fetcher)
    # Fonts clean up after themselves, which no longer works once the interpreter has begun to leave.
    atexit.register(_tools.cache_clear)
    return _Tools(HTML, fetcher, fonts, stylesheet, FatalURLFetchingError)
