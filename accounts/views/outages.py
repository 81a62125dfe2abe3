"""When the portal could not be reached: the list, and what the administrator writes down."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import actions
from accounts.forms.outages import EndOutageForm, OutageForm, WithdrawOutageForm
from accounts.queries.outages import outages_of
from accounts.views.finding import one
from accounts.views.organisations import may_administer
from casework.pages import ConfirmPage, FormPage
from casework.permissions import Permission, require
from casework.text import dutch_date


@require_safe
def outages(request: HttpRequest) -> HttpResponse:
    """Every outage, the latest first."""
    require(may_administer(request.act))
    return render(request, "accounts/outages.html", {"outages": outages_of(request.act.actor)})


class _OutagePage:
    """What the pages about outages share."""

    request: HttpRequest

    def permission(self) -> Permission:
        return may_administer(self.request.act)

    def cancel_url(self) -> str:
        return reverse("accounts:outages")

    def find(self, **kwargs: Any) -> None:
        require(self.permission())
        self.outage = one(outages_of(self.request.act.actor), **kwargs)
        if self.outage.withdrawn_at is not None:
            raise Http404

    @property
    def lead(self) -> str:
        """Which outage."""
        return f"Storing vanaf {dutch_date(self.outage.began_on)}: {self.outage.note}"


class AddOutagePage(_OutagePage, FormPage):
    """Write down an outage."""

    title = "Storing vastleggen"
    lead = "Wie het portaal niet kon bereiken op de laatste dag van een termijn, is de eerste werkdag daarna op tijd."
    submit_label = "Storing vastleggen"
    success_message = "De storing is vastgelegd."
    form_class = OutageForm

    def load(self, **kwargs: Any) -> None:
        require(self.permission())

    def initial(self) -> dict[str, Any]:
        return {"began_on": self.request.act.today}

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today}

    def act(self, form: Any) -> str:
        actions.record_outage(self.request.act, **form.cleaned_data)
        return self.cancel_url()


class EndOutagePage(_OutagePage, FormPage):
    """Write down the last day of an outage."""

    title = "Storing afsluiten"
    submit_label = "Storing afsluiten"
    success_message = "De storing is afgesloten."
    form_class = EndOutageForm

    def load(self, **kwargs: Any) -> None:
        self.find(**kwargs)

    def initial(self) -> dict[str, Any]:
        return {"ended_on": self.request.act.today}

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today, "began_on": self.outage.began_on}

    def act(self, form: Any) -> str:
        actions.end_outage(self.request.act, outage_id=self.outage.pk, ended_on=form.cleaned_data["ended_on"])
        return self.cancel_url()


class WithdrawOutagePage(_OutagePage, ConfirmPage):
    """An outage that was none."""

    title = "Storing intrekken"
    submit_label = "Storing intrekken"
    success_message = "De storing is ingetrokken."
    form_class = WithdrawOutageForm
    consequences = (
        "De storing blijft in de lijst staan, met uw reden.",
        "Wat na de laatste dag binnenkwam, is door deze storing niet meer op tijd.",
    )

    def load(self, **kwargs: Any) -> None:
        self.find(**kwargs)

    def act(self, form: Any) -> str:
        actions.withdraw_outage(self.request.act, outage_id=self.outage.pk, reason=form.cleaned_data["reason"])
        return self.cancel_url()
