"""The texts of the partnership itself: where each stands, and writing one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import actions, queries
from accounts.enums import TextPlace
from accounts.forms import TextForm
from accounts.models import PartnershipText
from accounts.views.organisations import OrganisationPage, may_administer
from casework.permissions import require


@require_safe
def texts(request: HttpRequest) -> HttpResponse:
    """Each place with its text and what stood there before."""
    require(may_administer(request.act))
    by_place: dict[str, list[PartnershipText]] = {place: [] for place in TextPlace.values}
    for row in queries.texts_of(request.act.actor):
        by_place[row.place].append(row)
    places = [(place, by_place[place][:1], by_place[place][1:]) for place in TextPlace]
    return render(request, "accounts/texts.html", {"places": places})


class SetTextPage(OrganisationPage):
    """Write the text of one place."""

    form_class = TextForm
    submit_label = "Tekst opslaan"
    success_message = "De tekst is opgeslagen."
    place: TextPlace

    def load(self, **kwargs: Any) -> None:
        require(self.permission())
        if kwargs["place"] not in TextPlace.values:
            raise Http404
        self.place = TextPlace(kwargs["place"])

    def subject(self) -> str:
        return str(self.place)

    @property
    def title(self) -> str:  # type: ignore[override]
        """Where the text stands."""
        return f"Tekst {self.place.label}"

    @property
    def lead(self) -> str:  # type: ignore[override]
        """From when it holds."""
        if self.place == TextPlace.LETTERS:
            return "Komt in elke brief die na het opslaan wordt gemaakt. Brieven die er al zijn, veranderen niet."
        return "Staat er meteen na het opslaan."

    def initial(self) -> dict[str, Any]:
        return {"words": queries.text_at(self.request.act.actor.partnership_id, self.place)}

    def cancel_url(self) -> str:
        return reverse("accounts:texts")

    def act(self, form: Any) -> str:
        actions.set_text(self.request.act, place=self.place, words=form.cleaned_data["words"])
        return self.cancel_url()
