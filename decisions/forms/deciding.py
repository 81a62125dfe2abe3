"""The forms of deciding: what is proposed, the text, the dates, remarks and hearings."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from applications.models import Guardian
from assessments.enums import ReplacementReason
from casework.checklist import Point
from casework.fields import CheckField, ChoiceField, DutchDateField, RecordChoiceField, TextField, YesNoField
from casework.forms import Group, PlainForm
from correspondence.forms import HINT, ScanForm
from decisions.enums import (
    PROPOSALS,
    ClosedBy,
    Ground,
    InvitedBy,
    Outcome,
    OutsideGround,
    Part,
    Party,
    SettledHow,
    SkipGround,
)

LONGEST_PART = 12_000
LONGEST_REMARK = 2_000
ON_MERITS = [(outcome, label) for outcome, label in PROPOSALS.items() if outcome != Outcome.NOT_PROCESSED]
LINES = {Part.WEIGHING: 12, Part.FACTS: 8, Part.ADVICE_1: 8, Part.ADVICE_2: 8, Part.CRITERIA: 5}
HINTS = {
    Part.CRITERIA: "Door het programma ingevuld; aanvullen mag.",
    Part.FACTS: "Door het programma ingevuld; aanvullen mag.",
    Part.ADVICE_1: "Overgenomen uit het advies. Het hele advies gaat als bijlage mee.",
    Part.ADVICE_2: "Overgenomen uit het advies. Het hele advies gaat als bijlage mee.",
    Part.VIEWS: "De zienswijzen zelf staan al in de brief. Schrijf hier wie daarna nog is gehoord.",
    Part.WEIGHING: "In eigen woorden, voor deze leerling. Een standaardtekst alleen is geen motivering.",
    Part.CONCLUSION: "Volgt uit de uitkomst; aanvullen mag.",
    Part.DEPARTURE: "Alleen nodig als het besluit afwijkt van een advies.",
}


class PrepareForm(PlainForm):
    """Which outcome is proposed. It can still change in the draft."""

    outcome = ChoiceField(label="Welke uitkomst stelt het secretariaat voor?", choices=ON_MERITS)


class PrepareFormalForm(PlainForm):
    """On which formal ground is decided without advices."""

    ground = ChoiceField(label="Op welke formele grond?", choices=Ground.choices)


class WriteForm(PlainForm):
    """The draft: outcome and reasons in their fixed order. Half a draft may be saved."""

    optional = ("reasons_views", "reasons_departure", "outside_ground", "outside_words", "data_differ")
    outcome = ChoiceField(label="Voorstel", choices=ON_MERITS, required=False)
    data_differ = CheckField(
        label="De afwijzing rust op andere gegevens dan het schoolbestuur aanleverde",
        help_text="Dan moet ook het schoolbestuur worden gehoord (Awb 4:7).",
        required=False,
    )
    outside_ground = ChoiceField(
        label="Grond om toe te kennen buiten de adviezen", choices=OutsideGround.choices, required=False
    )
    outside_words = TextField(label="Toelichting op die grond", lines=4, max_length=LONGEST_REMARK, required=False)

    def __init__(self, *args: Any, formal: bool, steps: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = {f"own_step_{number}": step for number, step in enumerate(steps, 1)}
        shown = [
            part for part in Part if not formal or part in {Part.FACTS, Part.VIEWS, Part.WEIGHING, Part.CONCLUSION}
        ]
        for part in shown:
            self.fields[f"reasons_{part.value}"] = TextField(
                label=str(part.label),
                help_text=HINTS[part],
                lines=LINES.get(part, 4),
                max_length=LONGEST_PART,
                required=False,
            )
        first = ["outcome", "data_differ"]
        last = ["outside_ground", "outside_words"]
        if formal:
            for name in ("outcome", "data_differ", *last):
                del self.fields[name]
            first, last = [], []
        texts = [f"reasons_{part.value}" for part in shown]
        self.order_fields([*first, *texts, *last])
        self.groups = [Group("Motivering", texts)]
        if not formal:
            only_if = "Alleen nodig als geen van beide adviezen tot toekennen concludeert."
            self.groups = [
                Group("Voorstel", first),
                Group("Motivering", texts),
                Group("Toekennen buiten de adviezen", last, only_if),
            ]
        self._ask_own_steps()

    def _ask_own_steps(self) -> None:
        for name, step in self.steps.items():
            self.fields[name] = TextField(label=step, lines=2, max_length=LONGEST_REMARK, required=False)
        if self.steps:
            hint = "Schrijf per stap wat is gedaan en op welke dag. Leeg betekent: nog niet gezet."
            self.groups = [*self.groups, Group("Eigen stappen van het samenwerkingsverband", list(self.steps), hint)]

    def values(self) -> dict[str, Any]:
        """What was typed, for the verb; the own steps together, by what each is called."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in self.steps}
        if self.steps:
            typed["own_steps"] = {step: self.cleaned_data.get(name, "") for name, step in self.steps.items()}
        return typed


class AdoptForm(PlainForm):
    """Dates of the decision, and the reasons for soft points that are passed."""

    optional = ()  # a reason is asked only for a point that is open, and then the checklist demands it
    sending_date = DutchDateField(
        label="Verzenddatum op de brieven",
        help_text="Vandaag of een latere werkdag. De bezwaartermijn wordt vanaf deze dag berekend.",
    )
    effective_on = DutchDateField(label="Ingangsdatum", help_text="Vanaf wanneer het besluit geldt.")
    valid_until = DutchDateField(label="Geldig tot en met")

    def __init__(self, *args: Any, grants: bool, own_rules: bool, soft: Sequence[Point] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not grants:
            del self.fields["effective_on"]
        if not (grants and own_rules):
            del self.fields["valid_until"]
        self.soft = [point.code for point in soft]
        for point in soft:
            self.fields[f"passed_{point.code}"] = TextField(
                label="Reden om toch door te gaan",
                help_text=point.sentence,
                lines=3,
                max_length=LONGEST_REMARK,
                required=False,
            )

    def values(self) -> dict[str, Any]:
        """The dates and the given reasons, for the verb."""
        typed = self.cleaned_data
        return {
            "sending_date": typed["sending_date"],
            "effective_on": typed.get("effective_on"),
            "valid_until": typed.get("valid_until"),
            "passed": {code: typed[f"passed_{code}"] for code in self.soft if typed.get(f"passed_{code}")},
        }


class ReturnForm(PlainForm):
    """Why a draft goes back."""

    remark = TextField(label="Wat moet er veranderen?", lines=5, max_length=LONGEST_REMARK)


class TakeBackForm(PlainForm):
    """Why a decision is taken back."""

    reason = TextField(
        label="Waarom wordt het besluit teruggenomen?",
        help_text="Zonder gegevens over de leerling.",
        lines=4,
        max_length=LONGEST_REMARK,
    )


class RemakeForm(PlainForm):
    """The new sending date."""

    sending_date = DutchDateField(
        label="Nieuwe verzenddatum", help_text="Vandaag of een latere werkdag. De bezwaartermijn schuift mee."
    )


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


class FlawForm(PlainForm):
    """What is wrong with an advice under a sent decision."""

    advice = ChoiceField(label="Welk advies had niet mogen meetellen?", choices=())
    reason = ChoiceField(label="Wat is er mis?", choices=ReplacementReason.choices)
    explanation = TextField(label="Waaruit blijkt dat?", lines=4, max_length=LONGEST_REMARK)

    def __init__(self, *args: Any, advices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["advice"]
        chosen.choices = advices


class SettleFlawForm(PlainForm):
    """How a flaw was settled."""

    how = ChoiceField(label="Hoe is het gebrek afgehandeld?", choices=SettledHow.choices)
    settlement = TextField(
        label="Licht dat toe",
        lines=4,
        max_length=LONGEST_REMARK,
        help_text="Bijvoorbeeld het nummer van het nieuwe besluit, of waarom het besluit kan blijven.",
    )


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
        return typed

    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        names = ("closed_by", "heard_on", "report", "new_fact", "no_bsn_confirmed")
        return {**{name: typed[name] for name in names}, "upload": typed["scan"]}
