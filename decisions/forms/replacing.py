"""Beginning a decision that mends one that was sent."""

from datetime import date
from typing import Any

from applications import contradictions
from casework.fields import ChoiceField, DutchDateField, TextField
from casework.forms import Group, PlainForm
from decisions.forms.deciding import LONGEST_REMARK, ON_MERITS


class CorrectForm(PlainForm):
    """What was wrong, and the right name and date of birth."""

    optional = ("infix",)
    groups = (
        Group("Wat er verkeerd stond", ("reason",)),
        Group("De leerling, zoals het moet zijn", ("first_name", "infix", "last_name", "birth_date")),
    )
    reason = TextField(
        label="Wat stond er verkeerd en wat moet het zijn?",
        help_text="Dit komt in het herstelbesluit te staan. Data van het besluit kiest wie beslist; gegevens van een"
        " school past de beheerder aan.",
        lines=4,
        max_length=LONGEST_REMARK,
    )
    first_name = TextField(label="Voornaam", max_length=100)
    infix = TextField(label="Tussenvoegsel", max_length=30, required=False)
    last_name = TextField(label="Achternaam", max_length=100)
    birth_date = DutchDateField(label="Geboortedatum")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        for name, sentence in contradictions.of_pupil(typed.get("birth_date"), self.today).items():
            self.add_error(name, sentence)
        return typed

    def values(self) -> dict[str, Any]:
        """The reason, and the pupil as he is called."""
        typed = self.cleaned_data
        names = ("first_name", "infix", "last_name", "birth_date")
        return {"reason": typed["reason"], "pupil": {name: typed[name] for name in names}}


class RenewForm(PlainForm):
    """What the new decision becomes, and why the former one is wrong."""

    outcome = ChoiceField(label="Wat wordt het nieuwe besluit?", choices=ON_MERITS)
    reason = TextField(
        label="Waarom klopt het vorige besluit niet?",
        help_text="Dit komt in het nieuwe besluit te staan.",
        lines=4,
        max_length=LONGEST_REMARK,
    )
