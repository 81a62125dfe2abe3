"""Two people, or two pages, that fill in one case: nothing that was typed is lost or overwritten."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from applications import actions
from applications.enums import Section
from casework.models import Draft
from tests.factories import accounts, applications
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]


def test_a_draft_that_comes_in_after_a_stale_save_is_not_kept(client: Client, send: Send) -> None:
    """Leaving the field and pressing the button happen at one moment: whichever comes in last, no old text returns."""
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    send("section_motivation", case, {"text": "Van de een"})
    typed = {"text": "Van de ander", "_version": "0"}
    key = "6f0e5a0e-7a6e-4a48-9d0f-0d4a3b0c6f10"
    assert send("section_motivation", case, typed, key=key).status_code == 409
    assert send("section_motivation", case, {**typed, "_draft": "1"}, key=key).status_code == 200
    assert not Draft.objects.exists()
    assert "Van de ander" not in text_of(client.get(address("section_motivation", case)))


def test_two_editors_see_both_texts(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.filled(where)
    accounts.sign_in(client, where.submitter)
    page = client.get(address("section_motivation", case))
    seen = page.context["version"]
    actions.save_section(
        where.act(where.colleague),
        application_id=case.pk,
        section=Section.MOTIVATION,
        values={"text": "Tekst van Bea."},
    )
    answer = send("section_motivation", case, {"text": "Tekst van Ada."}, _version=seen)
    assert answer.status_code == 409
    said = text_of(answer)
    assert "Tekst van Ada." in said
    assert "Tekst van Bea." in said
    assert applications.fresh(case).motivation.text == "Tekst van Bea."
    again = client.get(address("section_motivation", case))
    assert "Tekst van Bea." in text_of(again)
    assert send("section_motivation", case, {"text": "Samen."}, _version=again.context["version"]).status_code == 303


def test_a_body_without_the_version_of_the_page_is_stale(client: Client, send: Send) -> None:
    """Sent by something else than the page: nobody saw what would be overwritten."""
    where = applications.world()
    case = applications.draft(where)
    act = where.act(where.colleague)
    actions.save_section(act, application_id=case.pk, section=Section.MOTIVATION, values={"text": "Tekst van Bea."})
    accounts.sign_in(client, where.submitter)
    for extra in ({"_version": ""}, {"_version": "0"}):
        answer = client.post(
            address("section_motivation", case), {"_once": str(uuid.uuid4()), "text": "Tekst van Ada.", **extra}
        )
        assert answer.status_code == 409
        assert "Tekst van Bea." in text_of(answer)
    without = client.post(address("section_motivation", case), {"_once": str(uuid.uuid4()), "text": "Tekst van Ada."})
    assert without.status_code == 409
    assert applications.fresh(case).motivation.text == "Tekst van Bea."


def test_first_save_of_two_is_noticed(client: Client, send: Send) -> None:
    """Two people open an empty section; the second save does not wipe out the first."""
    where = applications.world()
    case = applications.draft(where)
    accounts.sign_in(client, where.submitter)
    seen = client.get(address("section_motivation", case)).context["version"]
    actions.save_section(
        where.act(where.colleague), application_id=case.pk, section=Section.MOTIVATION, values={"text": "Eerst."}
    )
    assert send("section_motivation", case, {"text": "Daarna."}, _version=seen).status_code == 409


def test_restored_draft_does_not_overwrite(client: Client, send: Send) -> None:
    """A draft keeps the version it was typed on."""
    where = applications.world()
    case = applications.filled(where)
    accounts.sign_in(client, where.submitter)
    seen = client.get(address("section_motivation", case)).context["version"]
    send("section_motivation", case, {"text": "Oud concept.", "_draft": "1"}, _version=seen)
    actions.save_section(
        where.act(where.colleague), application_id=case.pk, section=Section.MOTIVATION, values={"text": "Nieuwer."}
    )
    restored = client.get(address("section_motivation", case))
    assert "Oud concept." in text_of(restored)
    answer = send("section_motivation", case, {"text": "Oud concept."}, _version=restored.context["version"])
    assert answer.status_code == 409
    assert "Oud concept." not in text_of(client.get(address("section_motivation", case)))
