"""Sending a decision, and having its letters made anew for another day."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework.checklist import blocking
from casework.parts import Link, Notice, Result, with_links
from casework.permissions import Permission
from casework.refusals import WrongState
from casework.text import dutch_date
from correspondence.presenting import download_url
from decisions import actions, permissions, presenting, queries
from decisions.forms import RemakeForm
from decisions.offers import link, may_publish_today
from decisions.views.base import DecisionConfirmPage, DecisionFormPage, WhileIn, crumbs, find_decision, working_day_from

MENDED_BY_REMAKING = frozenset({"sending_date", "addressees", "letters_unchanged"})


class _SendPage:
    """Sending is the office's."""

    decision: Any
    case: Any
    request: HttpRequest

    def permission(self) -> Permission:
        return permissions.may_send(self.request.act.actor, permissions.SendFacts(self.case, self.decision))


class PublishPage(WhileIn, _SendPage, DecisionConfirmPage):
    """Names everybody whom the decision goes to, and how, before it goes."""

    title = "Besluit versturen"
    submit_label = "Besluit versturen"
    warning = "Dit kan niet ongedaan worden gemaakt. Vanaf vandaag loopt de bezwaartermijn."
    consequences = (
        "De brieven worden vrijgegeven. Wat per post gaat, moet vandaag op de post.",
        "Het schoolbestuur en de ouders lezen het besluit vanaf nu in Toewijzer en krijgen daarover een e-mail.",
        "Vandaag telt als dag van het besluit voor de beslistermijn. De bezwaartermijn van zes weken begint morgen.",
        "De deskundigen kunnen het dossier niet meer inzien.",
    )

    def context(self) -> dict[str, Any]:
        act, decision = self.request.act, self.decision
        points = blocking(queries.points_before_sending(decision, act.today))
        return {
            **super().context(),
            "notice": presenting.late_notice(presenting.due_of(self.case), act.today, decision.sending_date),
            # The day is said once, in place of the button.
            "open_points": with_links([point for point in points if point.code != "sending_date"], self.case),
            "addressees": presenting.recipients_of(decision, act.today),
            "held": self._held({point.code for point in points}),
        }

    def _held(self, open_codes: set[str]) -> Notice | None:
        """Why it cannot be sent now, with the act that mends it; None when it can."""
        if not open_codes:
            return None
        wrong_day = may_publish_today(self.decision, self.request.act.today).reason
        if open_codes & MENDED_BY_REMAKING:
            text = wrong_day or "Versturen kan pas als de brieven opnieuw zijn opgemaakt."
            return Notice(text, link=Link("Opnieuw opmaken", link("remake", self.decision)))
        text = "Versturen kan zodra alle brieven klaar zijn."
        return Notice(text, link=Link("Opnieuw bekijken", link("publish", self.decision)))

    def act(self, form: Any) -> str:
        return link("published", actions.publish(self.request.act, decision_id=self.decision.pk))


class RemakePage(WhileIn, _SendPage, DecisionFormPage):
    """*Opnieuw opmaken*: the same decision with another sending date."""

    form_class = RemakeForm
    title = "Brieven opnieuw opmaken"
    lead = (
        "Het besluit en het nummer blijven gelijk. De brieven krijgen een nieuwe verzenddatum en bezwaartermijn, en"
        " gaan naar wie het besluit nu moet krijgen."
    )
    submit_label = "Opnieuw opmaken"
    success_message = "De brieven worden opnieuw opgemaakt. De eerdere worden niet verstuurd en blijven bewaard."
    keeps_draft = False

    def initial(self) -> dict[str, Any]:
        return {"sending_date": working_day_from(self.request.act.today)}

    def act(self, form: Any) -> str:
        actions.remake(self.request.act, decision_id=self.decision.pk, **form.cleaned_data)
        return self.crumbs()[-1].url


@require_safe
def published(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What happened, who gets it, and until when an objection can be made."""
    decision = find_decision(request, public_id)
    case = decision.application
    if decision.published_on is None:
        raise WrongState("Dit besluit is nog niet verstuurd.")
    rows = presenting.recipients_of(decision, decision.published_on)
    result = Result(
        title="Het besluit is verstuurd",
        sentence=f"Verstuurd op {dutch_date(decision.published_on)}.",
        number_label="Nummer",
        number=decision.number,
        next="Wie het er niet mee eens is, kan bezwaar maken. De laatste dag staat in de brief.",
        told=[f"{row.name} ({row.kind}): {row.way}" for row in rows],
        links=[Link("Naar de aanvraag", crumbs(case)[-1].url), *_to_print(decision)],
    )
    context = {"result": result, "title": "Besluit verstuurd", "crumbs": crumbs(case), "today": request.act.today}
    return render(request, "decisions/result.html", context)


def _to_print(decision: Any) -> list[Link]:
    """The letters of a decision as files: what goes by post is printed from here."""
    return [
        Link(f"{letter.title} openen om af te drukken", download_url("brief", letter.public_id))
        for letter in queries.papers_of(decision)
        if letter.file
    ]
