"""The numbers of decisions, for the functional administrator: where they begin, and which ones others give out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from accounts.permissions import may_administer
from casework.acting import Act
from casework.models import ReservedRange
from casework.pages import FormPage
from casework.parts import Link
from casework.permissions import Permission, require
from decisions import actions, queries
from decisions.forms import FirstNumberForm, ReleaseForm, ReserveForm

OVERVIEW = "decisions:numbering"


def _may(act: Act) -> Permission:
    return may_administer(act.actor, act.actor.partnership_id or 0)


def _code(act: Act) -> str:
    partnership = accounts.partnership_of(act.actor)
    return partnership.code if partnership else ""


@require_safe
def numbering(request: HttpRequest) -> HttpResponse:
    """The series of this year and the next."""
    act = request.act
    require(_may(act))
    code = _code(act)
    series = [queries.series_of(act.actor, code, year) for year in queries.numbering_years(act.today)]
    context = {
        "series": series,
        "has_ranges": any(one.ranges for one in series),
        "closed": queries.closed_ranges(act.actor, act.today),
    }
    return render(request, "decisions/numbering.html", context)


class _NumberingPage(FormPage):
    """A form below the overview of numbers."""

    template_name = "decisions/form.html"

    def permission(self) -> Permission:
        return _may(self.request.act)

    def form_kwargs(self) -> dict[str, Any]:
        return {"years": queries.numbering_years(self.request.act.today)}

    def context(self) -> dict[str, Any]:
        return {"crumbs": [Link("Nummering", reverse(OVERVIEW))], "notice": None}

    def cancel_url(self) -> str:
        return reverse(OVERVIEW)


class FirstNumberPage(_NumberingPage):
    """With which number the decisions of a year begin."""

    form_class = FirstNumberForm
    title = "Eerste nummer vastleggen"
    lead = "Nodig als een ander systeem dit jaar al nummers in deze reeks uitgaf. Kan tot Toewijzer zelf begint."
    success_message = "Het eerste nummer is vastgelegd."

    def act(self, form: Any) -> str:
        actions.set_first_number(self.request.act, **form.cleaned_data)
        return self.cancel_url()


class ReservePage(_NumberingPage):
    """Numbers that another system gives out."""

    form_class = ReserveForm
    title = "Nummers reserveren"
    lead = "Toewijzer slaat deze nummers over. Een ander systeem kan ze gebruiken, bijvoorbeeld voor (v)so."
    submit_label = "Reserveren"
    success_message = "De nummers zijn gereserveerd."

    def act(self, form: Any) -> str:
        actions.reserve_numbers(self.request.act, **form.cleaned_data)
        return self.cancel_url()


class ReleasePage(_NumberingPage):
    """Take numbers that were reserved by mistake away again."""

    form_class = ReleaseForm
    title = "Gereserveerde nummers vrijgeven"
    lead = "Alleen voor nummers die bij vergissing zijn gereserveerd en die nog niemand gebruikte."
    submit_label = "Vrijgeven"
    success_message = "De nummers zijn vrijgegeven."

    def _ranges(self) -> dict[str, ReservedRange]:
        act = self.request.act
        code, years = _code(act), queries.numbering_years(act.today)
        every = [one for year in years for one in queries.ranges_of(act.actor, code, year)]
        return {f"{one.year}-{one.first}-{one.last}": one for one in every}

    def form_kwargs(self) -> dict[str, Any]:
        return {
            "choices": [
                (key, f"{one.year}: {one.first} tot en met {one.last} ({one.reason})")
                for key, one in self._ranges().items()
            ]
        }

    def act(self, form: Any) -> str:
        actions.release_numbers(self.request.act, reserved=self._ranges()[form.cleaned_data["reserved"]])
        return self.cancel_url()
