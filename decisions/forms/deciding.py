"""The forms of deciding: what is proposed, the text, the dates, remarks and hearings."""

from collections.abc import Sequence
from typing import Any

from assessments.enums import AGAINST_AN_ADVICE
from casework.checklist import Point
from casework.fields import CheckField, ChoiceField, DutchDateField, TextField
from casework.forms import Group, PlainForm
from decisions.enums import (
    PROPOSALS,
    Ground,
    Outcome,
    OutsideGround,
    Part,
    Replaces,
    SettledHow,
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
        label="Grond om toe te kennen buiten de criteria of de adviezen", choices=OutsideGround.choices, required=False
    )
    outside_words = TextField(label="Toelichting op die grond", lines=4, max_length=LONGEST_REMARK, required=False)

    replaces_reason = TextField(
        label="Waarom het vorige besluit wordt vervangen", lines=4, max_length=LONGEST_REMARK, required=False
    )
    same_facts = CheckField(label="De feiten zijn dezelfde als bij de adviezen van de deskundigen", required=False)

    def __init__(
        self, *args: Any, formal: bool, steps: Sequence[str] = (), replaces_as: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._ask_replacing(replaces_as)
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
        self.order_fields([*self.replacing, *first, *texts, *last])
        self.groups = [Group("Motivering", texts)]
        if not formal:
            only_if = (
                "Alleen nodig als de cijfers toekennen niet toelaten, of geen van beide adviezen daartoe concludeert."
            )
            self.groups = [
                Group("Voorstel", first),
                Group("Motivering", texts),
                Group("Toekennen buiten de criteria of de adviezen", last, only_if),
            ]
        if self.replacing:
            self.groups = [Group("Het vorige besluit", self.replacing), *self.groups]
        self._ask_own_steps()

    def _ask_replacing(self, replaces_as: str) -> None:
        if replaces_as != Replaces.SUBSTANCE:
            del self.fields["same_facts"]
        if not replaces_as:
            del self.fields["replaces_reason"]
        self.replacing = [name for name in ("replaces_reason", "same_facts") if name in self.fields]

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
    valid_until = DutchDateField(
        label="Geldig tot en met",
        help_text="Ten minste een jaar. Voorgesteld is de duur van de eigen regels voor lwoo.",
    )

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


class FlawForm(PlainForm):
    """What is wrong with an advice under a sent decision."""

    advice = ChoiceField(label="Welk advies had niet mogen meetellen?", choices=())
    reason = ChoiceField(label="Wat is er mis?", choices=[(str(one), one.label) for one in AGAINST_AN_ADVICE])
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
