"""The pupil and the adults around: who they are, where they live, what they think."""

from datetime import date
from typing import Any

from django import forms

from applications import contradictions
from applications.contradictions import Problems
from applications.enums import Answer, Authority, Channel
from applications.forms.base import CaseForm, SecretAddress
from casework.fields import (
    CheckField,
    ChoiceField,
    DutchDateField,
    PostcodeField,
    RecordChoiceField,
    TextField,
    YesNoField,
)
from casework.forms import Group

SCAN_HINT = "Voeg de scan eerst toe als document, van de soort ‘ondertekende zienswijze of instemming’."
PUPILS_ANSWERS = [one for one in Answer.choices if one[0] != Answer.NONE]
ADDRESS_KEPT = "Het adres is geheim"
ADDRESS_KEPT_HINT = "Alleen het samenwerkingsverband ziet het dan. Het komt niet op brieven aan anderen."


class PupilForm(SecretAddress, CaseForm):
    """Who the pupil is and where he lives."""

    groups = (
        Group("Naam en geboortedatum", ("first_name", "infix", "last_name", "birth_date")),
        Group("Adres", ("address", "postcode", "place", "address_secret")),
    )
    optional = ("infix", "address_secret")

    first_name = TextField(label="Voornaam", max_length=100, required=False)
    infix = TextField(label="Tussenvoegsel", max_length=30, required=False)
    last_name = TextField(label="Achternaam", max_length=100, required=False)
    birth_date = DutchDateField(label="Geboortedatum", required=False, help_text="Bijvoorbeeld 3-9-2014")
    address = TextField(label="Straat en huisnummer", max_length=200, required=False)
    postcode = PostcodeField(required=False)
    place = TextField(label="Woonplaats", max_length=100, required=False)
    address_secret = CheckField(label=ADDRESS_KEPT, help_text=ADDRESS_KEPT_HINT, required=False)

    def __init__(self, *args: Any, address_hidden: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hide_address(address_hidden)

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return contradictions.of_pupil(typed["birth_date"], self.today)


class GuardianForm(SecretAddress, CaseForm):
    """One parent or guardian: authority, address, how to reach him."""

    groups = (
        Group("Wie is het?", ("name", "relation")),
        Group(
            "Gezag",
            ("authority", "authority_evidence"),
            hint="Alleen ouders met gezag geven een zienswijze, krijgen het besluit en kunnen bezwaar maken.",
        ),
        Group("Adres", ("address", "postcode", "place", "address_secret")),
        Group("Bereikbaar", ("email", "phone", "interpreter")),
    )
    optional = (
        "relation",
        "authority_evidence",
        "address_secret",
        "email",
        "phone",
        "interpreter",
    )

    name = TextField(label="Naam", max_length=200, help_text="Voornaam en achternaam, of de naam van de instelling")
    relation = TextField(
        label="Relatie tot de leerling", max_length=100, help_text="Bijvoorbeeld moeder, vader, voogd", required=False
    )
    authority = ChoiceField(label="Heeft deze persoon gezag?", choices=Authority.choices, initial=Authority.UNKNOWN)
    authority_evidence = TextField(
        label="Waaruit blijkt dat?",
        max_length=200,
        help_text="Bijvoorbeeld uittreksel gezagsregister van 3-9-2026, of verklaring van beide ouders",
        required=False,
    )
    address = TextField(label="Straat en huisnummer", max_length=200, required=False)
    postcode = PostcodeField(required=False)
    place = TextField(label="Woonplaats", max_length=100, required=False)
    address_secret = CheckField(
        label=ADDRESS_KEPT, help_text=ADDRESS_KEPT_HINT + " De andere ouder ziet het nooit.", required=False
    )
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        help_text="Hiermee kan deze ouder de aanvraag volgen. Er staat nooit iets over de leerling in een bericht.",
        error_messages={"invalid": "Vul een e-mailadres in als naam@voorbeeld.nl."},
        required=False,
    )
    phone = TextField(label="Telefoonnummer", max_length=30, required=False)
    interpreter = TextField(label="Tolk nodig voor deze taal", max_length=60, required=False)

    def __init__(
        self, *args: Any, address_hidden: bool = False, evidence_for: tuple[str, str] | None = None, **kwargs: Any
    ) -> None:
        """``evidence_for``: the authority and its ground as they are stored, once a change of them needs a ground."""
        super().__init__(*args, **kwargs)
        self.hide_address(address_hidden)
        self.evidence_for = evidence_for

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        if self.evidence_for is None:
            return {}
        was, evidence_was = self.evidence_for
        evidence = typed["authority_evidence"] or ""
        return contradictions.of_authority(typed["authority"], evidence, was=was, evidence_was=evidence_was)


class StatementForm(CaseForm):
    """What one guardian thinks of the application, and how he was given the opportunity to say so."""

    groups = (
        Group("Uitnodiging", ("invited_on", "invited_by", "reminded_on")),
        Group("Antwoord", ("answer", "answered_on", "words", "signed_document")),
        Group(
            "Instemming",
            ("consent",),
            hint="Bij een bijzondere groep is instemming nodig van iedere ouder met gezag. Zwijgen is geen instemming.",
        ),
    )
    optional = ("reminded_on",)

    invited_on = DutchDateField(label="Uitgenodigd op", required=False)
    invited_by = ChoiceField(label="Hoe uitgenodigd", choices=Channel.choices, required=False)
    reminded_on = DutchDateField(label="Herinnerd op", required=False)
    answer = ChoiceField(
        label="Wat vindt deze ouder van de aanvraag?",
        choices=Answer.choices,
        help_text="‘Alleen gezien’ is geen instemming. Kies ‘geen antwoord’ pas na een herinnering.",
        required=False,
    )
    answered_on = DutchDateField(label="Geantwoord op", required=False)
    words = TextField(
        label="In de eigen woorden van de ouder",
        lines=6,
        max_length=8000,
        help_text="Neem de tekst letterlijk over van het ondertekende formulier.",
        required=False,
    )
    consent = YesNoField(label="Stemt deze ouder in met de aanvraag?", required=False)
    signed_document = RecordChoiceField(
        None,
        label="Ondertekende scan",
        help_text=SCAN_HINT,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        papers: Any,
        asks_consent: bool,
        needs_scan: bool = False,
        stored: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_scans(self.fields["signed_document"], papers)
        self.needs_scan, self.stored = needs_scan, stored
        if not asks_consent:
            del self.fields["consent"]

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return {
            **contradictions.of_late_view(typed, needs_scan=self.needs_scan, stored=self.stored),
            **contradictions.of_statement(
                invited_on=typed["invited_on"],
                reminded_on=typed["reminded_on"],
                answer=typed["answer"] or "",
                answered_on=typed["answered_on"],
                today=self.today,
            ),
        }


def offer_scans(field: Any, papers: Any) -> None:
    """Let a field choose one of these papers by its title."""
    field.queryset = papers
    field.label_from_instance = lambda paper: paper.title


class ConsultationForm(CaseForm):
    """What was discussed with the parents before an lwoo application."""

    held_on = DutchDateField(label="Wanneer is het met de ouders besproken?", required=False)
    content = TextField(
        label="Wat is er besproken?",
        lines=8,
        max_length=8000,
        help_text="Schrijf ook op wat de ouders ervan vonden.",
        required=False,
    )

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return contradictions.of_past_day("held_on", typed["held_on"], "Het gesprek", self.today)


class PupilVoiceForm(CaseForm):
    """What the pupil thinks, in his own words; from eighteen on also his answer, his consent and the signed scan."""

    optional = ("words", "recorded_on", "not_given")

    words = TextField(
        label="Wat vindt de leerling zelf?",
        lines=6,
        max_length=8000,
        help_text="In de woorden van de leerling: wat wil ik leren, wat vind ik fijn, wat vind ik lastig?",
        required=False,
    )
    recorded_on = DutchDateField(label="Opgeschreven op", required=False)
    not_given = CheckField(label="De leerling wilde of kon niets zeggen", required=False)
    answer = ChoiceField(label="Wat vindt de leerling van de aanvraag?", choices=PUPILS_ANSWERS, required=False)
    consent = YesNoField(
        label="Stemt de leerling in met de aanvraag?",
        help_text="Bij een bijzondere groep is vanaf 18 jaar instemming van de leerling zelf nodig.",
        required=False,
    )
    signed_document = RecordChoiceField(None, label="Ondertekende scan", help_text=SCAN_HINT, required=False)

    def __init__(
        self,
        *args: Any,
        papers: Any,
        is_adult: bool = False,
        asks_consent: bool = False,
        needs_scan: bool = False,
        stored: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_scans(self.fields["signed_document"], papers)
        self.needs_scan, self.stored = needs_scan, stored
        shown = {"answer": is_adult, "consent": is_adult and asks_consent, "signed_document": is_adult or needs_scan}
        for name in [name for name, is_shown in shown.items() if not is_shown]:
            del self.fields[name]

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return {
            **contradictions.of_late_view(typed, needs_scan=self.needs_scan, stored=self.stored),
            **contradictions.of_past_day("recorded_on", typed["recorded_on"], "Deze dag", self.today),
            **contradictions.of_pupil_voice(typed["words"] or "", bool(typed["not_given"])),
        }


def school_years(today: date) -> list[tuple[int, str]]:
    """School years in which a pupil may enter, for a list: the last three, this one and the next."""
    first = today.year if today.month >= 8 else today.year - 1
    return [(year, f"{year}-{year + 1}") for year in range(first + 1, first - 4, -1)]
