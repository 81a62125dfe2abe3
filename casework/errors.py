"""Pages for what goes wrong outside a verb: unknown pages, stale tokens, faults of ours."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
RETRY_AFTER = "60"  # seconds


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long or belongs to another sign-in; what was typed stands in the draft."""
    return render(request, "refusals/csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read: too large, or malformed. Nothing of it was stored."""
    status = 413 if isinstance(exception, TOO_LARGE) else 400
    return render(request, "refusals/too_large.html" if status == 413 else "refusals/bad_request.html", status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """One page for what does not exist and for what this person may not see."""
    return render(request, "refusals/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours, without any detail; 503 when the database is not there, which passes by itself."""
    passing = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    response = render(request, "refusals/server_error.html", status=503 if passing else 500)
    if passing:
        response.headers["Retry-After"] = RETRY_AFTER
    return response
