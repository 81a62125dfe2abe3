"""The board's screen: everything on which is decided, deciding, giving back, taking back."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from accounts.enums import MandateKind
from applications import queries as cases
from applications.casepage import head
from applications.lwoo import proposed_end
from assessments.presenting import likeness_notice
from assessments.queries import counted_advices
from casework.checklist import blocking, open_points
from casework.parts import Link, Result, with_links
from casework.permissions import Permission
from casework.refusals import WrongState
from casework.text import dutch_date
from correspondence import rendering
from decisions import actions, permissions, presenting, queries
from decisions.checklist import SOFT, adopt_points
from decisions.enums import Outcome, Status
from decisions.forms import AdoptForm, ReturnForm, TakeBackForm
from decisions.letters import DECISION
from decisions.models import Decision
from decisions.offers import link
from decisions.paperwork import NUMBER_TO_COME, Paperwork, Signature, signature_of
from decisions.queries import Choice
from decisions.views.base import (
    NOTHING_MORE,
    DecisionConfirmPage,
    DecisionFormPage,
    WhileIn,
    case_name,
    crumbs,
    find_decision,
    refuse_unsaved_text,
    unsaved_text,
    working_day_from,
)

# Chosen on the page of adopting itself, so not an open point of the screen before it.
CHOSEN_LATER = frozenset({"sending_date", "effective_on", "validity"})


@require_safe
def decide(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Facts, both advices side by side, the voices, the proposal, the open points and the due date."""
    act = request.act
    decision = find_decision(request, public_id)
    case = decision.application
    facts = queries.decide_facts(decision, act.actor, act.today, Choice(act.today, act.today))
    due = presenting.due_of(case)
    decides = permissions.is_board(act.actor, case)
    points = presenting.points_for(facts, case, decides=decides)
    points = [one for one in points if one.code not in CHOSEN_LATER]
    context = {
        "decision": decision,
        "name": case_name(case),
        "head": head(case, act.actor, case_name(case)),
        "crumbs": crumbs(case),
        "due": due,
        "ended": presenting.ended_notice(decision, queries.known(case, act.actor)),
        "late": presenting.late_notice(due, act.today, decision.sending_date),
        "advices": presenting.advice_cards(case, facts),
        "alike": likeness_notice([advice.reasons for advice in counted_advices(case.pk)]),
        "parts": presenting.file_parts(decision, act.actor),
        "figures": cases.figures_of(case, act.today),
        "voices": presenting.voices(case),
        "hearing": presenting.hearing_advice(facts),
        "reasons": presenting.reasons_of(decision),
        "summary": presenting.summary_of(decision),
        "open_points": [one for one in points if not one.met],
        "met_points": [one for one in points if one.met],
        "decides": decides,
        "is_draft": decision.status == Status.DRAFT,
        "may_adopt": permissions.may_adopt(act.actor, permissions.AdoptFacts(case, decision, facts)),
        "may_return": permissions.may_return(act.actor, decision),
        "may_write": permissions.may_write(act.actor, decision),
        "today": act.today,
        **{f"{name}_url": link(name, decision) for name in ("adopt", "return", "write", "preview")},
    }
    return render(request, "decisions/decide.html", context)


def draft_signature(request: HttpRequest, decision: Decision) -> Signature:
    """How a draft would be signed today, for a preview: by who looks, with a number still to come."""
    act = request.act
    if decision.status != Status.DRAFT:
        return signature_of(decision)
    mandate = accounts.mandate_of(act.actor, MandateKind.DECIDE_APPLICATIONS, act.today)
    start: date | None = act.today if decision.outcome == Outcome.GRANT else None
    name, function = (act.actor.name, mandate.function) if mandate else ("de beslisser", "functie")
    on_behalf_of = mandate.on_behalf_of if mandate else f"het bestuur van {decision.application.partnership.name}"
    return Signature(name, function, on_behalf_of, act.today, act.today, start, None, NUMBER_TO_COME)


@require_safe
def preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The letter to the board as a page, from the same template as the PDF."""
    decision = find_decision(request, public_id)
    if not decision.outcome:
        raise WrongState("Kies eerst een uitkomst; dan is er een voorbeeld van de brief.")
    signature = draft_signature(request, decision)
    papers = Paperwork(request.act, decision, signature)
    page = rendering.render_html(
        DECISION.template,
        papers.letter(papers.readers[0]),
        title="Voorbeeld van het besluit",
        dated=signature.sending_date,
        back_url=link("decide", decision),
    )
    return HttpResponse(page)


class ReturnPage(DecisionFormPage):
    """Give a draft back to the secretariat."""

    form_class = ReturnForm
    title = "Concept teruggeven"
    lead = "Het secretariaat krijgt bericht en ziet de opmerking bij het concept."
    submit_label = "Teruggeven"
    success_message = "Het concept is teruggegeven aan het secretariaat."

    def permission(self) -> Permission:
        return permissions.may_return(self.request.act.actor, self.decision)

    def cancel_url(self) -> str:
        return link("decide", self.decision)

    def act(self, form: Any) -> str:
        actions.return_with_remark(self.request.act, decision_id=self.decision.pk, **form.cleaned_data)
        return self.crumbs()[-1].url


class AdoptPage(WhileIn, DecisionConfirmPage):
    """Deciding: dates, consequences, and the one button."""

    state = Status.DRAFT
    form_class = AdoptForm
    title = "Besluit nemen"
    submit_label = "Besluit nemen"

    def permission(self) -> Permission:
        facts = permissions.AdoptFacts(self.case, self.decision)
        return permissions.may_adopt(self.request.act.actor, facts)

    def facts(self) -> Any:
        """The gates, as if everything were dated today."""
        act = self.request.act
        return queries.decide_facts(self.decision, act.actor, act.today, Choice(act.today, act.today))

    def form_kwargs(self) -> dict[str, Any]:
        facts = self.facts()
        soft = [point for point in open_points(adopt_points(facts)) if point.code in SOFT]
        return {"grants": facts.grants, "own_rules": facts.is_lwoo and facts.own_rules, "soft": soft}

    def initial(self) -> dict[str, Any]:
        today = self.request.act.today
        former = self.decision.supersedes
        start = former.effective_on if former and former.effective_on else today
        end = proposed_end(start, cases.regime_of(self.case, today))
        return {"sending_date": working_day_from(today), "effective_on": start, "valid_until": end}

    def context(self) -> dict[str, Any]:
        act = self.request.act
        later = CHOSEN_LATER | SOFT
        still = [point for point in blocking(adopt_points(self.facts())) if point.code not in later]
        rows = presenting.recipients_of(self.decision, act.today)
        return {
            **super().context(),
            "consequences": self._consequences(len(rows)),
            "addressees": rows,
            "notice": presenting.late_notice(presenting.due_of(self.case), act.today, None),
            "open_points": with_links(still, self.case),
            "held": unsaved_text(act, self.decision),
        }

    def _consequences(self, addressees: int) -> list[str]:
        outcome = self.decision.outcome_word or "nog niet gekozen"
        said = [
            f"De aanvraag voor {case_name(self.case)} wordt {outcome}."
            if self.decision.outcome
            else "Kies een uitkomst.",
            "Het besluit krijgt een nummer en kan daarna niet meer veranderen.",
            f"Er worden {addressees} brieven opgemaakt. Ze gaan pas weg als iemand ze verstuurt.",
        ]
        if self.decision.outcome == Outcome.GRANT:
            said.append("Er wordt een verklaring van één bladzijde opgemaakt, zonder scores of diagnose.")
        return said

    def cancel_url(self) -> str:
        return link("decide", self.decision)

    def act(self, form: Any) -> str:
        refuse_unsaved_text(self.request.act, self.decision)
        decision = actions.adopt(self.request.act, decision_id=self.decision.pk, **form.values())
        return link("adopted", decision)


@require_safe
def adopted(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What happened, the number, what comes next and by when."""
    decision = find_decision(request, public_id)
    case = decision.application
    if decision.status == Status.DRAFT:
        raise WrongState("Dit besluit is nog niet genomen.")
    due = presenting.due_of(case)
    result = Result(
        title="Het besluit is genomen",
        sentence=f"De aanvraag is {decision.outcome_word}.",
        number_label="Nummer",
        number=decision.number,
        next=f"De brieven worden opgemaakt. Het secretariaat verstuurt ze op {dutch_date(decision.sending_date)}.",
        due=due.day if due else None,
        told=["het secretariaat"],
        links=[
            Link("Naar de aanvraag", crumbs(case)[-1].url),
            Link("Volgende besluit", reverse("accounts:home")),
        ],
    )
    context = {"result": result, "title": "Besluit genomen", "crumbs": crumbs(case), "today": request.act.today}
    return render(request, "decisions/result.html", context)


class TakeBackPage(WhileIn, DecisionFormPage):
    """Take a decision back before it is sent."""

    form_class = TakeBackForm
    template_name = "decisions/confirm.html"
    title = "Besluit terugnemen"
    submit_label = "Besluit terugnemen"
    success_message = "Het besluit is teruggenomen. De tekst staat weer als concept klaar."
    keeps_draft = False

    def permission(self) -> Permission:
        return permissions.may_take_back(self.request.act.actor, permissions.SendFacts(self.case, self.decision))

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            **NOTHING_MORE,
            "consequences": (
                "De brieven worden niet verstuurd en blijven bewaard.",
                "De tekst staat weer als concept bij het secretariaat.",
                f"Nummer {self.decision.number} blijft bewaard voor het volgende besluit op deze aanvraag.",
            ),
            "warning": "",
        }

    def act(self, form: Any) -> str:
        actions.take_back(self.request.act, decision_id=self.decision.pk, **form.cleaned_data)
        return self.crumbs()[-1].url
