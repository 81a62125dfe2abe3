"""What the forms of a case have in common: they know the day and the pupil, and refuse what cannot both be right."""

from datetime import date
from typing import Any, ClassVar

from applications.contradictions import Problems
from casework.forms import PlainForm


class CaseForm(PlainForm):
    """A form of one case. Sections may be saved half filled, so no field is marked as optional: the checklist asks."""

    optional: ClassVar[tuple[str, ...] | None] = ()

    def __init__(self, *args: Any, today: date, birth_date: date | None = None, **kwargs: Any) -> None:
        self.today, self.birth_date = today, birth_date
        super().__init__(*args, **kwargs)

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        """Sentences by field for values that are each fine and cannot both be right."""
        return {}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        for field, sentence in self.contradictions({name: typed.get(name) for name in self.fields}).items():
            if field not in self.errors:
                self.add_error(field, sentence)
        return typed

    def values(self) -> dict[str, Any]:
        """The values by name of the model's field, for the verb."""
        return dict(self.cleaned_data)

    @classmethod
    def typed_from(cls, record: Any) -> dict[str, Any]:
        """A stored record as the initial values of this form."""
        return {name: getattr(record, name) for name in cls.base_fields if hasattr(record, name)}


class SecretAddress:
    """Keeps an address that is marked secret off the screen of who may not see it; left empty, it stays as it was."""

    HIDDEN = "Het bewaarde adres is geheim en staat hier niet. Laat leeg om het te houden zoals het is."

    fields: dict[str, Any]

    def hide_address(self, hidden: bool) -> None:
        """Say in the hint that an address is stored and not shown."""
        if hidden:
            self.fields["address"].help_text = self.HIDDEN
