"""Which cases a list shows."""

from typing import Any

from applications.enums import Kind
from applications.steps import Group
from casework.fields import ChoiceField, RecordChoiceField, TextField
from casework.forms import PlainForm


class FilterForm(PlainForm):
    """The filters of the list of cases; a GET form whose every field may be left open."""

    optional = ()

    stand = ChoiceField(label="Stand", choices=(), radio=False, required=False)
    soort = ChoiceField(label="Soort", choices=Kind.choices, radio=False, required=False)
    school = RecordChoiceField(None, label="School", empty_label="Alle scholen", required=False)
    q = TextField(label="Nummer, leerling of ouder", max_length=100, required=False)

    def __init__(self, *args: Any, groups: tuple[Group, ...], sites: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stand"].choices = [("", "Alle standen"), *((group.code, group.label) for group in groups)]
        self.fields["soort"].choices = [("", "Alle soorten"), *Kind.choices]
        self.fields["school"].queryset = sites


class SearchForm(PlainForm):
    """What is searched for."""

    optional = ()

    q = TextField(label="Nummer, naam van de leerling of van een ouder", max_length=100, required=False)
