"""School boards, sites and the partnership's own data."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import actions, permissions, queries
from accounts.actions.organisations import PARTNERSHIP_FIELDS
from accounts.forms import BoardForm, PartnershipForm, SiteForm
from accounts.views.finding import one
from casework.acting import Act
from casework.pages import FormPage
from casework.permissions import Permission, require


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
    boards = [(board, by_board.get(board.pk, [])) for board in queries.boards_of(actor)]
    context = {"boards": boards, "partnership": queries.partnership_of(actor), "today": request.act.today}
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

    def form_kwargs(self) -> dict[str, Any]:
        return {"sites": queries.sites_visible_to(self.request.act.actor)}

    def values(self, form: Any) -> dict[str, Any]:
        """What was typed, as the verb takes it."""
        data = dict(form.cleaned_data)
        successor = data.pop("successor")
        return {**data, "successor_id": successor.pk if successor else None}


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
        actions.add_site(self.request.act, board_id=self.board.pk, **self.values(form))
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
        values = {name: getattr(self.site, name) for name in SiteForm.base_fields if name != "successor"}
        return {**values, "successor": self.site.successor.public_id if self.site.successor else None}

    def act(self, form: Any) -> str:
        actions.change_site(self.request.act, site_id=self.site.pk, **self.values(form))
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
