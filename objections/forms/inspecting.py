"""Whether the other parties may read something of the objection file."""

from typing import Any

from casework.fields import TextField, YesNoField
from casework.forms import PlainForm
from objections.forms.handling import LONGEST


class InspectionForm(PlainForm):
    """May the other parties read it; if not, for which weighty reasons."""

    optional = ("reason",)
    is_open = YesNoField(
        label="Mogen de andere partijen dit inzien?",
        help_text="Kijk eerst of er een adres, telefoonnummer of e-mailadres in staat. Gescheiden ouders mogen elkaars"
        " gegevens niet zien.",
    )
    reason = TextField(
        label="Gewichtige redenen om het achter te houden",
        help_text="Alleen bij ‘nee’ (Awb 7:4, lid 6). Maak een stuk met een adres liever onleesbaar en voeg het opnieuw"
        " toe. De partijen horen dat er iets achterblijft, niet wat.",
        lines=4,
        max_length=LONGEST,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Keeping something back asks a reason."""
        typed = super().clean() or self.cleaned_data
        if typed.get("is_open") is False and not typed.get("reason", "").strip():
            self.add_error("reason", "Schrijf op welke gewichtige redenen er zijn om dit niet te laten inzien.")
        return typed
