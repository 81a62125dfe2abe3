"""What the lists of this app have in common."""

from datetime import date
from typing import Any

from django.urls import reverse

from casework.parts import Column

FAR = date.max


def url(name: str, record: Any) -> str:
    """The address of a page of one record."""
    return reverse(f"assessments:{name}", kwargs={"public_id": record.public_id})


def columns(*labels: str) -> list[Column]:
    """Columns that nothing sorts on."""
    return [Column(label) for label in labels]
