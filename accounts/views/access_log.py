"""Who looked into which case: the privacy officer's list, and the same as a file."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import permissions, queries, worklists
from accounts.forms import AccessLogForm
from casework import access, sheets
from casework.models import AccessEntry
from casework.permissions import require
from casework.refusals import WrongState

PER_PAGE = 50
MOST_LINES = 20_000
FORMATS = {"csv": sheets.CSV_MEDIA_TYPE, "xlsx": sheets.MEDIA_TYPE}
TOO_MUCH = f"Er passen {MOST_LINES} regels in één bestand. Kies een kortere periode."


@require_safe
def access_log(request: HttpRequest) -> HttpResponse:
    """The looks into cases, latest first; without a pupil's name or anything of what stood there."""
    act = request.act
    require(permissions.may_read_access_log(act.actor))
    form = AccessLogForm(request.GET or None)
    choice = form.choice()
    page = Paginator(queries.access_log(act.actor, choice), PER_PAGE).get_page(request.GET.get("pagina", "1")[:9])
    shown = worklists.access_log(page, form, choice, act.today)
    context = {"list": shown, "files": worklists.access_log_files(choice) if shown.rows else []}
    return render(request, "accounts/access_log.html", context)


@require_safe
def access_log_file(request: HttpRequest, form: str) -> HttpResponse:
    """The same list as a file. That it was taken out stands in the list itself."""
    actor = request.act.actor
    require(permissions.may_read_access_log(actor))
    if form not in FORMATS:
        raise Http404
    found = queries.access_log(actor, AccessLogForm(request.GET or None).choice())
    rows = list(found[: MOST_LINES + 1])
    if len(rows) > MOST_LINES:
        raise WrongState(TOO_MUCH)
    access.note(request, None, access.OWN_LOG)
    response = HttpResponse(_table(form, rows), content_type=FORMATS[form])
    response.headers["Content-Disposition"] = f'attachment; filename="inzage.{form}"'
    return response


def _table(form: str, entries: Iterable[AccessEntry]) -> bytes:
    rows = [worklists.access_line(entry) for entry in entries]
    if form == "csv":
        return sheets.write_csv(worklists.ACCESS_LOG_COLUMNS, rows)
    return sheets.write_workbook([sheets.Sheet("Inzage", worklists.ACCESS_LOG_COLUMNS, rows)])
