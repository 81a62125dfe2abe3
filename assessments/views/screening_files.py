"""The files of a screening: an empty list, the result, and the rows with a fault."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from applications import permissions
from assessments import queries
from assessments.screening import faulty_sheet, result_sheet, template_sheets
from assessments.views.screening import find_read
from casework.pages import workbook_answer
from casework.permissions import require


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty list with every column, and a sheet that explains them."""
    require(permissions.may_start(request.act.actor))
    return workbook_answer(template_sheets(), "voorbeeld-klassenlijst.xlsx")


@require_safe
def result(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Every pupil of one's own list with finding and explanation."""
    _, kept = find_read(request, public_id)
    sheet = result_sheet(kept.rows, queries.version_on(kept.judged_on), kept.judged_on)
    return workbook_answer([sheet], "screening.xlsx")


@require_safe
def faulty(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The rows of one's own list that have a fault, to mend and to send again."""
    _, kept = find_read(request, public_id)
    if not kept.faulty:
        raise Http404
    return workbook_answer([faulty_sheet(kept.faulty)], "screening-regels-met-een-fout.xlsx")
