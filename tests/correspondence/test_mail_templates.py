"""Every e-mail: a subject, then the text; no names, no outcomes, nothing but a link and a number or day."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from casework.mail import render_text

TEMPLATES = sorted((Path(settings.BASE_DIR) / "templates" / "mail").glob("*.txt"))
VARIABLE = re.compile(r"{{\s*([\w.]+)")
TELLING = re.compile(
    r"\b(toegekend|afgewezen|toelaatbaar|aangewezen|afwijzing|buiten behandeling|IQ|praktijkonderwijs|lwoo)\b", re.I
)
# What a message may hold besides its fixed words.
HARMLESS = {"link", "site", "day", "days", "count"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_mail_tells_no_more_than_that_something_changed(path: Path) -> None:
    text = path.read_text()
    subject, _, body = text.partition("\n")
    assert 0 < len(subject) <= 78
    assert not VARIABLE.search(subject)
    assert body.strip()
    assert not TELLING.search(text)
    assert {name.split(".")[0] for name in VARIABLE.findall(text)} <= HARMLESS


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_link_is_not_escaped(path: Path) -> None:
    text = render_text(path.stem, dict.fromkeys(HARMLESS, "https://a.example/?a=1&b='2'"))
    assert "&amp;" not in text
    assert "&#x27;" not in text
