"""A flaw in an advice that showed after the decision was sent: reporting it, and writing down how it was settled."""

from typing import Any

from django.http import Http404

from assessments.rules import SLOT_LABELS
from casework import access
from casework.pages import FormPage
from casework.parts import Notice
from casework.permissions import Permission
from casework.text import dutch_date
from decisions import actions, permissions, queries
from decisions.forms import FlawForm, SettleFlawForm
from decisions.models import Flaw
from decisions.views.base import DecisionFormPage, crumbs


class ReportFlawPage(DecisionFormPage):
    """Note what is wrong."""

    form_class = FlawForm
    title = "Gebrek in een advies melden"
    lead = (
        "Het besluit is verstuurd, dus het advies en het besluit veranderen niet meer. De melding komt op de werklijst"
        " ‘Herstel of bezwaar’."
    )
    submit_label = "Gebrek melden"
    success_message = "Het gebrek is gemeld. Bepaal nu of herstel met een nieuw besluit nodig is."
    keeps_draft = False

    def permission(self) -> Permission:
        return permissions.may_report_flaw(self.request.act.actor, self.decision)

    def form_kwargs(self) -> dict[str, Any]:
        advices = [(str(one["slot"]), f"{SLOT_LABELS[one['slot']]}: {one['name']}") for one in self.decision.advisers]
        return {"advices": advices}

    def act(self, form: Any) -> str:
        typed = form.cleaned_data
        chosen = {str(one["slot"]): one["advice_id"] for one in self.decision.advisers}
        actions.report_flaw(
            self.request.act,
            decision_id=self.decision.pk,
            advice_id=chosen[typed["advice"]],
            reason=typed["reason"],
            explanation=typed["explanation"],
        )
        return self.cancel_url()


class SettleFlawPage(FormPage):
    """Write down what was done about it."""

    template_name = "decisions/form.html"
    form_class = SettleFlawForm
    title = "Herstel of bezwaar: gebrek afhandelen"
    submit_label = "Vastleggen"
    success_message = "Vastgelegd hoe het gebrek is afgehandeld."
    keeps_draft = False
    flaw: Flaw

    def load(self, **kwargs: Any) -> None:
        visible = queries.flaws_visible_to(self.request.act.actor)
        found = visible.filter(public_id=kwargs["public_id"]).order_by("id").first()
        if found is None:
            raise Http404
        self.flaw = found
        access.note(self.request, found.application_id)

    def permission(self) -> Permission:
        return permissions.may_report_flaw(self.request.act.actor, self.flaw.decision)

    def context(self) -> dict[str, Any]:
        flaw = self.flaw
        said = f"{flaw.advice.expert.user.name}: {flaw.get_reason_display()}. {flaw.explanation}"
        notice = Notice(said, f"Gemeld op {dutch_date(flaw.found_on)}", "attention")
        return {"crumbs": crumbs(flaw.application), "notice": notice}

    def cancel_url(self) -> str:
        return crumbs(self.flaw.application)[-1].url

    def act(self, form: Any) -> str:
        actions.settle_flaw(self.request.act, flaw_id=self.flaw.pk, **form.cleaned_data)
        return self.cancel_url()
