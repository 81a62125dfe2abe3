"""Sending papers with an objection: what is inside a file is judged here, before anything is kept."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from casework.fields import CheckField, DutchDateField, MultiUploadField, TextField, UploadField, YesNoField
from casework.forms import PlainForm
from correspondence import files
from correspondence.problems import FileRefused
from objections.actions import NewPaper
from objections.enums import PaperKind

LARGEST = 20_000_000
KINDS = ("pdf", "jpg", "jpeg", "png")
LONGEST = 12_000
MOST = 10
FILE_HINT = "PDF, JPEG of PNG, hoogstens 20 MB per bestand."
NO_BSN = "Ik heb gekeken: er staat geen burgerservicenummer of onderwijsnummer in de bestanden"
NO_BSN_MISSING = (
    "Bevestig dat er geen burgerservicenummer in de bestanden staat. Staat het er wel, maak het dan eerst onleesbaar."
)


def several(label: str, **more: Any) -> MultiUploadField:
    """A field for several papers at once, none of them demanded."""
    return MultiUploadField(label=label, largest=LARGEST, most=MOST, kinds=KINDS, required=False, **more)


def single(label: str, **more: Any) -> UploadField:
    """A field for one paper that is not demanded."""
    return UploadField(label=label, largest=LARGEST, kinds=KINDS, required=False, **more)


def no_bsn() -> CheckField:
    """The confirmation that goes with papers; demanded only when there are any."""
    return CheckField(label=NO_BSN, help_text="Alleen nodig als u bestanden meestuurt.", required=False)


class PapersMixin(PlainForm):
    """A form with files: ``PAPERS`` says of which kind each field is, and how such a paper is called."""

    PAPERS: Sequence[tuple[str, str, str]] = ()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        found: list[tuple[str, str, Any]] = []
        for name, kind, title in self.PAPERS:
            if name not in self.fields or name in self.errors:
                continue
            found += self._looked_into(name, kind, title, _listed(typed.get(name)))
        if found and not typed.get("no_bsn_confirmed") and "no_bsn_confirmed" not in self.errors:
            self.add_error("no_bsn_confirmed", NO_BSN_MISSING)
        typed["papers"] = [NewPaper(kind, title, upload, no_bsn_confirmed=True) for kind, title, upload in found]
        return typed

    def _looked_into(self, name: str, kind: str, title: str, uploads: Iterable[Any]) -> list[tuple[str, str, Any]]:
        found = []
        for number, upload in enumerate(uploads, 1):
            try:
                found.append((kind, title if number == 1 else f"{title} ({number})", files.inspect(upload)))
            except FileRefused as refusal:
                sentence = f"{upload.name}: {refusal.problem.sentence}"
                self.add_error(name, ValidationError(sentence, code=refusal.problem.code))
        return found


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value] if value else []


class PapersForm(PapersMixin):
    """One or more papers, with the day on which they came in when the secretariat adds them."""

    PAPERS = (("files", PaperKind.FURTHER, "Nader stuk"),)
    title = TextField(
        label="Omschrijving", max_length=150, help_text="Kort, zonder naam van de leerling. Bijvoorbeeld: brief arts."
    )
    received_on = DutchDateField(label="Ontvangen op", help_text="De dag waarop het stuk binnenkwam.")
    files = several("Bestanden", help_text=FILE_HINT)
    no_bsn_confirmed = no_bsn()
    optional = ()

    def __init__(self, *args: Any, on_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not on_paper:
            del self.fields["received_on"]

    def clean(self) -> dict[str, Any]:
        self.PAPERS = (("files", PaperKind.FURTHER, self.cleaned_data.get("title") or "Nader stuk"),)
        typed = super().clean()
        if not typed["papers"] and "files" not in self.errors:
            self.add_error("files", "Kies ten minste één bestand.")
        return typed


class MendForm(PapersMixin):
    """What was missing: in words, as files, or both; and whether this is all."""

    PAPERS = (("files", PaperKind.ANNEX, "Aanvulling op het bezwaar"),)
    grounds = TextField(
        label="Wat wilt u aanvullen?",
        help_text="Bijvoorbeeld waarom u het niet eens bent met het besluit.",
        lines=10,
        max_length=LONGEST,
        required=False,
    )
    files = several("Bestanden", help_text=FILE_HINT)
    no_bsn_confirmed = no_bsn()
    is_all = YesNoField(
        label="Is dit alles wat ontbrak?",
        yes="Ja, dit is alles",
        no="Nee, er komt nog meer",
        help_text="Kiest u ‘ja’, dan loopt de termijn om te beslissen verder.",
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if (
            not (typed.get("grounds") or "").strip()
            and not typed["papers"]
            and not {"files", "grounds"} & set(self.errors)
        ):
            self.add_error("grounds", "Schrijf wat ontbrak, of stuur het als bestand mee.")
        return typed


class ReasonForm(PlainForm):
    """Why an objection came late, and when that answer came in when it was on paper."""

    reason = TextField(label="Waarom kwam het bezwaar na de laatste dag?", lines=6, max_length=LONGEST)
    received_on = DutchDateField(label="Antwoord ontvangen op")

    def __init__(self, *args: Any, on_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not on_paper:
            del self.fields["received_on"]
