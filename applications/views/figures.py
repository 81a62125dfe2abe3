"""What results come to, beside the form in which they are typed: as stored, and as typed so far."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from applications import queries
from casework.parts import Figures
from casework.permissions import require

PART = "cijfers"


@dataclass(frozen=True, slots=True)
class LiveFigures:
    """The figures, and where they are read anew after something was typed (``components/figures.html#live``)."""

    figures: Figures | None
    url: str


class WithFigures:
    """A page of a section where results are typed. What is typed reaches the server as a draft, never in an address."""

    case: Any
    form_class: Any
    request: HttpRequest

    def results(self, values: dict[str, Any]) -> dict[str, Any]:
        """The facts, by name, as they would be with what is typed."""
        raise TypeError("a page with figures has results")

    def live(self) -> LiveFigures:
        """What the results come to with what this person has typed so far, as far as it can be read."""
        today = self.request.act.today  # type: ignore[attr-defined]
        facts = queries.case_facts(self.case, today)
        draft = self._draft()  # type: ignore[attr-defined]
        if draft:
            typed = self.form_class(draft.fields, **self.form_kwargs())  # type: ignore[attr-defined]
            if typed.is_valid():
                facts = queries.with_figures(self.case, facts, today, **self.results(typed.values()))
        return LiveFigures(facts.figures, f"{self.request.path}?{PART}=1")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or only the figures on it."""
        if PART not in request.GET:
            return super().get(request, *args, **kwargs)  # type: ignore[misc]
        require(self.permission())  # type: ignore[attr-defined]
        live = self.live()
        context = {"figures": live.figures, "url": live.url}
        return render(request, "components/figures.html#live", context)
