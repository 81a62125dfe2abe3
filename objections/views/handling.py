"""What the secretariat does on one objection: asking, recording, judging."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from casework.permissions import Permission, require
from casework.refusals import WrongState
from casework.snapshots import law_on
from objections import actions, permissions
from objections.forms import AskRepairForm, DueForm, JudgeLateForm, JudgePartyForm, ReceivedForm
from objections.terms import late_reason_term, repair_term
from objections.views.base import OVER, ObjectionConfirmPage, ObjectionFormPage, asked_of, free_day


class _OfficePage(ObjectionFormPage):
    """What only the secretariat does on an objection that runs."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if not self.is_office:
            raise Http404

    def permission(self) -> Permission:
        return permissions.may_handle(self.request.act.actor, self.facts)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        if not self.objection.is_open:
            raise WrongState(OVER)
        return super().get(request, *args, **kwargs)


class AskRepairPage(_OfficePage):
    """Ask to mend what is missing."""

    form_class = AskRepairForm
    title = "Om herstel vragen"
    lead = "De termijn om te beslissen staat stil vanaf de dag na de brief. Alle betrokkenen krijgen daar bericht van."
    submit_label = "Om herstel vragen"
    success_message = "De brieven worden opgemaakt."

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today, "free_day": free_day()}

    def initial(self) -> dict[str, Any]:
        today = self.request.act.today
        law = law_on(today)
        defects = ["grounds"] if self.objection.pro_forma else []
        return {"due_on": repair_term(today, None, law.lengths, law.calendar).due, "defects": defects}

    def act(self, form: Any) -> str:
        actions.ask_repair(self.request.act, objection_id=self.objection.pk, **form.cleaned_data)
        return self.cancel_url()


class RecordRepairPage(_OfficePage):
    """Record the day on which everything was in."""

    form_class = ReceivedForm
    title = "Vastleggen dat alles binnen is"
    submit_label = "Vastleggen"
    success_message = "Vastgelegd. De termijn is opnieuw berekend."

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today, "requested_on": asked_of(self.objection).requested_on}

    def act(self, form: Any) -> str:
        actions.record_repair(self.request.act, objection_id=self.objection.pk, **form.cleaned_data)
        return self.cancel_url()


class ExtendRepairPage(_OfficePage):
    """Give more time to mend."""

    form_class = DueForm
    title = "Meer tijd geven om te herstellen"
    submit_label = "Meer tijd geven"
    success_message = "De nieuwe laatste dag geldt. De brief wordt opgemaakt."

    def form_kwargs(self) -> dict[str, Any]:
        after = asked_of(self.objection).due_on
        return {"today": self.request.act.today, "free_day": free_day(), "after": after}

    def act(self, form: Any) -> str:
        actions.extend_repair(self.request.act, objection_id=self.objection.pk, **form.cleaned_data)
        return self.cancel_url()


class LapseRepairPage(ObjectionConfirmPage):
    """Close a request to mend whose last day passed unused."""

    title = "Hersteltermijn sluiten"
    submit_label = "Termijn sluiten"
    success_message = "De termijn is gesloten."
    consequences = (
        "Het bezwaar gaat verder zoals het is. De termijn om te beslissen loopt verder vanaf de dag na de laatste dag.",
        "Of het bezwaar ontvankelijk is, staat pas in de beslissing op bezwaar.",
    )

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if not self.is_office:
            raise Http404

    def permission(self) -> Permission:
        return permissions.may_handle(self.request.act.actor, self.facts)

    def act(self, form: Any) -> str:
        actions.lapse_repair(self.request.act, objection_id=self.objection.pk)
        return self.cancel_url()


class AskLateReasonPage(_OfficePage):
    """Ask why the objection came late."""

    form_class = DueForm
    title = "Reden van te laat bezwaar vragen"
    lead = "Te laat is nooit meteen het laatste woord: vraag eerst waarom (Awb 6:11). De bezwaarmaker krijgt een brief."
    submit_label = "Reden vragen"
    success_message = "De brief wordt opgemaakt."

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today, "free_day": free_day()}

    def initial(self) -> dict[str, Any]:
        today = self.request.act.today
        law = law_on(today)
        return {"due_on": late_reason_term(today, None, law.lengths, law.calendar).due}

    def act(self, form: Any) -> str:
        actions.ask_late_reason(self.request.act, objection_id=self.objection.pk, **form.cleaned_data)
        return self.cancel_url()


class JudgeLatePage(_OfficePage):
    """Judge whether lateness is excused."""

    form_class = JudgeLateForm
    title = "Beoordelen of het te late bezwaar verschoonbaar is"
    lead = "Dit is een oordeel voor de behandeling. Of het bezwaar ontvankelijk is, staat in de beslissing op bezwaar."
    submit_label = "Oordeel vastleggen"
    success_message = "Het oordeel is vastgelegd."

    def initial(self) -> dict[str, Any]:
        return {"excused": self.objection.excused, "why": self.objection.excused_why}

    def act(self, form: Any) -> str:
        actions.judge_late(self.request.act, objection_id=self.objection.pk, **form.cleaned_data)
        return self.cancel_url()


class JudgePartyPage(_OfficePage):
    """Judge whether the objector is an interested party."""

    form_class = JudgePartyForm
    title = "Beoordelen of dit een belanghebbende is"
    ASKED = "Is van een ouder het gezag niet bekend? Vraag dat eerst na. Wijs een bezwaar nooit stilzwijgend af."
    NO_MANDATE = (
        "De machtiging van de leerling zat er niet bij. Vraag haar na. Het recht van een ouder met gezag volgt uit de"
        " wet (Awb 1:2) en vervalt niet door een afspraak van het samenwerkingsverband."
    )
    submit_label = "Oordeel vastleggen"
    success_message = "Het oordeel is vastgelegd."

    @property
    def lead(self) -> str:  # type: ignore[override]
        """What to ask before judging."""
        return f"{self.NO_MANDATE} {self.ASKED}" if self.objection.pupil_authorised is False else self.ASKED

    def initial(self) -> dict[str, Any]:
        return {"is_party": self.objection.is_party, "reason": self.objection.party_reason}

    def act(self, form: Any) -> str:
        actions.judge_party(self.request.act, objection_id=self.objection.pk, **form.cleaned_data)
        return self.cancel_url()
