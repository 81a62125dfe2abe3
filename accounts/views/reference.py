"""The tables of law: what holds, since when and on what ground, what was changed, and which terms moved."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import actions, worklists
from accounts.forms.reference import HolidayForm, ReferenceRowForm, SourceForm
from accounts.queries import reference
from accounts.views.finding import one
from accounts.views.organisations import OrganisationPage, may_administer
from casework.models import Holiday
from casework.pages import ConfirmPage
from casework.parts import SummaryList, SummaryRow
from casework.permissions import Permission, require
from casework.reference_data import ReferenceTable
from casework.text import dutch_date

FOR_ALL = "Dit geldt voor alle samenwerkingsverbanden die dit programma samen gebruiken."
ANEW = "Lopende termijnen worden opnieuw berekend. Daarna staat bij de wijziging welke termijnen zijn verschoven."


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The calendar of this year and the next ones, the tables, and what was changed last."""
    require(may_administer(request.act))
    today = request.act.today
    context = {
        "years": reference.years(today),
        "decree": reference.decree_rows(today),
        "tables": [(reference.slug_of(row.table), row) for row in reference.counted(today)],
        "changes": reference.changes()[:30],
        "today": today,
    }
    return render(request, "accounts/reference.html", context)


def _table(slug: str) -> ReferenceTable:
    found = reference.table_named(slug)
    if found is None:
        raise Http404
    return found


@require_safe
def table(request: HttpRequest, table: str) -> HttpResponse:
    """The rows of one table; those of before too when asked."""
    require(may_administer(request.act))
    former = request.GET.get("alles") == "1"
    found, today = _table(table), request.act.today
    rows = list(reference.rows_of(found, today, former=former))
    context = {"list": worklists.reference_rows(found, rows, today), "table": found, "former": former}
    return render(request, "accounts/reference_table.html", context)


@require_safe
def change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One change: who, what it said before and after, on what ground, and which terms of one's own cases moved."""
    require(may_administer(request.act))
    found = one(reference.changes(), public_id=public_id)
    moved = reference.moved_by(found, request.act.actor.partnership_id)
    context = {"change": found, "moved": moved, "before": _summary(found.before), "after": _summary(found.after)}
    return render(request, "accounts/reference_change.html", context)


def _summary(values: dict[str, str] | None) -> SummaryList | None:
    return SummaryList([SummaryRow(label, value) for label, value in values.items()]) if values else None


class ReferencePage(OrganisationPage):
    """A form about the law; for the administrator."""

    def cancel_url(self) -> str:
        return reverse("accounts:reference")

    def load(self, **kwargs: Any) -> None:
        require(self.permission())


def _url_of(found: Any) -> str:
    return reverse("accounts:reference_change", kwargs={"public_id": found.public_id})


class AddHolidayPage(ReferencePage):
    """A day that a decree equates with a holiday."""

    title = "Gelijkgestelde dag toevoegen"
    lead = f"Een dag die bij koninklijk besluit is gelijkgesteld met een feestdag. {FOR_ALL}"
    submit_label = "Dag toevoegen"
    success_message = "De dag is toegevoegd. Lopende termijnen worden opnieuw berekend."
    form_class = HolidayForm

    def act(self, form: Any) -> str:
        return _url_of(actions.add_holiday(self.request.act, **form.cleaned_data))


class WithdrawHolidayPage(ConfirmPage):
    """A decree day that is none after all."""

    title = "Gelijkgestelde dag laten vervallen"
    submit_label = "Dag laten vervallen"
    success_message = "De dag is vervallen. Lopende termijnen worden opnieuw berekend."
    form_class = SourceForm
    consequences = (FOR_ALL, ANEW)

    def load(self, **kwargs: Any) -> None:
        require(self.permission())
        self.holiday = reference.row_named(reference.table_of(Holiday), kwargs["row"])
        if self.holiday is None:
            raise Http404

    def permission(self) -> Permission:
        return may_administer(self.request.act)

    @property
    def lead(self) -> str:  # type: ignore[override]
        """Which day."""
        return f"{dutch_date(self.holiday.day)}, {self.holiday.name}."

    def cancel_url(self) -> str:
        return reverse("accounts:reference")

    def act(self, form: Any) -> str:
        source = form.cleaned_data["source"]
        return _url_of(actions.withdraw_holiday(self.request.act, holiday_id=self.holiday.pk, source=source))


class ChangeRowPage(ReferencePage):
    """A length or an article that says something else from a day on."""

    submit_label = "Wijziging vastleggen"
    success_message = "De wijziging is vastgelegd."
    form_class = ReferenceRowForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.table = _table(kwargs["table"])
        self.row = reference.row_named(self.table, kwargs["row"]) if self.table.editable else None
        if self.row is None:
            raise Http404

    def subject(self) -> str:
        return f"{reference.slug_of(self.table)}:{self.row.pk}"

    @property
    def title(self) -> str:  # type: ignore[override]
        """Which row."""
        return f"{reference.name_of(self.table, self.row)} wijzigen"

    @property
    def lead(self) -> str:  # type: ignore[override]
        """Where the change holds."""
        return f"Er komt een nieuwe regel bij; de oude blijft in de geschiedenis staan. {FOR_ALL}"

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.row, name) for name in self.table.columns}

    def form_kwargs(self) -> dict[str, Any]:
        return {"table": self.table}

    def cancel_url(self) -> str:
        return reverse("accounts:reference_table", kwargs={"table": reference.slug_of(self.table)})

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        return _url_of(
            actions.change_row(
                self.request.act,
                table=self.table,
                row_id=self.row.pk,
                valid_from=data["valid_from"],
                values=form.values(),
                source=data["source"],
            )
        )
