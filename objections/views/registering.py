"""Registering an objection that came on paper, by mail or at the desk."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from applications.offers import link as case_link
from applications.queries import case_facts
from applications.views.base import crumbs as case_crumbs
from casework.pages import FormPage
from casework.permissions import Permission, require
from casework.refusals import WrongState
from decisions.models import Decision
from objections import actions, permissions, queries
from objections.enums import ObjectorKind
from objections.forms import RegisterForm
from objections.offers import link
from objections.views.base import RefusesFiles, find_decision


class RegisterPage(RefusesFiles, FormPage):
    """Register an objection that came by post, by mail or at the desk."""

    form_class = RegisterForm
    template_name = "objections/form.html"
    title = "Bezwaar registreren"
    lead = "Voor een bezwaar op papier of per e-mail. Wat eraan ontbreekt of te laat is, beoordeelt u daarna."
    submit_label = "Bezwaar registreren"
    success_message = "Het bezwaar is geregistreerd. De bevestiging van ontvangst wordt opgemaakt."
    file_field = "scan"
    decision: Decision

    def load(self, **kwargs: Any) -> None:
        self.decision = find_decision(self.request, kwargs["public_id"])

    def permission(self) -> Permission:
        return permissions.may_register(self.request.act.actor, self.decision.application)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        if problem := queries.why_not(self.decision, on_paper=True):
            raise WrongState(problem)
        return super().get(request, *args, **kwargs)

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.request.act.today}

    def form_kwargs(self) -> dict[str, Any]:
        case, today = self.decision.application, self.request.act.today
        is_adult = case_facts(case, today).is_adult
        asks_pupil = queries.pupil_decides(case, today)
        family = [ObjectorKind.PUPIL] if is_adult else [ObjectorKind.GUARDIAN]
        kinds = [*([ObjectorKind.PUPIL] if asks_pupil else []), *family, ObjectorKind.BOARD, ObjectorKind.OTHER]
        return {
            "guardians": case.guardians.order_by("id"),
            "kinds": kinds,
            "today": today,
            "decided_on": self.decision.decided_on,
            "asks_pupil": asks_pupil,
        }

    def context(self) -> dict[str, Any]:
        return {"crumbs": case_crumbs(self.decision.application)}

    def cancel_url(self) -> str:
        return case_link("case", self.decision.application)

    def act(self, form: Any) -> str:
        objection = actions.register_objection(self.request.act, decision_id=self.decision.pk, **form.values())
        return link("objection", objection)
