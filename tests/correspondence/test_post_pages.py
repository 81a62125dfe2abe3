"""The post on screen: what waits, printing, holding back, and what to look after."""

import io
import uuid
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from casework.models import AccessEntry
from correspondence import files, presenting
from correspondence.letters import Addressee
from correspondence.models import Dispatch
from tests.correspondence.posted import MADE, NOW, TODAY, batch, listed, sent_on, waiting
from tests.factories import accounts
from tests.factories import correspondence as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn_simply")]


class TestPages:
    def test_oldest_first_by_day_and_no_address(self, member: Membership, client: Client) -> None:
        late, early, other = waiting(member, made=NOW), waiting(member), waiting(member)
        waiting(accounts.membership(role=Role.SECRETARIAT))
        page = accounts.sign_in(client, member).get(reverse("correspondence:post"))
        rows = page.context["list"].rows
        assert [row.value for row in rows] == [str(letter.public_id) for letter in (early, other, late)]
        counts = [(count.label, count.number) for count in page.context["list"].counts]
        assert counts == [("alle brieven", 3), ("van 10 maart 2026", 2), ("van 12 maart 2026", 1)]
        assert make.BOARD.name in page.content.decode()
        assert not [line for line in make.BOARD.address_lines if line in page.content.decode()]
        day = client.get(page.context["list"].counts[1].url)
        assert [row.value for row in day.context["list"].rows] == [str(early.public_id), str(other.public_id)]

    def test_costs_the_same_for_many_as_for_one(self, member: Membership, client: Client) -> None:
        accounts.sign_in(client, member)
        first = waiting(member)
        costs = []
        for _ in range(2):
            every = listed(member)
            for url in (reverse("correspondence:post"), batch("send_post", *every), reverse("accounts:home")):
                with CaptureQueriesContext(connection) as done:
                    client.get(url)
                costs.append(len(done))
            for _more in range(3):
                waiting(member)
        assert first in listed(member)
        assert costs[:3] == costs[3:]

    def test_nothing_waits(self, member: Membership, client: Client) -> None:
        page = accounts.sign_in(client, member).get(reverse("correspondence:post"))
        assert "Er wacht niets op de post" in page.content.decode()
        assert presenting.waiting_post(accounts.actor_of(member), NOW.date()) is None

    def test_the_home_page_says_how_many_and_since_when(self, member: Membership) -> None:
        waiting(member, made=NOW)
        waiting(member)
        shown = presenting.waiting_post(accounts.actor_of(member), NOW.date())
        assert shown
        assert [(count.label, count.number) for count in shown.counts] == [
            ("te versturen, de oudste van 10 maart 2026", 2)
        ]
        board = accounts.membership(role=Role.BOARD_MEMBER, partnership=member.organisation.partnership)
        assert presenting.waiting_post(accounts.actor_of(board), NOW.date()) is None

    def test_printed_in_one_go_and_noted_on_whose_file(self, member: Membership, client: Client) -> None:
        one, two, left = waiting(member), waiting(member), waiting(member)
        foreign = waiting(accounts.membership(role=Role.SECRETARIAT))
        sent_on(member, left)
        answer = accounts.sign_in(client, member).get(batch("print_post", one, two, left, foreign))
        assert answer.headers["Content-Disposition"] == 'attachment; filename="post-2026-03-12.pdf"'
        assert len(pypdf.PdfReader(io.BytesIO(b"".join(answer.streaming_content))).pages) == 2
        assert set(AccessEntry.objects.values_list("case_id", flat=True)) == {one.case_id, two.case_id}
        assert set(listed(member)) == {one, two}

    def test_a_damaged_file_is_not_printed(self, member: Membership, client: Client) -> None:
        letter = waiting(member)
        assert letter.file
        files.path_of(letter.file.blob).unlink()
        assert accounts.sign_in(client, member).get(batch("print_post", waiting(member), letter)).status_code == 500

    @pytest.mark.parametrize("query", ["", "?gekozen=x", f"?gekozen={uuid.uuid4()}"])
    @pytest.mark.parametrize("name", ["send_post", "print_post"])
    def test_nothing_chosen_leads_back(self, member: Membership, client: Client, name: str, query: str) -> None:
        answer = accounts.sign_in(client, member).get(reverse(f"correspondence:{name}") + query, follow=True)
        assert answer.redirect_chain == [(reverse("correspondence:post"), 302)]
        assert "Kies eerst" in answer.content.decode()

    def test_sent_with_a_form_once(self, member: Membership, client: Client) -> None:
        one, two = waiting(member), waiting(member)
        url = batch("send_post", one, two)
        page = accounts.sign_in(client, member).get(url)
        assert batch("print_post", one, two).replace("&", "&amp;") in page.content.decode()
        assert 'value="12-3-2026"' in page.content.decode()
        wrong = client.post(url, {"_once": str(uuid.uuid4()), "sent_on": "13-3-2026"})
        assert wrong.status_code == 422
        assert "13-3-2026" in wrong.content.decode()
        body = {"_once": str(uuid.uuid4()), "sent_on": "11-3-2026"}
        answers = [
            client.post(url, body),
            client.post(url, body),
            client.post(url, {**body, "_once": str(uuid.uuid4())}),
        ]
        assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
            (303, reverse("correspondence:post"))
        }
        assert set(Dispatch.objects.values_list("sent_on", flat=True)) == {date(2026, 3, 11)}
        assert Dispatch.objects.count() == 2

    def test_one_letter_is_handed_over_from_its_page(self, member: Membership, client: Client) -> None:
        letter = waiting(member)
        page = accounts.sign_in(client, member).get(presenting.letter_url(letter)).content.decode()
        assert "wacht op de post" in page
        url = presenting.sent_url(letter)
        assert url in page
        body = {"channel": "handed_over", "sent_on": "12-3-2026", "proof": ""}
        assert client.post(url, {"_once": str(uuid.uuid4()), **body}).status_code == 422
        body["proof"] = "conciërge, getekend"
        assert client.post(url, {"_once": str(uuid.uuid4()), **body}).status_code == 303
        after = client.get(presenting.letter_url(letter)).content.decode()
        assert "uitgereikt op 12 maart 2026 (conciërge, getekend)" in after
        assert url not in after
        assert client.get(url).status_code == 403

    def test_one_letter_is_held_back_from_its_page(self, member: Membership, client: Client) -> None:
        letter = waiting(member)
        url = reverse("correspondence:hold_back", kwargs={"public_id": letter.public_id})
        assert url in accounts.sign_in(client, member).get(presenting.letter_url(letter)).content.decode()
        asked = client.get(url).content.decode()
        assert f"{letter.title} aan {make.BOARD.name}." in asked
        assert f'<a href="{presenting.letter_url(letter)}">{letter.title}</a>' in asked
        assert client.post(url, {"_once": str(uuid.uuid4()), "reason": ""}).status_code == 422
        assert client.post(url, {"_once": str(uuid.uuid4()), "reason": "ingetrokken"}).status_code == 303
        assert "niet verzonden" in client.get(presenting.letter_url(letter)).content.decode()
        assert listed(member) == []


class TestWarnings:
    def test_a_later_day_than_is_printed(self, member: Membership) -> None:
        letter = waiting(member)
        assert presenting.late_warning(letter, MADE.date()) == ""
        assert presenting.late_warning(letter, TODAY) == "Op de brief staat 10 maart 2026; die dag is voorbij."
        assert "verstuurd op 12 maart 2026" in presenting.late_warning(letter, TODAY, left=True)

    @pytest.mark.parametrize(("days", "last"), [(0, date(2026, 3, 10)), (3, date(2026, 3, 13)), (4, date(2026, 3, 16))])
    def test_the_day_that_the_partnership_set_itself_for_a_receipt(
        self, member: Membership, days: int, last: date
    ) -> None:
        partnership = member.organisation.partnership
        accounts.policy(partnership=partnership, receipt_working_days=days)
        asked = make.supplement_letter(sending_date=MADE.date(), last_day=date(2026, 3, 24))
        letters = [waiting(member), waiting(member, kind="supplement_request", contents=asked)]
        shown = presenting.post_list(letters, 2, TODAY, partnership.pk)
        assert [row.cells[-1].due for row in shown.rows] == [last, None]

    def test_a_last_day_that_was_counted_from_it(self, member: Membership, client: Client) -> None:
        asked = make.supplement_letter(sending_date=MADE.date(), last_day=date(2026, 3, 24))
        letter = waiting(member, kind="supplement_request", contents=asked)
        page = accounts.sign_in(client, member).get(presenting.letter_url(letter)).content.decode()
        assert "De laatste dag om te antwoorden, 24 maart 2026, is vanaf die datum gerekend." in page
        assert "24 maart 2026" in client.get(reverse("correspondence:post")).content.decode()
        sent_on(member, letter, day=MADE.date())
        assert "antwoorden" not in client.get(presenting.letter_url(letter)).content.decode()

    @pytest.mark.parametrize(("secret", "said"), [(True, "Het adres is geheim"), (False, "Er staat geen adres")])
    def test_an_envelope_to_be_written_by_hand(self, member: Membership, secret: bool, said: str) -> None:
        nowhere: Addressee = replace(make.GUARDIAN, address_lines=(), address_secret=secret)
        waiting(member, contents=make.receipt_letter(to=nowhere, sending_date=MADE.date()))
        shown = presenting.waiting_post(accounts.actor_of(member), NOW.date())
        assert shown
        assert shown.rows[0].note.startswith(said)
