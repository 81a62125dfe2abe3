"""Declarations that were taken over: the list, one of them, registering, and reading many in out of a file."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from applications import actions, permissions, presenting, queries
from applications.forms import ImportForm, JudgedRow, TakenOverForm, judge
from applications.views.placing import TakenOverPage, find_taken_over
from casework import drafts
from casework.models import Draft
from casework.pages import ConfirmPage, FormPage, workbook_answer
from casework.parts import Empty, Link
from casework.permissions import Permission, require
from casework.text import dutch_count

LIST = "applications:taken_over"
KEPT = "applications.taken_over_import"
NOTHING_READ = Empty("Er ligt geen bestand klaar", "Kies eerst een bestand met verklaringen.")


def crumbs() -> list[Link]:
    """The way back from a page below the list."""
    return [Link("Overgenomen verklaringen", reverse(LIST))]


@require_safe
def taken_over(request: HttpRequest) -> HttpResponse:
    """Every taken-over declaration that this person sees."""
    act = request.act
    if not permissions.may_see_taken_over(act.actor):
        raise Http404
    begin = []
    if permissions.may_take_over(act.actor):
        begin = [
            Link("Verklaring registreren", reverse("applications:taken_over_add")),
            Link("Bestand inlezen", reverse("applications:taken_over_import")),
        ]
    context = {"list": presenting.taken_over_list(act.actor, act.today, request.GET), "begin": begin}
    return render(request, "applications/taken_over/list.html", context)


@require_safe
def taken_over_one(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One taken-over declaration with what is known of a place."""
    actor = request.act.actor
    found = find_taken_over(actor, public_id)
    rows = queries.placements_of(found)
    offers = []
    if permissions.may_keep_taken_over(actor, found):
        label = "Plaatsing wijzigen" if rows else "Plaatsing vastleggen"
        offers = [
            Link(label, presenting.taken_over_url(found, "taken_over_place")),
            Link("Gegevens verbeteren", presenting.taken_over_url(found, "taken_over_change")),
        ]
    context = {
        "crumbs": crumbs(),
        "declaration": found,
        "summary": presenting.taken_over_summary(found),
        "place": presenting.place_panel(rows),
        "offers": offers,
    }
    return render(request, "applications/taken_over/one.html", context)


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The declarations that this person sees, as a workbook that can be read in again."""
    actor = request.act.actor
    require(permissions.may_take_over(actor))
    found = list(queries.taken_over_listed(actor))
    sheet = presenting.taken_over_sheet(found, queries.placed_since(found))
    return workbook_answer([sheet], "overgenomen-verklaringen.xlsx")


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty workbook with the columns that can be read in."""
    require(permissions.may_take_over(request.act.actor))
    return workbook_answer([presenting.taken_over_sheet([], {})], "voorbeeld-overgenomen-verklaringen.xlsx")


class RegisterTakenOverPage(FormPage):
    """Register one declaration."""

    form_class = TakenOverForm
    template_name = "applications/form.html"
    title = "Verklaring van elders registreren"
    lead = "Voor een verklaring die Toewijzer niet heeft afgegeven. Er komt geen aanvraag en er zijn geen scores nodig."
    submit_label = "Registreren"
    success_message = "De verklaring is geregistreerd. Leg nu vast of de leerling een plaats heeft."

    def permission(self) -> Permission:
        return permissions.may_take_over(self.request.act.actor)

    def form_kwargs(self) -> dict[str, Any]:
        act = self.request.act
        return {"today": act.today, "sites": own_or_all_sites(act)}

    def initial(self) -> dict[str, Any]:
        sites = own_or_all_sites(self.request.act)
        return {"site": str(sites[0].public_id)} if len(sites) == 1 else {}

    def context(self) -> dict[str, Any]:
        return {"crumbs": crumbs()}

    def cancel_url(self) -> str:
        return reverse(LIST)

    def act(self, form: Any) -> str:
        values = form.values()
        made = actions.register_taken_over(self.request.act, values=values, site_id=values.pop("site").pk)
        return presenting.taken_over_url(made)


def own_or_all_sites(act: Any) -> list[Any]:
    """The sites for which this person registers, loaded once."""
    return list(queries.sites_to_place_at(act.actor, act.today))


class ChangeTakenOverPage(TakenOverPage):
    """Put right what was registered."""

    form_class = TakenOverForm
    template_name = "applications/form.html"
    title = "Gegevens van de verklaring verbeteren"
    lead = "Wat er stond, blijft in de geschiedenis bewaard."
    success_message = "De gegevens zijn verbeterd."

    def initial(self) -> dict[str, Any]:
        return TakenOverForm.typed_from(self.declaration)

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.request.act.today}

    def version(self) -> str:
        return str(self.declaration.version)

    def act(self, form: Any) -> str:
        seen = self.expected_version
        actions.change_taken_over(
            self.request.act,
            taken_over_id=self.declaration.pk,
            values=form.values(),
            expected_version=int(seen) if seen.isdecimal() else None,
        )
        return self.cancel_url()


class ImportTakenOverPage(FormPage):
    """Choose a file. Nothing of it is registered yet."""

    form_class = ImportForm
    template_name = "applications/taken_over/import.html"
    title = "Verklaringen uit een bestand inlezen"
    lead = "Kies een bestand. Eerst staat er wat nieuw, bekend of fout is; daarna volgt de keuze."
    submit_label = "Bestand bekijken"
    keeps_draft = False

    def permission(self) -> Permission:
        return permissions.may_take_over(self.request.act.actor)

    def context(self) -> dict[str, Any]:
        return {"crumbs": crumbs()}

    def cancel_url(self) -> str:
        return reverse(LIST)

    def act(self, form: Any) -> str:
        kept = {str(place): json.dumps(row) for place, row in enumerate(form.rows)}
        drafts.save(self.request.act, KEPT, "", kept)
        return reverse("applications:taken_over_check")


class CheckTakenOverPage(ConfirmPage):
    """What reading the file in would do, row by row; confirming it registers the good rows."""

    template_name = "applications/taken_over/check.html"
    title = "Controleer wat er wordt ingelezen"
    submit_label = "Nieuwe verklaringen registreren"

    def permission(self) -> Permission:
        return permissions.may_take_over(self.request.act.actor)

    @cached_property
    def _kept(self) -> Draft | None:
        return drafts.load(self.request.act.actor.user_id, KEPT, "")

    @cached_property
    def judged(self) -> list[JudgedRow]:
        """Every row, judged against what is registered now."""
        act = self.request.act
        if self._kept is None:
            return []
        fields = self._kept.fields
        rows = [json.loads(fields[key]) for key in sorted(fields, key=int)]
        known = queries.known_numbers(act.actor.partnership_id, [row["Nummer"] for row in rows])
        return judge(rows, sites=own_or_all_sites(act), known=known, today=act.today)

    @property
    def lead(self) -> str:  # type: ignore[override]
        return "Er is nog niets geregistreerd. Regels met een fout blijven liggen; de andere gaan door."

    def context(self) -> dict[str, Any]:
        shown = presenting.preview(self.judged)
        return {
            "crumbs": crumbs(),
            "preview": shown,
            "consequences": _told(shown),
            "warning": "",
            "empty": None if self._kept else NOTHING_READ,
            "again": Link("Een ander bestand kiezen", reverse("applications:taken_over_import")),
        }

    def cancel_url(self) -> str:
        return reverse(LIST)

    def act(self, form: Any) -> str:
        rows = [_row(judged) for judged in self.judged if judged.is_new]
        came = actions.import_taken_over(self.request.act, rows=rows)
        drafts.drop(self.request.act.actor.user_id, KEPT, "")
        messages.success(
            self.request, f"{dutch_count(came.new, 'verklaring is', 'verklaringen zijn')} nieuw geregistreerd."
        )
        return self.cancel_url()


def _told(shown: Any) -> list[str]:
    told = [f"{dutch_count(shown.new, 'verklaring wordt', 'verklaringen worden')} geregistreerd."]
    if shown.known:
        told.append(
            f"{dutch_count(shown.known, 'verklaring is', 'verklaringen zijn')} al bekend; daaraan verandert niets."
        )
    if shown.wrong:
        wrong = dutch_count(shown.wrong, "regel heeft", "regels hebben")
        told.append(f"{wrong} een fout. Verbeter die in het bestand en lees het opnieuw in.")
    return told


def _row(judged: JudgedRow) -> actions.Row:
    values = dict(judged.values)
    return actions.Row(values, site_id=values.pop("site").pk, placed_since=values.pop("placed_since"))
