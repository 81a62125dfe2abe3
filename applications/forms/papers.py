"""Papers of a case: adding one, and taking one out."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from applications import contradictions
from applications.contradictions import Problems
from applications.enums import DocumentKind, Kind
from applications.forms.base import CaseForm
from casework.fields import CheckField, ChoiceField, DutchDateField, TextField, UploadField
from correspondence import files
from correspondence.problems import FileRefused

LARGEST = 20_000_000
KINDS = ("pdf", "jpg", "jpeg", "png")


class DocumentForm(CaseForm):
    """A file with what it is and when it came in. What is inside the file is judged here, before anything is kept."""

    file = UploadField(
        label="Bestand",
        largest=LARGEST,
        kinds=KINDS,
        help_text="PDF, JPEG of PNG, hoogstens 20 MB.",
    )
    kind = ChoiceField(label="Wat voor document is het?", choices=DocumentKind.choices)
    title = TextField(
        label="Omschrijving",
        max_length=200,
        help_text="Kort, zonder naam van de leerling. Bijvoorbeeld: OKR groep 8.",
    )
    received_on = DutchDateField(label="Ontvangen op", required=False)
    no_bsn_confirmed = CheckField(
        label="Ik heb gekeken: er staat geen burgerservicenummer of onderwijsnummer in",
        help_text="Ook niet op een scan, in een kopregel of in een stempel.",
        must_tick="Bevestig dat er geen burgerservicenummer in staat. Staat het er wel, maak het dan eerst onleesbaar.",
    )
    bsn_reason = TextField(
        label="Waarom is het gevonden nummer geen BSN?",
        max_length=500,
        help_text="Alleen als het bestand wordt geweigerd om een nummer dat iets anders is.",
        required=False,
    )
    optional = ("received_on", "bsn_reason")

    def __init__(self, *args: Any, may_accept_number: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_accept_number:
            del self.fields["bsn_reason"]

    def clean_received_on(self) -> date:
        return self.cleaned_data["received_on"] or self.today

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return contradictions.of_past_day("received_on", typed["received_on"], "De dag van ontvangst", self.today)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        upload = typed.get("file")
        if upload and "file" not in self.errors:
            try:
                typed["upload"] = files.inspect(upload, accept_bsn=bool(typed.get("bsn_reason")))
            except FileRefused as refusal:
                self.add_error("file", ValidationError(refusal.problem.sentence, code=refusal.problem.code))
        return typed

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "file"}


class ChangeKindForm(DocumentForm):
    """What is asked from now on, with the letter of the board that says so.

    When that letter came in is asked of the secretariat only: a school hands it in today.
    """

    field_order = ("kind", "file")
    kind = ChoiceField(label="Wat vraagt het schoolbestuur nu aan?", choices=Kind.choices)
    title = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Brief van het schoolbestuur"
        self.fields["received_on"].help_text = "De dag waarop de brief binnenkwam."
        if not kwargs.get("may_accept_number"):
            del self.fields["received_on"]

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return super().contradictions({"received_on": None, **typed})


class DelayConsentForm(DocumentForm):
    """The days for which the applicant agreed to a delay, with the letter that says so.

    ``judge`` tells by field what is wrong with those days; None while no term runs.
    """

    field_order = ("agreed_on", "first", "last", "file")
    agreed_on = DutchDateField(
        label="Datum op de brief",
        help_text="De dag waarop de aanvrager met uitstel instemde. Uitstel begint niet eerder.",
    )
    first = DutchDateField(
        label="Eerste dag van het uitstel",
        help_text="Vanaf deze dag staat de beslistermijn stil. Een dag waarop de termijn nog loopt.",
    )
    last = DutchDateField(
        label="Laatste dag van het uitstel",
        help_text="Deze dag telt mee als uitstel. De dag erna loopt de beslistermijn verder met wat er nog over was.",
    )
    kind = None
    title = None

    def __init__(self, *args: Any, judge: Callable[..., Problems] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.judge = judge
        self.fields["file"].label = "Brief van de aanvrager"
        self.fields["received_on"].help_text = "De dag waarop de brief binnenkwam. Leeg betekent vandaag."

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        if self.judge is None:
            return super().contradictions(typed)
        days = (typed["agreed_on"], typed["first"], typed["last"])
        return {**self.judge(*days, letter_came_on=typed["received_on"]), **super().contradictions(typed)}


class RemoveDocumentForm(CaseForm):
    """Why a paper leaves the file."""

    reason = TextField(
        label="Waarom gaat dit document uit het dossier?",
        max_length=200,
        help_text="Bijvoorbeeld: hoort bij een andere leerling.",
    )

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]
