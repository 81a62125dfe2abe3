"""One objection: reading it, and answering, sending papers and withdrawing as its maker."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from accounts.enums import Role
from applications.views.base import case_name
from applications.views.base import crumbs as case_crumbs
from casework.parts import Link
from casework.permissions import Permission, require
from casework.refusals import WrongState
from casework.snapshots import law_on
from objections import actions, panels, permissions, presenting, queries
from objections.actions.common import facts_of
from objections.actions.judging import IN_TIME
from objections.enums import OPEN
from objections.forms import (
    MendForm,
    PapersForm,
    ReasonForm,
    RecordWithdrawalForm,
)
from objections.models import Objection, RepairRequest
from objections.offers import link
from objections.presenting import lateness
from objections.queries.committee import papers_until
from objections.views.base import OVER, ObjectionConfirmPage, ObjectionFormPage, RefusesFiles, asked_of, find_objection


@require_safe
def objection(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One objection for its maker and for who handles it."""
    act = request.act
    found = find_objection(request, public_id)
    judged, asked = queries.timeliness(found), queries.open_repair(found)
    is_late = judged is not None and not judged.in_time
    is_office = act.actor.role == Role.SECRETARIAT
    links = (
        presenting.tasks_of(found, asked, is_late=is_late, today=act.today)
        if is_office
        else _own_links(act, found, asked)
    )
    papers = queries.papers_visible_to(act.actor).filter(objection=found).order_by("received_on", "id")
    context = {
        "title": f"Bezwaar {found.procedure.number}",
        "name": case_name(found.application),
        "crumbs": case_crumbs(found.application),
        "state": presenting.status_tag(found),
        "asked": presenting.asked_sentences(found, asked),
        "summary": presenting.summary_of(found, judged, act.actor),
        "papers": presenting.paper_rows(papers, papers_until=papers_until(found.procedure)),
        "late_rows": _late_rows(act, found, is_office=is_office),
        "terms": presenting.term_rows(queries.terms_of([found.procedure_id])),
        "links": links,
    }
    return render(request, "objections/objection.html", context)


def _late_rows(act: Any, found: Objection, *, is_office: bool) -> list[lateness.NoticeRow]:
    """What a notice of default of this objector does; the secretariat keeps all of them on a page of their own."""
    if is_office or act.actor.role not in panels.PARTIES:
        return []
    if not queries.notices_of(found.procedure):
        return []
    _, judged = queries.judged_notices(found.procedure, law_on(act.today))
    return lateness.notice_rows([one for one in judged if one.notice.objection_id == found.pk], for_office=False)


def _own_links(act: Any, found: Objection, asked: RepairRequest | None) -> list[Link]:
    """What the objector himself can do now."""
    if found.status not in OPEN or not permissions.may_answer(act.actor, facts_of(act, found)):
        return []
    is_asked_why = found.late_asked_on is not None and found.late_answered_on is None
    is_asked_to_come = found.hearing_asked_on is not None and found.wants_hearing is None
    ways = [
        (asked is not None, "Bezwaar aanvullen", "mend"),
        (is_asked_why, "Zeggen waarom het later kwam", "answer_late_reason"),
        (
            is_asked_to_come,
            "Zeggen of u wilt worden gehoord",
            "answer_hearing",
        ),
        (True, "Stuk toevoegen", "add_papers"),
        (True, "Bezwaar intrekken", "withdraw"),
    ]
    return [Link(label, link(name, found)) for applies, label, name in ways if applies]


class _Answering(ObjectionFormPage):
    """The objector answers, or the secretariat records what came on paper."""

    def permission(self) -> Permission:
        return permissions.may_answer(self.request.act.actor, self.facts)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        if not self.objection.is_open:
            raise WrongState(OVER)
        return super().get(request, *args, **kwargs)


class AddPapersPage(RefusesFiles, _Answering):
    """Add a later letter or another paper."""

    form_class = PapersForm
    title = "Stuk toevoegen"
    submit_label = "Stuk toevoegen"
    success_message = "Het stuk is toegevoegd."

    def form_kwargs(self) -> dict[str, Any]:
        return {"on_paper": self.is_office}

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.request.act.today}

    def act(self, form: Any) -> str:
        typed = form.cleaned_data
        actions.add_papers(
            self.request.act,
            objection_id=self.objection.pk,
            papers=typed["papers"],
            received_on=typed.get("received_on"),
        )
        return self.cancel_url()


class MendPage(RefusesFiles, _Answering):
    """The objector sends what was missing."""

    form_class = MendForm
    title = "Bezwaar aanvullen"
    submit_label = "Versturen"
    success_message = "Uw aanvulling is ontvangen."

    @cached_property
    def asked(self) -> RepairRequest:
        return asked_of(self.objection)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        self.lead = " ".join(presenting.asked_sentences(self.objection, self.asked))
        return super().get(request, *args, **kwargs)

    def act(self, form: Any) -> str:
        typed = form.cleaned_data
        actions.mend(
            self.request.act,
            objection_id=self.objection.pk,
            grounds=typed["grounds"],
            papers=typed["papers"],
            is_all=typed["is_all"],
        )
        return self.cancel_url()


class AnswerLateReasonPage(_Answering):
    """Say why the objection came late."""

    form_class = ReasonForm
    title = "Waarom het bezwaar later kwam"
    submit_label = "Antwoord versturen"
    success_message = "Het antwoord is ontvangen."

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        if not queries.is_late(self.objection):
            raise WrongState(IN_TIME)
        return super().get(request, *args, **kwargs)

    def form_kwargs(self) -> dict[str, Any]:
        return {"on_paper": self.is_office}

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.request.act.today}

    def act(self, form: Any) -> str:
        actions.answer_late_reason(self.request.act, objection_id=self.objection.pk, **form.cleaned_data)
        return self.cancel_url()


class WithdrawPage(RefusesFiles, ObjectionConfirmPage):
    """Withdraw an objection; the secretariat records how and when."""

    title = "Bezwaar intrekken"
    submit_label = "Bezwaar intrekken"
    success_message = "Het bezwaar is ingetrokken. De bevestiging komt per brief."
    warning = "Intrekken kan niet ongedaan worden gemaakt. Opnieuw bezwaar maken kan alleen binnen de termijn."
    consequences = (
        "Op dit bezwaar wordt niet meer beslist. Het besluit blijft gelden.",
        "Is dit het laatste bezwaar, dan stopt de procedure en krijgen alle betrokkenen bericht.",
        "Niemand mag u dwingen om in te trekken.",
    )
    file_field = "letter"

    def permission(self) -> Permission:
        return permissions.may_withdraw(self.request.act.actor, self.facts)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(self.permission())
        if not self.objection.is_open:
            raise WrongState(OVER)
        return super().get(request, *args, **kwargs)

    @property
    def form_class(self) -> Any:  # type: ignore[override]
        return RecordWithdrawalForm if self.is_office else super().form_class

    def form_kwargs(self) -> dict[str, Any]:
        if not self.is_office:
            return {}
        return {"today": self.request.act.today, "received_on": self.objection.received_on}

    def act(self, form: Any) -> str:
        values = form.values() if self.is_office else {}
        actions.withdraw(self.request.act, objection_id=self.objection.pk, **values)
        return self.cancel_url()
