"""The post: which letters wait, noting that they left, and holding one back."""

from dataclasses import fields
from datetime import date

import pytest

from accounts.enums import Role
from accounts.models import Membership
from casework.models import AuditEntry
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from correspondence import actions, consequences, files, kinds, queries
from correspondence.enums import Channel, LetterState
from correspondence.models import Dispatch, Letter
from tests.correspondence.posted import MADE, NOW, listed, sent_on, waiting
from tests.factories import accounts
from tests.factories import correspondence as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn_simply")]
# Published by a verb, or enclosed with what is: these leave when their decision, ruling or advice does.
PUBLISHED = {"decision", "declaration", "advice_annex", "committee_advice", "objection_decision"}


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
