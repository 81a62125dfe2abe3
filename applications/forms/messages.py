"""How messages reach somebody."""

from collections.abc import Mapping
from typing import Any, ClassVar

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


class BoardMessagesForm(MessagesForm):
    """The same of a school board, for all its cases."""

    WORDS: ClassVar[dict[str, tuple[str, str]]] = {
        "decision": (
            "Besluiten via Toewijzer",
            "Het besluit op een aanvraag en de beslissing op een bezwaar. Er komt een e-mail, en geen brief per post.",
        ),
        "request": (
            "Brieven over een aanvraag via Toewijzer",
            "De ontvangstbevestiging, een verzoek om aanvulling en de mededeling dat het besluit later komt.",
        ),
        "objection": (
            "Brieven over een bezwaar via Toewijzer",
            "Bijvoorbeeld de ontvangstbevestiging en de uitnodiging voor de hoorzitting.",
        ),
    }

    def __init__(self, *args: Any, own: bool, last: Mapping[str, Any], **kwargs: Any) -> None:
        """``last``: what the board chose last, by kind of message (``queries.last_choices``)."""
        self.last = last
        super().__init__(*args, own=own, **kwargs)
        for name, (label, hint) in self.WORDS.items():
            self.fields[name].label, self.fields[name].help_text = label, hint
        if not own:
            self.fields["chosen_on"].label = "Op welke dag heeft het schoolbestuur dit laten weten?"

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        found = super().contradictions(typed)
        day = typed.get("chosen_on")
        if found or day is None:
            return found
        changed = [row.chosen_on for kind, row in self.last.items() if row.accepted != bool(typed.get(kind))]
        problem = contradictions.of_later_choice(day, changed)
        return {"chosen_on": problem} if problem else {}
