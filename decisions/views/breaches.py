"""A letter that came to a wrong person: noting it, and writing down how it was settled."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from applications.views.base import CaseFormPage
from casework.clock import AMSTERDAM
from casework.pages import FormPage
from casework.permissions import Permission
from decisions import actions, permissions, presenting, queries
from decisions.forms import ReportBreachForm, SettleBreachForm
from decisions.models import Breach
from decisions.offers import link


class ReportBreachPage(CaseFormPage):
    """Note that a letter came to a wrong person."""

    form_class = ReportBreachForm
    title = "Brief bij een verkeerde persoon terechtgekomen"
    lead = (
        "De brief telt als niet aangekomen en moet opnieuw worden verstuurd. De functionaris gegevensbescherming krijgt"
        " bericht. Las iemand mee in plaats van een ouder of de leerling, dan eindigt die toegang meteen."
    )
    submit_label = "Vastleggen"
    success_message = "Vastgelegd. Verstuur de brief nu naar de goede persoon."
    keeps_draft = False

    def permission(self) -> Permission:
        return permissions.may_report_breach(self.request.act.actor, self.case)

    def form_kwargs(self) -> dict[str, Any]:
        rows = queries.sendings_of(self.case)
        sent = {str(row.pk): row.sent_on for row in rows}
        return {"sendings": presenting.sending_choices(rows), "sent": sent, "now": self.request.act.now}

    def initial(self) -> dict[str, Any]:
        now = self.request.act.now.astimezone(AMSTERDAM)
        return {"day": now.date(), "time": f"{now:%H.%M}"}

    def act(self, form: Any) -> str:
        breach = actions.report_breach(self.request.act, application_id=self.case.pk, **form.values())
        return link("settle_breach", breach)


class SettleBreachPage(FormPage):
    """What happened, until when it can be reported, and how it was settled; nothing of the case."""

    template_name = "decisions/breach.html"
    form_class = SettleBreachForm
    title = "Datalek: brief bij een verkeerde persoon"
    submit_label = "Afhandeling vastleggen"
    success_message = "Vastgelegd hoe dit is afgehandeld."
    keeps_draft = False
    breach: Breach

    def load(self, **kwargs: Any) -> None:
        visible = queries.breaches_visible_to(self.request.act.actor)
        found = visible.filter(public_id=kwargs["public_id"]).order_by("id").first()
        if found is None:
            raise Http404
        self.breach = found

    def permission(self) -> Permission:
        return permissions.may_settle_breach(self.request.act.actor, self.breach.application)

    def context(self) -> dict[str, Any]:
        return {
            "summary": presenting.breach_summary(self.breach),
            "is_settled": self.breach.settled_at is not None,
            "letter_url": presenting.way_to_letter(self.breach, self.request.act.actor),
        }

    def cancel_url(self) -> str:
        return reverse("accounts:home")

    def act(self, form: Any) -> str:
        actions.settle_breach(self.request.act, breach_id=self.breach.pk, **form.cleaned_data)
        return link("settle_breach", self.breach)
