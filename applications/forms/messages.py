"""How messages reach somebody."""

from typing import Any

from applications import contradictions
from applications.contradictions import Problems
from applications.enums import ChosenHow, MessageKind
from applications.forms.base import CaseForm
from casework.fields import CheckField, ChoiceField, DutchDateField


class MessagesForm(CaseForm):
    """Per kind of message: through the portal, or not (then by post). Asks when and how only of the secretariat."""

    decision = CheckField(
        label="Besluiten via Toewijzer",
        help_text="De brief met het besluit komt dan niet per post. Over het besluit komt een e-mail.",
        required=False,
    )
    request = CheckField(
        label="Uitnodigingen en verzoeken via Toewijzer",
        help_text="Bijvoorbeeld de vraag wat deze persoon van de aanvraag vindt.",
        required=False,
    )
    objection = CheckField(
        label="Brieven over een bezwaar via Toewijzer", help_text="Alleen als er bezwaar is gemaakt.", required=False
    )
    chosen_on = DutchDateField(label="Op welke dag heeft deze persoon dit laten weten?")
    how = ChoiceField(label="Hoe?", choices=[choice for choice in ChosenHow.choices if choice[0] != ChosenHow.SELF])

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            del self.fields["chosen_on"], self.fields["how"]
            self.fields["request"].help_text = "Bijvoorbeeld de vraag wat u van de aanvraag vindt."

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return contradictions.of_past_day("chosen_on", typed.get("chosen_on"), "Deze dag", self.today)

    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        more = {name: typed[name] for name in ("chosen_on", "how") if name in typed}
        return {"accepted": {kind: bool(typed[kind]) for kind in MessageKind.values}, **more}
