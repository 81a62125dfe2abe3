"""Sections that hold several rows: a list, and adding, changing and removing one row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from applications import actions, permissions, queries
from applications.checklist import section_points
from applications.enums import Section
from applications.models import Application
from applications.offers import link
from applications.views.base import CaseConfirmPage, find_case, overview, section_crumbs
from applications.views.filling import SectionPage, section_url
from casework.acting import Actor
from casework.checklist import open_points
from casework.parts import Empty, Link, Remark, SummaryList
from casework.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of a section with what can be done with it."""

    name: str
    lines: Sequence[str]
    note: str
    change_url: str
    remove_url: str
    remarks: Sequence[Remark] = ()


class RowsPage(View):
    """The rows of a section and what is still missing there."""

    section: ClassVar[Section]
    names: ClassVar[str]
    lead = ""
    add_label = "Toevoegen"
    shows_figures = False
    empty: ClassVar[Empty]
    request: HttpRequest

    def rows(self, case: Application) -> Any:
        """The records of this section, in order."""
        raise TypeError("a list of rows has rows")

    def summary(self, case: Application, rows: Sequence[Any], actor: Actor) -> SummaryList:
        """The rows in words."""
        raise TypeError("a list of rows has words")

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        case, actor = find_case(request, public_id), request.act.actor
        require(permissions.may_edit_section(actor, case, self.section))
        rows = list(self.rows(case))
        facts = queries.case_facts(case, request.act.today)
        points = open_points(section_points(self.section, facts)) if rows else []
        shown = self.summary(case, rows, actor) if rows else None
        context = {
            "title": self.section.label,
            "lead": self.lead,
            "crumbs": section_crumbs(actor, case),
            "rows": self._lines(case, rows, shown) if shown else [],
            "remarks": shown.remarks if shown else (),
            "empty": self.empty,
            "add": Link(self.add_label, link(f"{self.names}_add", case)),
            "section_points": points,
            "figures": facts.figures if self.shows_figures else None,
            "back": overview(actor, case),
        }
        return render(request, "applications/rows.html", context)

    def _lines(self, case: Application, rows: Sequence[Any], shown: SummaryList) -> list[RowLine]:
        may_remove = permissions.may_edit(self.request.act.actor, case)
        return [
            RowLine(
                name=words.question,
                lines=words.lines,
                note=words.note,
                change_url=row_url(f"{self.names}_change", case, row),
                remove_url=row_url(f"{self.names}_remove", case, row) if may_remove else "",
                remarks=words.remarks,
            )
            for row, words in zip(rows, shown.rows, strict=True)
        ]


def row_url(name: str, case: Application, row: Any) -> str:
    """The address of a page of one row of a case."""
    return reverse(f"applications:{name}", kwargs={"public_id": case.public_id, "row": row.public_id})


def find_row(rows: Any, public_id: UUID) -> Any:
    """One row of a case, or 404."""
    row = rows.filter(public_id=public_id).order_by("id").first()
    if row is None:
        raise Http404
    return row


class AddRowPage(SectionPage):
    """Add a row; back to the list of the section."""

    def context(self) -> dict[str, Any]:
        above = Link(str(self.section.label), section_url(self.section, self.case))
        way = section_crumbs(self.request.act.actor, self.case, above)
        return {"crumbs": way, "section_points": [], "notices": [], "remarks": [], "live": self.live()}

    def cancel_url(self) -> str:
        return section_url(self.section, self.case)

    def act(self, form: Any) -> str:
        actions.add_row(self.request.act, application_id=self.case.pk, section=self.section, values=form.values())
        return section_url(self.section, self.case)


class ChangeRowPage(AddRowPage):
    """Change a row."""

    row: Any

    def rows(self) -> Any:
        """Among which rows this one is found."""
        raise TypeError("a row is one of several")

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.row = find_row(self.rows(), kwargs["row"])
        # Every row has its own draft; all of them belong to the case and go with it.
        self.key = f"{self.section}:{self.row.public_id}"

    def record(self) -> Any:
        return self.row

    def act(self, form: Any) -> str:
        actions.change_row(
            self.request.act,
            application_id=self.case.pk,
            section=self.section,
            row_id=self.row.pk,
            values=form.values(),
            expected_version=self.seen_version,
        )
        return section_url(self.section, self.case)


class RemoveRowPage(CaseConfirmPage):
    """Remove a row."""

    section: ClassVar[Section]
    submit_label = "Verwijderen"
    row: Any

    def rows(self) -> Any:
        """Among which rows this one is found."""
        raise TypeError("a row is one of several")

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.row = find_row(self.rows(), kwargs["row"])

    def permission(self) -> Permission:
        return permissions.may_edit(self.request.act.actor, self.case)

    def cancel_url(self) -> str:
        return section_url(self.section, self.case)

    def act(self, form: Any) -> str:
        actions.remove_row(self.request.act, application_id=self.case.pk, section=self.section, row_id=self.row.pk)
        return section_url(self.section, self.case)
