"""An OSO dossier: sending it, and beginning a draft with it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from applications.enums import Kind
from assessments.dossiers.problems import DossierRefused
from assessments.files import read_dossier
from casework.fields import CheckField, ChoiceField, ManyChoicesField, RecordChoiceField, UploadField
from casework.forms import PlainForm

CONFIRM = "Bevestig dat er in de bijlagen geen burgerservicenummer staat, of neem die bijlagen niet mee."


class DossierForm(PlainForm):
    """The file. What is in it is read here, in a process of its own, before anything is kept."""

    file = UploadField(
        label="OSO-dossier",
        largest=settings.LARGEST_DOSSIER,
        help_text="Het XML-bestand uit het administratiesysteem, met het profiel POSWV of VOSWV. Hoogstens 25 MB.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ".xml,text/xml,application/xml"

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        upload = typed.get("file")
        if upload and "file" not in self.errors:
            try:
                typed["read"] = read_dossier(upload)
            except DossierRefused as refusal:
                self.add_error("file", ValidationError(refusal.problem.sentence, code=refusal.problem.code))
        return typed


class BeginForm(PlainForm):
    """For which site, of which kind, and which attachments go along."""

    optional = ("papers",)

    kind = ChoiceField(label="Wat wordt er aangevraagd?", choices=Kind.choices)
    site = RecordChoiceField(None, label="Voor welke vestiging?")
    papers = ManyChoicesField(
        label="Welke bijlagen gaan mee?",
        coerce=int,
        choices=(),
        required=False,
        help_text="Neem alleen mee wat voor deze aanvraag nodig is. Later toevoegen kan ook.",
    )
    no_bsn_confirmed = CheckField(
        label="Ik heb gekeken: in de bijlagen die meegaan staat geen burgerservicenummer of onderwijsnummer",
        help_text="Ook niet op een scan, in een kopregel of in een stempel.",
        required=False,
    )

    def __init__(self, *args: Any, sites: Any, papers: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites
        self.fields["papers"].choices = papers
        if not papers:
            del self.fields["papers"]
            del self.fields["no_bsn_confirmed"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("papers") and not typed.get("no_bsn_confirmed"):
            self.add_error("no_bsn_confirmed", CONFIRM)
        return typed
