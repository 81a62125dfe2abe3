"""Asking an expert, and an expert's answer to that."""

from typing import Any

from assessments.enums import RecusalReason, ReplacementReason
from casework.fields import CheckField, ChoiceField, TextField
from casework.forms import PlainForm


class AssignForm(PlainForm):
    """The question to the expert; a reason when there is a warning."""

    question = TextField(
        label="Vraag aan de deskundige",
        max_length=1500,
        lines=5,
        help_text="De deskundige antwoordt op deze vraag. Stel beide deskundigen dezelfde vraag.",
    )
    reason = TextField(label="Waarom toch deze deskundige?", max_length=300, lines=2)

    def __init__(self, *args: Any, has_warning: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_warning:
            del self.fields["reason"]


class AcceptForm(PlainForm):
    """Whether anything stands in the way of an independent advice."""

    independent = CheckField(
        label=(
            "Ik ben niet in dienst van of verbonden aan de school, het bestuur of de school van herkomst. Ik heb deze "
            "leerling niet getest, begeleid of behandeld, en ik heb niet meegewerkt aan deze aanvraag"
        ),
        must_tick="Zet een vinkje als dit klopt. Klopt het niet, geef de opdracht dan terug.",
    )


class RecuseForm(PlainForm):
    """Why an expert gives an assignment back."""

    reason = ChoiceField(label="Waarom gaat de opdracht terug?", choices=RecusalReason.choices, radio=True)
    note = TextField(label="Toelichting", max_length=500, lines=3, required=False)


class ReplaceForm(PlainForm):
    """Why the partnership takes an assignment back."""

    reason = ChoiceField(label="Waarom wordt deze deskundige vervangen?", choices=ReplacementReason.choices)
    note = TextField(label="Toelichting", max_length=500, lines=3, required=False)
