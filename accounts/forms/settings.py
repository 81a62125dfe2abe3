"""Forms about what a partnership lays down."""

from dataclasses import fields
from datetime import date
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.enums import LwooMode
from accounts.models import Policy
from accounts.models.settings import LONGEST_TEXT
from accounts.policy import (
    BOUNDS,
    EXPLANATIONS,
    MOST_DURATION,
    REGIME,
    SETTINGS,
    Explanation,
    PolicySnapshot,
    Regime,
    start_problem,
)
from accounts.queries.settings import problems_of_regime
from casework.fields import CheckField, ChoiceField, DutchDateField, ManyChoicesField, TextField, WholeNumberField
from casework.forms import Group, PlainForm
from casework.text import capitalised


class PolicyForm(PlainForm):
    """Every setting, with what it does and the legal warning, and from which day it holds."""

    groups = (
        Group("Termijnen", SETTINGS[:5]),
        Group("Deskundigen", SETTINGS[5:8]),
        Group("Aanvragen en ouders", SETTINGS[8:14]),
        Group("Besluiten", SETTINGS[14:16]),
        Group("Bezwaar", SETTINGS[16:]),
        Group("Ingang", ("valid_from", "source")),
    )
    valid_from = DutchDateField(
        label="Geldig vanaf", help_text="Vandaag of later. Aanvragen van daarvoor houden wat toen gold."
    )
    source = TextField(
        label="Waar dit is vastgelegd",
        max_length=500,
        required=False,
        help_text="Bijvoorbeeld: ondersteuningsplan, hoofdstuk 4.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_valid_from(self) -> date:
        """Refuse a day in the past, and one too far ahead."""
        chosen: date = self.cleaned_data["valid_from"]
        if chosen < self.today:
            raise forms.ValidationError("Kies vandaag of een latere dag.")
        if problem := start_problem(chosen, self.today):
            raise forms.ValidationError(problem)
        return chosen

    def snapshot(self) -> PolicySnapshot:
        """The settings as typed; only on a valid form."""
        chosen = {name: self.cleaned_data[name] for name in SETTINGS}
        return PolicySnapshot(**{**chosen, "blocking_checks": tuple(chosen["blocking_checks"])})


def _told(told: Explanation) -> str:
    """What a setting does, with the legal warning."""
    return " ".join(part for part in (told.help_text, f"Let op: {told.warning}" if told.warning else "") if part)


def _setting_field(name: str) -> forms.Field:
    column = Policy._meta.get_field(name)
    told = EXPLANATIONS[name]
    label = str(column.verbose_name)
    shared = {
        "label": capitalised(label),
        "help_text": _told(told),
    }
    if isinstance(column, models.BooleanField):
        return CheckField(required=False, **shared)
    if isinstance(column, ArrayField):
        return ManyChoicesField(required=False, choices=column.base_field.choices, **shared)
    if isinstance(column, models.TextField):
        return TextField(required=False, lines=4, max_length=column.max_length, **shared)
    if column.choices:
        return ChoiceField(choices=column.choices, **shared)
    bounds = {validator.code: validator.limit_value for validator in column.validators if hasattr(validator, "code")}
    return WholeNumberField(low=bounds["min_value"], high=bounds["max_value"], noun="Dit aantal", **shared)


PolicyForm.base_fields.update({name: _setting_field(name) for name in SETTINGS})


# Label, highest and help of each bound.
BOUND_FIELDS = {
    "lwoo_iq_low": ("Laagste IQ", 200, "Vul alle grenzen in, dan toetst Toewijzer de resultaten daaraan, of geen."),
    "lwoo_iq_high": ("Hoogste IQ", 200, ""),
    "lwoo_se_iq_low": ("Laagste IQ met sociaal-emotionele problematiek", 200, ""),
    "lwoo_se_iq_high": ("Hoogste IQ met sociaal-emotionele problematiek", 200, ""),
    "lwoo_delay_numerator": ("Leerachterstand vanaf: teller", 60, "Landelijk 1, van 4: een kwart."),
    "lwoo_delay_denominator": ("Leerachterstand vanaf: noemer", 60, "Landelijk 4."),
}


def _bound_field(name: str) -> WholeNumberField:
    label, high, help_text = BOUND_FIELDS[name]
    return WholeNumberField(label=label, low=1, high=high, noun=label, required=False, help_text=help_text)


class LwooRegimeForm(PlainForm):
    """Under which rules lwoo is allotted, from 1 January of a year."""

    groups = (
        Group("Regime", ("mode", "year", "source")),
        Group("Bij eigen criteria", ("own_criteria", "duration_years")),
        Group("Grenzen van de eigen criteria", BOUNDS),
        Group("Licenties", ("licence_nomination",)),
    )

    mode = ChoiceField(label="Regime voor lwoo", choices=LwooMode.choices, help_text=_told(REGIME["mode"]))
    year = WholeNumberField(
        label="Vanaf 1 januari van het jaar",
        low=2016,
        high=2100,
        noun="Het jaar",
        help_text="Vier cijfers. Geldt voor wie vanaf augustus van dat jaar in het voortgezet onderwijs begint.",
    )
    own_criteria = TextField(
        label="Eigen criteria",
        lines=4,
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_told(REGIME["own_criteria"]),
    )
    duration_years = WholeNumberField(
        label="Duur van een aanwijzing in schooljaren",
        low=1,
        high=MOST_DURATION,
        noun="De duur",
        required=False,
        help_text=_told(REGIME["duration_years"]),
    )
    licence_nomination = CheckField(
        label="Vmbo-scholen voordragen voor een lwoo-licentie",
        required=False,
        help_text=_told(REGIME["licence_nomination"]),
    )
    source = TextField(
        label="Waar dit is vastgelegd", max_length=500, required=False, help_text="Bijvoorbeeld: ondersteuningsplan."
    )

    def clean(self) -> dict[str, Any]:
        """Say at its field what a regime lacks, or what does not belong to it."""
        typed = super().clean() or self.cleaned_data
        named = {field.name for field in fields(Regime)} & typed.keys()
        found = {}
        if "mode" in typed and "year" in typed:
            found = problems_of_regime(Regime(**{name: typed[name] for name in named}), date(typed["year"], 1, 1))
        for field, sentence in found.items():
            if field not in self.errors:
                self.add_error(field, sentence)
        return typed


LwooRegimeForm.base_fields.update({name: _bound_field(name) for name in BOUNDS})
