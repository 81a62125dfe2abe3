"""What was granted outside the criteria or the advices, listed per quarter (fine-print §18)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.acting import Actor
from casework.pages import workbook_answer
from casework.parts import Link
from casework.permissions import require
from decisions import permissions, presenting, queries
from decisions.queries.outside import Quarter


def _chosen(request: HttpRequest, quarters: list[Quarter]) -> Quarter | None:
    """The quarter of the address, else the latest; 404 for one in which nothing was."""
    asked = request.GET.get("kwartaal", "")
    if not asked:
        return quarters[0] if quarters else None
    found = next((one for one in quarters if presenting.key_of(one) == asked), None)
    if found is None:
        raise Http404
    return found


def _quarters(actor: Actor) -> list[Quarter]:
    require(permissions.may_read_outside(actor))
    return queries.quarters_outside(actor)


@require_safe
def outside(request: HttpRequest) -> HttpResponse:
    """The list of one quarter."""
    act = request.act
    quarters = _quarters(act.actor)
    chosen = _chosen(request, quarters)
    rows = queries.granted_outside(act.actor, chosen) if chosen else ()
    file = f"{reverse('decisions:outside_file')}?kwartaal={presenting.key_of(chosen)}" if chosen else ""
    context = {
        "list": presenting.outside_list(rows, quarters, chosen, act.today),
        "file": Link("Downloaden als XLSX", file) if file else None,
    }
    return render(request, "decisions/outside.html", context)


@require_safe
def outside_file(request: HttpRequest) -> HttpResponse:
    """The same as a workbook; an empty one of this quarter while nothing was granted outside."""
    act = request.act
    actor = act.actor
    chosen = _chosen(request, _quarters(actor)) or Quarter(act.today.year, (act.today.month + 2) // 3)
    sheet = presenting.outside_sheet(queries.granted_outside(actor, chosen), chosen)
    return workbook_answer([sheet], f"buiten-de-criteria-{presenting.key_of(chosen)}.xlsx")
