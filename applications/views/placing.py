"""Recording what became of a place, for a case and for a declaration that was taken over."""

from typing import Any

from django.http import Http404

from applications import actions, permissions, presenting, queries
from applications.forms import PlacementForm
from applications.models import Placement, TakenOverDeclaration
from applications.views.base import CaseFormPage
from casework.acting import Actor
from casework.pages import FormPage
from casework.parts import Link
from casework.permissions import Permission

FIRST, AGAIN = "Plaatsing vastleggen", "Plaatsing wijzigen"


class PlacingMixin:
    """What both pages have in common: the form, what was recorded before, and the version that somebody saw."""

    form_class = PlacementForm
    submit_label = "Vastleggen"
    success_message = "De plaatsing is vastgelegd."
    lead = "Een verklaring is nog geen plaats. Leg vast of de leerling een plaats heeft, waar, en vanaf welke dag."
    records: list[Placement]

    def subject_record(self) -> Any:
        """The case or the declaration."""
        raise TypeError("a page about a place knows what it is about")

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)  # type: ignore[misc]
        self.records = queries.placements_of(self.subject_record())

    @property
    def title(self) -> str:
        return AGAIN if self.records else FIRST

    def version(self) -> str:
        return str(self.records[-1].version) if self.records else ""

    def initial(self) -> dict[str, Any]:
        """The school's own site; nobody need choose what is nearly always so."""
        return {"site": self.subject_record().site.public_id}

    def form_kwargs(self) -> dict[str, Any]:
        act = self.request.act  # type: ignore[attr-defined]
        record = self.subject_record()
        return {
            "today": act.today,
            "sites": queries.sites_to_place_at(act.actor, act.today),
            "kind": record.kind,
            "days": [row.since for row in self.records],
        }

    def recorded(self, form: Any) -> dict[str, Any]:
        """What both verbs take."""
        seen = self.expected_version  # type: ignore[attr-defined]
        expected = int(seen) if form.corrects and seen.isdecimal() else None
        return {"place": actions.Place(**form.values()), "corrects": form.corrects, "expected_version": expected}

    def context(self) -> dict[str, Any]:
        panel = presenting.place_panel(self.records)
        return {**super().context(), "place": panel if self.records else None}  # type: ignore[misc]


class PlacementPage(PlacingMixin, CaseFormPage):
    """What became of a place for the pupil of a case."""

    template_name = "applications/placement.html"

    def subject_record(self) -> Any:
        return self.case

    def permission(self) -> Permission:
        return permissions.may_place(self.request.act.actor, self.case)

    def act(self, form: Any) -> str:
        actions.place(self.request.act, application_id=self.case.pk, **self.recorded(form))
        return self.cancel_url()


class TakenOverPage(FormPage):
    """A form about one taken-over declaration, found as this person may see it."""

    declaration: TakenOverDeclaration

    def load(self, **kwargs: Any) -> None:
        self.declaration = find_taken_over(self.request.act.actor, kwargs["public_id"])

    def permission(self) -> Permission:
        return permissions.may_keep_taken_over(self.request.act.actor, self.declaration)

    def cancel_url(self) -> str:
        return presenting.taken_over_url(self.declaration)

    def context(self) -> dict[str, Any]:
        return {"crumbs": [Link(self.declaration.full_name, self.cancel_url())]}


def find_taken_over(actor: Actor, public_id: Any) -> TakenOverDeclaration:
    """The declaration of this address. Unknown and invisible ones are one and the same 404."""
    found = queries.taken_over_with_id(actor, public_id)
    if found is None:
        raise Http404
    return found


class TakenOverPlacementPage(PlacingMixin, TakenOverPage):
    """What became of a place for the pupil of a taken-over declaration."""

    template_name = "applications/placement.html"

    def subject_record(self) -> Any:
        return self.declaration

    def act(self, form: Any) -> str:
        actions.place_taken_over(self.request.act, taken_over_id=self.declaration.pk, **self.recorded(form))
        return self.cancel_url()
