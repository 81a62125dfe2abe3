"""Amending an application that was received: the other kind."""

from typing import Any

from accounts.enums import LwooMode, Role
from applications import actions, queries
from applications.enums import Kind
from applications.forms import ChangeKindForm
from applications.lwoo import ANYWAY, NO_DESIGNATION, entry_words
from applications.offers import may_change_kind, other_kind
from applications.views.uploads import UploadPage
from casework.permissions import Permission


class ChangeKindPage(UploadPage):
    """Ask for the other kind from now on, with the letter of the school board."""

    form_class = ChangeKindForm
    template_name = "applications/confirm.html"
    title = "Soort wijzigen"
    submit_label = "Soort wijzigen"
    keeps_draft = False
    success_message = "De soort is gewijzigd. Het secretariaat controleert de aanvraag opnieuw."
    consequences = (
        "De dag van ontvangst en de beslistermijn blijven zoals ze zijn.",
        "Het secretariaat controleert de aanvraag opnieuw, nu voor de nieuwe soort, en vraagt zo nodig een aanvulling.",
        "Zienswijzen van ouders op de vorige soort tellen niet meer mee.",
        "Voor praktijkonderwijs zijn nieuwe zienswijzen nodig, voor lwoo een gesprek met de ouders.",
        "Deskundigen die al zijn gevraagd, krijgen de brief en de nieuwe vraag. Een ingediend advies blijft staan.",
        "Deskundigen gaan verder als de aanvraag opnieuw compleet is verklaard.",
        "De school, het samenwerkingsverband en ouders met toegang krijgen bericht.",
    )

    @property
    def lead(self) -> str:  # type: ignore[override]
        asked = self.case.get_kind_display()
        until = "Zolang niet is besloten, kan het schoolbestuur dat met een brief wijzigen."
        return f"De aanvraag gaat nu over {asked}. {until}"

    def permission(self) -> Permission:
        return may_change_kind(self.case, self.request.act.actor, self.request.act.today)

    def initial(self) -> dict[str, Any]:
        return {"kind": other_kind(self.case), "received_on": self.request.act.today}

    def form_kwargs(self) -> dict[str, Any]:
        is_office = self.request.act.actor.role == Role.SECRETARIAT
        return {**super().form_kwargs(), "may_accept_number": is_office}

    def context(self) -> dict[str, Any]:
        told = {"consequences": self.consequences, "warning": self._without_designations(), "open_points": []}
        return {**super().context(), **told}

    def _without_designations(self) -> str:
        """That lwoo is not allotted by pupil here, for who is about to ask it."""
        regime = queries.regime_of(self.case, self.request.act.today)
        asks = other_kind(self.case) == Kind.LWOO and regime.mode == LwooMode.POPULATION
        return f"{entry_words(regime)} {NO_DESIGNATION} {ANYWAY}" if asks else ""

    def act(self, form: Any) -> str:
        actions.change_kind(self.request.act, application_id=self.case.pk, **form.values())
        return self.cancel_url()
