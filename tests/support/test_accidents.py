"""The refusals of accidents refuse, and leave alone what is right."""

import socket
import urllib.request

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.template import engines
from django.template.base import Origin, Template

from tests.support.accidents import Accident


def test_network_is_out_of_reach() -> None:
    with pytest.raises(Accident), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))
    with pytest.raises(Accident):
        urllib.request.urlopen("https://example.org/")


def test_loopback_stays_in_reach() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())


@pytest.mark.django_db
def test_unordered_rows_come_back_shuffled() -> None:
    ordered = list(ContentType.objects.order_by("pk"))
    unordered = list(ContentType.objects.order_by())
    assert unordered != ordered
    assert sorted(unordered, key=lambda row: row.pk) == ordered
    assert list(ContentType.objects.order_by().iterator()) != ordered


@pytest.mark.django_db
def test_slice_needs_an_order() -> None:
    with pytest.raises(Accident):
        list(ContentType.objects.order_by()[:2])
    assert len(ContentType.objects.order_by("pk")[:2]) == 2
    first = ContentType.objects.first()
    assert first is not None
    assert ContentType.objects.order_by().get(pk=first.pk) == first


def _render(text: str, *, ours: bool) -> str:
    folder = "templates" if ours else ".venv/package/templates"
    origin = Origin(name=str(settings.BASE_DIR / folder / "page.html"))
    template = Template(text, origin=origin, engine=engines["django"].engine)
    return engines["django"].from_string("{{ x }}").__class__(template, engines["django"]).render({"known": "1"})


def test_undefined_variable_in_our_template_fails() -> None:
    with pytest.raises(Accident, match="unknown"):
        _render("{{ unknown }}", ours=True)
    with pytest.raises(Accident, match="unknown"):
        _render("{{ known.unknown|default:'x' }}", ours=True)
    assert _render("{{ known }}{% if unknown %}x{% endif %}", ours=True) == "1"


def test_undefined_variable_in_a_package_is_its_own_business() -> None:
    assert _render("{{ unknown|default:'x' }}", ours=False) == "x"


def test_guard_against_writing_gets_is_innermost() -> None:
    assert settings.MIDDLEWARE[-1] == "casework.middleware.ReadOnlyGetMiddleware"
