"""Hearing before a decision: who must be heard, inviting, what came of it, leaving it out."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from applications import queries as applications
from applications.enums import WITH_AUTHORITY
from applications.views.base import CaseFormPage, case_name, find_case
from applications.views.base import crumbs as case_crumbs
from casework.parts import Link
from casework.permissions import Permission
from casework.snapshots import calendar
from correspondence.views.uploads import TakesFile
from decisions import actions, permissions, presenting, queries
from decisions.enums import Party
from decisions.forms import CloseHearingForm, InviteForm, LeaveOutForm
from decisions.models import Hearing
from decisions.offers import link


@require_safe
def hearings(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Everybody who must be heard for the proposed outcome, and every opportunity that was given."""
    act = request.act
    case = find_case(request, public_id)
    if not permissions.may_read_draft(act.actor, case):
        raise Http404
    found = list(queries.hearings_visible_to(act.actor).filter(application=case).order_by("id"))
    draft = queries.draft_of(case.pk)
    facts = queries.decide_facts(draft, act.actor, act.today) if draft else None
    may_hear = permissions.may_hear(act.actor, case, replacing=queries.is_replacing(case.pk))
    rows = [presenting.hearing_row(case, hearing, may_close=bool(may_hear), today=act.today) for hearing in found]
    first, rows = presenting.first_to_close(rows)
    context = {
        "name": case_name(case),
        "crumbs": case_crumbs(case),
        "advice": presenting.hearing_advice(facts) if facts else None,
        "longer": presenting.longer_term_notice(case, found, calendar()),
        "first": first,
        "rows": rows,
        "may_hear": may_hear,
        "invite_url": link("invite", case),
        "leave_out_url": link("leave_out", case),
        "due": presenting.due_of(case),
        "today": act.today,
    }
    return render(request, "decisions/hearings.html", context)


class _PartyPage(CaseFormPage):
    """A form about one party of a case."""

    template_name = "decisions/form.html"
    keeps_draft = False

    def permission(self) -> Permission:
        return permissions.may_hear(self.request.act.actor, self.case, replacing=queries.is_replacing(self.case.pk))

    def form_kwargs(self) -> dict[str, Any]:
        facts = applications.case_facts(self.case, self.request.act.today)
        people = self.case.guardians.filter(authority__in=WITH_AUTHORITY).order_by("id")
        first = [Party.PUPIL] if facts.is_adult else [Party.GUARDIAN]
        return {"guardians": people, "parties": [*first, Party.BOARD], "today": self.request.act.today}

    def context(self) -> dict[str, Any]:
        back = Link("Horen vóór het besluit", link("hearings", self.case))
        return {"crumbs": case_crumbs(self.case, back), "notice": None}

    def cancel_url(self) -> str:
        return link("hearings", self.case)


class InvitePage(_PartyPage):
    """Invite a party to give its view."""

    form_class = InviteForm
    title = "Uitnodigen om te reageren"
    lead = "De ouder of het schoolbestuur kiest zelf: schrijven of vertellen (Awb 4:9). De beslistermijn loopt door."
    submit_label = "Uitnodigen"
    success_message = "De uitnodiging is vastgelegd."

    def initial(self) -> dict[str, Any]:
        today = self.request.act.today
        days = accounts.policy_on(self.case.partnership_id, today).view_days
        return {"due_on": calendar().roll_forward(today + timedelta(days=days))[0]}

    def act(self, form: Any) -> str:
        actions.invite_to_view(self.request.act, application_id=self.case.pk, **form.values())
        return link("hearings", self.case)


class LeaveOutPage(_PartyPage):
    """Decide without hearing a party."""

    form_class = LeaveOutForm
    title = "Horen achterwege laten"
    lead = "Dat kan alleen op een van de gronden van artikel 4:11 Awb. De uitleg komt in het besluit."
    submit_label = "Vastleggen"
    success_message = "Vastgelegd waarom niet wordt gehoord."

    def act(self, form: Any) -> str:
        actions.leave_hearing_out(self.request.act, application_id=self.case.pk, **form.values())
        return link("hearings", self.case)


class CloseHearingPage(TakesFile):
    """What came of an invitation."""

    form_class = CloseHearingForm
    file_field = "scan"
    template_name = "decisions/form.html"
    title = "Reactie vastleggen"
    lead = (
        "Het verslag of de reactie komt in het besluit. Een nieuw feit gaat ook naar beide deskundigen: zij zeggen of"
        " het hun advies verandert."
    )
    submit_label = "Vastleggen"
    success_message = "De reactie is vastgelegd."
    hearing: Hearing

    def load(self, **kwargs: Any) -> None:
        actor = self.request.act.actor
        found = queries.hearings_visible_to(actor).filter(public_id=kwargs["public_id"]).order_by("id").first()
        if found is None or not permissions.may_read_draft(actor, found.application):
            raise Http404
        self.hearing = found

    def permission(self) -> Permission:
        return permissions.may_hear(
            self.request.act.actor,
            self.hearing.application,
            replacing=queries.is_replacing(self.hearing.application_id),
        )

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today, "invited_on": self.hearing.invited_on}

    def context(self) -> dict[str, Any]:
        case = self.hearing.application
        back = Link("Horen vóór het besluit", link("hearings", case))
        return {"crumbs": case_crumbs(case, back), "notice": None}

    def cancel_url(self) -> str:
        return link("hearings", self.hearing.application)

    def act(self, form: Any) -> str:
        actions.close_hearing(self.request.act, hearing_id=self.hearing.pk, **form.values())
        return self.cancel_url()
