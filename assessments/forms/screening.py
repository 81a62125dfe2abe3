"""A class list: sending it, looking through it, and choosing of whom drafts are made."""

from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout

from applications.enums import Kind
from assessments.enums import Finding
from assessments.screening import ListRow
from casework.fields import CheckField, ChoiceField, RecordChoiceField, TextField, UploadField
from casework.forms import PlainForm
from casework.sheets import KINDS
from casework.wording import dutch_size

LARGEST_LIST = 10_000_000
NO_DRAFT = "geen"
KIND_CHOICES = [("pro", "praktijkonderwijs"), ("lwoo", "lwoo"), (NO_DRAFT, "geen concept maken")]
# What is proposed: a person decides where the figures leave it open, and nothing is made of who has no ground.
PROPOSED = {Finding.PRO: Kind.PRO.value, Finding.LWOO: Kind.LWOO.value, Finding.NONE: NO_DRAFT}
FOUND = [Finding.PRO, Finding.LWOO, Finding.PRO_OR_LWOO, Finding.MIXED, Finding.UNDETERMINED, Finding.NONE]


class ClassListForm(PlainForm):
    """The file. What is in it is read afterwards, by a worker."""

    file = UploadField(
        label="Klassenlijst",
        largest=LARGEST_LIST,
        kinds=KINDS,
        help_text=f"XLSX of CSV, hoogstens 5.000 leerlingen en {dutch_size(LARGEST_LIST)}.",
    )


class PupilFilterForm(PlainForm):
    """Which pupils of a list are shown; a GET form whose every field may be left open."""

    optional = ()

    bevinding = ChoiceField(label="Bevinding", choices=(), radio=False, required=False)
    q = TextField(label="Naam", max_length=100, required=False)
    onvolledig = CheckField(label="Alleen met ontbrekende gegevens", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(one.value, one.label) for one in FOUND]
        self.fields["bevinding"].choices = [("", "Alle bevindingen"), *found]


class DraftsForm(PlainForm):
    """Of which pupils a draft is made, and of which kind; and the site for who has none in the list.

    ``known``: the numbers of the rows for which the board has an open case already.
    """

    site = RecordChoiceField(None, label="Voor welke vestiging?")

    def __init__(
        self, *args: Any, rows: Sequence[ListRow], known: Mapping[int, Any], sites: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites
        if all(row.site_id for row in rows):
            del self.fields["site"]
        elif any(row.site_id for row in rows):
            self.fields["site"].help_text = "Geldt voor de leerlingen bij wie in de lijst geen vestiging staat."
        self.by_line = {row.line: f"soort_{row.line}" for row in rows}
        for row in rows:
            proposed = NO_DRAFT if row.line in known else PROPOSED.get(Finding(row.finding), "")
            self.fields[self.by_line[row.line]] = ChoiceField(
                label=f"Concept voor {row.name}", choices=KIND_CHOICES, radio=False, initial=proposed
            )
            self.fields[self.by_line[row.line]].widget.attrs["class"] = "form-select"

    @property
    def helper(self) -> FormHelper:  # type: ignore[override]
        """Crispy draws the summary of errors and the site; the page draws a table with the pupils."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.render_unmentioned_fields = False
        helper.layout = Layout(*(["site"] if "site" in self.fields else []))
        return helper

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        names = self.by_line.values()
        if not self.errors and all(typed.get(name) == NO_DRAFT for name in names):
            self.add_error(None, "Kies bij ten minste één leerling voor welke soort er een concept komt.")
        return typed

    def chosen(self) -> dict[int, str]:
        """The kind of each draft, by the number of its row."""
        typed = self.cleaned_data
        return {line: typed[name] for line, name in self.by_line.items() if typed[name] != NO_DRAFT}
