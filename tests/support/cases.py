"""Shortcuts to the pages of a case."""

import html
from typing import Any

from django.urls import reverse


def address(name: str, case: Any = None, row: Any = None) -> str:
    """The address of a page of applications."""
    keys = {"public_id": case.public_id} if case is not None else {}
    if row is not None:
        keys["row"] = row.public_id
    return reverse(f"applications:{name}", kwargs=keys)


def text_of(answer: Any) -> str:
    """What a page says, with its entities as letters."""
    return html.unescape(answer.content.decode())
