"""Nobody finds a key in the logs: not of an invitation, not of a link to a declaration, nor what somebody typed."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from config.logs import UNKNOWN, WithoutAddresses

KEY = "Zq3-sleutel_van-iemand"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is written down, as the handler of every program does."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(WithoutAddresses())
    logging.getLogger("django").addHandler(handler)
    yield written
    logging.getLogger("django").removeHandler(handler)


@pytest.mark.parametrize(
    ("address", "pattern"),
    [
        (f"/uitnodiging/{KEY}/", "uitnodiging/<str:token>/"),
        (f"/besluiten/verklaring/{KEY}/", "besluiten/verklaring/<str:token>/"),
        (f"/{KEY}/", UNKNOWN),
    ],
)
def test_an_address_that_is_refused_is_not_written_down(
    db: None, client: Client, lines: io.StringIO, address: str, pattern: str
) -> None:
    assert client.get(address).status_code == 404
    assert pattern in lines.getvalue()
    assert KEY not in lines.getvalue()


def test_nor_that_of_a_form_that_came_without_its_cookie(db: None, lines: io.StringIO) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/besluiten/verklaring/{KEY}/").status_code == 403
    assert "Forbidden" in lines.getvalue()
    assert KEY not in lines.getvalue()


def test_every_way_to_the_logs_leaves_it_out() -> None:
    for handler in settings.LOGGING["handlers"].values():
        assert "without_addresses" in handler["filters"]
