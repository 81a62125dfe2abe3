from datetime import UTC, date, datetime, timedelta

import pytest

from casework.icons import ICONS
from casework.parts import TONE_ICONS, Tag
from casework.templatetags import toewijzer as tags

TODAY = date(2026, 12, 4)
LATE_EVENING = datetime(2026, 12, 3, 23, 32, tzinfo=UTC)


def test_days_and_moments_on_the_amsterdam_clock():
    assert tags.dutch_date(TODAY) == "4 december 2026"
    assert tags.dutch_date(LATE_EVENING) == "4 december 2026"
    assert tags.short_date(LATE_EVENING) == "4-12-2026"
    assert tags.dutch_datetime(LATE_EVENING) == "4 december 2026, 00:32"
    assert tags.clock_time(datetime(2026, 7, 1, 12, 5, tzinfo=UTC)) == "14:05"
    assert [shown(None) for shown in (tags.dutch_date, tags.short_date, tags.dutch_datetime, tags.clock_time)] == [
        ""
    ] * 4


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-3, "3 dagen te laat", "risk"),
        (-1, "1 dag te laat", "risk"),
        (0, "vandaag", "attention"),
        (1, "morgen", "attention"),
        (7, "nog 7 dagen", "attention"),
        (8, "nog 8 dagen", "neutral"),
        (400, "nog 400 dagen", "neutral"),
    ],
)
def test_days_left(days, words, tone):
    due = TODAY + timedelta(days=days)
    assert tags.days_left(due, TODAY) == words
    assert tags.due_tone(due, TODAY) == tone
    assert words in tags.due(due, TODAY)
    assert f"due-{tone}" in tags.due(due, TODAY)


def test_no_date_has_no_days_left():
    assert tags.days_left(None, TODAY) == ""
    assert tags.due_tone(None, TODAY) == "neutral"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (312_400, "312 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (1_412_000, "1,4 MB"),
        (20_000_000, "20 MB"),
        (None, ""),
    ],
)
def test_size_of_a_file(size, words):
    assert tags.filesize_nl(size) == words


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Jan de Wit", "JW"), ("Marieke van den Oosterhuis", "MO"), ("Ömer", "Ö"), ("", ""), ("de Wit", "W")],
)
def test_initials(name, letters):
    assert tags.initials(name) == letters


def test_numbers_have_dots_between_thousands():
    assert tags.grouped(12500) == "12.500"


def test_a_tag_has_a_word_an_icon_and_a_tone():
    html = tags.tag(Tag("klaar & af", "good"))
    assert html == tags.tag("klaar & af", "good")
    assert "klaar &amp; af" in html
    assert 'class="tag tag-good"' in html
    assert 'aria-hidden="true"' in html


def test_an_unknown_tone_or_icon_is_a_fault_of_ours():
    with pytest.raises(ValueError, match="no tone"):
        Tag("klaar", "mauve")
    with pytest.raises(KeyError):
        tags.icon("eenhoorn")


def test_every_tone_has_an_icon():
    assert set(TONE_ICONS.values()) <= set(ICONS)


def test_only_addresses_become_links():
    assert [tags.link_of(repair) for repair in ("/aanvragen/", "#veld", "pupil", "")] == [
        "/aanvragen/",
        "#veld",
        "",
        "",
    ]
