"""Where an open point of a decision is mended: repair keys turned into addresses."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.urls import reverse

from decisions.queries import draft_of


def case_page(anchor: str, case: Any) -> str:
    """The page of the case, at one of its panels."""
    return reverse("applications:case", kwargs={"public_id": case.public_id}) + anchor


def hearing_page(case: Any) -> str:
    """Where parties are invited and hearings are closed."""
    return reverse("decisions:hearings", kwargs={"public_id": case.public_id})


def draft_page(case: Any) -> str:
    """The draft of the case, or the page on which one is begun."""
    draft = draft_of(case.pk)
    if draft is None:
        return reverse("decisions:prepare", kwargs={"public_id": case.public_id})
    return reverse("decisions:write", kwargs={"public_id": draft.public_id})


REPAIRS: dict[str, Callable[[Any], str]] = {
    "decision:prepare": draft_page,
    "hearing": hearing_page,
    "intake": partial(case_page, ""),
    "experts": partial(case_page, "#experts"),
    "statements": partial(case_page, "#voices"),
    "guardians": partial(case_page, "#people"),
    "letters": partial(case_page, "#decision"),
}
