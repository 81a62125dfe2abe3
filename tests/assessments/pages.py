"""What the tests of pages share: a world whose clock is the program's, and addresses of its pages."""

from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from casework import clock, once
from tests.factories import accounts, applications
from tests.factories.applications import World


def world(**settings: Any) -> World:
    """A world in which the verbs happen now, so that pages (which read the clock) see what they did."""
    where = applications.world(**settings)
    where.now = clock.now()
    return where


def browser(hat: Membership) -> Client:
    """Somebody signed in under this hat."""
    return accounts.sign_in(Client(), hat)


def url(name: str, record: Any = None, **more: Any) -> str:
    """The address of a page of this app."""
    keys = {"public_id": record.public_id} if record is not None else {}
    return reverse(f"assessments:{name}", kwargs={**keys, **more})


def post(client: Client, address: str, **data: Any) -> Any:
    """Send a form once."""
    return client.post(address, {"_once": once.new_key(), **data})
