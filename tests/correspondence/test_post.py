"""The post: which letters wait, printing them in one go, noting that they left, and holding one back."""

import io
import itertools
import uuid
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pypdf
import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from casework import clock
from casework.models import AccessEntry, AuditEntry
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from correspondence import actions, consequences, files, kinds, presenting, queries, rendering
from correspondence.consequences import Recipient
from correspondence.enums import Channel, LetterState
from correspondence.letters import Addressee
from correspondence.models import Dispatch, Letter
from tests.factories import accounts
from tests.factories import correspondence as make
from tests.factories.correspondence import pdf_bytes

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)
MADE = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
# Published by a verb, or enclosed with what is: these leave when their decision, ruling or advice does.
PUBLISHED = {"decision", "declaration", "advice_annex", "committee_advice", "objection_decision"}
_number = itertools.count(1)


@pytest.fixture(autouse=True)
def drawn_simply(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "render_pdf", lambda html: rendering.Rendered(pdf_bytes(f"Brief {len(html)}"), 1))
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def member() -> Membership:
    return accounts.membership(role=Role.SECRETARIAT)


def waiting(member: Membership, *, made: datetime = MADE, contents: Any = None, kind: str = "receipt") -> Letter:
    """A letter that is made, in a case of its own."""
    number = next(_number)
    letter = consequences.order_letter(
        accounts.act_of(member, now=made),
        case_id=number,
        subject=member,
        kind=kind,
        contents=contents or make.receipt_letter(sending_date=made.date()),
        file_stem=f"ontvangst-{number}",
        recipient=Recipient("board", number),
        sending_date=(contents.sending_date if contents else made.date()),
    )
    with transaction.atomic():
        actions.render(accounts.system_act(member.organisation.partnership, now=made), letter_id=letter.pk)
    letter.refresh_from_db()
    return letter


def ids(*letters: Letter) -> list[int]:
    return [letter.pk for letter in letters]


def sent_on(member: Membership, *letters: Letter, day: date = TODAY, **how: Any) -> list[Dispatch]:
    return actions.send_waiting(accounts.act_of(member, now=NOW), letter_ids=ids(*letters), sent_on=day, **how)


def listed(member: Membership) -> list[Letter]:
    return list(queries.waiting_for_post(accounts.actor_of(member)))


def batch(name: str, *letters: Letter) -> str:
    return presenting.batch_url(f"correspondence:{name}", letters)


def test_every_kind_leaves_by_itself_or_with_its_verb() -> None:
    alone = {kind.code for kind in kinds.all_kinds() if queries.leaves_alone(Letter(kind=kind.code))}
    assert {kind.code for kind in kinds.all_kinds()} - alone == PUBLISHED
    asking = [kind for kind in kinds.all_kinds() if kind.answer]
    assert {kind.code for kind in asking} >= {"supplement_request", "objection_repair", "objection_late_reason"}
    for kind in asking:
        assert kind.code in alone
        assert {field.name: field.type for field in fields(kind.contents)}[kind.answer] in (date, "date"), kind.code


class TestSending:
    def test_what_waits_leaves_together_in_one_act(self, member: Membership) -> None:
        second, first = waiting(member, made=NOW), waiting(member)
        assert listed(member) == [first, second]
        sent = sent_on(member, first, second)
        assert listed(member) == []
        for letter, dispatch in zip((second, first), sent, strict=True):
            letter.refresh_from_db()
            assert (letter.status, letter.released_on) == (LetterState.RELEASED, NOW.date())
            assert (dispatch.letter_id, dispatch.channel, dispatch.sent_on) == (letter.pk, "post", NOW.date())
            assert (dispatch.printed_name, dispatch.sent_by_id) == (make.BOARD.name, member.user_id)
            assert dispatch.addressee_id == letter.addressee_id
        assert AuditEntry.objects.filter(verb="correspondence.letter_sent", actor_id=member.user_id).count() == 2
        with pytest.raises(AlreadyDone):
            sent_on(member, first, second)
        assert Dispatch.objects.count() == 2

    def test_all_or_none(self, member: Membership) -> None:
        gone, still = waiting(member), waiting(member)
        sent_on(member, gone)
        with pytest.raises(WrongState, match="wacht niet"):
            sent_on(member, gone, still)
        assert listed(member) == [still]
        with pytest.raises(WrongState, match="Kies eerst"):
            sent_on(member)

    @pytest.mark.parametrize("day", [date(2026, 3, 9), date(2026, 3, 13)])
    def test_not_before_it_was_made_nor_later_than_today(self, member: Membership, day: date) -> None:
        letter = waiting(member)
        with pytest.raises(WrongState, match="10 maart 2026"):
            sent_on(member, letter, day=day)
        [dispatch] = sent_on(member, letter, day=MADE.date())
        assert dispatch.sent_on == MADE.date()

    @pytest.mark.parametrize(
        ("channel", "proof", "said"),
        [("registered", "", "code"), ("handed_over", " ", "in ontvangst"), ("portal", "x", "vanzelf")],
    )
    def test_other_ways_ask_their_proof(self, member: Membership, channel: str, proof: str, said: str) -> None:
        letter = waiting(member)
        with pytest.raises(WrongState, match=said):
            sent_on(member, letter, channel=channel, proof=proof)
        [dispatch] = sent_on(member, letter, channel=Channel.HANDED_OVER, proof="aan de balie, getekend")
        assert (dispatch.channel, dispatch.proof) == ("handed_over", "aan de balie, getekend")

    @pytest.mark.parametrize("role", [role for role in Role.values if role != Role.SECRETARIAT])
    def test_by_the_secretariat_only(self, member: Membership, role: str) -> None:
        letter = waiting(member)
        own = accounts.membership(role=role, partnership=member.organisation.partnership)
        for stranger in (own, accounts.membership(role=Role.SECRETARIAT)):
            with pytest.raises(NotAllowed):
                sent_on(stranger, letter)
            with pytest.raises(NotAllowed):
                actions.hold_back(accounts.act_of(stranger, now=NOW), letter_id=letter.pk, reason="zomaar")
        assert listed(member) == [letter]

    def test_never_a_letter_that_a_verb_publishes_nor_one_that_was_set_aside(self, member: Membership) -> None:
        act = accounts.act_of(member, now=NOW)
        decision = waiting(member, kind="decision", contents=make.decision_letter())
        withdrawn, stopped = waiting(member), waiting(member)
        consequences.withdraw_letters(act, [withdrawn], reason="vervallen")
        consequences.stop_letters(act, case_id=stopped.case_id, reason="de aanvraag is vervallen")
        assert listed(member) == []
        for letter in (decision, withdrawn, stopped):
            with pytest.raises(WrongState, match="wacht niet"):
                sent_on(member, letter)
        assert not Dispatch.objects.exists()

    def test_a_file_that_is_not_what_was_made_does_not_leave(self, member: Membership) -> None:
        letter = waiting(member)
        assert letter.file
        files.path_of(letter.file.blob).write_bytes(b"iets anders")
        with pytest.raises(NotReady):
            sent_on(member, letter)
        assert listed(member) == [letter]

    def test_one_that_came_back_is_followed_like_any_other(self, member: Membership) -> None:
        act = accounts.act_of(member, now=NOW)
        [dispatch] = sent_on(member, waiting(member), day=MADE.date())
        actions.mark_returned(act, dispatch_id=dispatch.pk, returned_on=act.today, reason="verhuisd")
        assert list(queries.undeliverable(act.actor)) == [dispatch]
        actions.note_address_asked(act, dispatch_id=dispatch.pk, text="bij de school")
        actions.send_again(act, dispatch_id=dispatch.pk, channel="post", sent_on=act.today, proof="")
        assert not queries.undeliverable(act.actor)


class TestHoldingBack:
    def test_with_a_reason_and_for_good(self, member: Membership) -> None:
        act, letter = accounts.act_of(member, now=NOW), waiting(member)
        with pytest.raises(WrongState, match="Schrijf op waarom"):
            actions.hold_back(act, letter_id=letter.pk, reason="  ")
        actions.hold_back(act, letter_id=letter.pk, reason="De aanvraag is ingetrokken.")
        letter.refresh_from_db()
        assert (letter.withdrawn_on, letter.withdrawn_reason) == (act.today, "De aanvraag is ingetrokken.")
        assert listed(member) == []
        with pytest.raises(AlreadyDone):
            actions.hold_back(act, letter_id=letter.pk, reason="nog eens")

    def test_not_what_has_left(self, member: Membership) -> None:
        letter = waiting(member)
        sent_on(member, letter)
        with pytest.raises(WrongState, match="wacht niet"):
            actions.hold_back(accounts.act_of(member, now=NOW), letter_id=letter.pk, reason="te laat")


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
