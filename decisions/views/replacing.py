"""A mistake in a decision that was sent: which road mends it, and the beginning of each."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework.permissions import Permission, require
from decisions import actions, permissions
from decisions.forms import CorrectForm, RenewForm
from decisions.offers import link
from decisions.views.base import DecisionFormPage, crumbs, find_decision


@require_safe
def mend(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Which road mends which mistake."""
    decision = find_decision(request, public_id)
    require(permissions.may_replace(request.act.actor, decision))
    context = {
        "decision": decision,
        "crumbs": crumbs(decision.application),
        "correct_url": link("correct", decision),
        "renew_url": "" if decision.is_formal else link("renew", decision),
        "breach_url": link("report_breach", decision.application),
    }
    return render(request, "decisions/mend.html", context)


class _ReplacePage(DecisionFormPage):
    """Begins a decision that takes the place of the one of this address."""

    keeps_draft = False

    def permission(self) -> Permission:
        return permissions.may_replace(self.request.act.actor, self.decision)

    def cancel_url(self) -> str:
        return link("mend", self.decision)


class CorrectPage(_ReplacePage):
    """A slip of the pen: name, date, code of a school."""

    form_class = CorrectForm
    title = "Herstelbesluit maken"
    lead = (
        "Voor een kennelijke verschrijving. De uitkomst en de uitleg blijven gelijk; het herstelbesluit krijgt een"
        " eigen nummer. Voor wat niet verandert, blijft de laatste dag om bezwaar te maken gelijk."
    )
    submit_label = "Concept maken"
    success_message = "Het concept is gemaakt. Controleer de tekst en bied hem aan."

    def initial(self) -> dict[str, Any]:
        pupil = self.case.pupil
        return {name: getattr(pupil, name) for name in ("first_name", "infix", "last_name", "birth_date")}

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today}

    def act(self, form: Any) -> str:
        draft = actions.prepare_correction(self.request.act, decision_id=self.decision.pk, **form.values())
        return link("write", draft)


class RenewPage(_ReplacePage):
    """Another decision on the substance."""

    form_class = RenewForm
    title = "Nieuw besluit voorbereiden"
    lead = (
        "Voor een fout in de inhoud. Alle controlepunten gelden opnieuw en wie nadeel heeft, wordt gehoord. De adviezen"
        " tellen alleen als de feiten dezelfde zijn."
    )
    submit_label = "Concept maken"
    success_message = "Het concept is gemaakt. De afweging schrijft u opnieuw."

    def act(self, form: Any) -> str:
        values = form.cleaned_data
        draft = actions.prepare_new_decision(self.request.act, decision_id=self.decision.pk, **values)
        return link("write", draft)
