"""Fields that are typed: texts, days, whole numbers, intervals."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from casework.reading import Interval, Unreadable, read_day, read_interval, read_postcode, read_whole_number
from casework.wording import grouped, numeric_day

HIDDEN_CHARACTER = _(
    "Deze tekst bevat een onzichtbaar teken dat niet bewaard kan worden. Wij hebben het weggehaald. "
    "Controleer de tekst en sla opnieuw op."
)
TOO_LONG = _("Deze tekst telt %(count)s tekens. Er passen er %(most)s. Kort %(over)s tekens in.")
NUL = "\x00"


class _ShowsTyped:
    """A widget that shows what was typed, without the one character that a page cannot carry."""

    def format_value(self, value: Any) -> str | None:
        if value is None or value == "":
            return None
        if isinstance(value, date):
            return numeric_day(value)
        return str(value).replace(NUL, "")


class LineInput(_ShowsTyped, forms.TextInput):
    """One line of text."""


class TextArea(_ShowsTyped, forms.Textarea):
    """Several lines of text."""


class TextField(forms.CharField):
    """A text of at most ``max_length`` characters; ``lines`` above 1 gives a text area with a counter.

    The length counts a line end as one character, as the counter on the screen does. Nothing is cut off while typing
    or pasting: the answer says how much is too much. ``suggestions`` are texts that are offered while typing, each
    with a few words about it; a page may set them on the field of a form instance.
    """

    default_validators = ()
    required_sentence = _("Vul in: %(label)s.")

    def __init__(self, *, max_length: int, lines: int = 1, autocomplete: str = "", **kwargs: Any) -> None:
        self.most = max_length
        self.counted = lines > 1
        self.suggestions: Sequence[tuple[str, str]] = ()
        if "widget" not in kwargs:
            kwargs["widget"] = TextArea(attrs={"rows": lines}) if lines > 1 else LineInput()
        super().__init__(**kwargs)
        # CharField would add a maxlength attribute and a validator that speaks of NUL; both are said better here.
        self.validators = [check for check in self.validators if not _about_nul(check)]
        if autocomplete:
            self.widget.attrs["autocomplete"] = autocomplete

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value: str) -> None:
        super().validate(value)
        if NUL in value:
            raise ValidationError(HIDDEN_CHARACTER, code="nul")
        if len(value) > self.most:
            numbers = {"count": len(value), "most": self.most, "over": len(value) - self.most}
            raise ValidationError(
                TOO_LONG, code="max_length", params={key: grouped(number) for key, number in numbers.items()}
            )


def _about_nul(validator: Callable[[Any], None]) -> bool:
    return type(validator).__name__ == "ProhibitNullCharactersValidator"


class _ReadField(forms.Field):
    """A field whose text is read by a pure function; what cannot be read is refused with its sentence."""

    widget = LineInput

    def read(self, text: str) -> Any:
        raise TypeError("a field reads its text")

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if not isinstance(value, str):
            return value
        text = value.replace(NUL, "").strip()
        if not text:
            return None
        try:
            return self.read(text)
        except Unreadable as refusal:
            raise ValidationError(str(refusal), code="invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class DutchDateField(_ReadField):
    """A day, typed as 3-9-2026, 03/09/26, 3 september 2026 or 2026-09-03; value ``date`` or None.

    ``earliest`` and ``latest`` may be set on the field of a form instance when they depend on the day of the act.
    """

    required_sentence = _("Vul bij %(label)s een datum in, als 3-9-2026.")

    def __init__(
        self,
        *,
        earliest: date = date(1900, 1, 1),
        latest: date = date(2100, 12, 31),
        autocomplete: str = "off",
        **kwargs: Any,
    ) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)
        # The script adds a calendar to what carries this mark; without it the text is typed.
        self.widget.attrs.update({"data-date": "", "autocomplete": autocomplete})

    def read(self, text: str) -> date:
        return read_day(text, self.earliest, self.latest)


class WholeNumberField(_ReadField):
    """A whole number from ``low`` to ``high``; ``noun`` begins the sentence about the bounds ("DLE", "Een IQ")."""

    required_sentence = _("Vul bij %(label)s een getal in.")

    def __init__(self, *, low: int, high: int, noun: str = "Dit getal", **kwargs: Any) -> None:
        self.low, self.high, self.noun = low, high, noun
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "data-number": "", "autocomplete": "off"})

    def read(self, text: str) -> int:
        return read_whole_number(text, self.noun, self.low, self.high)


class IntervalField(_ReadField):
    """A point or an interval of whole numbers ("88", "85-95"); value ``Interval`` or None."""

    required_sentence = _("Vul bij %(label)s een getal of een interval in.")

    def __init__(self, *, low: int, high: int, noun: str = "Dit getal", **kwargs: Any) -> None:
        self.low, self.high, self.noun = low, high, noun
        super().__init__(**kwargs)
        self.widget.attrs.update({"data-number": "", "autocomplete": "off"})

    def read(self, text: str) -> Interval:
        return read_interval(text, self.noun, self.low, self.high)


class PostcodeField(TextField):
    """A postcode; the value is written as on an envelope, or empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10, **{"label": "Postcode", "autocomplete": "postal-code", **kwargs})

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            return read_postcode(typed)
        except Unreadable as refusal:
            raise ValidationError(str(refusal), code="invalid") from None
