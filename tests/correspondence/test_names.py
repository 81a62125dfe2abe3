"""Names of files as senders gave them."""

import pytest

from correspondence.names import LONGEST_NAME, NAMELESS, clean_name, ending_of


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("verslag.pdf", "verslag.pdf"),
        ("C:\\Users\\sam\\verslag.pdf", "verslag.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b.pdf", "ab.pdf"),
        ("exe\u202efdp.exe", "exefdp.exe"),
        ("ver\u2066slag\u2069\u200b.pdf", "verslag.pdf"),
        ("regel\r\nX-Header: 1.pdf", "regelX-Header: 1.pdf"),
        ("  twee   woorden .pdf ", "twee woorden .pdf"),
        ("verslag 👨\u200d👩\u200d👧.pdf", "verslag 👨\u200d👩\u200d👧.pdf"),
        ("Cafe\u0301.pdf", "Café.pdf"),
        ("", NAMELESS),
        ("\x00\x01", NAMELESS),
        ("...", NAMELESS),
        ("/", NAMELESS),
    ],
)
def test_name_is_cleaned(given: str, kept: str) -> None:
    assert clean_name(given) == kept


def test_very_long_name_keeps_its_ending() -> None:
    kept = clean_name("x" * 100_000 + ".pdf")
    assert len(kept) == LONGEST_NAME
    assert kept.endswith("….pdf")
    assert len(clean_name("y" * 100_000)) == LONGEST_NAME


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("pdf", ""), (".pdf", ""), ("a.", ""), ("x" * 10**5 + ".Png", "png")],
)
def test_ending(name: str, ending: str) -> None:
    assert ending_of(name) == ending
