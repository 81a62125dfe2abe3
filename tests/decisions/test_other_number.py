"""A partnership gets another number: what was issued stays, what comes has the new one (fine-print §12)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts import actions as accounts_actions
from accounts.enums import Role
from accounts.models import FormerCode, Partnership
from applications import queries
from applications.queries import Choice
from casework import clock
from casework.acting import Act
from casework.models import AuditEntry
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from decisions import actions
from tests.factories import accounts, decisions
from tests.factories.accounts import sign_in
from tests.factories.applications import MOMENT, World

pytestmark = pytest.mark.usefixtures("made_at_once")
LATER = 10
DAY = date(2027, 3, 11)
NEW = "VO1999"


def operator(days: int = LATER) -> Act:
    return accounts.system_act(now=MOMENT + timedelta(days=days))


def renumber(where: World, *, new_code: str = NEW, on: date = DAY, days: int = LATER) -> Partnership:
    return accounts_actions.renumber_partnership(
        operator(days), code=where.partnership.code, new_code=new_code, new_name="Samenwerkingsverband Nieuw", on=on
    )


def found(where: World, words: str) -> set[str]:
    return {case.number for case in queries.listed(where.act(where.secretary).actor, Choice(words=words))}


def test_old_numbers_stay_and_the_series_of_the_new_one_begins_at_one(world: World) -> None:
    old = world.partnership.code
    administrator = world.member(Role.FUNCTIONAL_ADMINISTRATOR)
    actions.reserve_numbers(world.act(administrator), year=2027, first=40, last=49, reason="(v)so")
    first = decisions.published(world)
    adopted = decisions.adopted(world)
    renumber(world)
    world.partnership.refresh_from_db()
    later = decisions.adopted(world, days=LATER)
    assert [one.number for one in (first, decisions.fresh(adopted), later)] == [
        f"{old}-2027-00001",
        f"{old}-2027-00002",
        f"{NEW}-2027-00001",
    ]
    # Taken back and adopted anew, the case keeps the number that it had.
    actions.take_back(world.act(decisions.decider(world), days=LATER), decision_id=adopted.pk, reason="Datum was fout.")
    # Found by the number that was sent; one that was not sent tells nobody that there is a decision.
    assert found(world, first.number) == {first.application.number}
    assert found(world, old) == {first.application.number}
    assert found(world, later.number) == set()
    page = sign_in(Client(), administrator).get(reverse("decisions:numbering")).content.decode()
    assert f"{NEW}-2027-00002" in page
    assert old in page
    assert "40 tot en met 49" in page
    entry = AuditEntry.objects.get(verb="accounts.partnership_renumbered")
    assert (entry.partnership_id, entry.reference) == (world.partnership.pk, f"{old} {NEW}")


def test_the_new_name_holds_at_once_and_the_old_one_is_told(world: World) -> None:
    old, name = world.partnership.code, world.partnership.name
    made = renumber(world)
    assert (made.code, made.name) == (NEW, "Samenwerkingsverband Nieuw")
    page = sign_in(Client(), world.member(Role.FUNCTIONAL_ADMINISTRATOR)).get(reverse("decisions:numbering"))
    assert f"({name}), tot en met 10 maart 2027" in page.content.decode()
    assert old in page.content.decode()


@pytest.mark.parametrize("on", [DAY - timedelta(days=1), DAY + timedelta(days=1)])
def test_only_on_the_day_itself(world: World, on: date) -> None:
    with pytest.raises(WrongState, match="alleen op de dag zelf"):
        renumber(world, on=on)
    assert not FormerCode.objects.exists()


def test_a_number_belongs_to_one_partnership_for_good(world: World) -> None:
    other = accounts.partnership()
    old = world.partnership.code
    with pytest.raises(WrongState, match="is of was al"):
        renumber(world, new_code=other.code)
    with pytest.raises(ValidationError, match="VO en vier cijfers"):
        renumber(world, new_code="1999")
    with pytest.raises(AlreadyDone):
        renumber(world, new_code=old)
    renumber(world)
    with pytest.raises(WrongState, match=f"{old} is sinds 11 maart 2027 {NEW}"):
        renumber(world, new_code="VO1998")
    # Nobody else gets the number that was left, not even on a new installation row; nor does it come back.
    with pytest.raises(AlreadyDone, match="of heeft bestaan"):
        accounts_actions.add_partnership(operator(), code=old, name="X", email="x@x.example", administrator="X")
    world.partnership.refresh_from_db()
    with pytest.raises(WrongState, match="is of was al"):
        renumber(world, new_code=old, on=DAY + timedelta(days=1), days=LATER + 1)
    assert Partnership.objects.get(pk=other.pk).code == other.code


def test_nobody_who_signed_in_does_this(world: World) -> None:
    act = world.act(world.member(Role.FUNCTIONAL_ADMINISTRATOR), days=LATER)
    with pytest.raises(NotAllowed):
        accounts_actions.renumber_partnership(act, code=world.partnership.code, new_code=NEW, new_name="", on=DAY)


def test_the_command(world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(clock, "now", lambda: operator().now)
    call_command("renumber_partnership", "--code", world.partnership.code, "--new-code", NEW, "--on", "2027-03-11")
    assert NEW in capsys.readouterr().out
    for wrong in (["--code", NEW, "--new-code", "1"], ["--code", "VO0001", "--new-code", "VO0002"]):
        with pytest.raises(CommandError):
            call_command("renumber_partnership", *wrong, "--on", "2027-03-11")
