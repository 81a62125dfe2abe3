"""The school confirms that it has the decision."""

from typing import Any

from django.http import Http404

from applications.offers import link as case_link
from applications.views.base import crumbs
from casework import access
from casework.pages import ConfirmPage
from casework.permissions import Permission
from decisions import actions, permissions, queries
from decisions.models import Decision


class ConfirmReceiptPage(ConfirmPage):
    """Confirm that the letter with the decision was received."""

    template_name = "applications/confirm.html"
    title = "Ontvangst van het besluit bevestigen"
    lead = "Zo weet het samenwerkingsverband dat het besluit bij de school is aangekomen."
    submit_label = "Ontvangst bevestigen"
    success_message = "De ontvangst is bevestigd."
    consequences = (
        "Het samenwerkingsverband ziet dat de school het besluit heeft.",
        "De termijn om bezwaar te maken verandert hierdoor niet.",
    )
    decision: Decision

    def load(self, **kwargs: Any) -> None:
        sent = queries.visible_to(self.request.act.actor).filter(published_on__isnull=False)
        found = sent.filter(public_id=kwargs["public_id"]).order_by("id").first()
        if found is None:
            raise Http404
        self.decision = found
        access.note(self.request, found.application_id)

    def permission(self) -> Permission:
        return permissions.may_confirm_receipt(self.request.act.actor, self.decision)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "crumbs": crumbs(self.decision.application), "open_points": []}

    def cancel_url(self) -> str:
        return case_link("case", self.decision.application)

    def act(self, form: Any) -> str:
        actions.confirm_receipt(self.request.act, decision_id=self.decision.pk)
        return self.cancel_url()
