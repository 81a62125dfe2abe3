"""Forms for when a case does not go as planned: another school, one child twice, a pupil who comes of age."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from applications import contradictions
from applications.contradictions import Problems
from applications.forms.base import CaseForm
from applications.forms.papers import DocumentForm
from casework.fields import CheckField, ChoiceField, DutchDateField, RecordChoiceField
from casework.forms import PlainForm


class SiteForm(CaseForm):
    """To which site of the same board the pupil goes, and since when."""

    optional = None
    site = RecordChoiceField(None, label="Naar welke vestiging gaat de leerling?")
    moved_on = DutchDateField(label="Sinds wanneer?", help_text="De eerste dag op deze vestiging, vandaag of eerder.")

    def __init__(self, *args: Any, sites: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return contradictions.of_past_day("moved_on", typed["moved_on"], "De dag van de wisseling", self.today)

    def values(self) -> dict[str, Any]:
        return {"site_id": self.cleaned_data["site"].pk, "moved_on": self.cleaned_data["moved_on"]}


class PassOnForm(PlainForm):
    """Which school of another board goes on with the pupil."""

    site = RecordChoiceField(None, label="Naar welke school gaat de leerling?")
    enrolled = CheckField(
        label="De leerling is bij deze school ingeschreven of aangemeld",
        help_text="Een andere school mag de gegevens niet krijgen (WVO 2020, artikel 2.47).",
        must_tick="Draag het dossier pas over als de leerling bij deze school is ingeschreven of aangemeld.",
    )

    def __init__(self, *args: Any, sites: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites
        self.fields["site"].label_from_instance = lambda site: f"{site} – {site.board.name}"


class LinkForm(PlainForm):
    """Which earlier case is of the same child."""

    earlier = ChoiceField(label="Welke aanvraag is van dezelfde leerling?", choices=())

    def __init__(self, *args: Any, found: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["earlier"].choices = found


class InvitePupilForm(PlainForm):
    """The pupil's own address."""

    email = forms.EmailField(
        label="E-mailadres van de leerling zelf",
        max_length=254,
        help_text="Niet het adres van een ouder: de leerling leest zelf.",
        error_messages={"invalid": "Vul een e-mailadres in als naam@voorbeeld.nl."},
    )
    taken: frozenset[str]

    def __init__(self, *args: Any, taken: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = taken

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"].strip().lower()
        if address in self.taken:
            raise ValidationError("Dit is het adres van een ouder. De leerling heeft een eigen adres nodig.")
        return address


class AuthorisationForm(DocumentForm):
    """What the adult pupil wrote, and on which day."""

    field_order = ("authorised_on", "file")
    authorised_on = DutchDateField(label="Datum op de machtiging", help_text="Op of na de 18e verjaardag.")
    kind = None
    title = None

    def __init__(self, *args: Any, adult_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.adult_on = adult_on
        self.fields["file"].label = "Scan van de machtiging"
        self.fields["received_on"].help_text = "De dag waarop de machtiging binnenkwam. Leeg betekent vandaag."

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        found = contradictions.of_authorisation(typed["authorised_on"], adult_on=self.adult_on, today=self.today)
        return {**found, **super().contradictions(typed)}
