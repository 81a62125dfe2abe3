"""The agenda of the committee."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Role
from casework.permissions import require
from objections import permissions
from objections.presenting.agenda import agenda


@require_safe
def agenda_page(request: HttpRequest) -> HttpResponse:
    """What comes by day: for a member in his own cases, for the secretariat in all."""
    act = request.act
    require(permissions.may_read_agenda(act.actor))
    context = {"list": agenda(act.actor, act.today, is_office=act.actor.role == Role.SECRETARIAT)}
    return render(request, "objections/agenda.html", context)
