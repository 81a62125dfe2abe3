"""The form that every page uses: labels and hints in one place, errors that can be repaired, and no BSN anywhere."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, LayoutObject
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from casework.bsn import EXPLANATION, find_bsn

FILE_AGAIN = "Kies dit bestand opnieuw: het was goed, maar is nog niet bewaard."
BSN_IN_FILE_NAME = _(
    "In de naam van dit bestand staat een burgerservicenummer of onderwijsnummer. Het samenwerkingsverband mag dat "
    "nummer niet hebben. Geef het bestand een andere naam en kies het opnieuw."
)
REQUIRED = _("Vul in: %(label)s.")
# What is chosen from a list of ours cannot hold a number of a person.
_NOT_TYPED = (forms.ChoiceField, forms.BooleanField)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together: a fieldset with a legend, and a hint for all of them."""

    legend: str
    fields: Sequence[str]
    hint: str = ""


class PlainBoundField(forms.BoundField):
    """A field of a ``PlainForm``: knows whether it must be marked as optional, and ties its counter to the input."""

    @property
    def is_optional(self) -> bool:
        named = getattr(self.form, "optional", None)
        return not self.field.required if named is None else self.name in named

    @property
    def counted(self) -> int:
        """The most characters that fit, for a field that counts them on the screen; else 0."""
        return self.field.most if getattr(self.field, "counted", False) else 0

    @property
    def suggestions(self) -> Sequence[tuple[str, str]]:
        """Texts that are offered while typing, each with a few words about it."""
        return getattr(self.field, "suggestions", ())

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        return {**built, "list": f"{self.auto_id}_names"} if self.suggestions else built

    @property
    def aria_describedby(self) -> str | None:
        described = super().aria_describedby
        if described is None or not self.counted or not self.auto_id:
            return described
        return f"{described} {self.auto_id}_counter".strip()


class _GroupLayout(LayoutObject):
    """Draws a Group. Not crispy's Fieldset, which compiles its legend as a template."""

    template = "components/form_group.html"

    def __init__(self, group: Group) -> None:
        self.group = group
        self.fields = list(group.fields)

    def render(self, form: forms.Form, context: Any, template_pack: str = "bootstrap5", **kwargs: Any) -> SafeString:
        inside = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(self.template, {"group": self.group, "inside": inside})


class PlainForm(forms.Form):
    """A form whose errors are Dutch sentences and whose input is never lost.

    ``groups`` sets out the fields in fieldsets; fields outside it follow after. ``optional`` names the fields that
    are marked *(niet verplicht)*; left at None, those are the fields that are not required. Forms whose sections may be
    saved half finished set it, because there the checklist demands and the form does not.
    ``accepted_numbers`` holds numbers that somebody looked at and found to be no BSN.
    """

    groups: ClassVar[Sequence[Group]] = ()
    optional: ClassVar[Collection[str] | None] = None
    use_required_attribute = False
    bound_field_class = PlainBoundField

    def __init__(self, *args: Any, accepted_numbers: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.accepted_numbers = frozenset(accepted_numbers)

    def full_clean(self) -> None:
        """Name every field that is missing by the label it has by now: a form may have given it another one."""
        for name, field in self.fields.items():
            _say_what_is_missing(name, field)
        super().full_clean()

    @cached_property
    def helper(self) -> FormHelper:
        """How crispy draws this form: fields only; the page brings the form tag, the token and the buttons."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.render_unmentioned_fields = True
        present = (self._present(group) for group in self.groups)
        helper.layout = Layout(*(_GroupLayout(group) for group in present if group.fields))
        return helper

    def _present(self, group: Group) -> Group:
        """The group without fields that this instance has taken out."""
        return Group(group.legend, [name for name in group.fields if name in self.fields], group.hint)

    def _post_clean(self) -> None:
        """Refuse a BSN at the field where it stands. Here and not in ``clean``, which a subclass may overrule."""
        super()._post_clean()
        for name in self.fields:
            for sentence in dict.fromkeys(self._numbers_of_persons(name)):
                self.add_error(name, sentence)

    def _numbers_of_persons(self, name: str) -> Iterable[str]:
        if isinstance(self.fields[name], _NOT_TYPED):
            return
        for value in _flat(self[name].data):
            if isinstance(value, UploadedFile) and self._holds_number(str(value.name)):
                yield BSN_IN_FILE_NAME
            elif isinstance(value, str) and self._holds_number(value):
                yield EXPLANATION

    def _holds_number(self, text: str) -> bool:
        found = ("".join(filter(str.isdecimal, text[match.start : match.end])) for match in find_bsn(text))
        return any(digits not in self.accepted_numbers for digits in found)

    def ask_files_again(self) -> None:
        """Say at every file that was fine that it must be chosen anew: a browser keeps none when a page comes back."""
        for name in [name for name in self.files if name in self.fields and name not in self.errors]:
            self.add_error(name, FILE_AGAIN)

    def typed(self) -> dict[str, Any]:
        """What was typed, valid or not, for a draft: by field name, without files and without any BSN.

        An unticked box or group is kept as such, so that a draft can take a tick away.
        """
        kept: dict[str, Any] = {}
        for name, field in self.fields.items():
            values = [value for value in _flat(self[name].data) if not isinstance(value, UploadedFile)]
            if field.widget.needs_multipart_form or any(self._numbers_of_persons(name)):
                continue
            several = getattr(field.widget, "allow_multiple_selected", False)
            texts = ["" if value in (None, False) else str(value) for value in values]
            kept[name] = texts if several else (texts or [""])[0]
        return kept


def _flat(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _say_what_is_missing(name: str, field: forms.Field) -> None:
    """Give a required field a sentence that names it, unless it was given its own."""
    own = getattr(type(field), "required_sentence", REQUIRED)
    if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
        label = field.label or name.replace("_", " ")
        field.error_messages["required"] = str(own) % {"label": f"‘{label}’"}
