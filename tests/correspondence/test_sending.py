"""What went to whom, what came back, and what was sent again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, InternalError, transaction
from django.db.utils import IntegrityError

from accounts.enums import Role
from accounts.models import Membership
from casework.acting import Act
from casework.models import AuditEntry
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence import actions, consequences, files, presenting, queries
from correspondence.enums import Channel, ReturnedHow
from correspondence.models import Dispatch, Letter, SendingNote
from tests.correspondence.sent import NOW, letter_of, sent
from tests.factories import accounts
from tests.factories import correspondence as make

pytestmark = pytest.mark.django_db


def test_sending_is_on_record_per_addressee(member: Membership) -> None:
    dispatch = sent(member)
    assert (dispatch.addressee_kind, dispatch.addressee_id, dispatch.sent_by_id) == ("guardian", 11, member.user_id)
    sent(member, dispatch.letter, Channel.PORTAL)
    with pytest.raises(IntegrityError), transaction.atomic():
        sent(member, dispatch.letter)
    assert AuditEntry.objects.filter(verb="correspondence.letter_sent").count() == 2


def test_letter_that_was_not_released_was_not_sent(member: Membership) -> None:
    with pytest.raises(WrongState):
        sent(member, letter_of(member, released=False))


def test_returned_letter_stays_on_the_worklist_until_sent_again(member: Membership) -> None:
    act = accounts.act_of(member, now=NOW)
    dispatch = sent(member)
    sent(member, dispatch.letter, Channel.PORTAL)
    assert not queries.undeliverable(act.actor)
    actions.mark_returned(act, dispatch_id=dispatch.pk, returned_on=date(2026, 3, 6), reason="verhuisd")
    assert list(queries.undeliverable(act.actor)) == [dispatch]
    shown = presenting.undeliverable_letters(act.actor, act.today)
    assert shown is not None
    assert shown.rows[0].name == "Besluit VO2999-2027-00001"
    with pytest.raises(AlreadyDone):
        actions.mark_returned(act, dispatch_id=dispatch.pk, returned_on=date(2026, 3, 6), reason="nog eens")
    again = actions.send_again(
        act, dispatch_id=dispatch.pk, channel="handed_over", sent_on=act.today, proof="afgegeven"
    )
    assert (again.letter_id, again.printed_name) == (dispatch.letter_id, dispatch.printed_name)
    assert not queries.undeliverable(act.actor)
    assert presenting.undeliverable_letters(act.actor, act.today) is None


@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 3, 11)])
def test_dates_of_return_make_sense(member: Membership, day: date) -> None:
    act = accounts.act_of(member, now=NOW)
    dispatch = sent(member)
    with pytest.raises(WrongState, match="Controleer de datum"):
        actions.mark_returned(act, dispatch_id=dispatch.pk, returned_on=day, reason="verhuisd")
    with pytest.raises(WrongState, match="niet teruggekomen"):
        actions.send_again(act, dispatch_id=dispatch.pk, channel="post", sent_on=act.today, proof="")
    actions.mark_returned(act, dispatch_id=dispatch.pk, returned_on=date(2026, 3, 6), reason="verhuisd")
    with pytest.raises(WrongState, match="Controleer de datum"):
        actions.send_again(act, dispatch_id=dispatch.pk, channel="post", sent_on=day, proof="")


def came_back(act: Act, dispatch: Dispatch) -> Dispatch:
    return actions.mark_returned(act, dispatch_id=dispatch.pk, returned_on=date(2026, 3, 6), reason="verhuisd")


def test_by_post_again_only_after_the_address_was_asked(member: Membership) -> None:
    act = accounts.act_of(member, now=NOW)
    dispatch = sent(member)
    with pytest.raises(WrongState, match="niet teruggekomen"):
        actions.note_address_asked(act, dispatch_id=dispatch.pk, text="bij de school")
    came_back(act, dispatch)
    for channel in ("post", "registered"):
        with pytest.raises(WrongState, match="adres is nagevraagd"):
            actions.send_again(act, dispatch_id=dispatch.pk, channel=channel, sent_on=act.today, proof="3SPROEF")
    with pytest.raises(WrongState, match="Schrijf op"):
        actions.note_address_asked(act, dispatch_id=dispatch.pk, text=" ")
    actions.note_address_asked(act, dispatch_id=dispatch.pk, text="bij de school, per telefoon")
    again = actions.send_again(
        act, dispatch_id=dispatch.pk, channel="registered", sent_on=act.today, proof="3SPROEF0000"
    )
    assert (again.channel, again.proof, again.letter_id) == ("registered", "3SPROEF0000", dispatch.letter_id)


@pytest.mark.parametrize(("channel", "said"), [("registered", "code"), ("handed_over", "in ontvangst")])
def test_registered_and_handed_over_need_their_proof(member: Membership, channel: str, said: str) -> None:
    act = accounts.act_of(member, now=NOW)
    dispatch = sent(member)
    came_back(act, dispatch)
    actions.note_address_asked(act, dispatch_id=dispatch.pk, text="bij de school")
    with pytest.raises(WrongState, match=said):
        actions.send_again(act, dispatch_id=dispatch.pk, channel=channel, sent_on=act.today, proof=" ")
    assert Dispatch.objects.filter(letter=dispatch.letter).count() == 1


def test_the_letter_itself_never_changes(member: Membership) -> None:
    act = accounts.act_of(member, now=NOW)
    dispatch = sent(member)
    before = Letter.objects.filter(pk=dispatch.letter_id).values().get()
    came_back(act, dispatch)
    actions.send_again(act, dispatch_id=dispatch.pk, channel="handed_over", sent_on=act.today, proof="afgegeven")
    assert Letter.objects.filter(pk=dispatch.letter_id).values().get() == before


def test_a_courtesy_copy_does_not_come_back_and_a_chosen_one_can(member: Membership) -> None:
    act = accounts.act_of(member, now=NOW)
    copy = sent(member, sent(member).letter, Channel.PORTAL)
    with pytest.raises(WrongState, match="kopie"):
        came_back(act, copy)
    chosen = sent(member, letter_of(member, recipient=12), Channel.PORTAL)
    with pytest.raises(WrongState, match="portaal"):
        actions.keep_proof(act, dispatch_id=chosen.pk, text="3SPROEF")
    back = actions.mark_returned(
        act, dispatch_id=chosen.pk, returned_on=date(2026, 3, 6), reason="mailbox vol", how=ReturnedHow.BOUNCED
    )
    assert back.returned_how == "bounced"
    assert list(queries.undeliverable(act.actor)) == [chosen]


def test_proof_is_kept_with_its_scan_and_stays(member: Membership, settings: Any, tmp_path: Path) -> None:
    settings.PRIVATE_ROOT = tmp_path
    act = accounts.act_of(member, now=NOW)
    dispatch = sent(member)
    scan = files.inspect(make.upload("bon.pdf", make.pdf_bytes("Ontvangen")))
    note = actions.keep_proof(act, dispatch_id=dispatch.pk, text="getekend door de ouder", scan=scan)
    assert queries.download_note(act.actor, note.public_id) == note.file
    stranger = accounts.membership(role=Role.SECRETARIAT)
    for other in (stranger, accounts.membership(role=Role.EXPERT, partnership=member.organisation.partnership)):
        assert queries.download_note(accounts.actor_of(other), note.public_id) is None
    with pytest.raises(DatabaseError), transaction.atomic():
        SendingNote.objects.filter(pk=note.pk).update(text="iets anders")


def test_a_second_return_takes_the_place_of_the_first_on_the_worklist(member: Membership) -> None:
    act = accounts.act_of(member, now=NOW)
    dispatch = sent(member)
    came_back(act, dispatch)
    again = actions.send_again(
        act, dispatch_id=dispatch.pk, channel="handed_over", sent_on=date(2026, 3, 9), proof="aan de deur"
    )
    actions.mark_returned(act, dispatch_id=again.pk, returned_on=date(2026, 3, 10), reason="toch niet", how="told")
    assert list(queries.undeliverable(act.actor)) == [again]


def test_it_is_to_be_taken_up_the_next_working_day(member: Membership) -> None:
    act = accounts.act_of(member, now=NOW)
    came_back(act, sent(member))  # on a Friday
    shown = presenting.undeliverable_letters(act.actor, act.today)
    assert shown is not None
    assert shown.rows[0].cells[-1].due == date(2026, 3, 9)


def test_each_step_is_offered_when_it_can_be_done(member: Membership) -> None:
    act = accounts.act_of(member, now=NOW)
    dispatch = sent(member)
    sent(member, dispatch.letter, Channel.PORTAL)

    def offered() -> list[tuple[str, list[str]]]:
        rows = presenting.sending_rows(queries.dispatches_of([dispatch.letter]), act.actor)
        return [(row.state.word, [action.label for action in row.actions]) for row in rows]

    assert offered() == [("verzonden", ["Bewijs vastleggen", "Kwam niet aan"]), ("kopie", [])]
    came_back(act, dispatch)
    assert offered()[0] == ("onbestelbaar", ["Adres nagevraagd", "Opnieuw verzonden"])
    actions.note_address_asked(act, dispatch_id=dispatch.pk, text="bij de school")
    assert offered()[0] == ("onbestelbaar", ["Opnieuw verzonden"])
    actions.send_again(act, dispatch_id=dispatch.pk, channel="post", sent_on=act.today, proof="")
    assert offered()[0] == ("opnieuw verzonden", [])
    board = accounts.membership(role=Role.BOARD_MEMBER, partnership=member.organisation.partnership)
    for row in presenting.sending_rows(queries.dispatches_of([dispatch.letter]), accounts.actor_of(board)):
        assert row.actions == []


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.SECRETARIAT])
def test_only_the_secretariat_logs_the_post(member: Membership, role: str) -> None:
    dispatch = sent(member)
    other = accounts.membership(role=role, partnership=member.organisation.partnership)
    for stranger in (other, accounts.membership(role=Role.SECRETARIAT)):
        act = accounts.act_of(stranger, now=NOW)
        with pytest.raises(NotAllowed):
            actions.mark_returned(act, dispatch_id=dispatch.pk, returned_on=date(2026, 3, 6), reason="x")
        with pytest.raises(NotAllowed):
            actions.send_again(act, dispatch_id=dispatch.pk, channel="post", sent_on=act.today, proof="")
        with pytest.raises(NotAllowed):
            actions.note_address_asked(act, dispatch_id=dispatch.pk, text="bij de school")
        with pytest.raises(NotAllowed):
            actions.keep_proof(act, dispatch_id=dispatch.pk, text="3SPROEF")


def test_record_of_sending_is_fixed(member: Membership) -> None:
    dispatch = sent(member)
    for change in ({"sent_on": date(2026, 1, 1)}, {"printed_name": "x"}, {"channel": "portal"}):
        with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
            Dispatch.objects.filter(pk=dispatch.pk).update(**change)
    act = accounts.act_of(member, now=NOW)
    consequences.note_collected(act, dispatch.letter)
    consequences.note_collected(act, dispatch.letter)
    dispatch.refresh_from_db()
    assert dispatch.collected_at == NOW
    assert AuditEntry.objects.filter(verb="correspondence.letter_collected").count() == 1
