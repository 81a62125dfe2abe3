"""Headers on every response, refusals as pages, and a GET that cannot write."""

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from casework.middleware import ReadOnlyGetMiddleware, SecurityHeadersMiddleware, WritingGet
from casework.models import Counter

pytestmark = pytest.mark.django_db


def writing(request: object) -> HttpResponse:
    Counter.objects.create(partnership_id=1, series="s", year=2027)
    return HttpResponse()


def reading(request: object) -> HttpResponse:
    return HttpResponse(str(Counter.objects.count()))


def locking(request: object) -> HttpResponse:
    list(Counter.objects.select_for_update().order_by("id"))
    return HttpResponse()


@pytest.mark.parametrize("view", [writing, locking])
def test_a_get_that_writes_or_locks_fails(view: object) -> None:
    with pytest.raises(WritingGet), transaction.atomic():
        ReadOnlyGetMiddleware(view)(RequestFactory().get("/"))  # type: ignore[arg-type]
    assert not Counter.objects.exists()


def test_a_get_reads_and_a_post_writes() -> None:
    assert ReadOnlyGetMiddleware(reading)(RequestFactory().get("/")).content == b"0"  # type: ignore[arg-type]
    ReadOnlyGetMiddleware(writing)(RequestFactory().post("/"))  # type: ignore[arg-type]
    assert Counter.objects.count() == 1


def test_the_guard_ends_with_the_request() -> None:
    ReadOnlyGetMiddleware(reading)(RequestFactory().get("/"))  # type: ignore[arg-type]
    Counter.objects.create(partnership_id=1, series="s", year=2027)


def test_headers_are_there_and_a_view_may_set_its_own() -> None:
    def view(request: object) -> HttpResponse:
        return HttpResponse(headers={"Cross-Origin-Resource-Policy": "same-site"})

    response = SecurityHeadersMiddleware(view)(RequestFactory().get("/"))  # type: ignore[arg-type]
    assert response["Permissions-Policy"].startswith("camera=()")
    assert response["Cross-Origin-Resource-Policy"] == "same-site"
    assert "Cache-Control" not in response


def test_what_is_too_large_or_cannot_be_read_gets_a_page(client: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    many = client.post("/aanmelden/", {f"veld{number}": "x" for number in range(9)})
    assert many.status_code == 413
    assert "te groot om te versturen" in many.content.decode()
    broken = client.post("/aanmelden/", b"x", content_type="multipart/form-data; boundary=")
    assert broken.status_code == 400
    assert "Wij konden dit niet lezen" in broken.content.decode()
