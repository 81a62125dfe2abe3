"""Hearing before a decision: inviting, closing, leaving out, and what the term to decide says."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.enums import Role
from applications import actions as cases
from applications.models import Application
from casework.enums import DeadlineState
from casework.models import Deadline, Mail
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from casework.snapshots import calendar
from decisions import actions, presenting
from decisions.enums import ClosedBy, Outcome, Party, SkipGround
from decisions.models import Hearing
from decisions.offers import link
from tests.decisions.pages import main_act
from tests.decisions.test_views import page, post
from tests.factories import accounts, applications, assessments
from tests.factories import decisions as make
from tests.factories.applications import World


@pytest.fixture
def case(world: World) -> Application:
    found, _, _ = assessments.advised(world)
    return found


def test_an_invitation_starts_a_term_that_does_not_stop_the_clock(world: World, case: Application):
    before = Deadline.objects.get(case_id=case.pk, code="decide_application").due
    mother = case.guardians.order_by("id").first()
    hearing = make.invited(world, case, mother)
    term = Deadline.objects.get(subject_type="decisions.hearing", subject_id=hearing.pk)
    assert (term.code, term.due, term.state) == ("view_parents", date(2027, 3, 15), DeadlineState.RUNNING)
    assert Deadline.objects.get(case_id=case.pk, code="decide_application").due == before


def test_a_parent_with_an_account_is_told_and_nobody_else(world: World, case: Application):
    parent = applications.followed(world, case)
    make.invited(world, case, case.guardians.order_by("id").first())
    assert list(Mail.objects.filter(kind="view_invited").values_list("address", flat=True)) == [parent.user.email]


def test_whose_account_lost_the_case_hears_nothing_of_it(world: World, case: Application):
    applications.followed(world, case)
    mother = case.guardians.order_by("id").first()
    cases.end_guardian_access(world.act(world.secretary), application_id=case.pk, guardian_id=mother.pk)
    make.invited(world, case, mother)
    assert not Mail.objects.filter(kind="view_invited").exists()


@pytest.mark.parametrize(
    ("due", "said"), [(date(2027, 3, 4), "na vandaag"), (date(2027, 3, 13), "zaterdag"), (date(2027, 3, 29), "Pasen")]
)
def test_the_last_day_is_a_working_day_after_today(world: World, case: Application, due: date, said: str):
    with pytest.raises(WrongState) as refused:
        make.invited(world, case, case.guardians.order_by("id").first(), due=due)
    assert said.lower() in str(refused.value).lower() or "paas" in str(refused.value).lower()


def test_twice_is_said_politely(world: World, case: Application):
    mother = case.guardians.order_by("id").first()
    make.invited(world, case, mother)
    with pytest.raises(AlreadyDone):
        make.invited(world, case, mother)


def test_only_the_secretariat_invites(world: World, case: Application):
    people = [world.member(role) for role in set(Role) - {Role.SECRETARIAT}]
    for person in [*people, accounts.membership(role=Role.SECRETARIAT)]:
        with pytest.raises(NotAllowed):
            actions.invite_to_view(
                world.act(person, days=3),
                application_id=case.pk,
                party=Party.BOARD,
                guardian_id=None,
                invited_by="email",
                due_on=date(2027, 3, 15),
            )


class TestClosing:
    def test_no_answer_only_after_the_last_day(self, world: World, case: Application):
        hearing = make.invited(world, case, case.guardians.order_by("id").first())
        with pytest.raises(WrongState, match="loopt nog"):
            _close(world, hearing, ClosedBy.NO_ANSWER, days=14)
        _close(world, hearing, ClosedBy.NO_ANSWER, days=15)
        assert Hearing.objects.get(pk=hearing.pk).closed_by == ClosedBy.NO_ANSWER
        term = Deadline.objects.get(subject_type="decisions.hearing", subject_id=hearing.pk)
        assert term.state == DeadlineState.MISSED

    def test_a_report_needs_its_text_and_its_day(self, world: World, case: Application):
        hearing = make.invited(world, case, case.guardians.order_by("id").first())
        for values in (
            {},
            {"report": "Verslag."},
            {"heard_on": make.day(5)},
            {"report": "V.", "heard_on": make.day(2)},
        ):
            with pytest.raises(WrongState):
                _close(world, hearing, ClosedBy.REPORT, days=5, **values)
        _close(world, hearing, ClosedBy.REPORT, days=5, report="Verslag.", heard_on=make.day(5))
        with pytest.raises(AlreadyDone):
            _close(world, hearing, ClosedBy.REPORT, days=5, report="Verslag.", heard_on=make.day(5))

    def test_an_open_invitation_keeps_a_refusal_waiting(self, world: World, case: Application):
        draft = make.prepared(world, case, outcome=Outcome.REFUSAL)
        draft = make.offered(world, make.written(world, draft, reasons_departure=make.DEPARTURE))
        for guardian in case.guardians.order_by("id"):
            make.invited(world, case, guardian)
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft)
        assert {point.code for point in refused.value.points} == {"heard"}

    def test_a_refusal_on_other_data_waits_for_the_board(self, world: World, case: Application):
        draft = make.prepared(world, case, outcome=Outcome.REFUSAL)
        make.heard(world, case)
        draft = make.written(world, draft, reasons_departure=make.DEPARTURE, data_differ=True)
        draft = make.offered(world, draft)
        with pytest.raises(NotReady) as refused:
            make.adopt(world, draft)
        assert world.board.name in str(refused.value)
        hearing = make.invited(world, case, None, days=4)
        _close(world, hearing, ClosedBy.LETTER, days=5, report="Onze cijfers kloppen.", heard_on=make.day(5))
        assert make.adopt(world, draft).number


@pytest.mark.django_db
class TestLeavingOut:
    def test_heard_earlier_is_refused_when_an_advice_is_younger(self, world: World, case: Application):
        """The parents answered in February; both advices are of March."""
        mother = case.guardians.order_by("id").first()
        with pytest.raises(WrongState, match="jonger"):
            _leave_out(world, case, mother.pk, SkipGround.HEARD_EARLIER)
        hearing = make.invited(world, case, mother)
        _close(world, hearing, ClosedBy.REPORT, days=4, report="Gehoord.", heard_on=make.day(4))
        _leave_out(world, case, mother.pk, SkipGround.HEARD_EARLIER)

    def test_heard_earlier_is_refused_when_never_heard(self):
        """In an lwoo case a statement of the parents is optional: these never gave one."""
        where = applications.world(school_type="vmbo")
        lwoo, _, _ = assessments.advised(where, kind="lwoo")
        with pytest.raises(WrongState, match="nog niet eerder"):
            _leave_out(where, lwoo, lwoo.guardians.order_by("id").first().pk, SkipGround.HEARD_EARLIER)

    def test_needs_its_reasons(self, world: World, case: Application):
        with pytest.raises(WrongState, match="Leg uit"):
            _leave_out(world, case, case.guardians.order_by("id").first().pk, SkipGround.URGENT, reasons=" ")

    def test_counts_for_the_gate(self, world: World, case: Application):
        draft = make.prepared(world, case, outcome=Outcome.REFUSAL)
        for guardian in case.guardians.order_by("id"):
            _leave_out(world, case, guardian.pk, SkipGround.URGENT)
        draft = make.offered(world, make.written(world, draft, reasons_departure=make.DEPARTURE))
        decision = make.adopt(world, draft)
        assert "is niet gehoord" in decision.reasons_views


def test_too_few_days_left_proposes_the_notice_of_a_longer_term(world: World, case: Application):
    mother = case.guardians.order_by("id").first()
    make.invited(world, case, mother, due=date(2027, 4, 21))
    hearings = list(Hearing.objects.filter(application=case).order_by("id"))
    notice = presenting.longer_term_notice(case, hearings, calendar())
    assert notice is not None
    assert "horen schort" in notice.text.lower()


def test_enough_days_left_propose_nothing(world: World, case: Application):
    make.invited(world, case, case.guardians.order_by("id").first())
    hearings = list(Hearing.objects.filter(application=case).order_by("id"))
    assert presenting.longer_term_notice(case, hearings, calendar()) is None


def _close(world: World, hearing: Hearing, closed_by: str, *, days: int, **values: object) -> Hearing:
    return actions.close_hearing(
        world.act(world.secretary, days=days), hearing_id=hearing.pk, closed_by=closed_by, **values
    )


def _leave_out(world: World, case: Application, guardian_id: int, ground: str, *, reasons: str = "Spoed.") -> Hearing:
    return actions.leave_hearing_out(
        world.act(world.secretary, days=4),
        application_id=case.pk,
        party=Party.GUARDIAN,
        guardian_id=guardian_id,
        ground=ground,
        reasons=reasons,
    )


class TestTheMainAct:
    """Somebody waits for an answer to be written down before anybody else is invited."""

    def acts(self, client: Client, world: World, case: Application) -> tuple[list[str], str]:
        body = page(client, world.secretary, link("hearings", case))
        return main_act(body), body

    def test_with_nobody_invited_it_is_inviting(self, world: World, case: Application, client: Client, at: Any):
        at(3)
        assert self.acts(client, world, case)[0] == ["Uitnodigen om te reageren"]

    def test_with_one_open_it_is_writing_down_the_answer(
        self, world: World, case: Application, client: Client, at: Any
    ):
        mother = case.guardians.order_by("id").first()
        hearing = make.invited(world, case, mother)
        at(3)
        main, body = self.acts(client, world, case)
        assert main == [f"Reactie van {mother.name} vastleggen"]
        assert body.count(link("close_hearing", hearing)) == 1
        assert "Uitnodigen om te reageren" in body

    def test_with_more_open_it_is_the_one_due_first(self, world: World, case: Application, client: Client, at: Any):
        mother, father = case.guardians.order_by("id")
        late = make.invited(world, case, mother, due=date(2027, 3, 16))
        make.invited(world, case, father, due=date(2027, 3, 15))
        at(3)
        main, body = self.acts(client, world, case)
        assert main == [f"Reactie van {father.name} vastleggen"]
        assert body.count(link("close_hearing", late)) == 1

    def test_when_all_answered_it_is_inviting_again(self, world: World, case: Application, client: Client, at: Any):
        make.heard(world, case)
        at(4)
        assert self.acts(client, world, case)[0] == ["Uitnodigen om te reageren"]

    def test_the_board_only_reads(self, world: World, case: Application, client: Client, at: Any):
        make.invited(world, case, None)
        at(3)
        body = page(client, make.decider(world), link("hearings", case))
        assert main_act(body) == []
        assert "vastleggen" not in body


def test_a_day_that_cannot_be_is_said_at_its_field_and_keeps_the_report(
    world: World, case: Application, client: Client, at: Any
):
    hearing = make.invited(world, case, case.guardians.order_by("id").first())
    at(make.PREPARED + 1)
    accounts.sign_in(client, world.secretary)
    typed = {
        "closed_by": "report",
        "heard_on": "1-1-2027",
        "report": "Moeder vertelde over thuis.",
        "new_fact": "nee",
    }
    answer = post(client, link("close_hearing", hearing), **typed)
    assert answer.status_code == 422
    assert "ligt tussen de uitnodiging en vandaag" in answer.content.decode()
    assert "Moeder vertelde over thuis." in answer.content.decode()
    assert Hearing.objects.get(pk=hearing.pk).closed_on is None
