"""The start page of the demo: one click, and one is at work."""

import importlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import clear_url_caches

import config.urls
from accounts.enums import Role
from tests.factories import accounts as make
from tests.journeys.conftest import Enter
from tests.support.browser import PHONE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_second_factor")]


@pytest.fixture
def in_demo(settings: Any) -> Iterator[None]:
    """Switch the addresses of the demo on."""
    settings.DEMO = True
    importlib.reload(config.urls)
    clear_url_caches()
    yield
    settings.DEMO = False
    importlib.reload(config.urls)
    clear_url_caches()


def test_each_account_signs_in_with_one_click(enter: Enter, in_demo: None) -> None:
    streek = make.partnership(name="Samenwerkingsverband Proefstreek")
    for role, name in ((Role.SECRETARIAT, "Sanne Secretaris"), (Role.PARENT, "Petra Ouder")):
        user = make.user(email=f"{role}@demo.example", name=name)
        make.membership(role=role, partnership=streek, user=user)
    for size in (None, PHONE):
        visitor = enter(name="bezoeker", **({"size": size} if size else {}))
        visitor.open("/")
        visitor.sees("Sanne Secretaris", "Petra Ouder")
        visitor.press(re.compile("als Petra Ouder"))
        assert visitor.heading() == "Uw aanvragen"
