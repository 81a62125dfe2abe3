"""Lists of permitted instruments: read out of a table with a row for each, and a rule of a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.validators import URLValidator

from applications.facts import MOST_MONTHS
from assessments.enums import Category, InstrumentDomain, InstrumentForm, Medium
from assessments.instruments.ages import FIRST_OF_SECONDARY, read_grade
from assessments.instruments.comparing import key_of
from assessments.instruments.facts import label_of, period_of
from casework import sheets
from casework.bsn import find_bsn
from casework.fields import CheckField, ChoiceField, TextField, UploadField, WholeNumberField
from casework.forms import PlainForm
from casework.reading import Unreadable
from casework.text import MONTHS, dutch_date, dutch_list, search_key

MOST_ROWS = 500
HIGHEST_AGE = 99
WEB = URLValidator(schemes=["https", "http"], message="Vul een volledig webadres in, zoals https://wetten.overheid.nl.")
# The columns of a file, in the order of what we write ourselves, with the field that each fills.
COLUMNS = {
    "Domein": "domain",
    "Naam": "name",
    "Uitgever": "publisher",
    "Jaar": "year",
    "Bereik": "range",
    "Categorie lwoo": "category_lwoo",
    "Categorie pro": "category_pro",
    "Beperking": "restriction",
    "Laagste DLE": "floor_dle",
    "Leeftijd vanaf": "min_age",
    "Leeftijd tot en met": "max_age",
    "Maand vanaf": "month_from",
    "Maand tot en met": "month_to",
    "Groep vanaf": "grade_from",
    "Groep tot en met": "grade_to",
    "Jaren in Nederland": "min_years_in_nl",
    "Vorm": "form",
    "Afname": "medium",
    "Normen": "norm_version",
    "Niveau in DLE": "nominal_level",
}
NEEDED = ("Domein", "Naam", "Categorie lwoo", "Categorie pro")
LABELS = {name: label for label, name in COLUMNS.items()}
# Signs by which a list says that nothing is filled in.
NOTHING = frozenset({"-", "–", "—"})
GRADES = {**{grade: str(grade) for grade in range(3, 9)}, FIRST_OF_SECONDARY: "vo-1"}


def _one_of(label: str, choices: Any, *, required: bool = False) -> ChoiceField:
    allowed = dutch_list([str(words) for _, words in choices.choices])
    said = {"invalid_choice": f"Dit staat hier niet goed. Mogelijk zijn: {allowed}."}
    return ChoiceField(label=label, choices=choices.choices, required=required, error_messages=said)


def _whole(label: str, low: int, high: int) -> WholeNumberField:
    return WholeNumberField(label=label, noun=label, low=low, high=high, required=False)


class InstrumentRowForm(PlainForm):
    """One row of a file."""

    domain = _one_of("Domein", InstrumentDomain, required=True)
    name = TextField(label="Naam", max_length=200)
    publisher = TextField(label="Uitgever", max_length=100, required=False)
    year = TextField(label="Jaar", max_length=40, required=False)
    range = TextField(label="Bereik", max_length=100, required=False)
    category_lwoo = _one_of("Categorie lwoo", Category)
    category_pro = _one_of("Categorie pro", Category)
    restriction = TextField(label="Beperking", max_length=500, required=False)
    floor_dle = _whole("Laagste DLE", 0, MOST_MONTHS)
    min_age = _whole("Leeftijd vanaf", 0, HIGHEST_AGE)
    max_age = _whole("Leeftijd tot en met", 0, HIGHEST_AGE)
    month_from = _whole("Maand vanaf", 1, 12)
    month_to = _whole("Maand tot en met", 1, 12)
    grade_from = _whole("Groep vanaf", 3, FIRST_OF_SECONDARY)
    grade_to = _whole("Groep tot en met", 3, FIRST_OF_SECONDARY)
    min_years_in_nl = _whole("Jaren in Nederland", 0, 20)
    form = _one_of("Vorm", InstrumentForm)
    medium = _one_of("Afname", Medium)
    norm_version = TextField(label="Normen", max_length=60, required=False)
    nominal_level = _whole("Niveau in DLE", 1, MOST_MONTHS)

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins, and half of one where both are needed."""
        typed = super().clean() or self.cleaned_data
        for first, last in (("min_age", "max_age"), ("grade_from", "grade_to")):
            low, high = typed.get(first), typed.get(last)
            if low is not None and high is not None and low > high:
                self.add_error(last, f"Dit is lager dan ‘{LABELS[first]}’.")
        if (typed.get("month_from") is None) != (typed.get("month_to") is None) and not self.errors:
            self.add_error("month_to", "Vul beide maanden in, of geen van beide.")
        return typed


class LoadListForm(PlainForm):
    """A table with a row for each instrument; ``rows`` holds what stands in it, by the columns of ``COLUMNS``."""

    entry_year = ChoiceField(label="Voor welk schooljaar van instroom?", choices=(), radio=False, coerce=int)
    citation = TextField(
        label="Regeling", max_length=300, help_text="Naam en vindplaats, bijvoorbeeld Stcrt. met jaar en nummer."
    )
    source_url = TextField(label="Webadres van de regeling", max_length=300, required=False, validators=[WEB])
    file = UploadField(
        label="Bestand", largest=sheets.LARGEST_FILE, kinds=sheets.KINDS, help_text="XLSX of CSV, hoogstens 2 MB."
    )

    def __init__(self, *args: Any, entry_years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry_year"].choices = [("", "Maak een keuze"), *((year, _year(year)) for year in entry_years)]

    def clean_file(self) -> Any:
        """Read the table; what cannot be read is said at the file."""
        file = self.cleaned_data["file"]
        try:
            self.rows = rows_of(sheets.read_table(file.read(), str(file.name)))
        except Unreadable as refusal:
            raise forms.ValidationError(str(refusal), code="unreadable") from None
        return file


def _year(entry_year: int) -> str:
    first, _ = period_of(entry_year)
    return f"{label_of(entry_year)} (besluiten vanaf {dutch_date(first)})"


def rows_of(table: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """The rows of a table by our columns, known by the words of its first row. Raises Unreadable."""
    wanted = {search_key(label): label for label in COLUMNS}
    places = {wanted[key]: place for place, cell in enumerate(table[0]) if (key := search_key(cell)) in wanted}
    if missing := [label for label in NEEDED if label not in places]:
        raise Unreadable(
            f"Deze kolommen ontbreken in de eerste regel: {dutch_list(missing)}. Het voorbeeldbestand heeft ze alle."
        )
    if len(table) == 1:
        raise Unreadable("Onder de eerste regel staat nog niets. Vul een regel in voor elk instrument.")
    if len(table) > MOST_ROWS + 1:
        raise Unreadable(f"In dit bestand staan meer dan {MOST_ROWS} instrumenten. Zo lang is een testlijst niet.")
    if any(find_bsn(cell) for row in table for cell in row):
        raise Unreadable("In dit bestand staat een nummer dat een burgerservicenummer kan zijn. Haal dat eruit.")
    return [{label: row[place] for label, place in places.items()} for row in table[1:]]


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One row of a file: what stands in it, and either its values or what is wrong, by the name of the column."""

    line: int
    cells: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)


def judge_rows(rows: Iterable[Mapping[str, str]]) -> list[JudgedRow]:
    """Every row with what is wrong in it. An instrument stands on a list once in each domain."""
    seen: dict[tuple[str, str], int] = {}
    found = []
    for line, row in enumerate(rows, start=2):
        form = InstrumentRowForm(_as_typed(row))
        if not form.is_valid():
            faults = {LABELS.get(name, ""): str(errors[0]) for name, errors in form.errors.items()}
            found.append(JudgedRow(line, row, faults))
            continue
        first = seen.setdefault(key_of(form.cleaned_data), line)
        faults = {} if first == line else {"Naam": f"Dit instrument staat bij dit domein ook al op regel {first}."}
        found.append(JudgedRow(line, row, faults, form.cleaned_data))
    return found


def _as_typed(row: Mapping[str, str]) -> dict[str, str]:
    """A row as somebody would fill in the form."""
    typed = {name: row.get(label, "") for label, name in COLUMNS.items()}
    typed = {name: "" if text in NOTHING else text for name, text in typed.items()}
    for name, choices in (("domain", InstrumentDomain), ("form", InstrumentForm), ("medium", Medium)):
        typed[name] = _code(typed[name], choices)
    for name in ("category_lwoo", "category_pro"):
        typed[name] = "nvt" if search_key(typed[name]).replace(".", "") == "nvt" else typed[name].upper()
    for name in ("month_from", "month_to"):
        typed[name] = str(MONTHS.index(typed[name].lower()) + 1) if typed[name].lower() in MONTHS else typed[name]
    for name in ("grade_from", "grade_to"):
        typed[name] = str(read_grade(typed[name]) or typed[name])
    return typed


def _code(text: str, choices: Any) -> str:
    """The code of a choice by its label, or by itself in whatever case."""
    known = {search_key(str(label)): code for code, label in choices.choices}
    known |= {search_key(code): code for code in choices.values}
    return str(known.get(search_key(text), text))


class InstrumentFilterForm(PlainForm):
    """Which instruments of a list are shown."""

    optional = ()

    domein = ChoiceField(label="Domein", choices=(), radio=False, required=False)
    q = TextField(label="Naam van het instrument", max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["domein"].choices = [("", "Alle domeinen"), *InstrumentDomain.choices]


# How the numbers of a rule are called.
NUMBERS = {
    "years": "Aantal jaren",
    "months": "Aantal toetsmaanden",
    "warn_days": "Waarschuwen vanaf (dagen van tevoren)",
    "most_difference": "Grootste verschil in DLE",
}


class RuleForm(PlainForm):
    """A rule as the regulation of this list says it. The numbers are those that the rule has."""

    applies = CheckField(label="De regeling van dit jaar heeft deze regel", required=False)
    text = TextField(label="Tekst", max_length=1000, lines=5)
    source = TextField(label="Waar dit staat", max_length=300)

    def __init__(self, *args: Any, numbers: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = tuple(numbers)
        for name in self.numbers:
            self.fields[name] = WholeNumberField(label=NUMBERS[name], noun=NUMBERS[name], low=0, high=366)

    def parameters(self) -> dict[str, int]:
        """The numbers as typed; only on a valid form."""
        return {name: self.cleaned_data[name] for name in self.numbers}
