"""Preparing a decision on objection: beginning a draft, writing it, offering it to the board."""

from typing import Any

from applications.views.base import crumbs as case_crumbs
from casework.checklist import blocking
from casework.pages import ConfirmPage
from casework.parts import Link, with_links
from casework.permissions import Permission
from objections import actions, permissions, queries
from objections.checklist.ruling import CHOSEN_LATER, offer_points, points_for_preparer
from objections.enums import Part
from objections.forms.ruling import WriteRulingForm
from objections.models import Procedure
from objections.offers import link
from objections.presenting import ruling as presenting
from objections.views.base import find_procedure
from objections.views.ruling_base import (
    TEXT_KEY,
    RulingConfirmPage,
    RulingFormPage,
    refuse_unsaved_text,
    unsaved_text,
)


class PreparePage(ConfirmPage):
    """Begin a draft on what the committee advised."""

    template_name = "objections/confirm.html"
    title = "Beslissing op bezwaar voorbereiden"
    submit_label = "Concept maken"
    success_message = "Het concept is gemaakt. De uitkomst van het advies is overgenomen."
    consequences = (
        "Hoe de procedure verliep en wat de commissie adviseerde, wordt ingevuld.",
        "De heroverweging schrijft u zelf, naar de situatie van de leerling nu.",
        "Het bestuur neemt de beslissing; tot dan ziet niemand buiten het samenwerkingsverband het concept.",
    )
    procedure: Procedure

    def load(self, **kwargs: Any) -> None:
        self.procedure = find_procedure(self.request, kwargs["public_id"])

    def permission(self) -> Permission:
        facts = permissions.ProcedureFacts(self.procedure.application, self.procedure)
        return permissions.may_prepare_ruling(self.request.act.actor, facts)

    def crumbs(self) -> list[Link]:
        return case_crumbs(self.procedure.application)

    def cancel_url(self) -> str:
        return self.crumbs()[-1].url

    def context(self) -> dict[str, Any]:
        return {**super().context(), "crumbs": self.crumbs()}

    def act(self, form: Any) -> str:
        return link("ruling_write", actions.prepare_ruling(self.request.act, procedure_id=self.procedure.pk))


class WritePage(RulingFormPage):
    """The text of the draft, saved half finished or whole."""

    form_class = WriteRulingForm
    form_key = TEXT_KEY
    template_name = "objections/ruling_write.html"
    title = "Beslissing op bezwaar schrijven"
    submit_label = "Concept opslaan"
    success_message = "Het concept is opgeslagen."

    def subject(self) -> str:
        return str(self.ruling.public_id)

    def version(self) -> str:
        return str(self.ruling.version)

    def permission(self) -> Permission:
        return permissions.may_write_ruling(self.request.act.actor, self.facts)

    def form_kwargs(self) -> dict[str, Any]:
        return {"objections": queries.open_objections(self.procedure)}

    def initial(self) -> dict[str, Any]:
        ruling = self.ruling
        rows = queries.open_objections(self.procedure)
        chosen = {
            f"verdict_{number}": ruling.verdicts.get(str(row.public_id), "") for number, row in enumerate(rows, 1)
        }
        texts = {f"reasons_{part.value}": ruling.part(part) for part in Part}
        named = {name: getattr(ruling, name) for name in ("effect", "new_outcome", "costs_granted")}
        return {**chosen, **texts, **named}

    def context(self) -> dict[str, Any]:
        act = self.request.act
        checks = queries.ruling_checks(self.ruling, act.actor, act.today)
        return {
            **super().context(),
            "ruling": self.ruling,
            "late": presenting.late_notice(self.procedure, act.today),
            "advice": presenting.advice_part(self.procedure),
            "cards": presenting.objection_cards(self.ruling),
            "text_points": with_links(blocking(offer_points(checks)), self.case),
            "may_offer": permissions.may_offer_ruling(act.actor, self.facts),
            "urls": {name: link(f"ruling_{name}", self.ruling) for name in ("offer", "drop", "preview")},
            "ruling_url": link("ruling", self.ruling),
        }

    def act(self, form: Any) -> str:
        seen = self.expected_version
        actions.save_ruling(
            self.request.act,
            ruling_id=self.ruling.pk,
            values=form.values(),
            expected_version=int(seen) if seen.isdecimal() else None,
        )
        return self.request.path


class OfferPage(RulingConfirmPage):
    """Offer a draft to the board."""

    title = "Aanbieden ter besluitvorming"
    submit_label = "Aanbieden"
    success_message = "Het concept ligt bij het bestuur."
    consequences = (
        "Iedereen van het bestuur die op dit bezwaar mag beslissen, krijgt bericht.",
        "Het bestuur neemt de beslissing, wijzigt de tekst of geeft het concept terug.",
        "Tot dan kan het secretariaat de tekst niet meer wijzigen.",
    )

    def permission(self) -> Permission:
        return permissions.may_offer_ruling(self.request.act.actor, self.facts)

    def context(self) -> dict[str, Any]:
        act = self.request.act
        checks = queries.ruling_checks(self.ruling, act.actor, act.today)
        still = [one for one in blocking(points_for_preparer(checks)) if one.code not in CHOSEN_LATER]
        return {
            **super().context(),
            "open_points": with_links(still, self.case),
            "notice": presenting.late_notice(self.procedure, act.today),
            "held": unsaved_text(act, self.ruling),
        }

    def act(self, form: Any) -> str:
        refuse_unsaved_text(self.request.act, self.ruling)
        actions.offer_ruling(self.request.act, ruling_id=self.ruling.pk)
        return link("ruling", self.ruling)


class DropPage(RulingConfirmPage):
    """Throw a draft away."""

    title = "Concept weggooien"
    submit_label = "Concept weggooien"
    success_message = "Het concept is weggegooid."
    consequences = ("Het concept en zijn tekst verdwijnen.", "Er kan een nieuw concept worden gemaakt.")

    def permission(self) -> Permission:
        return permissions.may_offer_ruling(self.request.act.actor, self.facts)

    def act(self, form: Any) -> str:
        url = case_crumbs(self.case)[-1].url
        actions.drop_ruling(self.request.act, ruling_id=self.ruling.pk)
        return url
