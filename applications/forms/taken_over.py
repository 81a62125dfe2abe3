"""Declarations from elsewhere: typed one by one, or read out of a table with a row for each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms

from accounts.models import SchoolSite
from applications import contradictions
from applications.contradictions import Problems
from applications.enums import Issuer, Kind, PlacementAnswer
from applications.forms.base import CaseForm
from applications.models import number_key
from casework import sheets
from casework.bsn import EXPLANATION, find_bsn
from casework.fields import ChoiceField, DutchDateField, TextField, UploadField
from casework.forms import Group, PlainForm
from casework.reading import Unreadable
from casework.text import dutch_list, search_key

MOST_ROWS = 500
TOO_MANY = f"In dit bestand staan meer dan {MOST_ROWS} verklaringen. Verdeel het over meer bestanden."
REMOVED = "[nummer van een persoon, weggehaald]"
# The columns of a file, in the order of what we write ourselves, with the field that each fills.
COLUMNS = {
    "Nummer": "number",
    "Soort": "kind",
    "Afgegeven door": "issuer",
    "Datum besluit": "decided_on",
    "Ingangsdatum": "effective_on",
    "Geldig tot en met": "valid_until",
    "Voornaam": "first_name",
    "Tussenvoegsel": "infix",
    "Achternaam": "last_name",
    "Geboortedatum": "birth_date",
    "Vestiging": "site",
    "Geplaatst sinds": "placed_since",
}
MAY_MISS = frozenset({"Geldig tot en met", "Tussenvoegsel", "Geplaatst sinds"})
LABELS = {name: label for label, name in COLUMNS.items()} | {"issuer_name": "Afgegeven door"}
OWN, RVC = "eigen", "RVC"
KINDS = {"pro": Kind.PRO, "praktijkonderwijs": Kind.PRO, "tlv": Kind.PRO, "tlv pro": Kind.PRO, "lwoo": Kind.LWOO}


class TakenOverForm(CaseForm):
    """One declaration that this program did not give. Without ``sites`` the site is not asked."""

    groups = (
        Group(
            "De verklaring", ("number", "kind", "issuer", "issuer_name", "decided_on", "effective_on", "valid_until")
        ),
        Group("Leerling", ("first_name", "infix", "last_name", "birth_date")),
        Group("School", ("site",)),
    )
    number = TextField(label="Nummer", max_length=40, help_text="Precies zoals het op de verklaring staat.")
    kind = ChoiceField(label="Waarvoor is de verklaring?", choices=Kind.choices)
    issuer = ChoiceField(label="Wie gaf de verklaring af?", choices=Issuer.choices)
    issuer_name = TextField(
        label="Naam of nummer van wie de verklaring afgaf",
        max_length=100,
        required=False,
        help_text="Bijvoorbeeld VO2801. Niet nodig bij dit samenwerkingsverband.",
    )
    decided_on = DutchDateField(label="Datum van het besluit")
    effective_on = DutchDateField(
        label="Ingangsdatum", help_text="Staat er geen ingangsdatum op? Vul dan de datum van het besluit in."
    )
    valid_until = DutchDateField(
        label="Geldig tot en met", required=False, help_text="Alleen als de verklaring een einddatum heeft."
    )
    first_name = TextField(label="Voornaam", max_length=100)
    infix = TextField(label="Tussenvoegsel", max_length=30, required=False)
    last_name = TextField(label="Achternaam", max_length=100)
    birth_date = DutchDateField(label="Geboortedatum")
    site = ChoiceField(label="Vestiging", choices=(), radio=False)
    optional = ("issuer_name", "valid_until", "infix")

    def __init__(self, *args: Any, sites: Sequence[SchoolSite] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not sites:
            del self.fields["site"]
            return
        known = {str(site.public_id): site for site in sites}
        self.fields["site"].choices = [("", "Maak een keuze"), *((key, str(site)) for key, site in known.items())]
        self.fields["site"].coerce = known.get

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        found = contradictions.of_taken_over(
            kind=typed["kind"] or "",
            decided_on=typed["decided_on"],
            effective_on=typed["effective_on"],
            valid_until=typed["valid_until"],
            today=self.today,
        )
        found |= contradictions.of_pupil(typed["birth_date"], self.today)
        if typed["issuer"] == Issuer.PARTNERSHIP and not typed["issuer_name"]:
            found["issuer_name"] = "Vul in welk samenwerkingsverband de verklaring afgaf."
        site = typed.get("site")
        if site and typed["kind"] == Kind.LWOO and not site.offers_vmbo:
            found["site"] = "Deze vestiging heeft geen vmbo, en lwoo bestaat alleen binnen het vmbo. Kies een andere."
        return found


class ImportedRowForm(TakenOverForm):
    """A row of a file: the same, and since when the pupil has a place at that site."""

    placed_since = DutchDateField(label="Geplaatst sinds", required=False)

    def contradictions(self, typed: dict[str, Any]) -> Problems:
        found = super().contradictions(typed)
        if typed["placed_since"]:
            judged = contradictions.of_placement(
                PlacementAnswer.PLACED,
                typed["placed_since"],
                site=typed["site"],
                kind=typed["kind"] or "",
                reason="",
                note="",
                after=None,
                today=self.today,
            )
            found |= {("placed_since" if name == "since" else name): sentence for name, sentence in judged.items()}
        return found


class TakenOverFilterForm(PlainForm):
    """Which taken-over declarations a list shows."""

    optional = ()

    soort = ChoiceField(label="Soort", choices=(), radio=False, required=False)
    q = TextField(label="Nummer of naam van de leerling", max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [("", "Alle soorten"), *Kind.choices]


class ImportForm(PlainForm):
    """A table with a row for each declaration; ``rows`` holds what stands in it, by the columns of ``COLUMNS``."""

    file = UploadField(
        label="Bestand", largest=sheets.LARGEST_FILE, kinds=sheets.KINDS, help_text="XLSX of CSV, hoogstens 2 MB."
    )

    def clean_file(self) -> Any:
        """Read the table; what cannot be read is said at the file."""
        file = self.cleaned_data["file"]
        try:
            self.rows = rows_of(sheets.read_table(file.read(), str(file.name)))
        except Unreadable as refusal:
            raise forms.ValidationError(str(refusal), code="unreadable") from None
        return file


def rows_of(table: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """The rows of a table by our columns, known by the words of its first row. Raises Unreadable.

    A number of a person is taken out before anything is kept.
    """
    wanted = {search_key(label): label for label in COLUMNS}
    places = {wanted[key]: place for place, cell in enumerate(table[0]) if (key := search_key(cell)) in wanted}
    if missing := [label for label in COLUMNS if label not in places and label not in MAY_MISS]:
        raise Unreadable(
            f"Deze kolommen ontbreken in de eerste regel: {dutch_list(missing)}. Het voorbeeldbestand heeft ze alle."
        )
    if len(table) == 1:
        raise Unreadable("Onder de eerste regel staat nog niets. Vul een regel in voor elke verklaring.")
    if len(table) > MOST_ROWS + 1:
        raise Unreadable(TOO_MANY)
    return [{label: _without_bsn(row[place]) for label, place in places.items()} for row in table[1:]]


def _without_bsn(cell: str) -> str:
    return REMOVED if find_bsn(cell) else cell


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One row of a file: what stands in it, and either its values or what is wrong, by the name of the column."""

    line: int
    cells: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)
    is_known: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return not self.faults and not self.is_known


def judge(
    rows: Iterable[Mapping[str, str]], *, sites: Sequence[SchoolSite], known: frozenset[str] | set[str], today: date
) -> list[JudgedRow]:
    """Every row with what is wrong in it. ``known`` are the number keys that are registered already.

    A number that stands in the file twice counts once: the second row is known by the first.
    """
    by_code = {_code(text): str(site.public_id) for site in sites for text in (site.code, site.name)}
    seen, found = set(known), []
    for line, row in enumerate(rows, start=2):
        judged = _judge(line, row, by_code, sites, seen, today)
        if judged.is_new:
            seen.add(number_key(row["Nummer"]))
        found.append(judged)
    return found


def _judge(
    line: int,
    row: Mapping[str, str],
    by_code: Mapping[str, str],
    sites: Sequence[SchoolSite],
    known: set[str],
    today: date,
) -> JudgedRow:
    removed = {label: EXPLANATION for label, cell in row.items() if cell == REMOVED}
    form = ImportedRowForm(_as_typed(row, by_code), sites=sites, today=today)
    if not form.is_valid() or removed:
        faults = {LABELS.get(name, ""): str(errors[0]) for name, errors in form.errors.items()}
        return JudgedRow(line, row, faults | removed)
    return JudgedRow(line, row, is_known=number_key(row["Nummer"]) in known, values=form.values())


def _as_typed(row: Mapping[str, str], by_code: Mapping[str, str]) -> dict[str, str]:
    """A row as somebody would fill in the form."""
    typed = {name: row.get(label, "") for label, name in COLUMNS.items()}
    typed["kind"] = KINDS.get(search_key(typed["kind"]), typed["kind"])
    typed["site"] = by_code.get(_code(typed["site"]), typed["site"])
    said = typed["issuer"]
    if search_key(said) == OWN:
        typed["issuer"] = Issuer.OWN
    elif search_key(said).startswith(RVC.lower()):
        typed["issuer"], typed["issuer_name"] = Issuer.RVC, "" if said.upper() == RVC else said
    elif said:
        typed["issuer"], typed["issuer_name"] = Issuer.PARTNERSHIP, said
    return typed


def _code(text: str) -> str:
    return search_key(text).replace(" ", "")
