"""Inviting a party to give its view, and what came of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from applications.models import Guardian
from casework.fields import ChoiceField, DutchDateField, RecordChoiceField, TextField, YesNoField
from casework.forms import PlainForm
from correspondence.forms import HINT, ScanForm
from decisions.enums import ClosedBy, InvitedBy, Party, SkipGround
from decisions.forms.deciding import LONGEST_PART, LONGEST_REMARK


class PartyForm(PlainForm):
    """Which party it is about: the board, the adult pupil, or one of the guardians with authority."""

    optional = ()  # which parent is asked for only when the party is one, as its hint says
    party = ChoiceField(label="Wie?", choices=Party.choices)
    guardian = RecordChoiceField(None, label="Welke ouder?", required=False)

    def __init__(self, *args: Any, guardians: Any, parties: Sequence[str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["guardian"].queryset = guardians
        self.fields["guardian"].label_from_instance = lambda guardian: guardian.name
        self.fields["guardian"].help_text = "Alleen invullen als het om een ouder gaat."
        self.fields["party"].choices = [choice for choice in Party.choices if choice[0] in parties]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("party") == Party.GUARDIAN and not typed.get("guardian") and "guardian" not in self.errors:
            self.add_error("guardian", "Kies de ouder om wie het gaat.")
        return typed

    def who(self) -> dict[str, Any]:
        """The party for the verb."""
        guardian: Guardian | None = self.cleaned_data.get("guardian")
        party = self.cleaned_data["party"]
        return {"party": party, "guardian_id": guardian.pk if guardian and party == Party.GUARDIAN else None}


class InviteForm(PartyForm):
    """Inviting a party to give its view."""

    invited_by = ChoiceField(label="Hoe wordt uitgenodigd?", choices=InvitedBy.choices)
    due_on = DutchDateField(
        label="Laatste dag om te reageren", help_text="Een werkdag. Schriftelijk of in een gesprek, naar keuze."
    )

    def values(self) -> dict[str, Any]:
        return {**self.who(), "invited_by": self.cleaned_data["invited_by"], "due_on": self.cleaned_data["due_on"]}


class LeaveOutForm(PartyForm):
    """Deciding without hearing a party, on a ground of Awb 4:11."""

    ground = ChoiceField(label="Waarom kan horen achterwege blijven?", choices=SkipGround.choices)
    reasons = TextField(label="Leg dat uit", lines=4, max_length=LONGEST_REMARK)

    def values(self) -> dict[str, Any]:
        return {**self.who(), "ground": self.cleaned_data["ground"], "reasons": self.cleaned_data["reasons"]}


class CloseHearingForm(ScanForm):
    """What came of an invitation. With a new fact, the report or letter itself is asked: it goes into the file."""

    field_order = ("closed_by", "heard_on", "report", "new_fact", "scan")
    optional = ()
    closed_by = ChoiceField(
        label="Hoe is gereageerd?", choices=[choice for choice in ClosedBy.choices if choice[0] != ClosedBy.GROUND]
    )
    heard_on = DutchDateField(label="Op welke dag?", required=False)
    report = TextField(label="Verslag of reactie", lines=8, max_length=LONGEST_PART, required=False)
    new_fact = YesNoField(
        label="Staat er een nieuw feit in?",
        help_text="Iets over de leerling dat nog niet in het dossier staat. Een mening is geen nieuw feit.",
        required=False,
    )

    def __init__(self, *args: Any, today: date, invited_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.invited_on = today, invited_on
        scan = self.fields["scan"]
        scan.label = "Brief of verslag als bestand"
        scan.help_text = f"{HINT} Alleen nodig bij een nieuw feit: beide deskundigen krijgen het stuk te lezen."
        self.fields["no_bsn_confirmed"].help_text = "Alleen nodig als u een bestand kiest."

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("closed_by") not in {ClosedBy.REPORT, ClosedBy.LETTER}:
            return typed
        wanted = [
            ("heard_on", typed.get("heard_on"), "Vul in op welke dag de reactie kwam."),
            ("report", typed.get("report"), "Schrijf het verslag van het gesprek of neem de reactie over."),
            ("new_fact", typed.get("new_fact") is not None, "Kies of er een nieuw feit in staat."),
            ("scan", not typed.get("new_fact") or typed.get("scan"), "Kies de brief of het verslag als bestand."),
        ]
        for name, given, sentence in wanted:
            if not given and name not in self.errors:
                self.add_error(name, sentence)
        heard_on = typed.get("heard_on")
        if heard_on and not (self.invited_on or heard_on) <= heard_on <= self.today:
            self.add_error("heard_on", "De dag van het horen ligt tussen de uitnodiging en vandaag.")
        return typed

    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        names = ("closed_by", "heard_on", "report", "new_fact", "no_bsn_confirmed")
        return {**{name: typed[name] for name in names}, "upload": typed["scan"]}
