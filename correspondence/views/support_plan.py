"""The support plans of a partnership, for its functional administrator."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.permissions import may_administer
from casework.acting import Act
from casework.permissions import Permission, require
from correspondence import actions, presenting, queries
from correspondence.forms import SupportPlanForm
from correspondence.views.uploads import TakesFile


def _may(act: Act) -> Permission:
    return may_administer(act.actor, act.actor.partnership_id or 0)


@require_safe
def support_plans(request: HttpRequest) -> HttpResponse:
    """Every support plan with its period, latest first."""
    require(_may(request.act))
    plans = [(plan, presenting.support_plan_url(plan)) for plan in queries.support_plans_of(request.act.actor)]
    return render(request, "correspondence/support_plans.html", {"plans": plans, "today": request.act.today})


class AddSupportPlanPage(TakesFile):
    """Lay down a support plan for a period."""

    form_class = SupportPlanForm
    title = "Ondersteuningsplan vastleggen"
    lead = "Een aanvraag houdt het plan dat gold op de dag van ontvangst."
    submit_label = "Plan vastleggen"
    success_message = "Het ondersteuningsplan is vastgelegd."

    def permission(self) -> Permission:
        return _may(self.request.act)

    def cancel_url(self) -> str:
        return reverse("correspondence:support_plans")

    def act(self, form: Any) -> str:
        actions.lay_down_support_plan(self.request.act, **form.cleaned_data)
        return self.cancel_url()
