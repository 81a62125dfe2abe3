"""Reading a list of permitted instruments in out of a file: choosing it, and seeing what it changes."""

import json
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from assessments import actions, permissions, summaries
from assessments.forms import COLUMNS, JudgedRow, LoadListForm, judge_rows
from assessments.instruments.facts import entry_year_of, label_of
from assessments.queries import instruments as queries
from assessments.views.instruments import FOR_ALL, ForAdministrator
from casework import drafts
from casework.models import Draft
from casework.pages import ConfirmPage, FormPage, workbook_answer
from casework.parts import Empty, Link
from casework.permissions import require
from casework.refusals import WrongState
from casework.text import dutch_count

KEPT = "assessments.instruments_import"
ABOUT = "over"
NOTHING_READ = Empty("Er ligt geen bestand klaar", "Kies eerst een bestand met instrumenten.")
# A list comes out before its first day; one of some years back is read in to compare.
YEARS_BACK, YEARS_AHEAD = 4, 2


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty workbook with the columns that can be read in."""
    require(permissions.may_keep_instruments(request.act.actor))
    return workbook_answer([summaries.sheet_of([], "Testlijst")], "voorbeeld-testlijst.xlsx")


class LoadListPage(ForAdministrator, FormPage):
    """Choose a file. Nothing of it is loaded yet."""

    form_class = LoadListForm
    template_name = "assessments/instruments/load.html"
    title = "Testlijst inlezen"
    lead = f"Kies een bestand. Eerst staat er wat er verandert; daarna volgt de keuze. {FOR_ALL}"
    submit_label = "Bestand bekijken"
    keeps_draft = False

    def form_kwargs(self) -> dict[str, Any]:
        now = entry_year_of(self.request.act.today)
        return {"entry_years": range(now + YEARS_AHEAD, now - YEARS_BACK - 1, -1)}

    def initial(self) -> dict[str, Any]:
        return {"entry_year": entry_year_of(self.request.act.today)}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        about = {name: data[name] for name in ("entry_year", "citation", "source_url")}
        # A cell for each column, not one text: what is long is cut, and half a text of JSON cannot be read.
        kept: dict[str, Any] = {
            str(place): [row.get(label, "") for label in COLUMNS] for place, row in enumerate(form.rows)
        }
        kept[ABOUT] = json.dumps({**about, "file_name": str(data["file"].name)})
        drafts.save(self.request.act, KEPT, "", kept)
        return reverse("assessments:preview_instruments")


class PreviewPage(ForAdministrator, ConfirmPage):
    """What the file changes, row by row; confirming it loads the list. With a fault in it nothing is loaded."""

    template_name = "assessments/instruments/preview.html"
    submit_label = "Lijst inlezen"

    @cached_property
    def _kept(self) -> Draft | None:
        return drafts.load(self.request.act.actor.user_id or 0, KEPT, "")

    @cached_property
    def about(self) -> dict[str, Any]:
        """Of which list the file is a version, and how it is called."""
        return json.loads(self._kept.fields[ABOUT]) if self._kept else {}

    @cached_property
    def judged(self) -> list[JudgedRow]:
        """Every row of the file with what is wrong in it."""
        fields = self._kept.fields if self._kept else {}
        places = sorted(fields.keys() - {ABOUT}, key=int)
        return judge_rows(dict(zip(COLUMNS, fields[place], strict=True)) for place in places)

    @property
    def title(self) -> str:  # type: ignore[override]
        """Which list."""
        return f"Testlijst {label_of(self.about['entry_year'])} controleren" if self.about else "Testlijst controleren"

    @property
    def lead(self) -> str:  # type: ignore[override]
        """That nothing happened yet."""
        return f"Er is nog niets ingelezen. {FOR_ALL}"

    def version(self) -> str:
        return self._kept.saved_at.isoformat() if self._kept else ""

    def context(self) -> dict[str, Any]:
        again = Link("Een ander bestand kiezen", reverse("assessments:load_instruments"))
        shown = {**super().context(), "again": again, "empty": None if self._kept else NOTHING_READ, "preview": None}
        if not self._kept:
            return shown
        former = queries.compared_with(self.about["entry_year"])
        preview = summaries.preview(self.judged, former, queries.rows_of(former) if former else [])
        return {**shown, "preview": preview, "consequences": self._told(preview)}

    def _told(self, preview: summaries.Preview) -> Sequence[str]:
        if preview.wrong:
            return ()
        told = [f"{dutch_count(len(self.judged), 'instrument wordt', 'instrumenten worden')} ingelezen."]
        newest = queries.newest_version(self.about["entry_year"])
        if newest is not None and newest.checked_on is None:
            told.append("De versie die nog niet was gecontroleerd, wordt vervangen en blijft in de geschiedenis staan.")
        told.append("De lijst telt pas mee als zij daarna is gecontroleerd en vastgesteld.")
        return told

    def act(self, form: Any) -> str:
        if self._kept is None or self.expected_version != self.version():
            raise WrongState("Er ligt intussen een ander bestand klaar. Bekijk eerst wat dat verandert.")
        if any(row.faults for row in self.judged):
            raise WrongState("In het bestand staat nog een fout. Verbeter die en kies het bestand opnieuw.")
        made = actions.load_list(self.request.act, **self.about, rows=[row.values for row in self.judged])
        drafts.drop(self.request.act.actor.user_id, KEPT, "")
        messages.success(
            self.request, "De lijst is ingelezen. Controleer haar, met de regels, en stel haar daarna vast."
        )
        return summaries.list_url(made)
