"""The page of a letter: how often it was sent, what came back, and trying again."""

import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from correspondence import presenting, rendering
from correspondence.enums import LetterState
from correspondence.models import Dispatch
from tests.correspondence.sent import SENT_ON, letter_of, sent
from tests.factories import accounts
from tests.factories import correspondence as make

pytestmark = pytest.mark.django_db


def test_page_of_a_letter(client: Client, member: Membership) -> None:
    dispatch = sent(member)
    page = accounts.sign_in(client, member).get(presenting.letter_url(dispatch.letter))
    text = page.content.decode()
    assert page.status_code == 200
    for part in ("Besluit VO2999-2027-00001", "vrijgegeven", "per post", "3 maart 2026", dispatch.letter.sha256):
        assert part in text, part
    assert reverse("correspondence:returned", kwargs={"public_id": dispatch.public_id}) in text
    preview = client.get(reverse("correspondence:preview", kwargs={"public_id": dispatch.letter.public_id}))
    assert make.decision_letter().operative in preview.content.decode()
    assert "Voorbeeld." in preview.content.decode()


@pytest.mark.parametrize(("pages", "said"), [(1, "1 bladzijde, "), (2, "2 bladzijden, ")])
def test_number_of_pages(member: Membership, pages: int, said: str) -> None:
    letter = sent(member).letter
    letter.pages = pages
    [row] = [
        row
        for row in presenting.letter_page(letter, [], accounts.actor_of(member))["summary"].rows
        if row.question == "Bestand"
    ]
    assert row.lines[0].startswith(said)


def test_foreign_letter_is_what_does_not_exist(client: Client, member: Membership) -> None:
    dispatch = sent(member)
    accounts.sign_in(client, accounts.membership(role=Role.SECRETARIAT))
    for name, known in (
        ("letter", dispatch.letter),
        ("preview", dispatch.letter),
        ("retry", dispatch.letter),
        ("returned", dispatch),
        ("send_again", dispatch),
        ("address_asked", dispatch),
        ("keep_proof", dispatch),
    ):
        answers = [
            client.get(reverse(f"correspondence:{name}", kwargs={"public_id": public_id}))
            for public_id in (known.public_id, uuid.uuid4())
        ]
        assert {answer.status_code for answer in answers} == {404}
        assert answers[0].content == answers[1].content


def test_failed_letter_is_tried_again_from_its_page(
    client: Client, member: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(rendering, "render_pdf", lambda html: (_ for _ in ()).throw(rendering.RenderFault("x")))
        letter = letter_of(member, released=False)
    assert letter.status == LetterState.FAILED
    shown = presenting.failed_letters(accounts.actor_of(member), SENT_ON)
    assert shown is not None
    accounts.sign_in(client, member)
    retry = reverse("correspondence:retry", kwargs={"public_id": letter.public_id})
    assert retry in client.get(presenting.letter_url(letter)).content.decode()
    page = client.get(retry)
    assert "Er wordt niets verzonden." in page.content.decode()
    key = str(uuid.uuid4())
    first = client.post(retry, {"_once": key})
    second = client.post(retry, {"_once": key})
    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"] == presenting.letter_url(letter)
    letter.refresh_from_db()
    assert (letter.status, letter.attempt) == (LetterState.QUEUED, 2)


def test_return_is_logged_with_a_form(client: Client, member: Membership) -> None:
    dispatch = sent(member)
    accounts.sign_in(client, member)
    page = reverse("correspondence:returned", kwargs={"public_id": dispatch.public_id})
    wrong = client.post(page, {"_once": str(uuid.uuid4()), "returned_on": "32-13-2026", "reason": "verhuisd"})
    assert wrong.status_code == 422
    assert "verhuisd" in wrong.content.decode()
    assert f"{dispatch.letter.title} aan {dispatch.printed_name}." in wrong.content.decode()
    body = {"returned_on": "6-3-2026", "how": "post", "reason": "verhuisd"}
    right = client.post(page, {"_once": str(uuid.uuid4()), **body})
    assert right.status_code == 303
    dispatch.refresh_from_db()
    assert dispatch.returned_on == date(2026, 3, 6)
    asked = reverse("correspondence:address_asked", kwargs={"public_id": dispatch.public_id})
    assert client.post(asked, {"_once": str(uuid.uuid4()), "text": "bij de school"}).status_code == 303
    again = reverse("correspondence:send_again", kwargs={"public_id": dispatch.public_id})
    without = {"channel": "registered", "sent_on": "7-3-2026", "proof": ""}
    assert "Vul de code" in client.post(again, {"_once": str(uuid.uuid4()), **without}).content.decode()
    done = client.post(again, {"_once": str(uuid.uuid4()), "channel": "post", "sent_on": "7-3-2026", "proof": ""})
    assert done.status_code == 303
    assert Dispatch.objects.filter(letter=dispatch.letter).count() == 2
