"""The decision on objection is late: notices of default and the penalty, for the secretariat."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Role
from applications.views.base import case_name
from applications.views.base import crumbs as case_crumbs
from casework import access
from casework.pages import FormPage
from casework.parts import Link
from casework.permissions import Permission, require
from casework.refusals import WrongState
from casework.snapshots import law_on
from casework.text import dutch_date
from objections import actions, permissions, queries
from objections.actions.lateness import DROPPED, OVER
from objections.forms import DefaultForm, DropDefaultForm, FixPenaltyForm
from objections.models import DefaultNotice, Procedure
from objections.offers import link
from objections.presenting import lateness as presenting
from objections.views.base import find_procedure

APPLICANT = "aanvrager"
TITLE = "Ingebrekestelling en dwangsom"


@require_safe
def late(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The notices of default in one procedure, what they do, and what is due."""
    procedure = find_procedure(request, public_id)
    case = procedure.application
    require(permissions.may_handle(request.act.actor, permissions.ProcedureFacts(case, procedure)))
    facts, judged = queries.judged_notices(procedure, law_on(request.act.today))
    names = [name for _, name in queries.claimants(procedure)]
    context = {
        "title": TITLE,
        "name": case_name(case),
        "number": procedure.number,
        "crumbs": case_crumbs(case),
        "due": facts.due,
        "ended_on": facts.ended_on,
        "rows": presenting.notice_rows(judged, for_office=True),
        "shared": presenting.shared(names),
        "court": presenting.COURT,
        "record_url": "" if queries.is_over(procedure) else link("record_default", procedure),
    }
    return render(request, "objections/late.html", context)


class _LatePage(FormPage):
    """A form below the page of notices."""

    template_name = "objections/form.html"
    procedure: Procedure

    def permission(self) -> Permission:
        facts = permissions.ProcedureFacts(self.procedure.application, self.procedure)
        return permissions.may_handle(self.request.act.actor, facts)

    def context(self) -> dict[str, Any]:
        return {"crumbs": case_crumbs(self.procedure.application, Link(TITLE, self.cancel_url()))}

    def cancel_url(self) -> str:
        return link("late", self.procedure)


class RecordDefaultPage(_LatePage):
    """Write down a notice of default that came in."""

    form_class = DefaultForm
    title = "Ingebrekestelling vastleggen"
    lead = "Een te vroege ingebrekestelling werkt niet; leg haar toch vast. Bevestig de ontvangst in een brief."
    submit_label = "Vastleggen"
    success_message = "De ingebrekestelling is vastgelegd. Hieronder staat wat zij betekent."

    def load(self, **kwargs: Any) -> None:
        self.procedure = find_procedure(self.request, kwargs["public_id"])
        self.who = {
            str(objection.public_id) if objection else APPLICANT: (objection, name)
            for objection, name in queries.claimants(self.procedure)
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        if queries.is_over(self.procedure):
            raise WrongState(OVER)
        return super().get(request, *args, **kwargs)

    def form_kwargs(self) -> dict[str, Any]:
        choices = [(key, name if one else f"{name} (aanvrager)") for key, (one, name) in self.who.items()]
        return {"today": self.request.act.today, "not_before": self.procedure.received_on, "choices": choices}

    def act(self, form: Any) -> str:
        objection, _ = self.who[form.cleaned_data["who"]]
        actions.record_default(
            self.request.act,
            procedure_id=self.procedure.pk,
            objection_id=objection.pk if objection else None,
            received_on=form.cleaned_data["received_on"],
        )
        return self.cancel_url()


class _NoticePage(_LatePage):
    """A form about one notice."""

    notice: DefaultNotice

    def load(self, **kwargs: Any) -> None:
        self.notice = _find(self.request, kwargs["public_id"])
        self.procedure = self.notice.procedure

    def context(self) -> dict[str, Any]:
        which = f"Ingebrekestelling van {self.notice.given_by}, ontvangen op {dutch_date(self.notice.received_on)}."
        return {**super().context(), "lead": f"{which} {self.lead}"}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        if self.notice.dropped_on or self.notice.fixed_on:
            raise WrongState(DROPPED if self.notice.dropped_on else "De dwangsom is al vastgesteld.")
        return super().get(request, *args, **kwargs)


class FixPenaltyPage(_NoticePage):
    """Write down the decision that fixes the penalty."""

    form_class = FixPenaltyForm
    title = "Dwangsom vastleggen"
    lead = (
        "Het samenwerkingsverband stelt de dwangsom vast bij besluit, binnen twee weken na de laatste dag waarover"
        " zij verschuldigd is (Awb 4:18)."
    )
    submit_label = "Vastleggen"
    success_message = "Het vastgestelde bedrag is vastgelegd."

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today, "not_before": self.notice.received_on}

    def initial(self) -> dict[str, Any]:
        _, judged = queries.judged_notices(self.procedure, law_on(self.request.act.today))
        owed = next((one.penalty for one in judged if one.notice.pk == self.notice.pk), None)
        return {"amount": int(owed.amount) if owed else 0}

    def act(self, form: Any) -> str:
        typed = form.cleaned_data
        actions.fix_penalty(
            self.request.act,
            notice_id=self.notice.pk,
            fixed_on=typed["fixed_on"],
            amount=Decimal(typed["amount"]),
            why=typed["why"],
        )
        return self.cancel_url()


class DropDefaultPage(_NoticePage):
    """Let a notice lapse that was written down by mistake, or that was withdrawn."""

    form_class = DropDefaultForm
    title = "Ingebrekestelling laten vervallen"
    lead = "Wat is vastgelegd, blijft bewaard; de termijnen die eruit volgen, vervallen."
    submit_label = "Laten vervallen"
    success_message = "De ingebrekestelling is vervallen."

    def act(self, form: Any) -> str:
        actions.drop_default(self.request.act, notice_id=self.notice.pk, **form.cleaned_data)
        return self.cancel_url()


def _find(request: HttpRequest, public_id: UUID) -> DefaultNotice:
    actor = request.act.actor
    found = queries.default_notices_visible_to(actor).filter(public_id=public_id).order_by("id").first()
    if found is None or actor.role != Role.SECRETARIAT:
        raise Http404
    access.note(request, found.procedure.application_id, "bezwaar")
    return found
