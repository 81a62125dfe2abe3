"""What the secretariat fills in when the decision on objection is late."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from applications import contradictions
from casework.fields import ChoiceField, DutchDateField, TextField, WholeNumberField
from casework.forms import PlainForm
from casework.text import dutch_date
from objections.forms.sending import LONGEST

MOST_EUROS = 100_000


class DefaultForm(PlainForm):
    """Who gave notice of default, and the day on which it came in."""

    who = ChoiceField(
        label="Wie stelt in gebreke?",
        choices=(),
        help_text="Wie bezwaar maakte, ook een ouder; de aanvrager telt mee als een ander bezwaar maakt (Awb 7:14a).",
    )
    received_on = DutchDateField(
        label="Ontvangen op", help_text="De dag waarop de brief binnenkwam, ook als u die later leest."
    )

    def __init__(
        self, *args: Any, today: date, not_before: date, choices: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.not_before = today, not_before
        self.fields["who"].choices = choices  # type: ignore[attr-defined]

    def clean_received_on(self) -> date | None:
        day: date | None = self.cleaned_data["received_on"]
        if day and day < self.not_before:
            self.add_error("received_on", f"Dit ligt voor de dag van het bezwaar ({dutch_date(self.not_before)}).")
        said = contradictions.of_past_day("received_on", day, "De dag van ontvangst", self.today)
        for name, sentence in said.items():
            self.add_error(name, sentence)
        return day


class FixPenaltyForm(PlainForm):
    """The amount that was decided on, from which day, and why."""

    fixed_on = DutchDateField(label="Vastgesteld op", help_text="De dag van het besluit over de dwangsom (Awb 4:18).")
    amount = WholeNumberField(
        label="Vastgesteld bedrag in euro’s",
        low=0,
        high=MOST_EUROS,
        noun="Het bedrag",
        help_text="Vul 0 in als er niets verschuldigd is, met de reden hieronder.",
    )
    why = TextField(
        label="Waarop steunt dit bedrag?",
        lines=4,
        max_length=LONGEST,
        help_text="Bij afwijken van de berekening: onredelijk laat, geen belanghebbende, of kennelijk ongegrond"
        " (Awb 4:17, zesde lid).",
    )

    def __init__(self, *args: Any, today: date, not_before: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.not_before = today, not_before

    def clean_fixed_on(self) -> date | None:
        day: date | None = self.cleaned_data["fixed_on"]
        if day and day <= self.not_before:
            self.add_error("fixed_on", f"Dit ligt niet na de ingebrekestelling ({dutch_date(self.not_before)}).")
        said = contradictions.of_past_day("fixed_on", day, "De dag van vaststellen", self.today)
        for name, sentence in said.items():
            self.add_error(name, sentence)
        return day


class DropDefaultForm(PlainForm):
    """Why a notice counts no longer."""

    why = TextField(
        label="Waarom vervalt deze ingebrekestelling?",
        lines=3,
        max_length=LONGEST,
        help_text="Bijvoorbeeld: bij vergissing vastgelegd, of ingetrokken door wie haar stuurde.",
    )
