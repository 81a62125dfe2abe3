"""Preparing a decision: beginning a draft, writing it, offering it to the board."""

from typing import Any

from applications import queries as cases
from applications.views.base import CaseFormPage
from casework.checklist import blocking
from casework.parts import Link, Notice, with_links
from casework.permissions import Permission
from decisions import actions, permissions, presenting, queries
from decisions.checklist import adopt_points, offer_points, points_for_preparer
from decisions.enums import Ground, Part
from decisions.forms import PrepareForm, PrepareFormalForm, WriteForm
from decisions.offers import link
from decisions.views.base import (
    TEXT_KEY,
    DecisionConfirmPage,
    DecisionFormPage,
    refuse_unsaved_text,
    text_subject,
    unsaved_text,
)


class PreparePage(CaseFormPage):
    """Begin a draft on the merits."""

    form_class = PrepareForm
    title = "Besluit voorbereiden"
    lead = (
        "De criteria, de feiten, beide adviezen en de zienswijzen worden ingevuld. De afweging wordt zelf geschreven."
    )
    submit_label = "Concept maken"
    keeps_draft = False

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    def permission(self) -> Permission:
        return permissions.may_prepare(self.request.act.actor, self.case)

    def act(self, form: Any) -> str:
        return link("write", actions.prepare(self.request.act, application_id=self.case.pk, **form.cleaned_data))


class PrepareFormalPage(PreparePage):
    """Begin a draft on a formal ground, without advices."""

    form_class = PrepareFormalForm
    title = "Besluit zonder adviezen voorbereiden"
    lead = "Alleen op een van deze formele gronden kan zonder twee adviezen worden beslist."
    success_message = "Het concept is gemaakt. Schrijf waarom deze grond hier geldt."


class WritePage(DecisionFormPage):
    """The text of the draft, saved half finished or whole."""

    form_class = WriteForm
    form_key = TEXT_KEY
    template_name = "decisions/write.html"
    title = "Conceptbesluit"
    submit_label = "Concept opslaan"
    success_message = "Het concept is opgeslagen."

    def subject(self) -> str:
        return text_subject(self.decision)

    def version(self) -> str:
        return str(self.decision.version)

    def permission(self) -> Permission:
        return permissions.may_write(self.request.act.actor, self.decision)

    def form_kwargs(self) -> dict[str, Any]:
        decision = self.decision
        return {
            "formal": decision.is_formal,
            "steps": queries.own_steps(self.case),
            "replaces_as": decision.replaces_as,
        }

    def initial(self) -> dict[str, Any]:
        decision = self.decision
        texts = {f"reasons_{part.value}": decision.part(part) for part in Part}
        names = ("outcome", "data_differ", "outside_ground", "outside_words", "replaces_reason", "same_facts")
        said = {
            f"own_step_{number}": decision.own_steps.get(step, "")
            for number, step in enumerate(queries.own_steps(self.case), 1)
        }
        return {**texts, **said, **{name: getattr(decision, name) for name in names}}

    def context(self) -> dict[str, Any]:
        act = self.request.act
        facts = queries.decide_facts(self.decision, act.actor, act.today)
        points = with_links(blocking(offer_points(facts)), self.case)
        return {
            **super().context(),
            "decision": self.decision,
            "remark": self.decision.return_remark,
            "due": presenting.due_of(self.case),
            "hearing": presenting.hearing_advice(facts),
            "figures": cases.figures_of(self.case, act.today),
            "hearings_url": link("hearings", self.case),
            "text_points": points,
            "changed": "advices_placed" in {point.code for point in blocking(adopt_points(facts))},
            "place_again_url": link("place_again", self.decision),
            "preview_url": link("preview", self.decision),
            "may_offer": permissions.may_offer(act.actor, self.decision),
            "offer_url": link("offer", self.decision),
            "drop_url": link("drop", self.decision),
            "decide_url": link("decide", self.decision),
            "today": act.today,
        }

    def act(self, form: Any) -> str:
        seen = self.expected_version
        actions.save_draft(
            self.request.act,
            decision_id=self.decision.pk,
            values=form.values(),
            expected_version=int(seen) if seen.isdecimal() else None,
        )
        return self.request.path


class PlaceAgainPage(DecisionConfirmPage):
    """Take facts, advices and views over anew."""

    title = "Feiten en adviezen opnieuw overnemen"
    submit_label = "Opnieuw overnemen"
    success_message = "De feiten, de adviezen en de zienswijzen zijn opnieuw overgenomen."
    consequences = (
        "De criteria, de feiten, de adviezen, wie is gehoord en de conclusie worden opnieuw ingevuld.",
        "Wat daar zelf aan is toegevoegd, blijft alleen bewaard als eerdere versie.",
        "De afweging en de uitleg van een afwijking blijven zoals ze zijn geschreven.",
    )

    def permission(self) -> Permission:
        return permissions.may_write(self.request.act.actor, self.decision)

    def cancel_url(self) -> str:
        return link("write", self.decision)

    def act(self, form: Any) -> str:
        return link("write", actions.place_again(self.request.act, decision_id=self.decision.pk))


class DropPage(DecisionConfirmPage):
    """Throw a draft away."""

    title = "Concept weggooien"
    submit_label = "Concept weggooien"
    success_message = "Het concept is weggegooid."
    consequences = ("Het concept en zijn tekst verdwijnen.", "Op de aanvraag kan een nieuw concept worden gemaakt.")

    def permission(self) -> Permission:
        return permissions.may_offer(self.request.act.actor, self.decision)

    def cancel_url(self) -> str:
        return link("write", self.decision)

    def act(self, form: Any) -> str:
        url = self.crumbs()[-1].url
        actions.drop_draft(self.request.act, decision_id=self.decision.pk)
        return url


class OfferPage(DecisionConfirmPage):
    """Offer a draft to the board."""

    title = "Aanbieden ter besluitvorming"
    submit_label = "Aanbieden"
    success_message = "Het concept ligt bij het bestuur."
    consequences = (
        "Iedereen van het bestuur met een mandaat krijgt bericht.",
        "Het bestuur neemt het besluit, wijzigt de tekst of geeft het concept terug.",
        "Tot dan kan het secretariaat de tekst niet meer wijzigen.",
    )

    def permission(self) -> Permission:
        return permissions.may_offer(self.request.act.actor, self.decision)

    def context(self) -> dict[str, Any]:
        act = self.request.act
        facts = queries.decide_facts(self.decision, act.actor, act.today)
        chosen_later = {"sending_date", "effective_on"}
        still = [point for point in blocking(points_for_preparer(facts)) if point.code not in chosen_later]
        notice = None
        if self.decision.ground == Ground.NOT_PROCESSED:
            notice = Notice("Het besluit moet op tijd worden verstuurd: zie de punten hieronder.", tone="attention")
        return {
            **super().context(),
            "open_points": with_links(still, self.case),
            "notice": notice,
            "held": unsaved_text(act, self.decision),
        }

    def crumbs(self) -> list[Link]:
        return [*super().crumbs(), Link("Conceptbesluit", link("write", self.decision))]

    def act(self, form: Any) -> str:
        refuse_unsaved_text(self.request.act, self.decision)
        actions.offer_for_decision(self.request.act, decision_id=self.decision.pk)
        return super().crumbs()[-1].url
