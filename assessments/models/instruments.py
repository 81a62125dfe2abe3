"""The register of permitted instruments: one for the whole installation, because the minister fixes it for everybody.

A list that is loaded again is a new version; the former stays as it was and says by which it was replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from assessments.enums import Category, InstrumentDomain, InstrumentForm, ListState, Medium
from casework.guards import append_only
from casework.models import Record
from casework.text import search_key


class InstrumentList(Record):
    """One version of the list for one school year of entry. It governs decisions from 1 October to 30 September.

    ``loaded_by`` and the like are plain words: who changes the register belongs to one partnership, the register to
    all. A list counts once somebody checked it (``checked_on``) and until it is replaced; a sample never does.
    """

    entry_year = models.PositiveSmallIntegerField("schooljaar van instroom")
    decisions_from = models.DateField("besluiten vanaf")
    decisions_to = models.DateField("besluiten tot en met")
    citation = models.CharField("regeling", max_length=300)
    source_url = models.URLField("webadres", max_length=300, blank=True)
    is_sample = models.BooleanField("historisch voorbeeld", default=False)
    loaded_by_id = models.BigIntegerField(null=True)
    loaded_by = models.CharField("ingelezen door", max_length=200)
    file_name = models.CharField("bestand", max_length=200)
    checked_by_id = models.BigIntegerField(null=True)
    checked_by = models.CharField("gecontroleerd door", max_length=200, blank=True)
    checked_on = models.DateField("gecontroleerd op", null=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    replaced_by_name = models.CharField("vervangen door", max_length=200, blank=True)
    replaced_on = models.DateField("vervangen op", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry_year"],
                condition=Q(checked_on__isnull=False, replaced_on__isnull=True),
                name="one_checked_list_per_year",
            ),
            models.UniqueConstraint(
                fields=["entry_year"],
                condition=Q(checked_on__isnull=True, replaced_on__isnull=True, is_sample=False),
                name="one_unchecked_list_per_year",
            ),
            models.CheckConstraint(
                condition=Q(is_sample=False) | Q(checked_on__isnull=True), name="sample_list_never_counts"
            ),
            models.CheckConstraint(condition=Q(decisions_to__gt=F("decisions_from")), name="instrument_list_period"),
        ]

    def __str__(self) -> str:
        return f"testlijst {self.label}"

    @property
    def label(self) -> str:
        """The school year of entry, as the list is called."""
        return f"{self.entry_year}–{self.entry_year + 1}"

    @property
    def state(self) -> ListState:
        """What this version is by now."""
        if self.is_sample:
            return ListState.SAMPLE
        if self.replaced_on is not None:
            return ListState.HISTORICAL
        return ListState.DRAFT if self.checked_on is None else ListState.CURRENT

    def governs(self, day: date) -> bool:
        """Whether decisions of that day rest on this version."""
        return self.state == ListState.CURRENT and self.decisions_from <= day <= self.decisions_to


class Instrument(models.Model):
    """One row of one version of a list. Grades: 3 to 8 are *groep* 3 to 8, 9 is the first year of secondary education.

    ``month_from`` to ``month_to`` hold in the lowest grade. ``nominal_level`` is the level in months of a test for one
    grade (M5 is 25); empty where it is not known.
    """

    id = models.BigAutoField(primary_key=True)
    list = models.ForeignKey(InstrumentList, models.PROTECT, related_name="instruments")
    number = models.PositiveSmallIntegerField("volgorde")
    domain = models.CharField("domein", max_length=2, choices=InstrumentDomain)
    name = models.CharField("naam", max_length=200)
    name_key = models.CharField(max_length=200)
    publisher = models.CharField("uitgever", max_length=100, blank=True)
    year = models.CharField("jaar", max_length=40, blank=True)
    range = models.CharField("bereik", max_length=100, blank=True)
    category_lwoo = models.CharField("categorie lwoo", max_length=3, choices=Category, blank=True)
    category_pro = models.CharField("categorie pro", max_length=3, choices=Category, blank=True)
    restriction = models.CharField("beperking", max_length=500, blank=True)
    floor_dle = models.PositiveSmallIntegerField("laagste DLE", null=True)
    min_age = models.PositiveSmallIntegerField("leeftijd vanaf", null=True)
    max_age = models.PositiveSmallIntegerField("leeftijd tot en met", null=True)
    month_from = models.PositiveSmallIntegerField("maand vanaf", null=True)
    month_to = models.PositiveSmallIntegerField("maand tot en met", null=True)
    grade_from = models.PositiveSmallIntegerField("groep vanaf", null=True)
    grade_to = models.PositiveSmallIntegerField("groep tot en met", null=True)
    min_years_in_nl = models.PositiveSmallIntegerField("jaren in Nederland", null=True)
    form = models.CharField("vorm", max_length=5, choices=InstrumentForm, blank=True)
    medium = models.CharField("afname", max_length=7, choices=Medium, blank=True)
    norm_version = models.CharField("normen", max_length=60, blank=True)
    nominal_level = models.PositiveSmallIntegerField("niveau in DLE", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "domain", "name_key"], name="instrument_once_per_domain")
        ]
        triggers = append_only("instrument")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, version: InstrumentList, number: int, values: Mapping[str, Any]) -> Instrument:
        """A row to store: the ``number``-th of a version, with what a file says of it by column."""
        return cls(list=version, number=number, name_key=search_key(values["name"]), **values)


class ListRule(models.Model):
    """A rule on taking and using tests (R1, R2, …) as it holds under one version of a list.

    ``parameters`` are whole numbers by name; ``applies`` tells that the regulation of that year has the rule.
    """

    id = models.BigAutoField(primary_key=True)
    list = models.ForeignKey(InstrumentList, models.PROTECT, related_name="rules")
    code = models.CharField("regel", max_length=4)
    text = models.CharField("tekst", max_length=1000)
    source = models.CharField("bron", max_length=300)
    parameters = models.JSONField(default=dict)
    applies = models.BooleanField("geldt volgens deze regeling", default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list", "code"], name="rule_once_per_list")]

    def __str__(self) -> str:
        return self.code
