"""The section of the parents' views: who was asked what, and one page per guardian with authority."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications import actions, permissions, queries, summaries
from applications.checklist import section_points
from applications.enums import WITH_AUTHORITY, Kind, Section
from applications.forms import StatementForm
from applications.offers import link
from applications.views.base import find_case, overview, section_crumbs
from applications.views.filling import SectionPage, scan_kwargs, section_url, with_scan
from applications.views.rows import find_row, row_url
from casework.checklist import Point, open_points
from casework.parts import Link
from casework.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class Voice:
    """One guardian with authority, what is known of his view, and where it is filled in."""

    name: str
    lines: list[str]
    url: str


@require_safe
def statements(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Every guardian with authority, and for lwoo the consultation."""
    case = find_case(request, public_id)
    actor = request.act.actor
    require(permissions.may_record_view(actor, case))
    facts = queries.case_facts(case, request.act.today)
    adults = case.guardians.filter(authority__in=WITH_AUTHORITY).select_related("statement").order_by("id")
    talk = getattr(case, "consultation", None)
    # Not asked for pro; what a dossier brought along can be changed there all the same.
    asks_talk = case.kind == Kind.LWOO or talk is not None
    context = {
        "title": Section.STATEMENTS.label,
        "crumbs": section_crumbs(actor, case),
        "is_pro": case.kind == Kind.PRO,
        "voices": [] if facts.is_adult else [_voice(case, guardian) for guardian in adults],
        "is_adult": facts.is_adult,
        "talk_url": link("consultation", case) if asks_talk and permissions.may_edit(actor, case) else "",
        "talk": summaries.statements(case, []).rows[0].lines if talk else [],
        "guardians_url": section_url(Section.GUARDIANS, case),
        "section_points": open_points(section_points(Section.STATEMENTS, facts)),
        "voice_url": section_url(Section.PUPIL_VOICE, case),
        "back": overview(actor, case),
    }
    return render(request, "applications/statements.html", context)


def _voice(case: Any, guardian: Any) -> Voice:
    statement = getattr(guardian, "statement", None)
    lines = [line for line in summaries.statement_lines(statement) if line] if statement else []
    return Voice(guardian.name, lines, row_url("statement", case, guardian))


class StatementPage(SectionPage):
    """What one guardian thinks, or how he was given the opportunity to say so."""

    section = Section.STATEMENTS
    form_class = StatementForm
    guardian: Any

    def permission(self) -> Permission:
        return permissions.may_record_view(self.request.act.actor, self.case)

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        adults = self.case.guardians.filter(authority__in=WITH_AUTHORITY).select_related("statement")
        self.guardian = find_row(adults, kwargs["row"])
        self.key = f"{self.section}:{self.guardian.public_id}"

    @property
    def title(self) -> str:
        return f"Zienswijze van {self.guardian.name}"

    def record(self) -> Any:
        return getattr(self.guardian, "statement", None)

    def initial(self) -> dict[str, Any]:
        return with_scan(super().initial())

    def form_kwargs(self) -> dict[str, Any]:
        return {**super().form_kwargs(), **scan_kwargs(self.case, self.request.act.actor, self.record())}

    def context(self) -> dict[str, Any]:
        above = Link(str(self.section.label), section_url(self.section, self.case))
        return {**super().context(), "crumbs": section_crumbs(self.request.act.actor, self.case, above)}

    def wanted(self) -> list[Point]:
        return []

    def cancel_url(self) -> str:
        return section_url(self.section, self.case)

    def act(self, form: Any) -> str:
        actions.save_statement(
            self.request.act,
            application_id=self.case.pk,
            guardian_id=self.guardian.pk,
            values=form.values(),
            expected_version=self.seen_version,
        )
        return section_url(self.section, self.case)
