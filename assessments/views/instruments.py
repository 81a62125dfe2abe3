"""The register of permitted instruments: the lists, one of them with its rules, and saying that it was checked."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.views.finding import one
from assessments import actions, permissions, summaries
from assessments.enums import ListState
from assessments.forms import RuleForm
from assessments.instruments.facts import entry_year_of, label_of, period_of
from assessments.models import InstrumentList, ListRule
from assessments.queries import instruments as queries
from casework.pages import ConfirmPage, FormPage, workbook_answer
from casework.parts import Link, Notice
from casework.permissions import Permission, require
from casework.text import dutch_date

LISTS = "assessments:instrument_lists"
FOR_ALL = "Dit geldt voor alle samenwerkingsverbanden die dit programma samen gebruiken."
SAMPLE = (
    "Deze lijst is meegeleverd om te laten zien hoe een lijst eruitziet. Zij telt bij geen enkele aanvraag mee en kan"
    " niet worden vastgesteld."
)


def crumbs(version: InstrumentList | None = None) -> list[Link]:
    """The way back from a page below the lists."""
    first = Link("Testlijsten", reverse(LISTS))
    return [first, Link(version.label, summaries.list_url(version))] if version else [first]


@require_safe
def instrument_lists(request: HttpRequest) -> HttpResponse:
    """Every list with its period and state; former versions apart."""
    act = request.act
    require(permissions.may_read_instruments(act.actor))
    versions = list(queries.versions())
    now = [version for version in versions if version.replaced_on is None]
    former = [version for version in versions if version.replaced_on is not None]
    governs = any(version.governs(act.today) for version in now)
    context = {
        "list": summaries.list_of_lists(now, act.today, title="Testlijsten", key="lijsten"),
        "former": summaries.list_of_lists(former, act.today, title="Vervangen versies", key="vervangen")
        if former
        else None,
        "notice": None if governs else _nothing_governs(act.today),
        "may_keep": bool(permissions.may_keep_instruments(act.actor)),
    }
    return render(request, "assessments/instruments/lists.html", context)


def _nothing_governs(today: date) -> Notice:
    """That the list for today is missing, and what follows."""
    entry_year = entry_year_of(today)
    first, last = period_of(entry_year)
    words = (
        f"Voor besluiten van {dutch_date(first)} tot en met {dutch_date(last)} geldt de lijst voor schooljaar"
        f" {label_of(entry_year)}. Zolang die niet is ingelezen en vastgesteld, vergelijkt het programma geen test met"
        " een lijst."
    )
    return Notice(words, "Er geldt nu geen gecontroleerde testlijst", "attention")


@require_safe
def instrument_list(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One version of a list: what it is, its instruments, its rules."""
    act = request.act
    version = _found(request, public_id)
    may_keep = bool(permissions.may_keep_instruments(act.actor))
    is_draft = version.state == ListState.DRAFT
    context = {
        "crumbs": crumbs(),
        "version": version,
        "state": summaries.state_tag(version, act.today),
        "notice": Notice(SAMPLE, "Historisch voorbeeld — niet geldig", "risk") if version.is_sample else None,
        "summary": summaries.list_summary(version),
        "list": summaries.instruments_list(version, act.today, request.GET),
        "rules": queries.rules_on(version),
        "may_check": may_keep and is_draft,
    }
    return render(request, "assessments/instruments/list.html", context)


def _found(request: HttpRequest, public_id: UUID) -> InstrumentList:
    require(permissions.may_read_instruments(request.act.actor))
    return one(queries.versions(), public_id=public_id)


@require_safe
def download(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A version as a workbook that can be read in again."""
    version = _found(request, public_id)
    rows = queries.rows_of(version)
    sample = "-historisch-voorbeeld" if version.is_sample else ""
    name = f"testlijst-{version.entry_year}-{version.entry_year + 1}{sample}.xlsx"
    return workbook_answer([summaries.sheet_of(rows, f"Testlijst {version.label}")], name)


class ForAdministrator:
    """A page of who keeps the register."""

    request: HttpRequest

    def permission(self) -> Permission:
        return permissions.may_keep_instruments(self.request.act.actor)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "crumbs": crumbs()}  # type: ignore[misc]

    def cancel_url(self) -> str:
        return reverse(LISTS)


class _OfList(ForAdministrator):
    """A page about one version of a list."""

    kept: InstrumentList

    def load(self, **kwargs: Any) -> None:
        self.kept = _found(self.request, kwargs["public_id"])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "crumbs": crumbs(self.kept)}

    def cancel_url(self) -> str:
        return summaries.list_url(self.kept)


class CheckListPage(_OfList, ConfirmPage):
    """Say that a version agrees with the regulation."""

    template_name = "assessments/confirm.html"
    submit_label = "Lijst vaststellen"
    success_message = "De lijst is vastgesteld."

    @property
    def title(self) -> str:  # type: ignore[override]
        """Which list."""
        return f"Testlijst {self.kept.label} vaststellen"

    @property
    def lead(self) -> str:  # type: ignore[override]
        """On what ground."""
        return f"Vergelijk eerst alle instrumenten en regels met de regeling: {self.kept.citation}."

    def context(self) -> dict[str, Any]:
        first, last = dutch_date(self.kept.decisions_from), dutch_date(self.kept.decisions_to)
        told = (
            f"Tests worden vergeleken met deze lijst bij besluiten van {first} tot en met {last}.",
            "Een lijst die nu voor die periode geldt, wordt vervangen en blijft leesbaar.",
            "De regels bij deze lijst veranderen daarna niet meer; een nieuwe versie kan wel.",
            FOR_ALL,
        )
        return {**super().context(), "consequences": told}

    def act(self, form: Any) -> str:
        actions.check_list(self.request.act, list_id=self.kept.pk)
        return self.cancel_url()


class ChangeRulePage(_OfList, FormPage):
    """Let a rule say what the regulation of this year says."""

    form_class = RuleForm
    template_name = "assessments/form.html"
    submit_label = "Regel opslaan"
    success_message = "De regel is gewijzigd."
    rule: ListRule

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        found = next((rule for rule in queries.rules_on(self.kept) if rule.code == kwargs["code"]), None)
        if found is None:
            raise Http404
        self.rule = found

    def subject(self) -> str:
        return str(self.rule.pk)

    @property
    def title(self) -> str:  # type: ignore[override]
        """Which rule."""
        return f"Regel {self.rule.code} van testlijst {self.kept.label}"

    @property
    def lead(self) -> str:  # type: ignore[override]
        """When it can change."""
        return "Neem over wat de regeling van dit jaar zegt. Na het vaststellen van de lijst kan dit niet meer."

    def form_kwargs(self) -> dict[str, Any]:
        return {"numbers": self.rule.parameters.keys()}

    def initial(self) -> dict[str, Any]:
        rule = self.rule
        return {"applies": rule.applies, "text": rule.text, "source": rule.source, **rule.parameters}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        actions.change_rule(
            self.request.act,
            rule_id=self.rule.pk,
            text=data["text"],
            source=data["source"],
            parameters=form.parameters(),
            applies=data["applies"],
        )
        return self.cancel_url()
