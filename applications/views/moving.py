"""When the pupil goes to another school while the case runs."""

from typing import Any

from accounts import queries as accounts
from applications import actions, permissions, queries
from applications.forms import PassOnForm, SiteForm
from applications.views.base import CaseConfirmPage
from casework.permissions import Permission, refused

ONLY_ONE = (
    "Dit schoolbestuur heeft hier geen andere vestiging. De functioneel beheerder van het samenwerkingsverband kan er"
    " een toevoegen."
)


class ChangeSitePage(CaseConfirmPage):
    """To another site of the same board."""

    form_class = SiteForm
    title = "Andere vestiging"
    submit_label = "Vestiging wijzigen"
    success_message = "De vestiging is gewijzigd."
    consequences = (
        "De aanvraag, de dag van ontvangst, de termijnen en de adviezen blijven zoals ze zijn.",
        "Brieven van een besluit dat nog niet is verstuurd, moeten opnieuw worden opgemaakt.",
        "Medewerkers die alleen voor de vorige vestiging werken, zien de aanvraag niet meer.",
        "De school, het samenwerkingsverband en ouders met toegang krijgen bericht.",
    )

    def permission(self) -> Permission:
        may = permissions.may_change_site(self.request.act.actor, self.case)
        return may if not may or queries.other_sites(self.case).exists() else refused(ONLY_ONE)

    def form_kwargs(self) -> dict[str, Any]:
        return {"sites": queries.other_sites(self.case), "today": self.request.act.today}

    @property
    def lead(self) -> str:  # type: ignore[override]
        return (
            f"De aanvraag staat nu bij {self.case.site.name}. Alleen vestigingen van {self.case.board.name} staan hier."
        )

    def act(self, form: Any) -> str:
        actions.change_site(self.request.act, application_id=self.case.pk, **form.values())
        return self.cancel_url()


class PassOnPage(CaseConfirmPage):
    """Hand the file to the board that takes the application over."""

    form_class = PassOnForm
    title = "Dossier overdragen"
    lead = "Naar een school van een ander bestuur in dit samenwerkingsverband, waar de leerling nu naartoe gaat."
    submit_label = "Dossier overdragen"
    success_message = "Het dossier is overgedragen. Het staat bij het andere schoolbestuur als concept klaar."
    warning = "Dit kan niet ongedaan worden gemaakt."
    consequences = (
        "De gegevens over leerling, ouders en schoolloopbaan, de testresultaten en de documenten worden gekopieerd.",
        "Uw motivering, de zienswijzen, ondertekende stukken en brieven gaan niet mee. Adviezen ook niet.",
        "Het andere bestuur vult zelf aan en dient zelf in, met een eigen dag van ontvangst.",
        "Bij beide aanvragen staat op de tijdlijn dat het dossier is overgedragen.",
    )

    def permission(self) -> Permission:
        return permissions.may_pass_on(self.request.act.actor, self.case)

    def form_kwargs(self) -> dict[str, Any]:
        inside = accounts.sites_visible_to(self.request.act.actor).filter(board__kind="school_board")
        return {"sites": inside.filter(closed_on__isnull=True).exclude(board_id=self.case.board_id)}

    def act(self, form: Any) -> str:
        actions.pass_file_on(self.request.act, application_id=self.case.pk, site_id=form.cleaned_data["site"].pk)
        return self.cancel_url()
