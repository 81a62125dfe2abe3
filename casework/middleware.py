"""The kernel's part in every request: headers, refusals as pages, and a GET that cannot write."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from casework.refusals import AlreadyDone, Refusal, from_database

GetResponse = Callable[[HttpRequest], HttpResponse]
PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"
SERVER_ERROR = 500


class SecurityHeadersMiddleware:
    """The headers that Django does not set itself. Outermost, so that error pages carry them too."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if response.status_code >= SERVER_ERROR or _is_signed_in(request):
            response.headers["Cache-Control"] = "no-store"
        return response


def _is_signed_in(request: HttpRequest) -> bool:
    """Whether there is a person; asks the database, so not to be asked when that may be what is broken."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


class RefusalMiddleware:
    """Turns the five refusals, and the database's own, into pages that name the reason and the way out."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        refusal = from_database(error) if isinstance(error, DatabaseError) else error
        if isinstance(refusal, AlreadyDone):
            messages.info(request, refusal.reason)
            return HttpResponseRedirect(refusal.url or "/", status=303)
        if isinstance(refusal, Refusal):
            return refusal_page(request, refusal)
        return None


def refusal_page(request: HttpRequest, refusal: Refusal, **extra: Any) -> HttpResponse:
    """The page of a refusal."""
    context = {"points": [], "rows": [], "back_url": "", **refusal.context(), **extra}
    return render(request, refusal.template_name, context, status=refusal.status_code)


READING = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "EXPLAIN")


class WritingGet(RuntimeError):
    """A GET tried to change the database: a fault of ours, found before it could do harm."""


class ReadOnlyGetMiddleware:
    """A GET or HEAD cannot write. Innermost: the session and the messages are saved outside it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with connection.execute_wrapper(_refuse_writing):
            return self.get_response(request)


def _refuse_writing(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
    text = str(sql).lstrip(" (").upper()
    if not text.startswith(READING) or " FOR UPDATE" in text or " FOR NO KEY UPDATE" in text:
        raise WritingGet(f"a GET may not run: {text[:60]}")
    return execute(sql, params, many, context)
