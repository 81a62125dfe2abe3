"""Making the decision on objection later: the adjournment, and a further delay."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from applications.offers import link as case_link
from applications.views.base import crumbs as case_crumbs
from casework.enums import DeadlineState
from casework.pages import FormPage
from casework.permissions import Permission, require
from casework.text import dutch_date
from objections import actions, permissions, queries
from objections.actions.common import refuse_after_ruling
from objections.forms import AdjournForm, DelayForm
from objections.models import Procedure
from objections.terms import DECIDE
from objections.views.base import find_procedure, free_day


class _ProcedurePage(FormPage):
    """A form about a whole procedure, for the secretariat."""

    template_name = "objections/form.html"
    procedure: Procedure
    rule = ""

    def load(self, **kwargs: Any) -> None:
        self.procedure = find_procedure(self.request, kwargs["public_id"])

    def permission(self) -> Permission:
        facts = permissions.ProcedureFacts(self.procedure.application, self.procedure)
        return permissions.may_handle(self.request.act.actor, facts)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        refuse_after_ruling(self.procedure)
        return super().get(request, *args, **kwargs)

    @property
    def due(self) -> Any:
        running = queries.terms_of([self.procedure.pk]).filter(state=DeadlineState.RUNNING, code=DECIDE)
        return running.values_list("due", flat=True).first()

    def context(self) -> dict[str, Any]:
        said = f"{self.rule} De laatste dag is nu {dutch_date(self.due)}." if self.due else self.rule
        return {"crumbs": case_crumbs(self.procedure.application), "lead": said}

    def cancel_url(self) -> str:
        return case_link("case", self.procedure.application) + "#deel-objection"


class AdjournPage(_ProcedurePage):
    """Adjourn the decision, once."""

    form_class = AdjournForm
    title = "Beslissing op bezwaar verdagen"
    rule = "Dat kan één keer, hoogstens zes weken, vóór de laatste dag (Awb 7:10). Alle betrokkenen krijgen een brief."
    submit_label = "Verdagen"
    success_message = "De beslissing is verdaagd. De brieven worden opgemaakt."

    def act(self, form: Any) -> str:
        actions.adjourn(self.request.act, procedure_id=self.procedure.pk, **form.cleaned_data)
        return self.cancel_url()


class DelayPage(_ProcedurePage):
    """Delay the decision further, on a ground of Awb 7:10(4)."""

    form_class = DelayForm
    title = "Beslissing op bezwaar verder uitstellen"
    rule = "Dat kan alleen op een van deze gronden, vóór de laatste dag (Awb 7:10). Alle betrokkenen krijgen een brief."
    submit_label = "Uitstellen"
    success_message = "Het uitstel is vastgelegd. De brieven worden opgemaakt."

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today, "free_day": free_day(), "after": self.due}

    def act(self, form: Any) -> str:
        actions.put_off(self.request.act, procedure_id=self.procedure.pk, **form.values())
        return self.cancel_url()
