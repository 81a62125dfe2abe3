from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.reading import Interval, Unreadable, read_day, read_interval, read_postcode, read_whole_number

EARLIEST, LATEST = date(1990, 1, 1), date(2030, 12, 31)


def refusal(read, *args) -> str:
    with pytest.raises(Unreadable) as caught:
        read(*args)
    return str(caught.value)


@pytest.mark.parametrize(
    "typed",
    [
        "3-9-2026",
        "03/09/26",
        "3.9.2026",
        "3 9 2026",
        " 3  september 2026 ",
        "3 sept 2026",
        "3 Sep. 2026",
        "donderdag 3 september 2026",
        "3-september-2026",
        "2026-09-03",
        "2026-9-3",
    ],
)
def test_a_day_as_people_type_it(typed):
    assert read_day(typed, EARLIEST, LATEST) == date(2026, 9, 3)


@pytest.mark.parametrize(("typed", "found"), [("3-9-14", date(2014, 9, 3)), ("1 mrt 99", date(1999, 3, 1))])
def test_a_year_of_two_figures(typed, found):
    assert read_day(typed, EARLIEST, LATEST) == found


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("morgen", "Vul een datum in als 3-9-2026."),
        ("3-9", "Vul een datum in als 3-9-2026."),
        ("3 foo 2026", "Vul een datum in als 3-9-2026."),
        ("9" * 100_000, "Vul een datum in als 3-9-2026."),
        ("🙂", "Vul een datum in als 3-9-2026."),
        ("٣-٩-٢٠٢٦", "Vul een datum in als 3-9-2026."),
        ("31-2-2026", "31 februari 2026 bestaat niet. Controleer de dag en de maand."),
        ("0-2-2026", "0 februari 2026 bestaat niet. Controleer de dag en de maand."),
        ("9-13-2026", "Maand 13 bestaat niet. Vul eerst de dag in en dan de maand, als 3-9-2026."),
        ("3-9-0206", "Het jaar 206 kan niet kloppen. Vul een datum in als 3-9-2026."),
        ("3-9-1914", "De datum moet op of na 1 januari 1990 liggen. Controleer vooral het jaar."),
        ("3-9-2062", "De datum moet op of voor 31 december 2030 liggen. Controleer vooral het jaar."),
    ],
)
def test_no_day(typed, sentence):
    assert refusal(read_day, typed, EARLIEST, LATEST) == sentence


@given(st.dates(EARLIEST, LATEST))
def test_every_day_comes_back(day):
    assert read_day(f"{day.day}-{day.month}-{day.year}", EARLIEST, LATEST) == day
    assert read_day(day.isoformat(), EARLIEST, LATEST) == day


@given(st.text())
def test_any_text_is_read_or_refused(text):
    with suppress(Unreadable):
        assert EARLIEST <= read_day(text, EARLIEST, LATEST) <= LATEST
    with suppress(Unreadable):
        assert read_interval(text, "Een IQ", 40, 160).low >= 40
    with suppress(Unreadable):
        assert 0 <= read_whole_number(text, "DLE", 0, 120) <= 120


@pytest.mark.parametrize(("typed", "number"), [("38", 38), (" 38 ", 38), ("0", 0), ("+7", 7), ("007", 7)])
def test_a_whole_number(typed, number):
    assert read_whole_number(typed, "DLE", 0, 120) == number


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("300", "DLE ligt tussen 0 en 120. U hebt 300 ingevuld."),
        ("-1", "DLE ligt tussen 0 en 120. U hebt -1 ingevuld."),
        ("−1", "DLE ligt tussen 0 en 120. U hebt -1 ingevuld."),
        ("38,5", "Vul een heel getal in, zonder punt of komma."),
        ("38.5", "Vul een heel getal in, zonder punt of komma."),
        ("1.000", "Vul een heel getal in, zonder punt of komma."),
        ("veel", "Vul een heel getal in, met alleen cijfers."),
        ("³", "Vul een heel getal in, met alleen cijfers."),
        ("1" * 100_000, "DLE ligt tussen 0 en 120. Dit getal is veel te lang."),
    ],
)
def test_no_whole_number(typed, sentence):
    assert refusal(read_whole_number, typed, "DLE", 0, 120) == sentence


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("88", 88, 88),
        ("85-95", 85, 95),
        ("85 – 95", 85, 95),
        ("85—95", 85, 95),
        ("85 tot 95", 85, 95),
        ("85 t/m 95", 85, 95),
        ("85 tot en met 95", 85, 95),
        ("95-95", 95, 95),
        ("98-102", 98, 102),
    ],
)
def test_an_interval(typed, low, high):
    assert read_interval(typed, "Een IQ", 40, 160) == Interval(low, high)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("8595", "Een IQ ligt tussen 40 en 160. Bedoelt u 85-95? Zet een streepje tussen de getallen."),
        ("85 95", "Een IQ ligt tussen 40 en 160. Bedoelt u 85-95? Zet een streepje tussen de getallen."),
        ("98102", "Een IQ ligt tussen 40 en 160. Bedoelt u 98-102? Zet een streepje tussen de getallen."),
        ("300", "Een IQ ligt tussen 40 en 160. U hebt 300 ingevuld."),
        ("9999", "Een IQ ligt tussen 40 en 160. U hebt 9999 ingevuld."),
        ("9585", "Een IQ ligt tussen 40 en 160. U hebt 9585 ingevuld."),
        ("95-85", "Het eerste getal is hoger dan het tweede. Bedoelt u 85-95?"),
        ("85-300", "Een IQ ligt tussen 40 en 160. U hebt 300 ingevuld."),
        ("80-85-90", "Een interval heeft een laagste en een hoogste getal, als 85-95."),
        ("85,5-90", "Vul een heel getal in, zonder punt of komma."),
        ("-", "Vul een heel getal in, met alleen cijfers."),
        ("laag", "Vul een heel getal in, met alleen cijfers."),
        ("1" * 100_000, "Vul één getal in, of een interval als 70-80."),
    ],
)
def test_no_interval(typed, sentence):
    assert refusal(read_interval, typed, "Een IQ", 40, 160) == sentence


def test_an_interval_writes_itself():
    assert (str(Interval(88, 88)), str(Interval(85, 95))) == ("88", "85-95")
    with pytest.raises(ValueError, match="low to high"):
        Interval(2, 1)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("1234ab", "1234 AB"),
        (" 1234  AB ", "1234 AB"),
        ("0000 aa", "0000 AA"),
        ("b-2000", "B-2000"),
        ("D-47533", "D-47533"),
    ],
)
def test_a_postcode_is_written_as_on_an_envelope(typed: str, written: str) -> None:
    assert read_postcode(typed) == written


@pytest.mark.parametrize("typed", ["1234", "123 AB", "1234 A", "12345 AB", "1234 ABC", "Proefstad", "2000", "1234-AB"])
def test_what_is_no_postcode_is_refused_with_the_form(typed: str) -> None:
    with pytest.raises(Unreadable, match="1234 AB"):
        read_postcode(typed)
