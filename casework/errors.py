"""Pages for what goes wrong outside a verb: unknown pages, stale tokens, faults of ours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long or belongs to another sign-in; what was typed stands in the draft."""
    return render(request, "refusals/csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """One page for what does not exist and for what this person may not see."""
    return render(request, "refusals/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours, without any detail."""
    return render(request, "refusals/server_error.html", status=500)
