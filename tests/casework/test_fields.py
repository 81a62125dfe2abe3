from contextlib import suppress
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.fields import (
    CheckField,
    ChoiceField,
    DutchDateField,
    Interval,
    IntervalField,
    ManyChoicesField,
    MultiUploadField,
    TextField,
    UploadField,
    WholeNumberField,
    YesNoField,
)

TWO = [("pro", "Praktijkonderwijs"), ("lwoo", "Leerwegondersteunend onderwijs")]
ODD_VALUES = ["\x00", "🙂", "a" * 100_000, ["a", "b"], {"a": 1}, 12, 1.5, True, b"bytes", object()]


def sentences(field, value) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value.messages


def test_typed_values():
    assert DutchDateField().clean("3 september 2026") == date(2026, 9, 3)
    assert WholeNumberField(low=0, high=120).clean(" 38 ") == 38
    assert WholeNumberField(low=0, high=120).clean("0") == 0
    assert IntervalField(low=40, high=160).clean("85 – 95") == Interval(85, 95)
    assert TextField(max_length=10).clean("  Jansen ") == "Jansen"


@pytest.mark.parametrize("empty", ["", None, "   ", "\x00"])
@pytest.mark.parametrize(
    "field",
    [
        DutchDateField(required=False),
        WholeNumberField(low=0, high=9, required=False),
        IntervalField(low=0, high=9, required=False),
    ],
)
def test_nothing_typed_is_none(field, empty):
    assert field.clean(empty) is None


def test_bounds_of_a_day_may_be_set_on_the_form():
    field = DutchDateField()
    field.latest = date(2027, 4, 12)
    assert sentences(field, "13-4-2027") == [
        "De datum moet op of voor 12 april 2027 liggen. Controleer vooral het jaar."
    ]


def test_a_text_counts_a_line_end_once_and_says_how_much_is_too_much():
    field = TextField(max_length=2000, lines=5)
    assert len(field.clean("\r\n".join("a" * 1000))) == 1999
    assert sentences(field, "a" * 2143) == ["Deze tekst telt 2.143 tekens. Er passen er 2.000. Kort 143 tekens in."]
    assert "maxlength" not in field.widget.attrs


def test_a_text_with_a_hidden_character_is_refused_and_shown_without_it():
    field = TextField(max_length=50)
    assert sentences(field, "a\x00b")[0].startswith("Deze tekst bevat een onzichtbaar teken")
    assert field.widget.format_value("a\x00b") == "ab"


def test_a_widget_shows_a_day_as_people_type_it():
    assert DutchDateField().widget.format_value(date(2026, 9, 3)) == "3-9-2026"
    assert DutchDateField().widget.format_value("31-2-2026") == "31-2-2026"
    assert DutchDateField().widget.format_value(None) is None


def test_has_changed_reads_both_sides():
    field = DutchDateField()
    assert not field.has_changed(date(2026, 9, 3), "3 september 2026")
    assert field.has_changed(date(2026, 9, 3), "4-9-2026")
    assert field.has_changed(None, "onzin")


def test_few_choices_are_radio_buttons_and_many_a_list_with_a_dutch_first_line():
    assert type(ChoiceField(choices=TWO).widget).__name__ == "RadioSelect"
    many = ChoiceField(choices=[(str(n), str(n)) for n in range(7)])
    assert type(many.widget).__name__ == "Select"
    assert str(next(iter(many.choices))[1]) == "Maak een keuze"
    assert sentences(ChoiceField(choices=TWO), "hbo") == ["Deze keuze staat niet in de lijst. Maak opnieuw een keuze."]


@pytest.mark.parametrize(("typed", "value"), [("ja", True), ("nee", False), ("", None)])
def test_yes_or_no(typed, value):
    assert YesNoField(required=False).clean(typed) is value


def test_yes_or_no_shows_what_is_known():
    field = YesNoField()
    assert [field.prepare_value(value) for value in (True, False, None, "ja")] == ["ja", "nee", None, "ja"]


def test_a_box_that_must_be_ticked_says_why():
    assert sentences(CheckField(must_tick="Verklaar dit eerst."), False) == ["Verklaar dit eerst."]


@pytest.mark.parametrize("value", ODD_VALUES)
@pytest.mark.parametrize(
    "field",
    [
        TextField(max_length=60),
        DutchDateField(),
        WholeNumberField(low=0, high=120),
        IntervalField(low=40, high=160),
        ChoiceField(choices=TWO),
        YesNoField(),
        ManyChoicesField(choices=TWO),
        CheckField(),
        UploadField(largest=10),
        MultiUploadField(largest=10),
    ],
    ids=lambda field: type(field).__name__,
)
def test_odd_values_are_taken_or_refused_and_never_break(field, value):
    with suppress(ValidationError):
        field.clean(value)


def file(name: str, size: int = 1) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"x" * size)


def test_a_file_is_checked_on_size_name_and_kind():
    field = UploadField(largest=2000, kinds=("pdf", "docx"))
    assert field.clean(file("Verslag.PDF", 2000)).name == "Verslag.PDF"
    assert sentences(field, file("scan.pdf", 2500)) == [
        "Het bestand “scan.pdf” is 2 kB. Een bestand mag hoogstens 2 kB zijn."
    ]
    assert sentences(field, file("leeg.pdf", 0)) == ["Het bestand “leeg.pdf” is leeg. Kies een ander bestand."]
    assert sentences(field, file("scan.exe")) == [
        "“scan.exe” is geen bestand dat wij kunnen lezen. Kies een bestand van het soort PDF of DOCX."
    ]
    assert sentences(field, file(f"{'a' * 200}.pdf")) == [
        "De naam van een bestand mag hoogstens 150 tekens tellen. Geef het bestand een kortere naam."
    ]
    assert sentences(field, "geen bestand") == ["Het bestand kwam niet aan. Kies het opnieuw."]


def test_several_files_name_every_problem():
    field = MultiUploadField(largest=2000, most=3, kinds=("pdf",), required=False)
    assert field.clean([]) == []
    assert [taken.name for taken in field.clean([file("a.pdf"), file("b.pdf")])] == ["a.pdf", "b.pdf"]
    assert len(sentences(field, [file("a.exe"), file("b.pdf", 0), file("c.pdf")])) == 2
    assert sentences(field, [file("a.pdf")] * 4) == ["U koos 4 bestanden. Kies er hoogstens 3 tegelijk."]
