"""Cases of what may be one child: linking them, and what follows for the board that is still waiting."""

from typing import Any

from django.utils.functional import cached_property

from applications import actions, permissions, queries
from applications.actions import linking
from applications.forms import LinkForm
from applications.models import Document
from applications.views.base import CaseConfirmPage
from casework.permissions import Permission, refused


class LinkPage(CaseConfirmPage):
    """Say that a case follows an earlier one of the same child."""

    form_class = LinkForm
    title = "Aanvragen koppelen"
    lead = "Kijk eerst in beide aanvragen of het echt om dezelfde leerling gaat."
    submit_label = "Koppelen"
    success_message = "De aanvragen zijn gekoppeld."
    consequences = (
        "Alleen het secretariaat ziet de koppeling. Scholen zien niets van elkaar.",
        "Testverslagen van een eerdere aanvraag van hetzelfde bestuur kunt u daarna in dit dossier overnemen.",
        "Eerdere adviezen gaan niet mee.",
    )

    @cached_property
    def _found(self) -> list[queries.Match]:
        return queries.matches(self.case, self.request.act.actor)

    def permission(self) -> Permission:
        may = permissions.may_link(self.request.act.actor, self.case)
        return refused("Er is geen andere aanvraag met deze geboortedatum en naam.") if may and not self._found else may

    def form_kwargs(self) -> dict[str, Any]:
        return {"found": [(str(one.case.public_id), f"{one.case.number}, {one.case.site.name}") for one in self._found]}

    def act(self, form: Any) -> str:
        chosen = next(one.case for one in self._found if str(one.case.public_id) == form.cleaned_data["earlier"])
        actions.link_case(self.request.act, application_id=self.case.pk, earlier_id=chosen.pk)
        return self.cancel_url()


class BringResultsPage(CaseConfirmPage):
    """Copy the test reports of the linked earlier case into this file."""

    title = "Eerdere testverslagen overnemen"
    submit_label = "Testverslagen overnemen"
    success_message = "De testverslagen staan nu in dit dossier."

    def permission(self) -> Permission:
        may = permissions.may_bring_results(self.request.act.actor, self.case)
        return may if not may or self._wanted else refused(linking.NOTHING_TO_BRING)

    @cached_property
    def _wanted(self) -> list[Document]:
        return queries.earlier_reports(self.case)

    @property
    def consequences(self) -> tuple[str, ...]:  # type: ignore[override]
        return (
            *(f"‘{paper.title}’ komt in dit dossier." for paper in self._wanted),
            "Deskundigen die al zijn gevraagd, krijgen er bericht van.",
            "Eerdere adviezen gaan niet mee.",
        )

    def act(self, form: Any) -> str:
        actions.bring_earlier_results(self.request.act, application_id=self.case.pk)
        return self.cancel_url()


class AskStillWantedPage(CaseConfirmPage):
    """Ask a board whether it still wants a decision."""

    title = "Vragen of een besluit nog nodig is"
    submit_label = "Vraag versturen"
    success_message = "De vraag is naar de school gestuurd."
    consequences = (
        "De school krijgt bericht dat u vraagt of een besluit nog nodig is.",
        "In het bericht en op de pagina van de school staat niets over het andere schoolbestuur.",
        "De beslistermijn loopt gewoon door, totdat de school de aanvraag intrekt.",
    )

    def permission(self) -> Permission:
        actor = self.request.act.actor
        may = permissions.may_ask_still_wanted(actor, self.case)
        return may if not may or queries.granted_elsewhere(actor, self.case) else refused(linking.NOT_GRANTED)

    def act(self, form: Any) -> str:
        actions.ask_still_wanted(self.request.act, application_id=self.case.pk)
        return self.cancel_url()


class KeepWantingPage(CaseConfirmPage):
    """The board still wants a decision."""

    title = "Een besluit blijft nodig"
    lead = "Het samenwerkingsverband vraagt of een besluit nog nodig is. Is dat niet zo, trek de aanvraag dan in."
    submit_label = "Een besluit blijft nodig"
    success_message = "Het samenwerkingsverband weet nu dat een besluit nodig blijft."
    consequences = ("De behandeling gaat gewoon door.", "Het secretariaat krijgt bericht.")

    def permission(self) -> Permission:
        return permissions.may_keep_wanting(self.request.act.actor, self.case)

    def act(self, form: Any) -> str:
        actions.keep_wanting(self.request.act, application_id=self.case.pk)
        return self.cancel_url()
