"""A letter that came to a wrong person, and how that was settled."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError

from casework.clock import AMSTERDAM, amsterdam_date
from casework.fields import ChoiceField, DutchDateField, TextField
from casework.forms import PlainForm
from casework.text import dutch_date
from decisions.enums import BreachEnd, BreachKind
from decisions.forms.deciding import LONGEST_REMARK

TIME = re.compile(r"^([0-9]{1,2})[.:]([0-9]{2})( uur)?$")
WITHOUT = "Zonder namen of gegevens over de leerling."


class ReportBreachForm(PlainForm):
    """Which letter, what happened, and when that showed."""

    sending = ChoiceField(label="Om welke brief gaat het?", choices=[])
    kind = ChoiceField(label="Wat gebeurde er?", choices=BreachKind.choices)
    day = DutchDateField(label="Op welke dag bleek dat?", help_text="Vanaf dat moment lopen 72 uur om te melden.")
    time = TextField(label="Hoe laat?", max_length=10, help_text="Bijvoorbeeld 14.00.")
    note = TextField(label="Wat is er bekend?", help_text=WITHOUT, lines=4, max_length=LONGEST_REMARK)

    def __init__(
        self, *args: Any, sendings: Sequence[tuple[str, str]], sent: Mapping[str, date], now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sent, self.now = sent, now
        self.fields["sending"].choices = list(sendings)

    def clean_time(self) -> time:
        """The moment of the day, as people write it."""
        found = TIME.match(self.cleaned_data["time"].strip().lower())
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            raise ValidationError("Vul een tijd in als 14.00.", code="invalid")
        return time(int(found[1]), int(found[2]))

    def clean(self) -> dict[str, Any]:
        """It showed after the letter was sent, and before now."""
        typed = super().clean() or self.cleaned_data
        if not typed.get("day") or not typed.get("time"):
            return typed
        moment, sent_on = self._moment(typed), self.sent.get(typed.get("sending", ""))
        if moment > self.now:
            self.add_error("day", "Dit moment is nog niet geweest. Controleer dag en tijd.")
        elif sent_on and amsterdam_date(moment) < sent_on:
            self.add_error("day", f"De brief is pas verstuurd op {dutch_date(sent_on)}. Controleer de dag.")
        return typed

    def _moment(self, typed: Mapping[str, Any]) -> datetime:
        return datetime.combine(typed["day"], typed["time"], tzinfo=AMSTERDAM).astimezone(UTC)

    def values(self) -> dict[str, Any]:
        """What happened, for the verb. Of an hour that comes twice the first counts: then the term ends sooner."""
        typed = self.cleaned_data
        return {
            "dispatch_id": int(typed["sending"]),
            "kind": typed["kind"],
            "found_at": self._moment(typed),
            "note": typed["note"],
        }


class SettleBreachForm(PlainForm):
    """How it was settled."""

    how = ChoiceField(label="Hoe is dit afgehandeld?", choices=BreachEnd.choices)
    settlement = TextField(label="Licht dat toe", help_text=WITHOUT, lines=4, max_length=LONGEST_REMARK)
