"""Closing a case in which nothing may happen any more."""

from typing import Any

from applications import actions, permissions
from applications.forms import LapseForm
from applications.views.base import CaseConfirmPage
from casework.permissions import Permission


class LapsePage(CaseConfirmPage):
    """Hold back everything at once: the pupil died or left the country."""

    form_class = LapseForm
    title = "Zaak laten vervallen"
    submit_label = "Zaak laten vervallen"
    success_message = "De zaak is vervallen. Alles wat nog niet weg was, is tegengehouden."
    warning = "Dit kan niet ongedaan worden gemaakt."
    consequences = (
        "Brieven, berichten en herinneringen die nog niet weg zijn, gaan niet meer uit.",
        "Alle termijnen vervallen. Wie nog aan de zaak werkt, hoeft niets meer te doen.",
        "De ouders krijgen hierover geen brief en geen bericht. Op hun pagina staat alleen dat de zaak is gesloten.",
        "De school en het secretariaat krijgen een kort bericht, zonder reden.",
        "Een besluit dat al is verstuurd, blijft bestaan.",
    )

    def permission(self) -> Permission:
        return permissions.may_lapse(self.request.act.actor, self.case)

    def act(self, form: Any) -> str:
        actions.lapse(self.request.act, application_id=self.case.pk, **form.cleaned_data)
        return self.cancel_url()
