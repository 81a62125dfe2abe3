"""Which looks into cases to show."""

from casework.access import Choice
from casework.fields import DutchDateField, TextField
from casework.forms import PlainForm


class AccessLogForm(PlainForm):
    """By case, person and period."""

    nummer = TextField(label="Zaaknummer", max_length=20, required=False)
    persoon = TextField(label="Naam van wie keek", max_length=200, required=False)
    vanaf = DutchDateField(label="Vanaf", required=False)
    tot = DutchDateField(label="Tot en met", required=False)

    def choice(self) -> Choice:
        """What was asked; what cannot be read is left out and marked in the form."""
        self.is_valid()
        typed = getattr(self, "cleaned_data", {})
        return Choice(
            number=typed.get("nummer", "").strip(),
            person=typed.get("persoon", "").strip(),
            first=typed.get("vanaf"),
            last=typed.get("tot"),
        )
