"""The forms about numbers: where they begin, and which ones another system gives out."""

from collections.abc import Sequence
from typing import Any

from casework.fields import ChoiceField, TextField, WholeNumberField
from casework.forms import PlainForm
from decisions.rules import LAST_NUMBER


def _number(label: str, help_text: str) -> WholeNumberField:
    return WholeNumberField(label=label, low=1, high=LAST_NUMBER, noun="Een nummer", help_text=help_text)


class _OfYear(PlainForm):
    """A form about the numbers of one year."""

    year = ChoiceField(label="Jaar", choices=(), radio=False, coerce=int)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in years]


class FirstNumberForm(_OfYear):
    """With which number the decisions of a year begin."""

    value = _number("Eerste nummer", "Alleen het volgnummer, dus 412 voor het nummer dat eindigt op 00412.")


class ReserveForm(_OfYear):
    """Which numbers another system gives out."""

    first = _number("Van", "Het eerste volgnummer dat het andere systeem gebruikt.")
    last = _number("Tot en met", "Het laatste volgnummer dat het andere systeem gebruikt.")
    reason = TextField(label="Waarvoor", max_length=200, help_text="Bijvoorbeeld: verklaringen voor (v)so.")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("first") and typed.get("last") and typed["last"] < typed["first"]:
            self.add_error("last", "Het laatste nummer ligt voor het eerste.")
        return typed


class ReleaseForm(PlainForm):
    """Which reserved numbers are taken away again."""

    reserved = ChoiceField(label="Welke nummers?", choices=(), radio=False)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reserved"].choices = [("", "Maak een keuze"), *choices]
