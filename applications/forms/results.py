"""Results of tests: learning and intelligence."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from applications import contradictions
from applications.contradictions import Problems
from applications.enums import Domain, TesterProfession
from applications.facts import HIGHEST_IQ, LOWEST_IQ, MOST_MONTHS
from applications.forms.instruments import NamesInstruments
from applications.schooling import Schooling
from casework.fields import (
    CheckField,
    ChoiceField,
    DutchDateField,
    Interval,
    IntervalField,
    TextField,
    WholeNumberField,
)
from casework.forms import Group
from casework.text import dutch_date


class LearningForm(NamesInstruments):
    """One result of one test in one domain."""

    domains = Domain.values
    groups = (
        Group("Toets", ("domain", "instrument", "administered_on", "tester")),
        Group("Uitkomst", ("dl", "dl_reason", "dle", "earlier")),
    )
    optional = ("tester", "dl_reason", "earlier")

    domain = ChoiceField(label="Domein", choices=Domain.choices)
    instrument = TextField(
        label="Toets en versie",
        max_length=200,
        help_text="Zoals op het verslag, bijvoorbeeld Begrijpend lezen 3.0 M8.",
        required=False,
    )
    administered_on = DutchDateField(label="Afgenomen op", required=False)
    tester = TextField(label="Afgenomen door", max_length=200, required=False)
    dl = WholeNumberField(
        label="Didactische leeftijd (DL)",
        noun="DL",
        low=0,
        high=MOST_MONTHS,
        required=False,
    )
    dl_reason = TextField(
        label="Reden als de DL afwijkt van de berekening",
        max_length=500,
        help_text="Bijvoorbeeld: zo staat het op het verslag, of de leerling kwam in groep 5 naar Nederland.",
        required=False,
    )
    dle = WholeNumberField(
        label="Didactische leeftijdsequivalent (DLE)",
        noun="DLE",
        low=0,
        high=MOST_MONTHS,
        help_text="Het niveau in maanden onderwijs, zoals op het verslag.",
        required=False,
    )
    earlier = CheckField(
        label="Dit is een eerder resultaat",
        help_text="Alle bekende resultaten horen in het dossier, ook oudere.",
        required=False,
    )

    def __init__(self, *args: Any, schooling: Schooling, hint_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schooling = schooling
        self.fields["dl"].help_text = dl_hint(schooling, self.readable_day(self["administered_on"].value()))
        self.fields["administered_on"].widget.attrs |= {
            "hx-get": hint_url,
            "hx-trigger": "input changed delay:400ms",
            "hx-target": "#id_dl_helptext",
            "hx-sync": "this:replace",
        }

    @classmethod
    def readable_day(cls, typed: Any) -> date | None:
        """The day that was typed, or None when nobody can read it."""
        try:
            return cls.base_fields["administered_on"].clean(typed)
        except ValidationError:
            return None

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return contradictions.of_test(typed["administered_on"], self.birth_date, self.today)

    def values(self) -> dict[str, Any]:
        typed = super().values()
        if typed["dl"] is None:
            typed["dl"] = self.schooling.on(typed["administered_on"]).months
        return typed


def dl_hint(schooling: Schooling, day: date | None) -> str:
    """What stands beside the field of the DL: the sum for the day of the test, and what to do with it."""
    general = "Maanden onderwijs vanaf groep 3, tien per schooljaar."
    if day is None:
        return f"{general} Vul in wanneer de toets is afgenomen: dan staat hier de berekening."
    found = schooling.on(day)
    if found.months is None:
        return f"{general} Toewijzer kan de DL niet berekenen, want {found.sentence}"
    take = f"Laat leeg om {found.months} over te nemen. Vult u iets anders in, geef dan de reden."
    return f"Berekende DL op {dutch_date(day)}: {found.sentence} {take}"


class IntelligenceForm(NamesInstruments):
    """One result of an intelligence test, as a point or an interval."""

    domains = ("IQ",)
    groups = (
        Group("Uitkomst", ("score",)),
        Group("Onderzoek", ("instrument", "administered_on", "responsible", "profession")),
    )

    score = IntervalField(
        label="IQ",
        noun="Een IQ",
        low=LOWEST_IQ,
        high=HIGHEST_IQ,
        help_text="Een getal, bijvoorbeeld 78, of een interval, bijvoorbeeld 74-82.",
        required=False,
    )
    instrument = TextField(label="Test en versie", max_length=200, help_text="Bijvoorbeeld WISC-V-NL", required=False)
    administered_on = DutchDateField(label="Afgenomen op", required=False)
    responsible = TextField(
        label="Onder verantwoordelijkheid van",
        max_length=200,
        help_text="De naam van de psycholoog of orthopedagoog.",
        required=False,
    )
    profession = ChoiceField(label="Beroep", choices=TesterProfession.choices, required=False)

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return contradictions.of_test(typed["administered_on"], self.birth_date, self.today)

    def values(self) -> dict[str, Any]:
        typed = super().values()
        score: Interval | None = typed.pop("score")
        return {**typed, "low": score.low if score else None, "high": score.high if score else None}

    @classmethod
    def typed_from(cls, record: Any) -> dict[str, Any]:
        score = "" if record.low is None else str(Interval(record.low, record.high))
        return {**super().typed_from(record), "score": score}
