"""Forms about the tables of law: a decree day, and a row that says something else from a day on."""

from typing import Any

from django.core.validators import URLValidator
from django.db import models

from accounts.queries.reference import UNITS
from casework.fields import CheckField, ChoiceField, DutchDateField, TextField, WholeNumberField
from casework.forms import PlainForm
from casework.reference_data import ReferenceTable
from casework.text import capitalised

LONGEST_SOURCE = 500
MOST_LENGTH = 400
SOURCE_HELP = "Bijvoorbeeld: Staatsblad, jaar en nummer, of de naam van het besluit."
WEB = URLValidator(schemes=["https", "http"], message="Vul een volledig webadres in, zoals https://wetten.overheid.nl.")


class HolidayForm(PlainForm):
    """A day that a decree equates with a holiday."""

    day = DutchDateField(label="Dag", help_text="Een dag na vandaag.")
    name = TextField(label="Naam", max_length=100, help_text="Bijvoorbeeld: dag na Hemelvaartsdag.")
    source = TextField(label="Waar dit staat", max_length=LONGEST_SOURCE, help_text=SOURCE_HELP)


class SourceForm(PlainForm):
    """Why a row is taken out."""

    source = TextField(label="Waarom deze dag vervalt", max_length=LONGEST_SOURCE, help_text=SOURCE_HELP)


class ReferenceRowForm(PlainForm):
    """What a row of a table says from a day on. The fields are the columns of the table."""

    def __init__(self, *args: Any, table: ReferenceTable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        self.columns = table.columns
        for name in table.columns:
            self.fields[name] = _field(table.model._meta.get_field(name))
        self.fields["valid_from"] = DutchDateField(
            label="Geldig vanaf",
            help_text="Vandaag of later. Wat nu geldt, blijft staan tot en met de dag ervoor.",
        )
        self.fields["source"] = TextField(label="Waar dit staat", max_length=LONGEST_SOURCE, help_text=SOURCE_HELP)

    def clean(self) -> dict[str, Any]:
        """Values that cannot hold together are told of together."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if all(name in typed for name in self.columns):
            for sentence in self.table.problems(typed):
                self.add_error(None, sentence)
        return typed

    def values(self) -> dict[str, Any]:
        """The columns as typed; only on a valid form."""
        return {name: self.cleaned_data[name] for name in self.columns}


def _field(column: Any) -> Any:
    label = str(column.verbose_name)
    shared = {"label": capitalised(label), "required": not column.blank}
    if column.name == "unit":
        return ChoiceField(choices=[(str(unit), words) for unit, words in UNITS.items()], **shared)
    if isinstance(column, models.BooleanField):
        return CheckField(label=shared["label"], required=False)
    if isinstance(column, models.PositiveSmallIntegerField):
        return WholeNumberField(low=1, high=MOST_LENGTH, noun=shared["label"], **shared)
    checks = [WEB] if isinstance(column, models.URLField) else []
    return TextField(max_length=column.max_length, validators=checks, **shared)
