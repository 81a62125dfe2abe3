"""The advice of the committee: writing and fixing it, entering one from paper, reading it, and asking anew."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import CommitteeKind
from applications.views.base import crumbs as case_crumbs
from casework import access
from casework.checklist import open_points
from casework.pages import ConfirmPage
from casework.parts import with_links
from casework.permissions import Permission
from casework.refusals import WrongState
from objections import actions, permissions, presenting, queries
from objections.checklist.advising import finish_points
from objections.enums import OPEN, ProcedureStatus
from objections.forms.committee import VERDICT, AdviceForm, HearAgainForm, RegisterAdviceForm
from objections.models import CommitteeAdvice
from objections.offers import link
from objections.presenting.committee import advice_summary, hearing_words, read_objection
from objections.queries.committee import advice_facts, draft_advice, final_advice, papers_until
from objections.views.base import RefusesFiles
from objections.views.committee import ProcedureFormPage

TEXTS = ("effect", "hearing_report", "admissibility", "considerations", "advice")


class _AboutObjections(ProcedureFormPage):
    """A form with a verdict on each open objection."""

    def form_kwargs(self) -> dict[str, Any]:
        rows = self.procedure.objections.filter(status__in=OPEN).order_by("id")
        return {"objections": [(str(row.public_id), row.objector_name) for row in rows]}


class WriteAdvicePage(_AboutObjections):
    """The text of the advice, saved half finished or whole by anybody with a seat."""

    form_class = AdviceForm
    template_name = "objections/write_advice.html"
    title = "Advies schrijven"
    lead = "Alle leden schrijven aan dezelfde tekst. De voorzitter stelt het advies vast."
    submit_label = "Concept opslaan"
    success_message = "Het concept is opgeslagen."
    draft_advice: CommitteeAdvice | None

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.draft_advice = draft_advice(self.procedure)

    def permission(self) -> Permission:
        return permissions.may_write_advice(self.request.act.actor, self.seat)

    def version(self) -> str:
        return str(self.draft_advice.version) if self.draft_advice else "0"

    def initial(self) -> dict[str, Any]:
        known = self.draft_advice or final_advice(self.procedure)
        if known is None:
            return {"hearing_report": hearing_words(self.procedure)}
        said = {name: getattr(known, name) for name in TEXTS}
        return {**said, **{VERDICT + key: verdict for key, verdict in known.verdicts.items()}}

    def context(self) -> dict[str, Any]:
        act = self.request.act
        papers = queries.papers_visible_to(act.actor).filter(procedure=self.procedure).order_by("received_on", "id")
        inside = queries.inside_visible_to(act.actor).filter(procedure=self.procedure).order_by("id")
        return {
            **super().context(),
            "defence": self.procedure.defence,
            "papers": presenting.paper_rows(papers, papers_until=papers_until(self.procedure)),
            "objections": [read_objection(row) for row in inside],
            "finish_url": link("finish_advice", self.procedure),
            "has_draft": self.draft_advice is not None,
        }

    def act(self, form: Any) -> str:
        seen = self.expected_version
        actions.save_advice(
            self.request.act,
            procedure_id=self.procedure.pk,
            values=form.values(),
            expected_version=int(seen) if seen.isdecimal() and self.draft_advice else None,
        )
        return self.request.path


class FinishAdvicePage(ProcedureFormPage, ConfirmPage):
    """Check the advice, and fix it."""

    template_name = "objections/finish_advice.html"
    title = "Advies vaststellen"
    submit_label = "Advies vaststellen"
    success_message = "Het advies is vastgesteld. Het samenwerkingsverband heeft bericht."
    keeps_draft = False
    consequences = (
        "Het advies staat dan vast en verandert niet meer.",
        "Het samenwerkingsverband leest het meteen en beslist op het bezwaar.",
        "De betrokkenen krijgen het advies samen met die beslissing.",
    )

    def permission(self) -> Permission:
        return permissions.may_finish_advice(self.request.act.actor, self.seat)

    def context(self) -> dict[str, Any]:
        draft = draft_advice(self.procedure)
        if draft is None:
            raise WrongState("Er is nog geen advies geschreven. Schrijf het eerst.")
        facts = advice_facts(self.procedure, draft, self.request.act.today)
        return {
            **super().context(),
            "consequences": self.consequences,
            "warning": self.warning,
            "summary": advice_summary(self.procedure, draft),
            "open_points": with_links(open_points(finish_points(facts)), self.procedure.application),
            "write_url": link("write_advice", self.procedure),
        }

    def act(self, form: Any) -> str:
        actions.finish_advice(self.request.act, procedure_id=self.procedure.pk)
        return self.cancel_url()


class RegisterAdvicePage(RefusesFiles, _AboutObjections):
    """Enter the advice of the LBT."""

    form_class = RegisterAdviceForm
    file_field = "paper"
    title = "Advies van de commissie invoeren"
    lead = "Neem het oordeel en de kern over. Het advies zelf gaat als bestand mee."
    submit_label = "Advies invoeren"
    success_message = "Het advies is ingevoerd. Nu kan op het bezwaar worden beslist."

    def permission(self) -> Permission:
        return permissions.may_register_advice(self.request.act.actor, self.facts)

    def act(self, form: Any) -> str:
        actions.register_advice(self.request.act, procedure_id=self.procedure.pk, **form.taken_over())
        return self.cancel_url()


class HearAgainPage(ProcedureFormPage):
    """Bring the case back to the committee."""

    form_class = HearAgainForm
    title = "Opnieuw naar de commissie"
    lead = "Kwamen er na het advies feiten op die ertoe doen? Dan hoort de commissie opnieuw en adviseert zij opnieuw."
    submit_label = "Opnieuw naar de commissie"
    success_message = "De commissie heeft bericht. Controleer of zij het dossier nog lang genoeg kan lezen."
    state = ProcedureStatus.ADVISED
    elsewhere = "Er is nog geen advies, of er is al op het bezwaar beslist."

    def act(self, form: Any) -> str:
        actions.hear_again(self.request.act, procedure_id=self.procedure.pk, **form.cleaned_data)
        return self.cancel_url()


@require_safe
def advice(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One advice that was fixed, for the office and for the committee that gave it."""
    found = queries.advices_visible_to(request.act.actor).filter(public_id=public_id).order_by("id").first()
    if found is None:
        raise Http404
    procedure = found.procedure
    access.note(request, procedure.application_id, "bezwaar")
    context = {
        "title": "Advies van de commissie",
        "number": procedure.number,
        "crumbs": case_crumbs(procedure.application),
        "summary": advice_summary(procedure, found),
        "signed_by": found.signed_by,
        "final_on": found.final_on,
        "is_former": procedure.status == ProcedureStatus.FORWARDED,
        "paper": presenting.paper_rows([found.paper]) if found.paper else [],
        "outside": procedure.committee_kind == CommitteeKind.LBT,
    }
    return render(request, "objections/advice.html", context)
