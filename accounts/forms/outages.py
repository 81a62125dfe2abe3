"""Forms about outages of the portal."""

from datetime import date
from typing import Any

from django import forms

from casework.fields import DutchDateField, TextField
from casework.forms import PlainForm

LONGEST_NOTE = 500


class _DaysForm(PlainForm):
    """Days of an outage lie in the past, or are today."""

    def __init__(self, *args: Any, today: date, began_on: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.began_on = today, began_on

    def clean(self) -> dict[str, Any]:
        """Refuse days to come, and an end before the beginning; each at its own field."""
        data = super().clean() or self.cleaned_data
        began_on, ended_on = data.get("began_on", self.began_on), data.get("ended_on")
        for name, day in (("began_on", data.get("began_on")), ("ended_on", ended_on)):
            if day and day > self.today:
                self.add_error(name, forms.ValidationError("Kies vandaag of een eerdere dag."))
        if began_on and ended_on and ended_on < began_on:
            self.add_error("ended_on", forms.ValidationError("De laatste dag ligt voor de eerste."))
        return data


class OutageForm(_DaysForm):
    """When the portal could not be reached, and what was the matter."""

    began_on = DutchDateField(label="Eerste dag")
    ended_on = DutchDateField(
        label="Laatste dag", required=False, help_text="Laat dit leeg zolang de storing nog bezig is."
    )
    note = TextField(
        label="Wat er was",
        max_length=LONGEST_NOTE,
        help_text="Van hoe laat tot hoe laat, en wat niet lukte. Noem geen personen.",
    )


class EndOutageForm(_DaysForm):
    """The last day of an outage."""

    ended_on = DutchDateField(label="Laatste dag", help_text="De laatste dag waarop het portaal (deels) niet werkte.")


class WithdrawOutageForm(PlainForm):
    """Why an outage was none."""

    reason = TextField(label="Waarom dit geen storing was", max_length=LONGEST_NOTE)
