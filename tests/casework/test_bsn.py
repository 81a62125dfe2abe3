"""Finding numbers that the partnership may not have. All numbers here are made up for tests."""

import random
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from casework.bsn import WEIGHTS, Kind, find_bsn, kind_of

BSN = "111222333"
OTHER_BSN = "123456782"
FAILING = "123456789"


def weighted(digits: str) -> int:
    return sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))


def numbers(remainder: int, prefix: str = "") -> list[str]:
    """A thousand numbers with a remainder, from a fixed seed."""
    source = random.Random(remainder)
    made = (prefix + "".join(source.choices("0123456789", k=9 - len(prefix))) for _ in range(30_000))
    return [digits for digits in made if weighted(digits) % 11 == remainder and digits != "0" * 9][:1000]


BSNS = st.sampled_from(numbers(0))
EDUCATION_NUMBERS = st.sampled_from(numbers(5, "10"))
NINE_DIGITS = st.text("0123456789", min_size=9, max_size=9)


def found(text: str) -> list[str]:
    return [text[match.start : match.end] for match in find_bsn(text)]


@pytest.mark.parametrize("digits", [BSN, OTHER_BSN])
def test_samples_that_pass(digits: str) -> None:
    assert kind_of(digits) is Kind.BSN


@pytest.mark.parametrize("digits", [FAILING, "000000000", "11122233", "1112223330", "11122233x", ""])
def test_samples_that_fail(digits: str) -> None:
    assert kind_of(digits) is None


@given(EDUCATION_NUMBERS)
def test_education_numbers(digits: str) -> None:
    assert kind_of(digits) is Kind.EDUCATION_NUMBER
    assert [match.kind for match in find_bsn(f"onderwijsnummer {digits}")] == ["onderwijsnummer"]


@given(NINE_DIGITS)
def test_the_kind_follows_from_the_remainder(digits: str) -> None:
    remainder = weighted(digits) % 11
    if remainder == 0 and set(digits) != {"0"}:
        assert kind_of(digits) is Kind.BSN
    elif remainder == 5 and digits.startswith("10"):
        assert kind_of(digits) is Kind.EDUCATION_NUMBER
    else:
        assert kind_of(digits) is None


@given(BSNS, st.lists(st.sampled_from(["", "", " ", ".", ". ", "  ", "\u00a0", "\u202f"]), min_size=8, max_size=8))
def test_spaces_and_dots_hide_nothing(digits: str, gaps: list[str]) -> None:
    written = digits[0] + "".join(gap + digit for gap, digit in zip(gaps, digits[1:], strict=True))
    assert found(f"Het nummer is {written}, zegt de moeder.") == [written]


@given(BSNS, st.text(st.characters(exclude_categories=["Nd", "Cs"], exclude_characters="+()"), max_size=30))
def test_found_whatever_stands_around_it(digits: str, text: str) -> None:
    assert found(f"{text}{digits}{text}") == [digits]


@given(BSNS, st.integers(1, 8))
def test_a_hyphen_parts_a_number(digits: str, place: int) -> None:
    assert find_bsn(f"{digits[:place]}-{digits[place:]}") == []


@given(BSNS, st.text("0123456789", min_size=1, max_size=5), st.booleans())
def test_not_inside_a_longer_number(digits: str, more: str, before: bool) -> None:
    assert find_bsn(f"nr {more + digits if before else digits + more} ") == []


@given(st.integers(0, 9999), st.integers(2014, 2099), st.integers(0, 99999))
def test_a_decision_number_is_no_finding(partnership: int, year: int, sequence: int) -> None:
    assert find_bsn(f"Besluit VO{partnership:04}-{year}-{sequence:05} van 20-11-2026") == []


@given(st.dates(), st.sampled_from(["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %m %Y"]))
def test_a_date_is_no_finding(day: object, form: str) -> None:
    assert find_bsn(f"geboren op {format(day, form)} te Amersfoort") == []


@given(st.text("0123456789", min_size=9, max_size=9), st.sampled_from(["6 {}", "6{}", "(0)6{}", " (0)6 {}"]))
def test_a_dutch_phone_number_is_no_finding(digits: str, form: str) -> None:
    local = digits[1:]
    for written in (f"+31 {form.format(local)}", f"0031 {form.format(local)}", f"+31{form.format(local)}"):
        assert find_bsn(f"Telefoon {written.replace('  ', ' ')} (na 17.00 uur)") == []


@pytest.mark.parametrize(
    "text",
    [
        "0612345678",
        "06 12 34 56 78",
        "06-12345678",
        "020 - 123 45 67",
        "+31 111222333",
        "+31(0)111222333",
        "0031-111222333",
        "+32 470 12 34 56",
        "20-11-2026",
        "12.03.2014 8 jaar",
        "IBAN NL91 ABNA 0417 1643 00",
        "IBAN NL91ABNA0417164300",
        "VO2999-2026-00001",
        "VO2999-2026-00001 1234",
        "2026-11-20T12:30:45.123",
        "000000000",
        "1234\n56782",
        "123    456    782",
        FAILING,
        "",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert find_bsn(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Groep 8 {BSN} les", [BSN]),
        (f"1. {BSN}", [BSN]),
        (f"{BSN}.", [BSN]),
        (f"{BSN},{OTHER_BSN}", [BSN, OTHER_BSN]),
        (f"{BSN} {OTHER_BSN}", [BSN, OTHER_BSN]),
        ("12-03-2014 111 222 333", ["111 222 333"]),
        ("12.03.2014 111 222 333", ["111 222 333"]),
        ("111.222.333", ["111.222.333"]),
        (f"BSN{BSN}", [BSN]),
        (f"rapport_{BSN}.pdf", [BSN]),
        (f"rapport-2026-{BSN}.pdf", [BSN]),
        (f"tel. +31 6 12345678, bsn {BSN}", [BSN]),
        ("١١١٢٢٢٣٣٣", ["١١١٢٢٢٣٣٣"]),
    ],
)
def test_found_among_other_numbers(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(st.text("0123456789 .-/+()xé\n", max_size=200))
def test_findings_are_ordered_and_pass_the_test_themselves(text: str) -> None:
    matches = find_bsn(text)
    assert [match.start for match in matches] == sorted(match.start for match in matches)
    for match in matches:
        digits = "".join(letter for letter in text[match.start : match.end] if letter.isdigit())
        assert kind_of(digits) is match.kind


@given(BSNS)
def test_one_changed_digit_is_never_a_bsn(digits: str) -> None:
    """The point of the eleven test: no single slip of the pen passes."""
    other = str((int(digits[3]) + 1) % 10)
    changed = digits[:3] + other + digits[4:]
    assume(changed != digits)
    assert kind_of(changed) is not Kind.BSN


def seconds(text: str) -> float:
    """The shortest of three runs: other work on the machine only makes it longer."""
    runs = []
    for _ in range(3):
        before = time.perf_counter()
        find_bsn(text)
        runs.append(time.perf_counter() - before)
    return min(runs)


PROSE = "De leerling is 12 jaar, zit in groep 8 en haalt op 3-2-2026 een DLE van 28 bij begrijpend lezen. "


def test_a_long_text_takes_no_time() -> None:
    assert seconds((PROSE * 1100)[:100_000]) < 0.02


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "1.", "1-", "+31 ", "(0)1", "12.12.20", f"{FAILING} ", "0031 1 ", " ", "+49 1"]
)
def test_no_text_makes_the_search_slow(piece: str) -> None:
    """Linear: ten times the text may cost ten times the time, with room for the noise of a busy machine."""
    assert seconds(piece * (100_000 // len(piece))) < 0.5
