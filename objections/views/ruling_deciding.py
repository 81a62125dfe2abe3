"""The board's screen: everything on which is decided, deciding, giving back, taking back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from accounts.enums import MandateKind
from applications import queries as cases
from applications.casepage import head
from applications.lwoo import proposed_end
from applications.views.base import case_name
from casework.checklist import blocking
from casework.parts import with_links
from casework.permissions import Permission
from casework.refusals import WrongState
from correspondence import rendering
from correspondence.letters import Signer
from decisions.enums import Outcome as DecisionOutcome
from decisions.forms import ReturnForm, TakeBackForm
from decisions.presenting import file_parts, voices
from decisions.views.base import working_day_from
from objections import actions, paperwork, permissions, queries
from objections.checklist.ruling import CHOSEN_LATER, adopt_points
from objections.enums import Effect, RulingStatus
from objections.forms.ruling import AdoptRulingForm
from objections.letters import RULING
from objections.models import ObjectionDecision
from objections.offers import link
from objections.presenting import ruling as presenting
from objections.queries import Dates
from objections.views.ruling_base import (
    NOTHING_MORE,
    RulingConfirmPage,
    RulingFormPage,
    WhileIn,
    crumbs,
    find_ruling,
    refuse_unsaved_text,
    unsaved_text,
)

__all__ = ["AdoptPage", "ReturnPage", "TakeBackPage", "preview", "ruling", "voices"]


@require_safe
def ruling(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The objections, the committee's advice, the file, the proposal, the open points and the last day to decide."""
    act = request.act
    found = find_ruling(request, public_id)
    procedure, case = found.procedure, found.procedure.application
    checks = queries.ruling_checks(found, act.actor, act.today, Dates(act.today, act.today))
    decides = permissions.is_board(act.actor, case)
    points = presenting.points_for(checks, procedure, decides=decides)
    facts = permissions.RulingFacts(case, found)
    context = {
        "ruling": found,
        "procedure": procedure,
        "name": case_name(case),
        "head": head(case, act.actor, case_name(case)),
        "crumbs": crumbs(found)[:1],
        "late": presenting.late_notice(procedure, act.today),
        "summary": presenting.summary_of(found),
        "cards": presenting.objection_cards(found),
        "advice": presenting.advice_part(procedure),
        "reasons": presenting.reasons_of(found),
        "parts": file_parts(queries.in_question(procedure), act.actor),
        "open_points": [one for one in points if not one.met],
        "met_points": [one for one in points if one.met],
        "decides": decides,
        "papers": presenting.letter_links(found, None) if found.status == RulingStatus.PUBLISHED else [],
        "may": _may(request, found, facts),
        "urls": {
            name: link(f"ruling_{name}", found)
            for name in ("adopt", "return", "write", "preview", "publish", "remake", "take_back")
        },
        "today": act.today,
    }
    return render(request, "objections/ruling.html", context)


def _may(request: HttpRequest, found: ObjectionDecision, facts: permissions.RulingFacts) -> dict[str, Any]:
    """What this person may do now, by the name of the page."""
    actor = request.act.actor
    draft, adopted = found.status == RulingStatus.DRAFT, found.status == RulingStatus.ADOPTED
    return {
        "adopt": draft and permissions.may_rule(actor, facts),
        "why_not": "" if not draft else permissions.may_rule(actor, facts).reason,
        "write": draft and permissions.may_write_ruling(actor, facts),
        "return": permissions.may_return_ruling(actor, facts),
        "send": adopted and permissions.may_send(actor, facts),
        "take_back": adopted and permissions.may_rule(actor, facts),
    }


@require_safe
def preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The letter to the board as a page, from the same template as the PDF."""
    act = request.act
    found = find_ruling(request, public_id)
    if not found.effect or set(found.verdicts.values()) == set():
        raise WrongState("Kies eerst een uitkomst; dan is er een voorbeeld van de brief.")
    sending_date = found.sending_date or act.today
    (first, *_) = queries.parties(found.procedure, act.today)
    letter = paperwork.letter_to(act, found, first, sending_date=sending_date, signer=_signer(request, found))
    page = rendering.render_html(
        RULING.template, letter, title="Voorbeeld van de beslissing", dated=sending_date, back_url=link("ruling", found)
    )
    return HttpResponse(page)


def _signer(request: HttpRequest, found: ObjectionDecision) -> Signer:
    """How a draft would be signed today, for a preview: by who looks."""
    if found.status != RulingStatus.DRAFT:
        return paperwork.signer_of(found)
    act = request.act
    mandate = accounts.mandate_of(act.actor, MandateKind.DECIDE_OBJECTIONS, act.today)
    if mandate:
        return Signer(act.actor.name, mandate.function, mandate.on_behalf_of)
    return Signer("de beslisser", "functie", f"het bestuur van {found.procedure.application.partnership.name}")


class ReturnPage(RulingFormPage):
    """Give a draft back to the secretariat."""

    form_class = ReturnForm
    title = "Concept teruggeven"
    lead = "Het secretariaat krijgt bericht en ziet de opmerking bij het concept."
    submit_label = "Teruggeven"
    success_message = "Het concept is teruggegeven aan het secretariaat."

    def permission(self) -> Permission:
        return permissions.may_return_ruling(self.request.act.actor, self.facts)

    def act(self, form: Any) -> str:
        actions.return_ruling(self.request.act, ruling_id=self.ruling.pk, **form.cleaned_data)
        return link("ruling", self.ruling)


class AdoptPage(WhileIn, RulingConfirmPage):
    """Deciding: dates, consequences, and the one button."""

    state = RulingStatus.DRAFT
    form_class = AdoptRulingForm
    title = "Op het bezwaar beslissen"
    submit_label = "Beslissing nemen"
    success_message = "De beslissing is genomen. De brieven worden opgemaakt."

    def permission(self) -> Permission:
        return permissions.may_rule(self.request.act.actor, self.facts)

    def checks(self) -> Any:
        """The gates, as if everything were dated today."""
        act = self.request.act
        return queries.ruling_checks(self.ruling, act.actor, act.today, Dates(act.today, act.today))

    def form_kwargs(self) -> dict[str, Any]:
        grants = self.ruling.effect == Effect.SUPERSEDED and self.ruling.new_outcome == DecisionOutcome.GRANT
        return {"grants": grants, "needs_end": self.checks().needs_end}

    def initial(self) -> dict[str, Any]:
        contested = queries.in_question(self.procedure)
        start = contested.effective_on or self.request.act.today
        end = proposed_end(start, cases.regime_of(self.case, self.request.act.today))
        sending = working_day_from(self.request.act.today)
        return {"sending_date": sending, "effective_on": start, "valid_until": end}

    def context(self) -> dict[str, Any]:
        act = self.request.act
        still = [one for one in blocking(adopt_points(self.checks())) if one.code not in CHOSEN_LATER]
        rows = presenting.addressee_rows(self.procedure, act.today)
        return {
            **super().context(),
            "consequences": self._consequences(len(rows)),
            "addressees": rows,
            "notice": presenting.late_notice(self.procedure, act.today),
            "open_points": with_links(still, self.case),
            "held": unsaved_text(act, self.ruling),
        }

    def _consequences(self, addressees: int) -> list[str]:
        said = ["De beslissing kan daarna niet meer veranderen."]
        number = self.procedure.decision.number
        if self.ruling.effect == Effect.SUPERSEDED:
            said.append(f"Er komt een nieuw besluit. Besluit {number} geldt tot de dag van verzending.")
        elif self.ruling.effect == Effect.REVOKED:
            said.append(f"Besluit {number} vervalt op de dag van verzending.")
        else:
            said.append(f"Besluit {number} blijft gelden.")
        said.append(f"Er worden {addressees} brieven opgemaakt. Ze gaan pas weg als iemand ze verstuurt.")
        return said

    def act(self, form: Any) -> str:
        refuse_unsaved_text(self.request.act, self.ruling)
        found = actions.adopt_ruling(self.request.act, ruling_id=self.ruling.pk, **form.cleaned_data)
        return link("ruling", found)


class TakeBackPage(WhileIn, RulingFormPage):
    """Take a decision on objection back before it is sent."""

    form_class = TakeBackForm
    template_name = "decisions/confirm.html"
    title = "Beslissing terugnemen"
    submit_label = "Beslissing terugnemen"
    success_message = "De beslissing is teruggenomen. De tekst staat weer als concept klaar."
    keeps_draft = False

    def permission(self) -> Permission:
        return permissions.may_rule(self.request.act.actor, self.facts)

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            **NOTHING_MORE,
            "consequences": (
                "De brieven worden niet verstuurd en blijven bewaard.",
                "Een nieuw besluit dat hieruit volgde, wordt ook teruggenomen.",
                "De tekst staat weer als concept bij het secretariaat.",
            ),
            "warning": "",
        }

    def act(self, form: Any) -> str:
        draft = actions.take_ruling_back(self.request.act, ruling_id=self.ruling.pk, **form.cleaned_data)
        return link("ruling", draft)
