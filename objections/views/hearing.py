"""The hearing by the committee: planning, calling off, holding, reporting, leaving out; and asking who wants it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from casework.clock import amsterdam_date
from casework.permissions import Permission, require
from casework.refusals import WrongState
from casework.snapshots import calendar
from objections import actions, permissions, queries
from objections.actions.common import facts_of
from objections.enums import ProcedureStatus
from objections.forms import DueForm
from objections.forms.committee import AnswerHearingForm, CallOffForm, HoldForm, PlanForm, ReportForm, WaiveForm
from objections.models import Hearing
from objections.presenting.agenda import invitation_file
from objections.presenting.committee import place
from objections.views.base import ObjectionFormPage, RefusesFiles, free_day
from objections.views.committee import ProcedureFormPage, find

ANSWER_WITHIN = timedelta(days=14)
WAITS = frozenset({ProcedureStatus.RECEIVED, ProcedureStatus.FORWARDED})


class PlanPage(ProcedureFormPage):
    """Plan the hearing and invite everybody."""

    form_class = PlanForm
    title = "Hoorzitting plannen"
    lead = "Iedereen die in het besluit is gekend, krijgt een brief. Ook het bestuur en de commissie krijgen bericht."
    submit_label = "Plannen en uitnodigen"
    success_message = "De hoorzitting is gepland. De uitnodigingen worden opgemaakt."

    def initial(self) -> dict[str, Any]:
        return {"file_open_from": calendar().next_working_day(self.request.act.today)}

    def act(self, form: Any) -> str:
        actions.plan_hearing(self.request.act, procedure_id=self.procedure.pk, **form.values())
        return self.cancel_url()


class WaivePage(ProcedureFormPage):
    """Decide not to hear."""

    form_class = WaiveForm
    title = "Niet horen"
    lead = "Horen is de regel. Achterwege laten kan alleen op een van deze gronden (Awb 7:3)."
    submit_label = "Vastleggen"
    success_message = "Vastgelegd waarom niet wordt gehoord."

    def permission(self) -> Permission:
        return permissions.may_waive_hearing(self.request.act.actor, self.seat)

    def act(self, form: Any) -> str:
        actions.waive_hearing(self.request.act, procedure_id=self.procedure.pk, **form.cleaned_data)
        return self.cancel_url()


def find_hearing(request: HttpRequest, public_id: UUID) -> Hearing:
    """The hearing of this address for the secretariat and the committee of its procedure."""
    hearings = queries.hearings_visible_to(request.act.actor)
    found = hearings.filter(public_id=public_id).order_by("id").first()
    if found is None:
        raise Http404
    found.procedure = find(request, found.procedure.public_id)
    return found


class _HearingPage(ProcedureFormPage):
    """A form about one hearing."""

    hearing: Hearing

    def load(self, **kwargs: Any) -> None:
        self.hearing = find_hearing(self.request, kwargs["public_id"])
        self.procedure = self.hearing.procedure


class CallOffPage(_HearingPage):
    """Call a hearing off."""

    form_class = CallOffForm
    title = "Hoorzitting afgelasten"
    lead = "Iedereen die was uitgenodigd, krijgt bericht. Daarna kan een nieuwe hoorzitting worden gepland."
    submit_label = "Afgelasten"
    success_message = "De hoorzitting is afgelast."

    def act(self, form: Any) -> str:
        actions.call_off(self.request.act, hearing_id=self.hearing.pk, **form.cleaned_data)
        return self.cancel_url()


class HoldPage(_HearingPage):
    """Record that a hearing was held."""

    form_class = HoldForm
    title = "Hoorzitting gehouden"
    lead = "Vanaf die dag wordt het advies binnen vier weken verwacht."
    submit_label = "Vastleggen"
    success_message = "Vastgelegd dat de hoorzitting is gehouden."

    def permission(self) -> Permission:
        return permissions.may_report_hearing(self.request.act.actor, self.seat)

    def initial(self) -> dict[str, Any]:
        return {"held_on": min(amsterdam_date(self.hearing.planned_at), self.request.act.today)}

    def act(self, form: Any) -> str:
        actions.hold_hearing(self.request.act, hearing_id=self.hearing.pk, **form.cleaned_data)
        return self.cancel_url()


class ReportPage(RefusesFiles, _HearingPage):
    """Fix the report of a hearing."""

    form_class = ReportForm
    file_field = "paper"
    title = "Verslag van de hoorzitting"
    lead = "Eenmaal vastgesteld verandert het verslag niet meer (Awb 7:7)."
    submit_label = "Verslag vaststellen"
    success_message = "Het verslag is vastgesteld."

    def permission(self) -> Permission:
        return permissions.may_report_hearing(self.request.act.actor, self.seat)

    def act(self, form: Any) -> str:
        actions.report_hearing(self.request.act, hearing_id=self.hearing.pk, **form.values())
        return self.cancel_url()


@require_safe
def agenda_file(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The hearing as a file for somebody's own calendar; it names no pupil and no school."""
    hearing = find_hearing(request, public_id)
    answer = HttpResponse(invitation_file(hearing), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="hoorzitting-{hearing.procedure.number}.ics"'
    return answer


class AskHearingPage(ObjectionFormPage):
    """Ask an objector whether he wants to be heard."""

    form_class = DueForm
    title = "Vragen of de bezwaarmaker wil worden gehoord"
    lead = "Antwoordt iemand niet binnen de termijn, dan kan de commissie besluiten niet te horen (Awb 7:3)."
    submit_label = "Vragen"
    success_message = "De vraag is verstuurd."

    def permission(self) -> Permission:
        return permissions.may_handle(self.request.act.actor, self.facts)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        if self.objection.wants_hearing is not None or self.objection.procedure.status not in WAITS:
            raise WrongState("Deze bezwaarmaker heeft dit al gezegd, of het is te laat om het te vragen.")
        return super().get(request, *args, **kwargs)

    def initial(self) -> dict[str, Any]:
        return {"due_on": calendar().next_working_day(self.request.act.today + ANSWER_WITHIN)}

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today, "free_day": free_day()}

    def act(self, form: Any) -> str:
        actions.ask_to_be_heard(self.request.act, objection_id=self.objection.pk, due_on=form.cleaned_data["due_on"])
        return place(self.case)


class AnswerHearingPage(ObjectionFormPage):
    """Say whether one wants to be heard."""

    form_class = AnswerHearingForm
    title = "Gehoord worden over het bezwaar"
    lead = "Op een hoorzitting vertelt wie bezwaar maakte aan de commissie wat die vindt. Dat mag, het hoeft niet."
    submit_label = "Antwoord geven"
    success_message = "Het antwoord is vastgelegd."

    def permission(self) -> Permission:
        return permissions.may_answer_hearing(self.request.act.actor, facts_of(self.request.act, self.objection))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        if not self.objection.is_open or self.objection.procedure.status not in WAITS:
            raise WrongState("Over dit bezwaar is al geadviseerd of beslist, of het is ingetrokken.")
        return super().get(request, *args, **kwargs)

    def initial(self) -> dict[str, Any]:
        return {"wants": self.objection.wants_hearing}

    def act(self, form: Any) -> str:
        actions.answer_to_be_heard(self.request.act, objection_id=self.objection.pk, wants=form.cleaned_data["wants"])
        return self.cancel_url()
