"""The start page of the demo: every demo account with one button."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.middleware import SESSION_KEY, outside_hats
from accounts.views.home import home
from casework.parts import Link
from casework.sheets import MEDIA_TYPE
from demo import class_lists, dossiers, queries


@require_safe
@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    """For who is signed out the demo accounts by role; for who is signed in the usual start page."""
    _only_in_demo()
    if request.user.is_authenticated:
        return home(request)
    return render(request, "demo/start.html", {"groups": queries.groups(request.act.today)})


@require_POST
@login_not_required
@outside_hats
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign a demo account in, without a password. Any other account does not exist here."""
    _only_in_demo()
    wanted = request.POST.get("account", "")
    found = queries.demo_memberships(request.act.today)
    hat = next((hat for hat in found if str(hat.public_id) == wanted), None)
    if hat is None:
        raise Http404
    login(request, hat.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[SESSION_KEY] = hat.pk
    return HttpResponseRedirect("/", status=303)


def sample_dossiers(actor: Any) -> list[Link]:
    """Made-up OSO dossiers to try."""
    if not settings.DEMO:
        return []
    return [Link(one.label, reverse("demo:dossier", kwargs={"sample": one.slug})) for one in dossiers.SAMPLES]


@require_safe
def dossier(request: HttpRequest, sample: str) -> HttpResponse:
    """One of them, as a file."""
    _only_in_demo()
    if sample not in {one.slug for one in dossiers.SAMPLES}:
        raise Http404
    content = dossiers.sample(sample, request.act.today)
    name = f'attachment; filename="voorbeeld-{sample}.xml"'
    return HttpResponse(content, content_type="application/xml", headers={"Content-Disposition": name})


def sample_class_lists(actor: Any) -> list[Link]:
    """A made-up class list to try."""
    return [Link("Een verzonnen eerste klas van het vmbo", reverse("demo:class_list"))] if settings.DEMO else []


@require_safe
def class_list(request: HttpRequest) -> HttpResponse:
    """It, as a file."""
    _only_in_demo()
    headers = {"Content-Disposition": 'attachment; filename="voorbeeld-klas.xlsx"'}
    return HttpResponse(class_lists.sample(request.act.today), content_type=MEDIA_TYPE, headers=headers)


def _only_in_demo() -> None:
    """A second lock: the addresses are not there outside the demo, and if they were, they would do nothing."""
    if not settings.DEMO:
        raise Http404
