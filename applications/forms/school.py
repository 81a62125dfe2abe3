"""Route, school career, findings and the board's motivation."""

from typing import Any

from applications import contradictions
from applications.contradictions import Problems
from applications.enums import EntryRoute, Kind, SchoolKind, SpecialGroup
from applications.forms.base import CaseForm
from applications.forms.instruments import NamesInstruments
from applications.forms.people import school_years
from casework.fields import ChoiceField, DutchDateField, TextField, WholeNumberField, YesNoField
from casework.forms import Group

LONG = 8000


class RouteForm(CaseForm):
    """What is asked, along which route, and why although a warning stands in the way."""

    groups = (
        Group("Wat wordt er aangevraagd?", ("kind", "earlier_decision")),
        Group("Langs welke route?", ("entry_route", "special_group")),
        Group("Toelichting", ("anyway_reason", "new_facts")),
    )

    kind = ChoiceField(label="Soort", choices=Kind.choices)
    earlier_decision = YesNoField(
        label="Is er voor deze leerling al een geldig besluit over wat wordt aangevraagd?",
        help_text="Ook een besluit van een ander samenwerkingsverband telt. Een afwijzing telt niet; lwoo is geen pro.",
        required=False,
    )
    entry_route = ChoiceField(label="Route", choices=EntryRoute.choices, required=False)
    special_group = ChoiceField(
        label="Welke bijzondere groep?",
        choices=SpecialGroup.choices,
        radio=False,
        help_text="Alleen invullen bij de route ‘bijzondere groep’.",
        required=False,
    )
    anyway_reason = TextField(
        label="Waarom wordt de aanvraag toch ingediend?",
        lines=4,
        max_length=LONG,
        help_text="Indienen kan altijd. Het samenwerkingsverband besluit dan op de aanvraag.",
        required=False,
    )
    new_facts = TextField(
        label="Welke feiten zijn nieuw sinds de afwijzing?",
        lines=4,
        max_length=LONG,
        help_text="Zonder nieuwe feiten kan het samenwerkingsverband naar de eerdere afwijzing verwijzen.",
        required=False,
    )

    def __init__(
        self, *args: Any, asks_reason: bool, asks_new_facts: bool, kind_stands: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if kind_stands:
            del self.fields["kind"]
        if not asks_reason:
            del self.fields["anyway_reason"]
        if not asks_new_facts:
            del self.fields["new_facts"]

    def values(self) -> dict[str, Any]:
        typed = super().values()
        if typed["entry_route"] != EntryRoute.SPECIAL_GROUP:
            typed["special_group"] = ""
        return typed


class CareerForm(CaseForm):
    """Where the pupil comes from."""

    groups = (
        Group("School van herkomst", ("school_name", "school_kind", "group", "repeated_years")),
        Group("Voortgezet onderwijs", ("entry_school_year", "under_year_in_nl", "first_counted_year_end")),
        Group("Begeleiding", ("support_given",)),
    )
    optional = ("entry_school_year", "first_counted_year_end", "support_given")

    school_name = TextField(label="Naam van de school", max_length=200, required=False)
    school_kind = ChoiceField(label="Soort school", choices=SchoolKind.choices, required=False)
    group = TextField(label="Groep of leerjaar", max_length=40, help_text="Bijvoorbeeld groep 8", required=False)
    repeated_years = WholeNumberField(
        label="Hoe vaak bleef de leerling zitten vanaf groep 3?",
        noun="Het aantal doublures",
        low=0,
        high=9,
        help_text="Vul 0 in als dat nooit gebeurde.",
        required=False,
    )
    entry_school_year = ChoiceField(
        label="Begint in het voortgezet onderwijs in",
        help_text="Hiervan hangt af welk regime voor lwoo geldt.",
        choices=(),
        radio=False,
        coerce=int,
        empty_value=None,
        required=False,
    )
    under_year_in_nl = YesNoField(label="Is de leerling korter dan een jaar in Nederland?", required=False)
    first_counted_year_end = DutchDateField(
        label="Einde van het eerste schooljaar in het voortgezet onderwijs",
        help_text="Alleen bij een leerling die korter dan een jaar in Nederland is.",
        required=False,
    )
    support_given = TextField(
        label="Welke begeleiding is gegeven en wat leverde dat op?", lines=6, max_length=LONG, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry_school_year"].choices = [("", "Maak een keuze"), *school_years(self.today)]

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return contradictions.of_career(typed["first_counted_year_end"], self.birth_date)


class SocialEmotionalForm(NamesInstruments):
    """Whether there are social-emotional problems that hinder learning, and what shows it."""

    domains = ("SE",)
    present = YesNoField(
        label="Is er sociaal-emotionele problematiek die het leren belemmert?",
        help_text="Nodig voor lwoo bij een IQ boven de gewone grenzen van lwoo.",
        required=False,
    )
    instrument = TextField(label="Met welk instrument is dat onderzocht?", max_length=200, required=False)
    administered_on = DutchDateField(label="Afgenomen op", required=False)
    tester = TextField(label="Onder verantwoordelijkheid van", max_length=200, required=False)
    finding = TextField(label="Bevinding", lines=6, max_length=LONG, required=False)

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        return contradictions.of_test(typed["administered_on"], self.birth_date, self.today)


class MotivationForm(CaseForm):
    """The board's own argument; for special groups also what the decree asks."""

    ABOUT_SPECIAL_GROUP = ("guidance", "external_experts", "risks")
    groups = (
        Group("Motivering", ("text", "why_this_kind")),
        Group("Bij een bijzondere groep", ABOUT_SPECIAL_GROUP),
    )
    optional = ("why_this_kind",)

    text = TextField(
        label="Waarom vraagt het schoolbestuur dit aan?",
        lines=12,
        max_length=20_000,
        help_text="In eigen woorden, over deze leerling. De deskundigen en het samenwerkingsverband lezen dit.",
        required=False,
    )
    why_this_kind = TextField(
        label="Waarom deze soort en niet de andere?",
        lines=5,
        max_length=LONG,
        help_text="Nodig als de cijfers (mogelijk) beide soorten toelaten.",
        required=False,
    )
    guidance = TextField(
        label="Welke begeleiding is gegeven en wat leverde dat op?", lines=5, max_length=LONG, required=False
    )
    external_experts = TextField(
        label="Welke externe deskundigen waren betrokken?", lines=4, max_length=LONG, required=False
    )
    risks = TextField(
        label="Wat zijn de risico's als de leerling blijft waar hij is?", lines=4, max_length=LONG, required=False
    )

    def __init__(self, *args: Any, special_group: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not special_group:
            for name in self.ABOUT_SPECIAL_GROUP:
                del self.fields[name]
