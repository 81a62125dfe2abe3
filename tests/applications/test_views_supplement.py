"""Asking for what is missing, giving it, and what comes of a request that lapses, on the pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from applications import actions
from applications.models import SupplementRequest
from casework.refusals import WrongState
from casework.text import dutch_date
from correspondence.models import Letter
from tests.applications.typed import ASK
from tests.factories import accounts, applications
from tests.support.cases import address, text_of

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]


def test_supplement_prefilled_with_open_points(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.registered(where)
    accounts.sign_in(client, where.secretary)
    form = client.get(address("request_supplement", case)).context["form"]
    assert "education_report" in form.initial["items"]
    assert "pupil_voice" not in form.initial["items"]
    offered = [code for code, _ in form.fields["items"].choices]
    assert {"education_report", "learning_all_domains"} <= set(offered)
    assert "pupil_voice" not in offered
    assert str(form.initial["due_on"]) == "2027-03-15"
    typed = {"items": ["education_report", "motivation"], "own_items": "Kopie van de brief.\n\n", "due_on": "15-3-2027"}
    assert send("request_supplement", case, typed).status_code == 303
    asked = SupplementRequest.objects.get()
    assert [item["section"] for item in asked.items] == ["motivation", "documents", ""]
    assert asked.items[2]["text"] == "Kopie van de brief."


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"due_on": "15-3-2027"}, "own_items", "Noem ten minste één onderdeel"),
        ({"own_items": "Verslag.", "due_on": "1-3-2027"}, "due_on", "moet na vandaag"),
        ({"own_items": "Verslag.", "due_on": "14-3-2027"}, "due_on", "Kies een werkdag"),
        ({"own_items": "Verslag.", "due_on": ""}, "due_on", "Vul bij"),
        ({"own_items": "Verslag.", "due_on": "29-3-2027"}, "due_on", "Kies een werkdag"),
    ],
)
def test_supplement_refusals(client: Client, send: Send, typed: dict[str, str], field: str, sentence: str) -> None:
    where = applications.world()
    case = applications.submitted(where)
    accounts.sign_in(client, where.secretary)
    answer = send("request_supplement", case, typed)
    assert answer.status_code == 422
    assert sentence in str(answer.context["form"].errors[field])
    assert not SupplementRequest.objects.exists()


def test_preview_sends_nothing(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.submitted(where)
    before = Letter.objects.count()
    accounts.sign_in(client, where.secretary)
    answer = send("request_supplement", case, {**ASK, "_preview": "1"})
    assert answer.status_code == 200
    letter = text_of(answer)
    assert "Het verslag van de school." in letter
    assert "15 maart 2027" in letter
    assert "10 mei 2027" in letter
    assert (SupplementRequest.objects.count(), Letter.objects.count()) == (0, before)
    assert "Het verslag van de school." in text_of(client.get(address("request_supplement", case)))
    assert send("request_supplement", case, {"_preview": "1"}).status_code == 422


def test_supplement_road(client: Client, send: Send, at: Callable[[int], None]) -> None:
    """Asked, filled in, given: the school sees what is asked and may change its answers for that time."""
    where = applications.world()
    case = applications.supplement_requested(where)
    accounts.sign_in(client, where.colleague)
    assert "Aanvulling gevraagd" in text_of(client.get("/"))
    tasks = text_of(client.get(address("tasks", case)))
    assert "aanvullen" in tasks
    asked = SupplementRequest.objects.get()
    for said in (tasks, text_of(client.get(address("give_supplement", case)))):
        assert "Dit is gevraagd" in said
        assert asked.items
        assert all(item["text"] in said for item in asked.items)
        assert f"Uiterlijk op {dutch_date(asked.due_on)}." in said
    assert send("section_motivation", case, {"text": "Uitgebreider."}).status_code == 303
    assert "Aanvulling insturen" in text_of(client.get(address("check_answers", case)))
    at(3)
    assert send("give_supplement", case).status_code == 303
    assert str(SupplementRequest.objects.get().completed_on) == "2027-03-04"
    assert send("section_motivation", case, {"text": "Nog langer."}).status_code == 403


def test_supplement_without_any_change_needs_its_reason(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.supplement_requested(where)
    accounts.sign_in(client, where.submitter)
    with pytest.raises(WrongState, match="niets gewijzigd"):
        actions.give_supplement(where.act(where.submitter), application_id=case.pk, unchanged_because=" ")
    assert "zonder iets te wijzigen" in text_of(client.get(address("give_supplement", case)))
    assert send("give_supplement", case).status_code == 422
    assert SupplementRequest.objects.get().closed_on is None
    assert send("give_supplement", case, {"unchanged_because": "Het verslag zat er al in."}).status_code == 303
    asked = SupplementRequest.objects.get()
    assert (asked.outcome, asked.unchanged_because) == ("completed", "Het verslag zat er al in.")
    accounts.sign_in(client, where.secretary)
    assert "Ingestuurd zonder wijziging: Het verslag zat er al in." in text_of(client.get(address("case", case)))


def test_supplement_with_a_change_asks_no_reason(client: Client, send: Send) -> None:
    where = applications.world()
    case = applications.supplement_requested(where)
    applications.paper(where.act(where.submitter), case)
    accounts.sign_in(client, where.submitter)
    assert "zonder iets te wijzigen" not in text_of(client.get(address("give_supplement", case)))
    assert send("give_supplement", case).status_code == 303
    assert SupplementRequest.objects.get().unchanged_because == ""


def test_supplement_that_lapsed(client: Client, send: Send, at: Callable[[int], None]) -> None:
    where = applications.world()
    case = applications.supplement_requested(where)
    accounts.sign_in(client, where.secretary)
    said = text_of(client.get(address("case", case)))
    assert "De school heeft nog tijd om aan te vullen." in said
    assert address("close_supplement", case) not in said
    at(15)
    assert address("close_supplement", case) in text_of(client.get(address("case", case)))
    assert send("close_supplement", case).status_code == 303
    assert SupplementRequest.objects.get().outcome == "lapsed"


def test_supplement_on_paper(client: Client, send: Send, at: Callable[[int], None]) -> None:
    where = applications.world()
    case = applications.registered(where)
    accounts.sign_in(client, where.secretary)
    send("request_supplement", case, {"own_items": "Het verslag.", "due_on": "15-3-2027"})
    at(10)
    early = send("give_supplement", case, {"last_item_received_on": "28-2-2027"})
    assert "ligt voor het verzoek" in str(early.context["form"].errors)
    late = send("give_supplement", case, {"last_item_received_on": "12-3-2027"})
    assert "ligt in de toekomst" in str(late.context["form"].errors)
    unchanged = send("give_supplement", case, {"last_item_received_on": "4-3-2027"})
    assert "unchanged_because" in unchanged.context["form"].errors
    why = {"unchanged_because": "Het verslag zat bij de aanvraag op papier."}
    assert send("give_supplement", case, {"last_item_received_on": "4-3-2027", **why}).status_code == 303
    assert str(SupplementRequest.objects.get().completed_on) == "2027-03-04"
