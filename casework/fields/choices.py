"""Fields that are chosen: one of a list, several, yes or no, a record."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

EMPTY_LABEL = _("Maak een keuze")
NOT_IN_LIST = _("Deze keuze staat niet in de lijst. Maak opnieuw een keuze.")
CHOOSE = _("Maak een keuze bij %(label)s.")
# Up to this many choices are shown as radio buttons: all can be read without opening anything.
FEW = 6


class ChoiceField(forms.TypedChoiceField):
    """One out of a list: radio buttons for few choices, a select above that. ``radio`` overrules.

    ``choices`` is what ``TextChoices.choices`` gives, without an empty one; ``coerce`` makes the value.
    """

    required_sentence = CHOOSE
    default_error_messages = {"invalid_choice": NOT_IN_LIST}

    def __init__(self, *, choices: Iterable[Any], radio: bool | None = None, **kwargs: Any) -> None:
        listed = list(choices)
        as_radio = len(listed) <= FEW if radio is None else radio
        kwargs.setdefault("widget", forms.RadioSelect if as_radio else forms.Select)
        kwargs.setdefault("empty_value", "")
        super().__init__(choices=listed if as_radio else [("", EMPTY_LABEL), *listed], **kwargs)


class YesNoField(forms.TypedChoiceField):
    """Yes or no, without a default; value True, False or None."""

    required_sentence = CHOOSE
    default_error_messages = {"invalid_choice": NOT_IN_LIST}
    widget = forms.RadioSelect

    def __init__(self, *, yes: str = "Ja", no: str = "Nee", **kwargs: Any) -> None:
        super().__init__(
            choices=[("ja", yes), ("nee", no)], coerce=lambda value: value == "ja", empty_value=None, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "ja", False: "nee"}.get(value, value) if isinstance(value, bool) else value


class ManyChoicesField(forms.TypedMultipleChoiceField):
    """Any number out of a list, as check boxes; value a list."""

    required_sentence = _("Kies er ten minste één bij %(label)s.")
    default_error_messages = {"invalid_choice": NOT_IN_LIST, "invalid_list": NOT_IN_LIST}
    widget = forms.CheckboxSelectMultiple


class CheckField(forms.BooleanField):
    """One box to tick. When required, ``must_tick`` is the sentence for leaving it open."""

    def __init__(self, *, must_tick: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if must_tick:
            self.error_messages["required"] = must_tick

    required_sentence = _("Zet een vinkje bij: %(label)s")


class RecordChoiceField(forms.ModelChoiceField):
    """A record out of ``queryset``, known outside by its ``public_id``; the queryset is what this person may choose."""

    required_sentence = CHOOSE
    default_error_messages = {"invalid_choice": NOT_IN_LIST}

    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", EMPTY_LABEL)
        kwargs.setdefault("to_field_name", "public_id")
        super().__init__(queryset, **kwargs)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (ValidationError, ValueError, TypeError):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None
