"""A paper of a decision that no longer holds: a page says so before the file is handed out."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework import access
from correspondence.presenting import download_url
from decisions import presenting, queries
from decisions.views.base import crumbs


@require_safe
def ended_paper(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What replaced the decision and since when, and then the paper as it was sent; that one never changes."""
    actor = request.act.actor
    found = queries.paper_of(actor, public_id)
    if found is None:
        raise Http404
    decision, paper = found
    case = decision.application
    access.note(request, case.pk)
    notice = presenting.ended_notice(decision, queries.known(case, actor))
    if notice is None:
        raise Http404
    context = {
        "notice": notice,
        "number": decision.number,
        "file_url": download_url(presenting.DOWNLOADS[paper.kind], paper.public_id),
        "crumbs": crumbs(case),
    }
    return render(request, "decisions/ended_paper.html", context)
