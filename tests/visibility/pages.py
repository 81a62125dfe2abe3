"""Pages as texts that can be compared."""

import html
import re
from typing import Any

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
UNKNOWN = "3f0e8f5e-0000-4000-8000-000000000000"
VARYING = frozenset({"Set-Cookie", "Content-Length"})


def text_of(answer: Any) -> str:
    """What somebody reads on a page; the bytes of a file as text."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return html.unescape(content.decode("utf-8", errors="replace"))


def plain(answer: Any) -> str:
    """A page without what differs on every request: tokens and form keys. Addresses of records stay."""
    raw = TOKEN.sub("", answer.content.decode())
    return re.sub(r'name="_once" value="[^"]*"', "", raw)


def faceless(answer: Any) -> tuple[int, str, tuple[tuple[str, str], ...]]:
    """Status, body and headers without any id: equal for what is hidden and for what does not exist."""
    headers = tuple(
        sorted((name, UUID.sub("", value)) for name, value in answer.headers.items() if name not in VARYING)
    )
    return answer.status_code, UUID.sub("", plain(answer)), headers
