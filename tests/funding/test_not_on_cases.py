"""No figure and no word of the count on any page, list, letter or mail of a case; and no room that knows of it."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from casework import registries
from casework.models import Mail
from correspondence.models import Letter
from tests.architecture.rooms import KNOWS
from tests.architecture.source import modules
from tests.architecture.test_doors import addresses
from tests.architecture.test_templates import templates
from tests.factories.accounts import actor_of, sign_in
from tests.funding.conftest import Counted

WORDS = re.compile(
    r"/telling/|\btelling\b|teldatum|telt mee|meetelt|bekostig|\btarief|\bbudget|controller|\bDUO\b|€|\beuro\b"
    r"|1 oktober 20\d\d|mogelijk te laat",
    re.IGNORECASE,
)
# Not of a case; the register of instruments tells for which decisions each list holds.
ELSEWHERE = ("/static/", "/bestanden/", "/privacy/", "/hulp/", "/adviezen/testlijsten/")
LINK = re.compile(r'href="(/[^"#?]*)')


def readers(counted: Counted) -> Iterator[Membership]:
    """Everybody who works on a case, follows it or decides on it."""
    world = counted.world
    yield from (world.submitter, world.colleague, world.secretary, world.member(Role.BOARD_MEMBER), counted.parent)
    yield from counted.experts


def pages_of(client: Client, first: str) -> Iterator[tuple[str, str]]:
    """The pages that one can reach in two clicks from a page of a case, that page included."""
    seen, todo = set(), [(first, 0), (reverse("accounts:home"), 0), (reverse("applications:list"), 1)]
    while todo:
        path, clicks = todo.pop()
        if path in seen or path.startswith(ELSEWHERE):
            continue
        seen.add(path)
        answer = client.get(path)
        if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        text = html.unescape(answer.content.decode())
        yield path, text
        if clicks < 2:
            todo += [(found, clicks + 1) for found in sorted(set(LINK.findall(text)))]


def test_no_page_of_a_case_says_a_word_of_the_count(counted: Counted) -> None:
    first = reverse("applications:case", kwargs={"public_id": counted.with_place.application.public_id})
    walked, faults = 0, []
    for reader in readers(counted):
        client = sign_in(Client(), reader)
        for path, text in pages_of(client, first):
            walked += 1
            faults += [f"{reader.role}: {path} says “{found[0]}”" for found in WORDS.finditer(_said(text))]
    assert not faults, "\n" + "\n".join(sorted(set(faults)))
    assert walked > 30


def _said(text: str) -> str:
    """A page without its head and foot, whose words are the same everywhere."""
    return text.partition("<main")[2].partition("</main>")[0]


def test_the_walk_would_find_it(counted: Counted) -> None:
    text = sign_in(Client(), counted.controller).get(reverse("funding:count")).content.decode()
    assert WORDS.search(_said(text))
    bar = text.partition("<main")[0]
    assert "/telling/" in bar
    for reader in readers(counted):
        assert "/telling/" not in sign_in(Client(), reader).get(reverse("accounts:home")).content.decode()


def test_no_panel_and_no_offer_is_the_counts(counted: Counted) -> None:
    funding = reverse("funding:count")
    case = counted.with_place.application
    for panel in registries.panels():
        assert not panel.template.startswith("funding/")
        assert not getattr(panel.load, "__module__", "").startswith("funding")
    for reader in readers(counted):
        offers = registries.offers_for(case, actor_of(reader), case.created_at.date())
        assert not [offer for offer in offers if offer.url.startswith(funding)]


def test_no_letter_and_no_mail_says_a_word_of_it(counted: Counted) -> None:
    letters = list(Letter.objects.all())
    mails = list(Mail.objects.all())
    assert letters
    assert mails
    said = [str(letter.contents) for letter in letters] + [f"{mail.subject} {mail.body}" for mail in mails]
    assert not [found[0] for text in said if (found := re.search(r"/telling/|teldatum|bekostig|\bDUO\b|€", text))]


def test_no_room_knows_of_it() -> None:
    knowing = {room for room, known in KNOWS.items() if "funding" in known}
    assert knowing == {"config", "demo", "bench"}
    importing = {
        module.room for module in modules() if re.search(r"^\s*(from|import) funding\b", module.source, re.MULTILINE)
    }
    assert importing <= knowing | {"funding"}


def test_no_template_leads_there() -> None:
    outside = {name: text for name, text in templates().items() if not name.startswith("funding/")}
    assert not [name for name, text in outside.items() if "funding" in text]


@pytest.mark.parametrize("name", [name for name, _, _ in addresses() if name.startswith("funding:")])
def test_every_address_of_it_is_under_one_roof(name: str, counted: Counted) -> None:
    kwargs: dict[str, Any] = {"public_id": counted.with_place.public_id} if name == "funding:settle" else {}
    assert reverse(name, kwargs=kwargs).startswith("/telling/")
