"""Starting, registering, judging completeness, and ending."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from applications import contradictions
from applications.contradictions import Problems
from applications.enums import Channel, Kind, LapseReason, WithdrawalReason
from applications.forms.base import CaseForm
from casework.checklist import Point
from casework.fields import (
    CheckField,
    ChoiceField,
    DutchDateField,
    ManyChoicesField,
    RecordChoiceField,
    TextField,
    YesNoField,
)
from casework.forms import Group, PlainForm
from casework.text import dutch_date

RECEIVED_BY = [choice for choice in Channel.choices if choice[0] != Channel.PORTAL]
LONGEST_REASON = 2000
# A case lapses by a verb of its own, which tells the family nothing.
WITHDRAWN_BECAUSE = [one for one in WithdrawalReason.choices if one[0] != WithdrawalReason.LAPSED]


class StartForm(PlainForm):
    """Whether a new application is the right thing, for which site, and of which kind."""

    earlier_decision = YesNoField(
        label="Is er voor deze leerling al een geldig besluit over wat wordt aangevraagd?",
        help_text="Ook een besluit van een ander samenwerkingsverband telt. Een afwijzing telt niet; lwoo is geen pro.",
    )
    kind = ChoiceField(label="Wat wordt er aangevraagd?", choices=Kind.choices)
    site = RecordChoiceField(None, label="Voor welke vestiging?")

    def __init__(self, *args: Any, sites: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites


class RegisterForm(CaseForm):
    """An application that came in otherwise: what, for whom, from whom, how, and when."""

    PUPIL = ("first_name", "infix", "last_name", "birth_date")
    groups = (
        Group("Aanvraag", ("kind", "site", "channel", "received_on")),
        Group("Leerling", PUPIL),
        Group("Verklaring", ("results_declared",)),
    )

    kind = ChoiceField(label="Wat wordt aangevraagd?", choices=Kind.choices)
    site = RecordChoiceField(None, label="Welke vestiging vraagt aan?")
    channel = ChoiceField(label="Hoe is de aanvraag ontvangen?", choices=RECEIVED_BY)
    received_on = DutchDateField(
        label="Ontvangen op", help_text="De dag waarop de aanvraag binnenkwam. Vanaf die dag loopt de beslistermijn."
    )
    first_name = TextField(label="Voornaam", max_length=100)
    infix = TextField(label="Tussenvoegsel", max_length=30, required=False)
    last_name = TextField(label="Achternaam", max_length=100)
    birth_date = DutchDateField(label="Geboortedatum")
    results_declared = CheckField(
        label="Het schoolbestuur verklaart dat alle bekende IQ- en leerresultaten zijn meegestuurd",
        required=False,
    )
    optional = ("infix", "results_declared")

    def __init__(self, *args: Any, sites: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return {
            **contradictions.of_past_day("received_on", typed["received_on"], "De dag van ontvangst", self.today),
            **contradictions.of_pupil(typed["birth_date"], self.today),
        }

    def values(self) -> dict[str, Any]:
        typed = super().values()
        site, pupil = typed.pop("site"), {name: typed.pop(name) for name in self.PUPIL}
        return {**typed, "site_id": site.pk, "pupil": pupil}


class SubmitForm(PlainForm):
    """The declaration of the board under which it submits."""

    results_declared = CheckField(
        label="Ik verklaar namens het schoolbestuur dat alle bekende IQ- en leerresultaten in het dossier zitten",
        must_tick="Verklaar dat alle bekende IQ- en leerresultaten in het dossier zitten.",
    )


class SupplementForm(CaseForm):
    """What is missing, until when, and what else is to be said."""

    items = ManyChoicesField(label="Wat ontbreekt er?", choices=(), required=False)
    own_items = TextField(
        label="Wat ontbreekt er nog meer?",
        lines=4,
        max_length=LONGEST_REASON,
        help_text="Eén onderdeel per regel.",
        required=False,
    )
    explanation = TextField(
        label="Toelichting in de brief",
        lines=4,
        max_length=LONGEST_REASON,
        help_text="Bijvoorbeeld bij wie de school terecht kan met een vraag.",
        required=False,
    )
    due_on = DutchDateField(label="Laatste dag om aan te vullen", help_text="Een werkdag na vandaag.")
    optional = ("own_items", "explanation")

    def __init__(self, *args: Any, open_points: Sequence[Point], free_day: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_points, self.free_day = open_points, free_day
        if open_points:
            self.fields["items"].choices = [(point.code, point.sentence) for point in open_points]
        else:
            del self.fields["items"]

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        found: Problems = {}
        due: date | None = typed["due_on"]
        if not typed.get("items") and not (typed["own_items"] or "").strip():
            found["items" if self.open_points else "own_items"] = "Noem ten minste één onderdeel dat ontbreekt."
        if due and due <= self.today:
            found["due_on"] = f"De laatste dag moet na vandaag ({dutch_date(self.today)}) liggen."
        elif due and (reason := self.free_day(due)):
            found["due_on"] = reason
        return found

    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        chosen = [point for point in self.open_points if point.code in typed.get("items", [])]
        own = [line.strip() for line in typed["own_items"].splitlines() if line.strip()]
        items = [{"section": point.repair.partition(":")[2], "text": point.sentence} for point in chosen]
        return {
            "items": [*items, *({"section": "", "text": line} for line in own)],
            "due_on": typed["due_on"],
            "explanation": typed["explanation"],
        }


class GiveSupplementForm(CaseForm):
    """Reporting that a supplement is complete; when nothing changed since it was asked, with the reason."""

    unchanged_because = TextField(
        label="Waarom stuurt u in zonder iets te wijzigen?",
        lines=3,
        max_length=300,
        help_text="Sinds de vraag is niets ingevuld en geen document toegevoegd.",
    )

    def __init__(self, *args: Any, unchanged: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not unchanged:
            del self.fields["unchanged_because"]


class ReceivedForm(GiveSupplementForm):
    """The day on which the last missing item came in, for a supplement on paper."""

    field_order = ("last_item_received_on", "unchanged_because")
    last_item_received_on = DutchDateField(
        label="Laatste stuk ontvangen op",
        help_text="De dag waarop het laatste ontbrekende stuk binnenkwam, ook als het later wordt gelezen.",
    )

    def __init__(self, *args: Any, requested_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.requested_on = requested_on

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        received: date | None = typed["last_item_received_on"]
        if received and self.requested_on and received < self.requested_on:
            asked = dutch_date(self.requested_on)
            return {"last_item_received_on": f"Dit ligt voor het verzoek om aanvulling ({asked})."}
        return contradictions.of_past_day("last_item_received_on", received, "De dag van ontvangst", self.today)


class LongerTermForm(CaseForm):
    """The new last day to decide, and why."""

    new_last_day = DutchDateField(label="Nieuwe laatste dag", help_text="Een werkdag na de laatste dag die nu geldt.")
    reason = TextField(
        label="Reden in de brief",
        lines=4,
        max_length=LONGEST_REASON,
        help_text="Zonder gegevens over de leerling.",
    )

    def __init__(self, *args: Any, free_day: Any, due: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.free_day, self.due = free_day, due
        if due:
            now_due = f"Een werkdag na {dutch_date(due)}, de laatste dag die nu geldt."
            self.fields["new_last_day"].help_text = now_due

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        day: date | None = typed["new_last_day"]
        if day and self.due and day <= self.due:
            return {"new_last_day": f"De nieuwe laatste dag moet na {dutch_date(self.due)} liggen."}
        reason = self.free_day(day) if day else None
        return {"new_last_day": reason} if reason else {}


class WithdrawForm(PlainForm):
    """Why an application is withdrawn."""

    reason = ChoiceField(label="Waarom wordt de aanvraag ingetrokken?", choices=WITHDRAWN_BECAUSE)
    note = TextField(label="Toelichting", lines=4, max_length=LONGEST_REASON, required=False)


class LapseForm(PlainForm):
    """Why nothing more may happen in a case."""

    reason = ChoiceField(label="Wat is er gebeurd?", choices=LapseReason.choices)
