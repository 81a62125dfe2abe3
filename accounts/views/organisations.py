"""School boards, sites and the partnership's own data."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import actions, permissions, queries
from accounts.actions.organisations import PARTNERSHIP_FIELDS
from accounts.forms import BoardForm, CloseSiteForm, PartnershipForm, SiteForm
from accounts.models import SchoolSite
from accounts.views.finding import one
from casework.acting import Act
from casework.pages import ConfirmPage, FormPage
from casework.permissions import Permission, require
from casework.text import dutch_list

OTHER_BOARD = (
    "Gaat het werk naar een ander schoolbestuur, dan krijgen de medewerkers daar een nieuwe rol; hun mandaat van het "
    "oude bestuur eindigt. Leg zo nodig een nieuw mandaat vast."
)
CLOSING = (
    "Concepten, lopende aanvragen en medewerkers gaan op de dag van sluiting in één keer over.",
    OTHER_BOARD,
    "Brieven en besluiten die al zijn opgemaakt, houden de oude naam en BRIN.",
)


def may_administer(act: Act) -> Permission:
    """Whether this person looks after the organisations of his partnership."""
    return permissions.may_administer(act.actor, act.actor.partnership_id or 0)


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The partnership, its school boards and their sites."""
    require(may_administer(request.act))
    actor = request.act.actor
    by_board = {
        board_id: list(sites)
        for board_id, sites in groupby(queries.sites_visible_to(actor).order_by("board_id", "search_key"), _board_of)
    }
    today = request.act.today
    sites = {site.pk: site for group in by_board.values() for site in group}
    closed = [site.pk for site in sites.values() if site.closed_on and site.closed_on <= today]
    context = {
        "boards": [(board, by_board.get(board.pk, [])) for board in queries.boards_of(actor)],
        "left_behind": [(sites[key], lines) for key, lines in queries.what_moves(closed, today).items()],
        "partnership": queries.partnership_of(actor),
        "today": today,
    }
    return render(request, "accounts/organisations.html", context)


def _board_of(site: Any) -> int:
    return int(site.board_id)


class OrganisationPage(FormPage):
    """A form about organisations; only for the administrator."""

    def permission(self) -> Permission:
        return may_administer(self.request.act)

    def cancel_url(self) -> str:
        return reverse("accounts:organisations")


class AddBoardPage(OrganisationPage):
    """Add a school board."""

    title = "Schoolbestuur toevoegen"
    submit_label = "Schoolbestuur toevoegen"
    success_message = "Het schoolbestuur is toegevoegd."
    form_class = BoardForm

    def act(self, form: Any) -> str:
        actions.add_board(self.request.act, name=form.cleaned_data["name"])
        return self.cancel_url()


class ChangeBoardPage(OrganisationPage):
    """Change a school board."""

    title = "Schoolbestuur wijzigen"
    success_message = "De wijziging is opgeslagen."
    form_class = BoardForm

    def load(self, **kwargs: Any) -> None:
        require(self.permission())
        self.board = one(queries.boards_of(self.request.act.actor), public_id=kwargs["public_id"])

    def initial(self) -> dict[str, Any]:
        return {"name": self.board.name}

    def act(self, form: Any) -> str:
        actions.change_board(self.request.act, board_id=self.board.pk, name=form.cleaned_data["name"])
        return self.cancel_url()


class SitePage(OrganisationPage):
    """A form about a school site."""

    form_class = SiteForm


class AddSitePage(SitePage):
    """Add a school site to a board."""

    title = "Vestiging toevoegen"
    submit_label = "Vestiging toevoegen"
    success_message = "De vestiging is toegevoegd."

    def load(self, **kwargs: Any) -> None:
        require(self.permission())
        self.board = one(queries.boards_of(self.request.act.actor), public_id=kwargs["public_id"])

    @property
    def lead(self) -> str:  # type: ignore[override]
        """Which board this site belongs to."""
        return f"Bij {self.board.name}."

    def act(self, form: Any) -> str:
        actions.add_site(self.request.act, board_id=self.board.pk, **form.cleaned_data)
        return self.cancel_url()


class ChangeSitePage(SitePage):
    """Change a school site."""

    title = "Vestiging wijzigen"
    success_message = "De wijziging is opgeslagen."

    def load(self, **kwargs: Any) -> None:
        require(self.permission())
        self.site = one(queries.sites_visible_to(self.request.act.actor), public_id=kwargs["public_id"])

    @property
    def lead(self) -> str:  # type: ignore[override]
        """Which board this site belongs to."""
        return f"{self.site.name}, {self.site.board.name}. Wat al is verstuurd, houdt de oude gegevens."

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.site, name) for name in SiteForm.base_fields}

    def act(self, form: Any) -> str:
        actions.change_site(self.request.act, site_id=self.site.pk, **form.cleaned_data)
        return self.cancel_url()


class _ClosingPage(ConfirmPage):
    """A page about the closing of one site."""

    site: SchoolSite

    def load(self, **kwargs: Any) -> None:
        require(self.permission())
        self.site = one(queries.sites_visible_to(self.request.act.actor), public_id=kwargs["public_id"])

    def permission(self) -> Permission:
        return may_administer(self.request.act)

    def cancel_url(self) -> str:
        return reverse("accounts:change_site", kwargs={"public_id": self.site.public_id})

    @property
    def lead(self) -> str:  # type: ignore[override]
        """Which site this is."""
        return f"{self.site}, {self.site.board.name}."


class CloseSitePage(_ClosingPage):
    """Close or merge a site: what goes over stands there with its numbers before anything happens."""

    title = "Vestiging sluiten of samenvoegen"
    submit_label = "Sluiting vastleggen"
    success_message = "De sluiting is vastgelegd."
    form_class = CloseSiteForm

    def initial(self) -> dict[str, Any]:
        successor = self.site.successor
        return {"closed_on": self.site.closed_on, "successor": successor.public_id if successor else None}

    def form_kwargs(self) -> dict[str, Any]:
        act = self.request.act
        return {"sites": queries.open_sites(act.actor, act.today).exclude(pk=self.site.pk)}

    def context(self) -> dict[str, Any]:
        moving = queries.what_moves([self.site.pk], self.request.act.today).get(self.site.pk, [])
        told = dutch_list([f"{what} ({number})" for what, number in moving])
        first = f"Naar de opvolger gaan nu: {told}." if told else "Op deze vestiging is geen open werk en niemand."
        return {"consequences": (first, *CLOSING), "warning": ""}

    def act(self, form: Any) -> str:
        successor = form.cleaned_data["successor"]
        actions.close_site(
            self.request.act,
            site_id=self.site.pk,
            closed_on=form.cleaned_data["closed_on"],
            successor_id=successor.pk if successor else None,
        )
        return reverse("accounts:organisations")


class KeepSiteOpenPage(_ClosingPage):
    """Take back a closing that lies ahead."""

    title = "Sluiting intrekken"
    submit_label = "Sluiting intrekken"
    success_message = "De vestiging blijft open."
    consequences = ("De vestiging blijft open. Er verhuist niets.",)

    def act(self, form: Any) -> str:
        del form
        actions.keep_site_open(self.request.act, site_id=self.site.pk)
        return self.cancel_url()


class ChangePartnershipPage(OrganisationPage):
    """Change the partnership's own data."""

    title = "Gegevens van het samenwerkingsverband"
    lead = "Deze gegevens staan op brieven en onder aan elke pagina."
    success_message = "De gegevens zijn opgeslagen."
    form_class = PartnershipForm

    def load(self, **kwargs: Any) -> None:
        require(self.permission())
        self.partnership = queries.partnership_of(self.request.act.actor)

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.partnership, name) for name in PARTNERSHIP_FIELDS}

    def act(self, form: Any) -> str:
        actions.change_partnership(self.request.act, **form.cleaned_data)
        return self.cancel_url()
