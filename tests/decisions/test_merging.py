"""One partnership goes on as another: everybody and everything goes along, and what was issued stays as it is."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from accounts import actions as accounts_actions
from accounts import queries as people
from accounts.actions.merging import Plan
from accounts.enums import MandateKind, Role
from accounts.models import Membership, Organisation, Partnership
from applications import actions as cases
from applications import queries
from applications.enums import Kind
from applications.models import Application, TakenOverDeclaration
from applications.queries import Choice
from assessments.models import Assignment, Expert
from casework import access, clock
from casework.acting import Act
from casework.models import AuditEntry, Counter, Job, Mail
from casework.refusals import AlreadyDone, NotAllowed, WrongState, from_database
from correspondence import queries as letters
from correspondence.models import Letter
from decisions import actions
from tests.factories import accounts, applications, assessments, decisions
from tests.factories.accounts import sign_in
from tests.factories.applications import MOMENT, World
from tests.factories.placing import taken_over
from tests.support.together import meanwhile

pytestmark = pytest.mark.usefixtures("made_at_once")
LATER = 10
DAY = date(2027, 3, 11)


def operator(days: int = LATER) -> Act:
    return accounts.system_act(now=MOMENT + timedelta(days=days))


def merge(gone: World, stays: World, **changed: Any) -> Plan:
    values = {"absorbed": gone.partnership.code, "into": stays.partnership.code, "on": DAY, **changed}
    return accounts_actions.merge_partnerships(operator(), **values)


def found(hat: Membership, words: str = "") -> set[int]:
    actor = accounts.actor_of(Membership.objects.get(pk=hat.pk))
    return {case.pk for case in queries.listed(actor, Choice(words=words))}


def without_a_hat() -> set[int]:
    """Who has no hat on the day."""
    inside = Membership.objects.filter(user__is_active=True)
    users = set(inside.filter(created_at=MOMENT).values_list("user_id", flat=True))
    living = {hat.user_id for user in users for hat in people.hats(user, DAY)}
    return users - living


@pytest.fixture
def gone(db: None) -> World:
    return applications.world()


@pytest.fixture
def stays(db: None) -> World:
    return applications.world()


def test_everything_goes_along_and_keeps_its_number(gone: World, stays: World) -> None:
    third = applications.world()
    untouched = applications.submitted(third)
    sent, own = decisions.published(gone), applications.submitted(stays)
    draft = applications.draft(gone)
    declaration = taken_over(gone)
    code = gone.partnership.code
    assert sent.application.number == own.number, "both give the same numbers to their cases"
    cases.choose_for_board(gone.act(gone.submitter), board_id=gone.board.pk, accepted={"request": True})
    plan = merge(gone, stays)
    assert queries.board_kinds(gone.board.pk) == {"request"}
    assert gone.board in queries.boards_choosing(accounts.actor_of(stays.secretary))
    assert dict(plan.counts)["aanvragen, met alles wat erbij hoort"] == 2
    known = {sent.application_id, own.pk}
    for hat in (gone.secretary, stays.secretary):
        assert found(hat) == known
        assert found(hat, code) == found(hat, sent.number) == {sent.application_id}
        actor = accounts.actor_of(Membership.objects.get(pk=hat.pk))
        of_case = letters.visible_to(actor).filter(case_id=sent.application_id)
        assert of_case.count() == Letter.objects.filter(case_id=sent.application_id).count() > 0
        assert queries.taken_over_visible_to(actor).filter(pk=declaration.pk).exists()
    assert found(gone.submitter) == {sent.application_id, draft.pk}
    assert found(stays.submitter) == {own.pk}
    assert decisions.fresh(sent).number == f"{code}-2027-00001"
    assert without_a_hat() == set()
    # The row stays, closed; a third partnership notices nothing.
    closed = Partnership.objects.get(code=code)
    assert (closed.merged_into_id, closed.merged_on) == (stays.partnership.pk, DAY)
    assert found(third.secretary) == {untouched.pk}
    assert found(third.secretary, code) == set()
    assert not letters.visible_to(accounts.actor_of(third.secretary)).exclude(case_id=untouched.pk).exists()
    assert not Application.objects.filter(partnership=gone.partnership).exists()
    assert not Mail.objects.filter(partnership_id=gone.partnership.pk).exists()
    assert not Job.objects.filter(partnership_id=gone.partnership.pk).exclude(state="done").exists()


def test_a_running_case_is_decided_under_the_number_that_goes_on(gone: World, stays: World) -> None:
    """Its agreements of the day of receipt stay those of the partnership that received it."""
    first = decisions.published(stays)
    accounts.policy(partnership=gone.partnership, own_steps="Gesprek met de ouders")
    case, one, _ = assessments.advised(gone)
    administrator = stays.member(Role.FUNCTIONAL_ADMINISTRATOR)
    merge(gone, stays)
    case = applications.fresh(case)
    assert people.policy_on(case.agreed_by(case.received_on), case.received_on).steps == ("Gesprek met de ouders",)
    assert people.policy_on(case.agreed_by(DAY), DAY).steps == ()
    gone.secretary.refresh_from_db()
    draft = actions.prepare(gone.act(gone.secretary, days=LATER), application_id=case.pk, outcome="grant")
    draft = decisions.written(gone, draft, days=LATER, own_steps={"Gesprek met de ouders": "12 maart, op school"})
    actions.offer_for_decision(gone.act(gone.secretary, days=LATER), decision_id=draft.pk)
    decision = decisions.adopt(stays, draft, days=LATER)
    assert decision.number == f"{stays.partnership.code}-2027-00002"
    assert first.number == f"{stays.partnership.code}-2027-00001"
    page = sign_in(Client(), administrator).get(reverse("decisions:numbering")).content.decode()
    assert gone.partnership.code in page
    assert Assignment.objects.get(pk=one.pk).expert.partnership_id == stays.partnership.pk


def test_what_both_have_is_named_and_loses_nothing(gone: World, stays: World) -> None:
    twin = accounts.membership(role=Role.SECRETARIAT, partnership=gone.partnership, name="Dubbel")
    same = accounts.membership(
        role=Role.SECRETARIAT, partnership=stays.partnership, user=twin.user, valid_until=date(2027, 6, 30)
    )
    accounts.mandate(membership=twin, kind=MandateKind.DECIDE_APPLICATIONS)
    board = accounts.school_board(partnership=stays.partnership, name=gone.board.name)
    accounts.school_site(board=board, brin_code=gone.site.brin_code)
    known = assessments.expert(gone, name="Twee Registers")
    kept = assessments.expert(stays, user=known.user)
    case = applications.complete(gone)
    asked = assessments.offered(gone, case, known, 1)
    number = taken_over(gone).number
    here = taken_over(stays, number=number)
    remarks = " ".join(merge(gone, stays).remarks)
    for name in (gone.board.name, str(gone.site), "Dubbel", "Twee Registers", number):
        assert name in remarks
    # One hat is left, as long as the longest of both, with the mandate.
    same.refresh_from_db()
    assert (same.valid_until, same.mandates.count()) == (None, 1)
    assert [hat.pk for hat in people.hats(twin.user_id, DAY)] == [same.pk]
    names = Organisation.objects.filter(partnership=stays.partnership).values_list("name", flat=True)
    assert {gone.board.name, f"{gone.board.name} ({gone.partnership.code})"} <= set(names)
    assert found(gone.submitter) == {case.pk}
    asked.refresh_from_db()
    assert asked.expert_id == kept.pk
    assert not Expert.objects.get(pk=known.pk).active
    assert set(TakenOverDeclaration.objects.filter(number=number).values_list("partnership_id", flat=True)) == {
        here.partnership_id
    }


def test_who_looked_is_told_to_the_officer_of_the_one_that_goes_on(gone: World, stays: World) -> None:
    case = applications.submitted(gone)
    access.write(gone.act(gone.secretary), "Secretariaat", [access.Look(case.pk, "dossier")])
    officer = stays.member(Role.PRIVACY_OFFICER)
    before = people.access_log(accounts.actor_of(officer), access.Choice()).count()
    merge(gone, stays)
    after = people.access_log(accounts.actor_of(officer), access.Choice())
    assert (before, after.count()) == (0, 1)
    outsider = accounts.membership(role=Role.PRIVACY_OFFICER)
    assert not people.access_log(accounts.actor_of(outsider), access.Choice()).exists()


def test_reserved_numbers_stay_with_the_old_number(gone: World, stays: World) -> None:
    administrator = gone.member(Role.FUNCTIONAL_ADMINISTRATOR)
    actions.reserve_numbers(gone.act(administrator), year=2027, first=1, last=9, reason="(v)so")
    merge(gone, stays)
    series = dict(Counter.objects.filter(partnership_id=stays.partnership.pk).values_list("series", "next_value"))
    assert series[f"decision:{gone.partnership.code}"] == 1
    assert decisions.adopted(stays).number == f"{stays.partnership.code}-2027-00001"


def test_a_chain_of_mergers_ends_at_the_living_one(gone: World, stays: World) -> None:
    case = applications.submitted(gone)
    last = applications.world()
    merge(gone, stays)
    later = {"absorbed": stays.partnership.code, "into": last.partnership.code, "on": DAY}
    accounts_actions.merge_partnerships(operator(), **later)
    assert found(last.secretary, gone.partnership.code) == {case.pk}
    assert set(Partnership.objects.filter(merged_into=last.partnership)) == {gone.partnership, stays.partnership}
    assert [one.code for one in people.former_numbers(last.partnership.pk)] == sorted(
        (gone.partnership.code, stays.partnership.code), reverse=True
    )


def test_what_is_refused(gone: World, stays: World) -> None:
    for on in (DAY - timedelta(days=1), DAY + timedelta(days=1)):
        with pytest.raises(WrongState, match="alleen op de dag zelf"):
            merge(gone, stays, on=on)
    with pytest.raises(WrongState, match="twee verschillende"):
        merge(gone, gone)
    with pytest.raises(WrongState, match="geen samenwerkingsverband met nummer VO0001"):
        merge(gone, stays, into="VO0001")
    with pytest.raises(NotAllowed):
        accounts_actions.merge_partnerships(
            stays.act(stays.member(Role.FUNCTIONAL_ADMINISTRATOR), days=LATER),
            absorbed=gone.partnership.code,
            into=stays.partnership.code,
            on=DAY,
        )
    assert not Partnership.objects.filter(merged_into__isnull=False).exists()
    merge(gone, stays)
    with pytest.raises(AlreadyDone, match="al opgegaan in"):
        merge(gone, stays)
    with pytest.raises(WrongState, match="Gebruik dat nummer"):
        merge(stays, gone)
    assert AuditEntry.objects.filter(verb="accounts.partnerships_merged").count() == 2


def test_the_command_tells_first_and_changes_nothing(
    gone: World, stays: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    applications.submitted(gone)
    monkeypatch.setattr(clock, "now", lambda: operator().now)
    said = ["--from", gone.partnership.code, "--into", stays.partnership.code, "--on", DAY.isoformat()]
    call_command("merge_partnerships", *said)
    told = capsys.readouterr().out
    assert "1  aanvragen, met alles wat erbij hoort" in told
    assert "Er is niets gewijzigd" in told
    assert not AuditEntry.objects.filter(verb="accounts.partnerships_merged").exists()
    call_command("merge_partnerships", *said, "--do-it")
    assert "Uitgevoerd." in capsys.readouterr().out
    with pytest.raises(CommandError, match="al opgegaan"):
        call_command("merge_partnerships", *said, "--do-it")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["case", "declaration"])
def test_what_is_written_during_the_merger_does_not_stay_behind(what: str) -> None:
    gone, stays = applications.world(), applications.world()
    begun = gone.act(gone.submitter, days=LATER)

    def write() -> object:
        return cases.start(begun, kind=Kind.PRO, site_id=gone.site.pk) if what == "case" else taken_over(gone)

    with transaction.atomic():
        merge(gone, stays)
        written = meanwhile(write)
    told = written()
    assert isinstance(told, DatabaseError), told
    refusal = from_database(told)
    assert type(refusal) is WrongState
    assert "ging zojuist verder als een ander" in refusal.reason
    assert not Application.objects.filter(partnership=gone.partnership).exists()
    assert not TakenOverDeclaration.objects.filter(partnership=gone.partnership).exists()
