"""How letters reach a school board: chosen by the board for all its cases, or written down by the secretariat."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from accounts.enums import Role
from accounts.models import Organisation
from accounts.views.finding import one
from applications import actions, permissions, presenting, queries
from applications.forms import BoardMessagesForm
from casework.acting import Act
from casework.pages import FormPage
from casework.parts import Link
from casework.permissions import Permission, require


def may_choose(act: Act, board: Organisation) -> Permission:
    """Whether this person says, or writes down, how letters reach a board."""
    manages = accounts.own_board_manager(act.actor, act.today)
    return permissions.may_choose_for_board(act.actor, board, manages=manages)


def crumbs(act: Act, *further: Link) -> list[Link]:
    """The way back: the secretariat has a list of boards, a school has its own."""
    first = [Link("Schoolbesturen", reverse("applications:boards"))] if act.actor.role == Role.SECRETARIAT else []
    return [*first, *further]


@require_safe
def boards(request: HttpRequest) -> HttpResponse:
    """Every board of the partnership for the secretariat; somebody of a school goes to his own."""
    act = request.act
    require(permissions.may_see_boards(act.actor))
    found = list(queries.boards_choosing(act.actor))
    if act.actor.role == Role.SCHOOL_STAFF and found:
        return HttpResponseRedirect(presenting.board_url(found[0]))
    return render(request, "applications/boards.html", {"list": presenting.board_list(found, act.today)})


@require_safe
def board(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How letters reach one board, since when, and what it chose before."""
    act = request.act
    found = one(queries.boards_choosing(act.actor), public_id=public_id)
    context = {
        "board": found,
        "crumbs": crumbs(act),
        "ways": presenting.ways_of(found),
        "history": presenting.history_of(found, act.actor),
        "may_choose": may_choose(act, found),
        "choose_url": reverse("applications:board_messages", kwargs={"public_id": found.public_id}),
    }
    return render(request, "applications/board.html", context)


class BoardMessagesPage(FormPage):
    """Choose per kind of message whether it goes through the portal."""

    template_name = "applications/form.html"
    form_class = BoardMessagesForm
    title = "Hoe krijgt het schoolbestuur brieven?"
    success_message = "De keuze is opgeslagen en geldt vanaf nu. Brieven die al op de post wachten, gaan nog per post."
    keeps_draft = False
    board: Organisation

    def load(self, **kwargs: Any) -> None:
        self.board = one(queries.boards_choosing(self.request.act.actor), public_id=kwargs["public_id"])

    def permission(self) -> Permission:
        return may_choose(self.request.act, self.board)

    @property
    def lead(self) -> str:  # type: ignore[override]
        """Whose letters these are, and what the choice means in law."""
        return (
            f"{self.board.name}: alles gaat per post, behalve wat hier is aangevinkt. De keuze geldt voor alle"
            " aanvragen van dit bestuur, per soort brief, met de dag erbij, en kan altijd weer anders (Awb 2:8)."
        )

    def form_kwargs(self) -> dict[str, Any]:
        act = self.request.act
        own = act.actor.organisation_id == self.board.pk
        return {"today": act.today, "own": own, "last": queries.last_choices([self.board.pk])[self.board.pk]}

    def initial(self) -> dict[str, Any]:
        return dict.fromkeys(queries.board_kinds(self.board.pk), True)

    def context(self) -> dict[str, Any]:
        return {"crumbs": crumbs(self.request.act, Link(self.board.name, self.cancel_url()))}

    def cancel_url(self) -> str:
        return presenting.board_url(self.board)

    def act(self, form: Any) -> str:
        actions.choose_for_board(self.request.act, board_id=self.board.pk, **form.values())
        return self.cancel_url()
