"""Making an objection: saying why, checking and sending, and what came of it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from accounts.enums import Role
from applications.models import Application
from applications.offers import link as case_link
from applications.views.base import crumbs as case_crumbs
from casework import drafts
from casework.pages import FormPage
from casework.parts import Link, Result, SummaryList, SummaryRow
from casework.permissions import Permission, require
from casework.refusals import AlreadyDone, WrongState
from casework.text import dutch_date
from decisions.models import Decision
from decisions.queries import committee_name
from objections import actions, permissions, queries
from objections.actions.filing import DECIDED_ALREADY, RUNS_ALREADY
from objections.enums import OPEN, ObjectorKind, Status
from objections.facts import Objector
from objections.forms import CheckForm, FileForm
from objections.models import Objection
from objections.offers import link
from objections.terms import DECIDE
from objections.views.base import RefusesFiles, find_decision, find_objection

TYPED = "objections.views.filing.FilePage"
MODEL = (
    "Ik ben het niet eens met besluit {number} van {day}.\n\n"
    "Volgens mij klopt dit niet: [schrijf hier wat er niet klopt].\n\n"
    "Dit is niet of te weinig meegewogen: [schrijf hier wat u mist].\n\n"
    "Daarom vraag ik u om opnieuw te beslissen."
)


class _OfDecision:
    """A page on which somebody objects to one decision."""

    decision: Decision
    request: HttpRequest

    def load(self, **kwargs: Any) -> None:
        self.decision = find_decision(self.request, kwargs["public_id"])

    @property
    def case(self) -> Application:
        return self.decision.application

    @cached_property
    def objector(self) -> Objector | None:
        act = self.request.act
        return queries.objector_of(self.case, act.actor, act.today)

    @cached_property
    def last_day(self) -> date | None:
        """The reader's own last day to object."""
        if self.objector is None:
            return None
        key = queries.objector_key(self.objector.kind, self.objector.guardian_id, self.case)
        term = queries.own_last_day(self.decision, key)
        return term.due if term else None

    @cached_property
    def asks_pupil(self) -> bool:
        """Whether the reader is a parent of whom the partnership asks the pupil's authorisation."""
        is_parent = self.objector is not None and self.objector.kind == ObjectorKind.GUARDIAN
        return is_parent and queries.pupil_decides(self.case, self.request.act.today)

    @property
    def is_late(self) -> bool:
        return self.last_day is not None and self.request.act.today > self.last_day

    def permission(self) -> Permission:
        return permissions.may_file(self.request.act.actor, permissions.FilingFacts(self.case, self.objector))

    def refuse_moment(self) -> None:
        """Say before somebody types what the verb would refuse."""
        if problem := queries.why_not(self.decision):
            raise WrongState(problem)
        mine = queries.inside_visible_to(self.request.act.actor).filter(procedure__decision=self.decision)
        running = mine.filter(status__in=OPEN).order_by("-id").first()
        if running:
            raise AlreadyDone(RUNS_ALREADY, link("objection", running))
        if mine.filter(status=Status.DECIDED).exists():
            raise WrongState(DECIDED_ALREADY)

    def crumbs(self) -> list[Link]:
        return case_crumbs(self.case)

    def cancel_url(self) -> str:
        return case_link("case", self.case)

    def common(self) -> dict[str, Any]:
        return {
            "crumbs": self.crumbs(),
            "decision": self.decision,
            "last_day": self.last_day,
            "is_late": self.is_late,
            "asks_pupil": self.asks_pupil,
            "offers_talk": accounts.policy_on(self.case.partnership_id, self.request.act.today).objection_talk,
            "committee": committee_name(self.request.act.actor),
            "partnership": self.case.partnership,
        }


class FilePage(_OfDecision, FormPage):
    """Say why one disagrees. What is typed is kept; the next page checks it and sends it."""

    form_class = FileForm
    form_key = TYPED
    template_name = "objections/file.html"
    title = "Bezwaar maken"
    submit_label = "Verder naar controleren"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        self.refuse_moment()
        return super().get(request, *args, **kwargs)

    def initial(self) -> dict[str, Any]:
        if "voorbeeld" not in self.request.GET or self._draft():
            return {}
        day = dutch_date(self.decision.decided_on) if self.decision.decided_on else ""
        return {"reasons": "nu", "grounds": MODEL.format(number=self.decision.number, day=day)}

    def form_kwargs(self) -> dict[str, Any]:
        return {"is_late": self.is_late}

    def context(self) -> dict[str, Any]:
        return {**self.common(), "model_url": f"{self.request.path}?voorbeeld=1"}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is sent yet: what was typed is kept, and the page that sends it comes next."""
        if "_draft" in request.POST:
            return super().post(request, *args, **kwargs)
        self.refuse_moment()
        form = self.form_class(request.POST, **self.form_kwargs())
        if not form.is_valid():
            return self._page(form, 422)
        self._keep(form)
        return HttpResponseRedirect(link("check", self.decision), status=303)


class CheckPage(_OfDecision, RefusesFiles, FormPage):
    """Everything once more, the papers that go along, and the button that sends it."""

    form_class = CheckForm
    template_name = "objections/check.html"
    title = "Bezwaar controleren en versturen"
    submit_label = "Bezwaar versturen"
    keeps_draft = False
    file_field = "annexes"

    @cached_property
    def typed(self) -> FileForm | None:
        """What was typed on the page before, when it is whole."""
        kept = drafts.load(self.request.act.actor.user_id or 0, TYPED, self.subject())
        if kept is None:
            return None
        form = FileForm(kept.fields, is_late=self.is_late)
        return form if form.is_valid() else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        self.refuse_moment()
        if self.typed is None:
            return HttpResponseRedirect(link("file", self.decision))
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.typed is None:
            self.refuse_moment()
            return HttpResponseRedirect(link("file", self.decision), status=303)
        return super().post(request, *args, **kwargs)

    def form_kwargs(self) -> dict[str, Any]:
        represented = bool(self.typed and self.typed.cleaned_data["representative"].strip())
        return {"is_represented": represented, "asks_pupil": self.asks_pupil}

    def context(self) -> dict[str, Any]:
        change = link("file", self.decision)
        return {**self.common(), "summary": _said(self.typed, self.objector, change) if self.typed else None}

    def cancel_url(self) -> str:
        return link("file", self.decision)

    def act(self, form: Any) -> str:
        if self.typed is None:
            raise WrongState("Schrijf eerst op waarom u het niet eens bent met het besluit.")
        act = self.request.act
        objection = actions.file_objection(
            act, decision_id=self.decision.pk, notice=self.typed.notice(), papers=form.cleaned_data["papers"]
        )
        drafts.drop(act.actor.user_id or 0, TYPED, self.subject())
        return link("received", objection)


def _said(form: FileForm, objector: Objector | None, change: str) -> SummaryList:
    """What was typed, to check."""
    said = form.notice()
    rows = [
        SummaryRow("Wie bezwaar maakt", objector.name if objector else ""),
        SummaryRow("Uw redenen", "Die komen later." if said.pro_forma and not said.grounds else said.grounds, change),
        SummaryRow("Wat er moet gebeuren", said.wanted, change),
        SummaryRow("Bezwaar ook vertellen", "ja" if said.wants_hearing else "nee", change),
        SummaryRow("Vergoeding van kosten", "ja" if said.costs_requested else "nee", change),
    ]
    if said.late_reason:
        rows.append(SummaryRow("Waarom nu pas", said.late_reason, change))
    if said.representative:
        lines = [said.representative, said.address, f"{said.postcode} {said.place}".strip(), said.email]
        rows.append(SummaryRow("Wie voor u spreekt", [line for line in lines if line], change))
    return SummaryList(rows, title="Uw bezwaar")


@require_safe
def received(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What came of it: the number, what comes next and when."""
    objection = find_objection(request, public_id)
    context = {
        "title": "Bezwaar ontvangen",
        "crumbs": case_crumbs(objection.application),
        "result": _result(objection, request.act.actor.role == Role.PARENT),
        "today": request.act.today,
    }
    return render(request, "objections/result.html", context)


def _result(objection: Objection, is_parent: bool) -> Result:
    terms = {row.code: row.due for row in queries.terms_of([objection.procedure_id]) if row.state == "running"}
    then = "Wij kijken of het bezwaar compleet is."
    if queries.is_late(objection):
        then = f"Het bezwaar kwam na de laatste dag. Wij kijken eerst of daar een goede reden voor was. {then}"
    if objection.pro_forma:
        then = f"{then} U krijgt een brief met de dag waarop uw redenen er moeten zijn."
    then = f"{then} Daarna geeft een commissie advies. Dan beslissen wij opnieuw."
    told = ["U: er komt een bevestiging per brief", "Het secretariaat van het samenwerkingsverband"]
    told.append("De andere betrokkenen: alleen dat er bezwaar is gemaakt")
    return Result(
        title="Uw bezwaar is ontvangen" if is_parent else "Het bezwaar is ontvangen",
        sentence=f"Op {dutch_date(objection.received_on)}. Het besluit blijft gelden zolang er niet is beslist.",
        number_label="Nummer van het bezwaar:",
        number=objection.procedure.number,
        next=then,
        due=terms.get(DECIDE),
        told=told,
        links=[
            Link("Naar het bezwaar", link("objection", objection)),
            Link("Terug naar de aanvraag", case_link("case", objection.application)),
        ],
    )
