"""What the secretariat fills in on an objection: asking, judging, lengthening, recording."""

from collections.abc import Callable
from datetime import date
from typing import Any

from applications import contradictions
from casework.fields import ChoiceField, DutchDateField, ManyChoicesField, TextField, WholeNumberField, YesNoField
from casework.forms import PlainForm
from casework.text import dutch_date
from objections.enums import Defect, DelayGround, PaperKind, WithdrawnHow
from objections.forms.sending import FILE_HINT, LONGEST, PapersMixin, no_bsn, single

type FreeDay = Callable[[date], str | None]
HOWS = [choice for choice in WithdrawnHow.choices if choice[0] in {WithdrawnHow.WRITTEN, WithdrawnHow.AT_HEARING}]


class DueForm(PlainForm):
    """The last day of something that the partnership sets: a working day after today, or after ``after``."""

    due_on = DutchDateField(label="Laatste dag", help_text="Een werkdag na vandaag.")

    def __init__(self, *args: Any, today: date, free_day: FreeDay, after: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.free_day, self.after = today, free_day, after

    def clean_due_on(self) -> date | None:
        day: date | None = self.cleaned_data["due_on"]
        if day and (problem := unfit_day(day, self.today, self.free_day, self.after)):
            self.add_error("due_on", problem)
        return day


def unfit_day(day: date, today: date, free_day: FreeDay, after: date | None) -> str:
    """Why a day cannot be set as a last day; empty when it can."""
    if day <= today:
        return f"De laatste dag moet na vandaag ({dutch_date(today)}) liggen."
    if after and day <= after:
        return f"De nieuwe laatste dag moet na {dutch_date(after)} liggen."
    return free_day(day) or ""


class AskRepairForm(DueForm):
    """What is missing, until when, and what else is to be said."""

    field_order = ("defects", "explanation", "due_on")
    defects = ManyChoicesField(label="Wat ontbreekt er?", choices=Defect.choices)
    explanation = TextField(
        label="Toelichting in de brief", lines=4, max_length=LONGEST, help_text="In gewone woorden.", required=False
    )


class ReceivedForm(PlainForm):
    """The day on which the last missing item came in."""

    received_on = DutchDateField(
        label="Laatste ontbrekende stuk ontvangen op",
        help_text="De dag waarop alles binnen was, ook als u het later leest. Vanaf die dag loopt de termijn verder.",
    )

    def __init__(self, *args: Any, today: date, requested_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.requested_on = today, requested_on

    def clean_received_on(self) -> date | None:
        day: date | None = self.cleaned_data["received_on"]
        if day and day < self.requested_on:
            self.add_error("received_on", f"Dit ligt voor het verzoek om herstel ({dutch_date(self.requested_on)}).")
        for name, sentence in contradictions.of_past_day(
            "received_on", day, "De dag van ontvangst", self.today
        ).items():
            self.add_error(name, sentence)
        return day


class JudgeLateForm(PlainForm):
    """Whether a late objection is excused, and why."""

    excused = YesNoField(
        label="Is het te late bezwaar verschoonbaar?",
        yes="Ja, de bezwaarmaker kon er redelijkerwijs niets aan doen",
        no="Nee, het bezwaar had op tijd kunnen komen",
    )
    why = TextField(label="Waarop steunt dit oordeel?", lines=6, max_length=LONGEST)


class JudgePartyForm(PlainForm):
    """Whether the objector is an interested party, and from what that appears."""

    is_party = YesNoField(label="Is de bezwaarmaker belanghebbende?")
    reason = TextField(
        label="Waaruit blijkt dat?",
        help_text="Bij een ouder: wat het gezagsregister zegt. Vraag dat na voordat u oordeelt.",
        lines=4,
        max_length=LONGEST,
    )


class AdjournForm(PlainForm):
    """By how many weeks, and why."""

    weeks = WholeNumberField(
        label="Met hoeveel weken?", low=1, high=6, noun="Het aantal weken", help_text="Ten hoogste zes, één keer."
    )
    reason = TextField(
        label="Reden in de brief", lines=4, max_length=LONGEST, help_text="Zonder gegevens over de leerling."
    )


class DelayForm(DueForm):
    """To which day, on which ground, and why."""

    field_order = ("due_on", "ground", "reason")
    ground = ChoiceField(
        label="Op welke grond?",
        choices=DelayGround.choices,
        help_text="Bewaar de instemming in het dossier, als die de grond is.",
    )
    reason = TextField(
        label="Reden in de brief", lines=4, max_length=LONGEST, help_text="Zonder gegevens over de leerling."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].label = "Nieuwe laatste dag"
        self.fields["due_on"].help_text = "Een werkdag na de laatste dag die nu geldt."

    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {"new_last_day": typed["due_on"], "ground": typed["ground"], "reason": typed["reason"]}


class RecordWithdrawalForm(PapersMixin):
    """A withdrawal that came in writing or was said at the hearing."""

    PAPERS = (("letter", PaperKind.WITHDRAWAL, "Brief over de intrekking"),)
    how = ChoiceField(label="Hoe is het bezwaar ingetrokken?", choices=HOWS)
    withdrawn_on = DutchDateField(label="Op welke dag?", help_text="De dag van de brief of van de hoorzitting.")
    note = TextField(label="Toelichting", lines=3, max_length=LONGEST, required=False)
    letter = single("Scan van de brief", help_text=FILE_HINT)
    no_bsn_confirmed = no_bsn()

    def __init__(self, *args: Any, today: date, received_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.received_on = today, received_on

    def clean_withdrawn_on(self) -> date | None:
        day: date | None = self.cleaned_data["withdrawn_on"]
        if day and not self.received_on <= day <= self.today:
            came = dutch_date(self.received_on)
            self.add_error("withdrawn_on", f"De dag ligt tussen de ontvangst van het bezwaar ({came}) en vandaag.")
        return day

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("how", "withdrawn_on", "note", "papers")}
