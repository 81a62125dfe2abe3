"""Recording that the applicant agreed in writing to a delay."""

from functools import partial
from typing import Any

from applications import actions, contradictions, permissions, queries
from applications.casepage import decide_by
from applications.forms import DelayConsentForm
from applications.views.uploads import UploadPage
from casework.permissions import Permission
from casework.text import dutch_date


class DelayConsentPage(UploadPage):
    """The letter in which the applicant agrees to a delay, and the days for which he does."""

    form_class = DelayConsentForm
    template_name = "applications/confirm.html"
    title = "Uitstel met instemming vastleggen"
    submit_label = "Uitstel vastleggen"
    keeps_draft = False
    success_message = "Het uitstel is vastgelegd. Bij ‘Termijnen’ staat hoe de laatste dag nu is berekend."
    consequences = (
        "De beslistermijn staat stil op de dagen van het uitstel. De laatste dag wordt opnieuw berekend.",
        "Dagen waarop de termijn al stilstond, bijvoorbeeld door een aanvulling, tellen niet dubbel.",
        "De brief komt in het dossier. Deskundigen die al zijn gevraagd, krijgen daar bericht van.",
        "De school en ouders met toegang krijgen bericht dat het besluit later komt.",
        "Wijzigen kan daarna niet. Gaat de brief uit het dossier, dan vervalt het uitstel.",
    )

    @property
    def lead(self) -> str:  # type: ignore[override]
        rule = "Stemt de aanvrager schriftelijk in met uitstel, dan staat de beslistermijn zo lang stil (Awb 4:15)."
        due = decide_by(self.case)
        return f"{rule} De laatste dag is nu {dutch_date(due)}." if due else rule

    def permission(self) -> Permission:
        return permissions.may_record_delay_consent(self.request.act.actor, self.case)

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.request.act.today}

    def form_kwargs(self) -> dict[str, Any]:
        due = decide_by(self.case)
        judge = partial(
            contradictions.of_delay,
            received_on=self.case.received_on,
            due=due,
            earlier=queries.delays_agreed(self.case),
            today=self.request.act.today,
        )
        return {**super().form_kwargs(), "may_accept_number": True, "judge": judge if due else None}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "consequences": self.consequences, "warning": "", "open_points": []}

    def act(self, form: Any) -> str:
        actions.record_delay_consent(self.request.act, application_id=self.case.pk, **form.values())
        return self.cancel_url()
