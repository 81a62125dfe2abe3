"""The forms of deciding on objections: outcome per objection, what follows for the decision, the reasons, the dates."""

from collections.abc import Sequence
from typing import Any

from casework.fields import ChoiceField, DutchDateField, TextField, YesNoField
from casework.forms import Group, PlainForm
from decisions.enums import PROPOSALS
from decisions.enums import Outcome as DecisionOutcome
from objections.enums import Effect, Outcome, Part
from objections.models import Objection
from objections.rules import DECIDABLE

LONGEST_PART = 12_000
VERDICTS = [(str(outcome), Outcome(outcome).label) for outcome in DECIDABLE]
NEW = [(outcome, label) for outcome, label in PROPOSALS.items() if outcome != DecisionOutcome.NOT_PROCESSED]
LINES = {Part.WEIGHING: 12, Part.FACTS: 8, Part.GROUNDS: 8}
HINTS = {
    Part.ADMISSIBILITY: "Alleen nodig als een bezwaar niet-ontvankelijk is.",
    Part.HEARING: "Door het programma ingevuld; aanvullen mag.",
    Part.FACTS: "Ga uit van wat de leerling nu nodig heeft, niet alleen van de eerste aanvraag (Awb 7:11).",
    Part.GROUNDS: "Antwoord op wat in de bezwaren staat.",
    Part.WEIGHING: "In eigen woorden, voor deze leerling. Een standaardtekst alleen is geen motivering.",
    Part.DEPARTURE: "Alleen nodig als de beslissing afwijkt van het advies. Het advies gaat altijd als bijlage mee.",
    Part.DEFECT: "Alleen als een klein gebrek wordt gepasseerd: welk, en waarom niemand daardoor nadeel heeft.",
    Part.COSTS: "Alleen nodig als om vergoeding van kosten is gevraagd.",
}


class WriteRulingForm(PlainForm):
    """The draft of a decision on objection. Half a draft may be saved."""

    optional = tuple(f"reasons_{part.value}" for part in Part if part not in {Part.FACTS, Part.WEIGHING})
    effect = ChoiceField(label="Wat gebeurt er met het besluit?", choices=Effect.choices, required=False)
    new_outcome = ChoiceField(
        label="Wat wordt het nieuwe besluit?",
        choices=NEW,
        required=False,
        help_text="Alleen invullen als het besluit wordt vervangen.",
    )

    def __init__(self, *args: Any, objections: Sequence[Objection], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_field = {f"verdict_{number}": row for number, row in enumerate(objections, 1)}
        for name, row in self.by_field.items():
            self.fields[name] = ChoiceField(
                label=f"Uitkomst van het bezwaar van {row.objector_name}", choices=VERDICTS, required=False
            )
        asked = any(row.costs_requested_on for row in objections)
        if asked:
            self.fields["costs_granted"] = YesNoField(label="Worden de kosten vergoed?", required=False)
        texts = [f"reasons_{part.value}" for part in Part if asked or part != Part.COSTS]
        for part in Part:
            if f"reasons_{part.value}" in texts:
                self.fields[f"reasons_{part.value}"] = TextField(
                    label=str(part.label),
                    help_text=HINTS[part],
                    lines=LINES.get(part, 4),
                    max_length=LONGEST_PART,
                    required=False,
                )
        decided = [*self.by_field, "effect", "new_outcome", *(["costs_granted"] if asked else [])]
        self.order_fields([*decided, *texts])
        self.groups = [Group("Beslissing", decided), Group("Motivering", texts)]

    def values(self) -> dict[str, Any]:
        """What was typed, for the verb; the outcomes together, by objection."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in self.by_field}
        chosen = {str(row.public_id): self.cleaned_data.get(name) for name, row in self.by_field.items()}
        return {**typed, "verdicts": {key: value for key, value in chosen.items() if value}}


class AdoptRulingForm(PlainForm):
    """The dates of the decision on objection, and of what takes the place of the contested decision."""

    sending_date = DutchDateField(
        label="Verzenddatum op de brieven",
        help_text="Vandaag of een latere werkdag. De beroepstermijn wordt vanaf deze dag berekend.",
    )
    effective_on = DutchDateField(label="Ingangsdatum van het nieuwe besluit")
    valid_until = DutchDateField(
        label="Geldig tot en met",
        help_text="Ten minste een jaar. Voorgesteld is de duur van de eigen regels voor lwoo.",
    )

    def __init__(self, *args: Any, grants: bool, needs_end: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not grants:
            del self.fields["effective_on"]
        if not (grants and needs_end):
            del self.fields["valid_until"]
