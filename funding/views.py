"""The pages of the controller. For anybody else they do not exist."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import queries as accounts
from casework.pages import FormPage, workbook_answer
from casework.parts import Link
from casework.permissions import Permission
from funding import actions, permissions, presenting, queries, rules
from funding.facts import Chain
from funding.forms import CountForm, SettleForm
from funding.presenting import Choice

PER_PAGE = 100


def _asked(request: HttpRequest, *, by_standing: bool = False) -> tuple[queries.Count, Choice, CountForm]:
    """The count that the address asks for, or the one of this year. Raises Http404 for who is no controller."""
    act = request.act
    if not permissions.may_count(act.actor):
        raise Http404
    year = _year(request) or act.today.year
    count = queries.count(act.actor, year, act.today)
    if year not in count.years:
        count = queries.count(act.actor, act.today.year, act.today)
    sites = count.sites.values()
    typed = {**request.GET.dict(), "jaar": str(count.year)}
    form = CountForm(typed, years=count.years, sites=sites, by_standing=by_standing)
    valid = form.cleaned_data if form.is_valid() else {}
    choice = Choice(count.year, valid.get("school", ""), valid.get("soort", ""), valid.get("stand", ""))
    return count, choice, form


def _year(request: HttpRequest) -> int | None:
    typed = request.GET.get("jaar", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) == 4 else None


@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """The count per school and kind."""
    found, choice, form = _asked(request)
    act = request.act
    context = {
        "page": presenting.count_page(found, choice, act.today),
        "form": form,
        "today": act.today,
        "download_url": choice.url("export"),
        "decisions_url": choice.url("decisions"),
        "shown": presenting.WHAT_IS_SHOWN,
    }
    return render(request, "funding/count.html", context)


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """The declarations behind a count, by number."""
    found, choice, form = _asked(request, by_standing=True)
    rows = presenting.decision_rows(found, presenting.chosen(found, choice))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina", "")[:9])
    context = {
        "title": presenting.title_of(found.year),
        "page": page,
        "form": form,
        "count_url": choice.url("count", stand=""),
        "previous_url": choice.url("decisions", pagina=str(page.number - 1)) if page.has_previous() else "",
        "next_url": choice.url("decisions", pagina=str(page.number + 1)) if page.has_next() else "",
        "empty": presenting.NO_COUNT,
        "shown": presenting.WHAT_IS_SHOWN,
    }
    return render(request, "funding/decisions.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """A count as a workbook."""
    found, choice, _ = _asked(request)
    act = request.act
    partnership = accounts.partnership_of(act.actor)
    tables = presenting.workbook(found, choice, act.today, str(partnership))
    return workbook_answer(tables, f"telling-1-oktober-{found.year}.xlsx")


class SettlePage(FormPage):
    """Say whether an uncertain declaration counts."""

    form_class = SettleForm
    template_name = "funding/settle.html"
    title = "Telt deze verklaring mee?"
    lead = "Een later besluit verandert wat op de teldatum gold. De telling laat dat open tot u het vaststelt."
    submit_label = "Vaststellen"
    success_message = "Vastgesteld. De telling is bijgewerkt."
    chain: Chain
    year: int

    def load(self, **kwargs: Any) -> None:
        act = self.request.act
        public_id: UUID = kwargs["public_id"]
        found = queries.chain_with(act.actor, public_id)
        if found is None:
            raise Http404
        self.chain = found
        self.year = _year(self.request) or act.today.year

    def subject(self) -> str:
        return f"{self.kwargs['public_id']}:{self.year}"

    def permission(self) -> Permission:
        return permissions.may_count(self.request.act.actor)

    def initial(self) -> dict[str, Any]:
        act = self.request.act
        settled = dict(self.chain.settled).get(self.year)
        if settled is None or settled.basis != rules.open_question(self.chain, self.year, act.today):
            return {}
        return {"verdict": "counts" if settled.counts else "not", "reason": settled.reason}

    def context(self) -> dict[str, Any]:
        act = self.request.act
        home = Choice(self.year).url("count")
        return {
            "crumbs": [Link(presenting.title_of(self.year), home)],
            "told": presenting.settle_lines(self.chain, self.year),
            "is_open": bool(rules.open_question(self.chain, self.year, act.today)),
            "back": Link("Terug naar de telling", home),
        }

    def cancel_url(self) -> str:
        return Choice(self.year).url("decisions")

    def act(self, form: Any) -> str:
        actions.settle(self.request.act, application_id=self.chain.case_id or 0, year=self.year, **form.cleaned_data)
        return self.cancel_url()
