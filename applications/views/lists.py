"""The list of cases, and search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from applications import permissions, presenting, worklists
from applications.forms import SearchForm
from casework.parts import Link


@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    """Every case that this person sees."""
    act = request.act
    begin = []
    if permissions.may_start(act.actor):
        begin.append(Link("Nieuwe aanvraag", reverse("applications:start")))
    if permissions.may_register(act.actor):
        begin.append(Link("Ontvangen aanvraag invoeren", reverse("applications:register")))
    context = {"list": worklists.case_list(act.actor, act.today, request.GET), "begin": begin}
    return render(request, "applications/list.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What a search for a number or a name finds."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"].strip() if form.is_valid() else ""
    act = request.act
    found = worklists.found(act.actor, act.today, words, request.GET.get("pagina", "")) if words else None
    taken_over = presenting.taken_over_found(act.actor, act.today, words) if words else None
    context = {"form": form, "words": words, "list": found, "taken_over": taken_over}
    return render(request, "applications/search.html", context)
