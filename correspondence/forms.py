"""Fields for files that are looked into at once, and the forms of sending."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from casework.enums import MailState
from casework.fields import CheckField, ChoiceField, DutchDateField, TextField
from casework.fields.files import MultiUploadField as PlainMultiUploadField
from casework.fields.files import UploadField as PlainUploadField
from casework.forms import PlainForm
from correspondence import files
from correspondence.enums import Channel, ReturnedHow
from correspondence.names import clean_name
from correspondence.problems import FileRefused
from correspondence.rules import proof_problem, sent_on_problem

KINDS = ("pdf", "jpg", "jpeg", "png")
HINT = _("Een PDF, JPEG of PNG van hoogstens 20 MB.")
SHOWN_NAME = 60


def _inspected(upload: UploadedFile, accept_bsn: bool, naming: bool = False) -> files.Inspected:
    """Look into a file; a refusal becomes the error of the field, with the file's name when there can be several."""
    try:
        return files.inspect(upload, accept_bsn=accept_bsn)
    except FileRefused as refusal:
        if refusal.problem.code == "bsn_in_name":
            # The form itself names every number of a person at its field; once is enough.
            raise ValidationError([]) from None
        name = clean_name(upload.name or "")[:SHOWN_NAME]
        sentence = f"“{name}”: {refusal.problem.sentence}" if naming else refusal.problem.sentence
        raise ValidationError(sentence, code=refusal.problem.code) from None


class UploadField(PlainUploadField):
    """One file; its value is an ``Inspected`` that ``files.store`` keeps, or None.

    ``accept_bsn`` lets a file through in which a number of a person seems to stand, for the secretariat only: its form
    then asks why that is no BSN (``Inspected.bsn_pages`` names the pages).
    """

    def __init__(self, *, accept_bsn: bool = False, **kwargs: Any) -> None:
        self.accept_bsn = accept_bsn
        kwargs.setdefault("help_text", HINT)
        super().__init__(largest=settings.LARGEST_FILE, **kwargs)
        self.widget.attrs["accept"] = ",".join(f".{kind}" for kind in KINDS)

    def check_file(self, file: UploadedFile) -> None:
        """Everything is judged where files are kept, with its own sentences."""

    def to_python(self, value: Any) -> Any:
        upload = super().to_python(value)
        return None if upload is None else _inspected(upload, self.accept_bsn)


class MultiUploadField(PlainMultiUploadField):
    """Several files at once; its value is a list of ``Inspected``. Every file that is refused is named."""

    def __init__(self, *, most: int = 10, accept_bsn: bool = False, **kwargs: Any) -> None:
        self.accept_bsn = accept_bsn
        kwargs.setdefault("help_text", HINT)
        super().__init__(largest=settings.LARGEST_FILE, most=most, **kwargs)
        self.widget.attrs["accept"] = ",".join(f".{kind}" for kind in KINDS)

    def check_file(self, file: UploadedFile) -> None:
        """Everything is judged where files are kept, with its own sentences."""

    def to_python(self, value: Any) -> list[Any]:
        uploads = super().to_python(value)
        inspected, problems = [], []
        for upload in uploads:
            try:
                inspected.append(_inspected(upload, self.accept_bsn, naming=True))
            except ValidationError as problem:
                problems.append(problem)
        if problems:
            raise ValidationError(problems)
        return inspected


NO_ADDRESS = "Schrijf hier geen adres."
NO_BSN = "Ik heb gekeken: er staat geen burgerservicenummer op de scan"
CONFIRM = "Bevestig dat er geen burgerservicenummer op de scan staat. Staat het er wel, maak het dan eerst onleesbaar."


class ScanForm(PlainForm):
    """A form with a scan that may be left out. Who adds one confirms that no number of a person stands on it."""

    optional = ("scan", "no_bsn_confirmed")
    scan = UploadField(label="Scan", required=False)
    no_bsn_confirmed = CheckField(label=NO_BSN, help_text="Alleen nodig bij een scan.", required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("scan") and not typed.get("no_bsn_confirmed"):
            self.add_error("no_bsn_confirmed", CONFIRM)
        return typed

    def values(self) -> dict[str, Any]:
        """What the verb gets."""
        return {name: value for name, value in self.cleaned_data.items() if name != "no_bsn_confirmed"}


class ReturnedForm(ScanForm):
    """A letter did not arrive."""

    field_order = ("returned_on", "how", "reason", "scan")
    returned_on = DutchDateField(label="Op welke dag bleek dat?")
    how = ChoiceField(label="Hoe bleek dat?", choices=ReturnedHow.choices, initial=ReturnedHow.POST)
    reason = TextField(
        label="Waarom kwam de brief niet aan?",
        max_length=300,
        help_text=f"Bijvoorbeeld wat PostNL op de envelop heeft gezet. {NO_ADDRESS}",
    )


class AddressAskedForm(PlainForm):
    """The address was asked after a letter came back."""

    text = TextField(
        label="Bij wie en hoe is het adres nagevraagd?",
        max_length=300,
        help_text=f"Bijvoorbeeld: bij de school, per telefoon. {NO_ADDRESS} Pas het adres zelf aan bij de ouder.",
    )


class ProofForm(ScanForm):
    """Proof that a letter was sent or received."""

    field_order = ("text", "scan")
    text = TextField(
        label="Wat is het bewijs?",
        max_length=300,
        help_text="Bijvoorbeeld de code van de aangetekende zending, of wie voor ontvangst tekende.",
    )


class SendAgainForm(PlainForm):
    """A letter that came back is sent once more."""

    optional = ()
    channel = ChoiceField(
        label="Hoe is de brief opnieuw verzonden?",
        choices=[
            (Channel.POST.value, "per post"),
            (Channel.REGISTERED.value, "aangetekend"),
            (Channel.HANDED_OVER.value, "uitgereikt (afgegeven)"),
        ],
    )
    sent_on = DutchDateField(label="Op welke dag?")
    proof = TextField(
        label="Bewijs van verzending",
        max_length=300,
        required=False,
        help_text="De code van de aangetekende zending, of wie de brief in ontvangst nam. Niet nodig bij gewone post.",
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        missing = proof_problem(typed["channel"], typed.get("proof") or "") if typed.get("channel") else ""
        if missing:
            self.add_error("proof", missing)
        return typed


class _WhenSent(PlainForm):
    """On which day letters left: from the day on which the last of them was made until today."""

    def __init__(self, *args: Any, made_on: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.made_on, self.today = made_on, today

    def clean_sent_on(self) -> date:
        """Refuse a day on which it cannot have been."""
        day: date = self.cleaned_data["sent_on"]
        if problem := sent_on_problem(day, self.made_on, self.today):
            raise ValidationError(problem)
        return day


class PostedForm(_WhenSent):
    """Letters were posted together."""

    sent_on = DutchDateField(label="Op welke dag zijn de brieven op de post gedaan?")


class SentForm(_WhenSent, SendAgainForm):
    """One letter left: by post, registered, or handed over."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].label = "Hoe is de brief verstuurd?"


class HoldBackForm(PlainForm):
    """A letter is not sent."""

    reason = TextField(
        label="Waarom wordt de brief niet verstuurd?",
        max_length=300,
        help_text=f"Bijvoorbeeld: de aanvraag is intussen ingetrokken. {NO_ADDRESS}",
    )


class MailFilterForm(PlainForm):
    """Which of the outgoing e-mails to show."""

    zoek = TextField(label="Zoek in adres en onderwerp", max_length=200, required=False)
    stand = forms.TypedChoiceField(
        label="Stand", choices=[("", "alle"), *MailState.choices], required=False, empty_value=""
    )


class SupportPlanForm(PlainForm):
    """The support plan of a partnership: its period, and the file or where it stands."""

    title = TextField(label="Titel", max_length=200, help_text="Bijvoorbeeld: Ondersteuningsplan 2026-2030.")
    valid_from = DutchDateField(label="Geldig vanaf")
    valid_until = DutchDateField(label="Geldig tot en met", required=False, help_text="Leeg: er is nog geen einddatum.")
    file = UploadField(label="Bestand", required=False)
    url = TextField(
        label="Of waar het staat",
        max_length=300,
        required=False,
        help_text="Een volledig webadres, zoals https://voorbeeld.nl/ondersteuningsplan.pdf.",
        validators=[URLValidator(schemes=["https", "http"], message="Vul een volledig webadres in.")],
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a plan that nobody could read, and a period that is none."""
        data = super().clean() or self.cleaned_data
        if not data.get("url") and not data.get("file") and not {"url", "file"} & set(self.errors):
            self.add_error("file", "Kies een bestand of vul in waar het plan staat.")
        start, end = data.get("valid_from"), data.get("valid_until")
        if start and end and end < start:
            self.add_error("valid_until", "De laatste dag ligt voor de eerste. Kies een latere dag.")
        return data
