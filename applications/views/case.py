"""The page of one case: one for everybody who works on it, one in plain words for parents."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.enums import Role
from applications import casepage, queries, steps
from applications.enums import REVOKED, Status
from applications.models import Application
from applications.offers import link
from applications.views.base import case_name, find_case
from casework import registries
from casework.acting import Act
from casework.parts import Link


@require_safe
def case(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Everything of a case that this person may see, and what he may do."""
    found = find_case(request, public_id)
    if request.act.actor.role == Role.PARENT and found.lapsed_on is not None:
        return render(request, "applications/case_closed.html", _for_family(found))
    if request.act.actor.role == Role.PARENT:
        return render(request, "applications/case_parent.html", _for_parent(request.act, found))
    return render(request, "applications/case.html", _for_staff(request.act, found))


def _for_staff(act: Act, found: Application) -> dict[str, Any]:
    actor = act.actor
    offers = registries.offers_for(found, actor, act.today)
    return {
        **_common(act, found),
        "crumbs": [Link("Aanvragen", reverse("applications:list"))],
        "step": casepage.next_step(found, actor, offers),
        "documents": casepage.documents(found, actor),
        "people": casepage.people(found, actor),
    }


def _for_parent(act: Act, found: Application) -> dict[str, Any]:
    published = found.published_on is not None
    is_pupil = casepage.is_pupil(found, act.actor)
    return {
        **_common(act, found),
        "sentence": steps.sentence_for_parents(
            queries.status_for(found, act.actor),
            published=published,
            contested=found.contested_on is not None,
            revoked=found.published_outcome == REVOKED,
        ),
        "is_over": published or found.status == Status.WITHDRAWN,
        "decide_by": casepage.decide_by(found),
        "statement": casepage.own_statement(found, act.actor),
        "contact": casepage.own_contact(found, act.actor),
        "messages_url": link("own_messages", found),
        "visits": casepage.visits(found),
        "is_pupil": is_pupil,
        "ages": casepage.age_notes(found, act.today, is_pupil=is_pupil),
        "school": found.site.name,
        "partnership": found.partnership.name,
        "ways_to_reach": found.partnership.ways_to_reach,
    }


def _for_family(found: Application) -> dict[str, Any]:
    """Nothing about a road, a term or a decision: only that the case is closed and whom they can reach."""
    return {"name": case_name(found), "ways_to_reach": found.partnership.ways_to_reach}


def _common(act: Act, found: Application) -> dict[str, Any]:
    return {
        "name": case_name(found),
        "head": casepage.head(found, act.actor, case_name(found)),
        "panels": _panels(act, found),
        "moments": casepage.moments(found, act.actor),
        "today": act.today,
    }


def _panels(act: Act, found: Application) -> list[dict[str, Any]]:
    """The panels that have something to show to this reader, in the order of the road."""
    loaded = ((panel, panel.load(found, act.actor)) for panel in registries.panels())
    return [
        {"key": panel.key, "title": panel.title, "template": panel.template, "data": data}
        for panel, data in loaded
        if data is not None
    ]
