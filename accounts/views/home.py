"""The start page of a hat, choosing a hat, help and the privacy notice."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts import queries
from accounts.enums import Role, TextPlace
from accounts.middleware import SESSION_KEY
from casework import registries
from casework.parts import Empty, Link

NO_OBJECTION = Empty(
    "Er ligt geen bezwaar bij de commissie",
    "Een bezwaar verschijnt hier zodra het secretariaat het aan de commissie voorlegt. Andere dossiers ziet de "
    "commissie niet.",
)
NOTHING = {
    Role.PARENT: Empty(
        "Er is nu geen aanvraag om te volgen",
        "Zodra er een aanvraag voor uw kind is waarbij u betrokken bent, staat die hier. Denkt u dat er al een is? "
        "Vraag het de school.",
    ),
    Role.PRIVACY_OFFICER: Empty(
        "Er ligt geen vraag over privacy",
        "Deze rol ziet geen dossiers van leerlingen, wel wie welk dossier heeft bekeken.",
        Link("Inzage in dossiers", reverse_lazy("accounts:access_log")),
    ),
    Role.COMMITTEE_CHAIR: NO_OBJECTION,
    Role.COMMITTEE_MEMBER: NO_OBJECTION,
}
# Who reads a text of the partnership above his lists.
OWN_TEXT = {Role.SCHOOL_STAFF: TextPlace.SCHOOLS, Role.PARENT: TextPlace.PARENTS}
NOTHING_FOR_STAFF = Empty("Er staat niets klaar", "Wat voor deze rol te doen is, verschijnt hier vanzelf.")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is mine to do, by when."""
    act = request.act
    lists = [one.beginning() for one in registries.worklists(act.actor, act.today)]
    is_parent = act.actor.role == Role.PARENT
    place = OWN_TEXT.get(act.actor.role)
    context = {
        "title": "Uw aanvragen" if is_parent else "Werkvoorraad",
        "lead": (
            "Hier volgt u wat er met de aanvraag voor uw kind gebeurt."
            if is_parent
            else "Wat er te doen is in deze rol, en wanneer het klaar moet zijn."
        ),
        "own_text": _own_text(request, place) if place else "",
        "lists": lists,
        "empty": NOTHING.get(act.actor.role, NOTHING_FOR_STAFF),
    }
    return render(request, "accounts/home.html", context)


@require_safe
def hats(request: HttpRequest) -> HttpResponse:
    """The roles this person can work in."""
    return render(request, "accounts/hats.html", {"hats": request.hats, "current": request.hat})


@require_POST
def switch_hat(request: HttpRequest) -> HttpResponse:
    """Put another hat on; a new session id, because the rights change."""
    wanted = request.POST.get("rol", "")
    hat = next((hat for hat in request.hats if str(hat.public_id) == wanted), None)
    if hat is None:
        messages.error(request, "Deze rol kunt u niet (meer) kiezen. Kies een rol uit de lijst.")
        return HttpResponseRedirect(reverse("accounts:hats"), status=303)
    request.session[SESSION_KEY] = hat.pk
    request.session.cycle_key()
    return HttpResponseRedirect(reverse("accounts:home"), status=303)


@require_safe
@login_not_required
def help_page(request: HttpRequest) -> HttpResponse:
    """How the program works, in short, and where to ask."""
    return render(request, "accounts/help.html", {"own_text": _own_text(request, TextPlace.HELP)})


@require_safe
@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, why, how long and who sees it; the short version first."""
    return render(request, "accounts/privacy.html", {"own_text": _own_text(request, TextPlace.PRIVACY)})


def _own_text(request: HttpRequest, place: TextPlace) -> str:
    """What the partnership of the hat that is on says in a place; nothing for who is not signed in."""
    return queries.text_at(request.act.actor.partnership_id, place)
