"""The committee, its hearing and its advice as pages show them."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

PLACE = "#deel-committee"


def place(case: Any) -> str:
    """Where committee, hearing and advice stand on the page of the case."""
    return reverse("applications:case", kwargs={"public_id": case.public_id}) + PLACE


# Where an open point is mended, by its repair key.
REPAIRS: dict[str, Callable[[Any], str]] = {
    "objection_committee": place,
    "objection_hearing": place,
    "objection_advice": place,
}
