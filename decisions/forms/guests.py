"""A school that may read the declaration, and how it was shown that it may."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from accounts.forms.common import EmailField
from applications import contradictions
from casework.fields import ChoiceField, DutchDateField, TextField
from casework.forms import Group, PlainForm
from decisions.actions import GuestRecord
from decisions.enums import GuestSchool, Relation
from decisions.forms.deciding import LONGEST_REMARK
from decisions.rules import why_no_guest


class AdmitGuestForm(PlainForm):
    """Which school, what it is to the pupil, and where the link goes."""

    groups = (
        Group("De school", ("school_kind", "school_name", "place", "site_code", "email")),
        Group("De leerling", ("relation", "since", "evidence")),
    )
    school_kind = ChoiceField(label="Wie vraagt om de verklaring?", choices=GuestSchool.choices)
    school_name = TextField(label="Naam van de school", max_length=200)
    place = TextField(label="Plaats", max_length=100)
    site_code = TextField(label="BRIN en vestiging", max_length=20, required=False)
    email = EmailField(
        label="E-mailadres van de school",
        help_text="Hier gaat de link heen. Controleer het adres: wie de link heeft, kan de verklaring openen.",
    )
    relation = ChoiceField(label="De leerling …", choices=Relation.choices)
    since = DutchDateField(label="Sinds welke dag?")
    evidence = TextField(
        label="Waaruit blijkt dat?",
        help_text="Bijvoorbeeld: bevestiging van de inschrijving, van de school gekregen op 3-9-2026.",
        lines=3,
        max_length=LONGEST_REMARK,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_since(self) -> date:
        """Being enrolled, or having applied, lies behind."""
        day: date = self.cleaned_data["since"]
        for sentence in contradictions.of_past_day("since", day, "Inschrijving of aanmelding", self.today).values():
            raise ValidationError(sentence, code="future")
        return day

    def clean_school_kind(self) -> str:
        """Only a school for secondary education may read a declaration."""
        chosen: str = self.cleaned_data["school_kind"]
        if reason := why_no_guest(chosen):
            raise ValidationError(reason, code="no_guest")
        return chosen

    def record(self) -> GuestRecord:
        """What was recorded, for the verb."""
        typed: dict[str, Any] = self.cleaned_data
        return GuestRecord(**typed)
