"""Sending a decision on objection, its letters anew, and its summary in plain words for the parties."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.views.base import crumbs as case_crumbs
from casework import access
from casework.checklist import blocking
from casework.parts import Link, Notice, with_links
from casework.permissions import Permission
from decisions.forms import RemakeForm
from decisions.views.base import working_day_from
from decisions.views.sending import MENDED_BY_REMAKING
from objections import actions, permissions, queries
from objections.letters import wording
from objections.offers import link
from objections.paperwork import ruled_of
from objections.presenting import ruling as presenting
from objections.views.ruling_base import RulingConfirmPage, RulingFormPage, WhileIn


class PublishPage(WhileIn, RulingConfirmPage):
    """Names everybody whom the decision goes to, and what happens on the day it goes."""

    title = "Beslissing op bezwaar versturen"
    submit_label = "Beslissing versturen"
    success_message = "De beslissing op bezwaar is verstuurd."
    warning = "Dit kan niet ongedaan worden gemaakt. Vanaf vandaag loopt de beroepstermijn."
    consequences = (
        "De brieven worden vrijgegeven. Wat per post gaat, moet vandaag op de post.",
        "Wat over het bestreden besluit is beslist, geldt vanaf vandaag.",
        "De bezwaren zijn afgehandeld. De commissie kan het dossier niet meer inzien.",
        "School en ouders lezen de beslissing in Toewijzer en krijgen daarover een e-mail.",
    )

    def permission(self) -> Permission:
        return permissions.may_send(self.request.act.actor, self.facts)

    def context(self) -> dict[str, Any]:
        act = self.request.act
        points = blocking(queries.points_before_sending(self.ruling, act.today))
        return {
            **super().context(),
            "notice": presenting.late_notice(self.procedure, act.today),
            "open_points": with_links(points, self.case),
            "addressees": presenting.addressee_rows(self.procedure, act.today),
            "held": self._held({point.code for point in points}),
        }

    def _held(self, open_codes: set[str]) -> Notice | None:
        """Why it cannot be sent now, with the act that mends it; None when it can."""
        if not open_codes:
            return None
        if "still_as_decided" in open_codes:
            back = Link("Beslissing terugnemen", link("ruling_take_back", self.ruling))
            return Notice("Versturen kan niet: de bezwaren zijn veranderd sinds de beslissing.", link=back)
        if open_codes & MENDED_BY_REMAKING:
            text = "Versturen kan pas als de brieven opnieuw zijn opgemaakt."
            return Notice(text, link=Link("Opnieuw opmaken", link("ruling_remake", self.ruling)))
        text = "Versturen kan zodra alle brieven klaar zijn."
        return Notice(text, link=Link("Opnieuw bekijken", link("ruling_publish", self.ruling)))

    def act(self, form: Any) -> str:
        return link("ruling", actions.publish_ruling(self.request.act, ruling_id=self.ruling.pk))


class RemakePage(WhileIn, RulingFormPage):
    """*Opnieuw opmaken*: the same decision with another sending date."""

    form_class = RemakeForm
    title = "Brieven opnieuw opmaken"
    lead = "De beslissing blijft gelijk. De brieven krijgen een nieuwe verzenddatum en een nieuwe beroepstermijn."
    submit_label = "Opnieuw opmaken"
    success_message = "De brieven worden opnieuw opgemaakt. De eerdere worden niet verstuurd en blijven bewaard."
    keeps_draft = False

    def permission(self) -> Permission:
        return permissions.may_send(self.request.act.actor, self.facts)

    def initial(self) -> dict[str, Any]:
        return {"sending_date": working_day_from(self.request.act.today)}

    def act(self, form: Any) -> str:
        actions.remake_ruling(self.request.act, ruling_id=self.ruling.pk, **form.cleaned_data)
        return link("ruling", self.ruling)


@require_safe
def told(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What was decided, what that means and what one can do, in plain words, for who reads the case."""
    act = request.act
    found = queries.rulings_visible_to(act.actor).filter(public_id=public_id).order_by("id").first()
    if found is None or found.published_on is None:
        raise Http404
    access.note(request, found.procedure.application_id, "bezwaar")
    case, ruled = found.procedure.application, ruled_of(found)
    keys = queries.own_keys(case, act.actor)
    kind = next((key[0] for key in keys), "") if keys is not None else ""
    context = {
        "number": found.procedure.number,
        "sent_on": found.published_on,
        "decided": wording.what_was_decided(ruled),
        "means": wording.what_it_means(ruled, kind),
        "can_do": wording.what_you_can_do(queries.appeal_until(found, keys)),
        "papers": presenting.letter_links(found, keys),
        "crumbs": case_crumbs(case),
    }
    return render(request, "objections/ruling_told.html", context)
