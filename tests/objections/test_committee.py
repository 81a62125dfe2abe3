"""The committee of an objection: who may sit in it, how long it reads, and how its seats change."""

from dataclasses import replace
from datetime import date

import pytest

from accounts import actions as people
from accounts.enums import CommitteeKind, Role
from applications import queries as applications
from applications.models import Application
from assessments.models import Assignment
from casework.enums import DeadlineState
from casework.models import Deadline, Mail
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from correspondence.models import Letter
from objections import actions, queries
from objections.checklist.composition import composition_points, declared_point
from objections.enums import LetterKind, Position, ProcedureStatus
from objections.facts import Candidate, CommitteeFacts
from objections.models import Procedure, Seat
from objections.queries.committee import seats_of
from tests.factories import accounts
from tests.factories import objections as make
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")


def _person(number: int, position: str = Position.MEMBER, **changed: object) -> Candidate:
    return Candidate(number, f"Lid {number}", position, declared=True, **changed)  # type: ignore[arg-type]


CHAIR, FIRST, SECOND = _person(1, Position.CHAIR), _person(2), _person(3)
WRONG = [
    ((FIRST, SECOND), "chair"),
    ((CHAIR, FIRST), "members"),
    ((CHAIR, _person(4, Position.CHAIR), FIRST, SECOND), "chair"),
    ((CHAIR, FIRST, FIRST), "seats_of_different_people"),
    ((_person(1, Position.CHAIR, works_for_partnership="bestuur"), FIRST, SECOND), "chair_independent"),
    ((CHAIR, FIRST, _person(3, other_part="deskundige")), "no_other_part"),
    ((CHAIR, FIRST, _person(3, named_as="tester")), "not_in_the_file"),
    ((CHAIR, FIRST, _person(3, tied_to="Stichting Proefscholen")), "no_tie"),
    ((CHAIR, FIRST, _person(3, holds_role=False)), "member_of_committee"),
]


@pytest.mark.parametrize(("people", "code"), WRONG, ids=[code for _, code in WRONG])
def test_a_committee_that_may_not_advise(people: tuple[Candidate, ...], code: str) -> None:
    found = composition_points(CommitteeFacts(is_own=True, candidates=people))
    assert [point.code for point in found if not point.met] == [code]


def test_a_committee_that_may_advise() -> None:
    """A member may work for the partnership, the chair may not (Awb 7:13(1))."""
    member = _person(3, works_for_partnership="deskundige")
    found = composition_points(CommitteeFacts(is_own=True, candidates=(CHAIR, FIRST, member)))
    assert all(point.met for point in found)
    silent = CommitteeFacts(is_own=True, candidates=(CHAIR, Candidate(2, "Lid 2", Position.MEMBER)))
    assert not declared_point(silent).met
    assert "Lid 2" in declared_point(silent).sentence


def _sees(where: World, role: str, case: Application, days: int) -> bool:
    hat = where.extra[role]
    actor = where.act(hat, days=days).actor
    return applications.visible_to(actor).filter(pk=case.pk).exists()


def test_forwarding_seats_the_committee_and_tells_the_parties(world: World, procedure: Procedure) -> None:
    case = procedure.application
    make.committee(world)
    assert not _sees(world, "committee_chair", case, 12)

    make.forward(world, procedure)

    procedure.refresh_from_db()
    assert procedure.status == ProcedureStatus.FORWARDED
    assert (procedure.forwarded_on, procedure.access_until) == (day(12), day(120))
    assert [seat.position for seat in seats_of(procedure)] == ["chair", "member", "member"]
    for who in ("committee_chair", "committee_member_0", "committee_member_1"):
        assert _sees(world, who, case, 12)
    letters = Letter.objects.filter(kind=LetterKind.FORWARDED, case_id=case.pk)
    assert letters.count() == 3, "the board and both parents"
    said = letters.order_by("id")[0].contents
    assert said["defence"] == make.DEFENCE
    assert any("Bezwaarschrift van" in line for line in said["file_list"])
    assert any("Besluit" in line or "besluit VO" in line for line in said["file_list"])
    seated = Mail.objects.filter(kind="committee_seated")
    assert seated.count() == 3
    assert Deadline.objects.get(case_id=case.pk, code="lbt_request").state == DeadlineState.MET


def test_forwarding_twice_is_said_to_be_done(world: World, procedure: Procedure) -> None:
    make.forward(world, procedure)
    with pytest.raises(AlreadyDone):
        make.forward(world, procedure, days=14)
    assert Seat.objects.filter(procedure=procedure).count() == 3


def test_forwarding_after_two_weeks_is_late_and_possible(world: World, procedure: Procedure) -> None:
    make.forward(world, procedure, days=25)
    late = Deadline.objects.get(case_id=procedure.application_id, code="lbt_request")
    assert (late.due, late.state) == (day(24), DeadlineState.MISSED)


def test_only_the_secretariat_forwards(world: World, procedure: Procedure) -> None:
    make.committee(world)
    for hat in (world.submitter, make.chair(world), world.member(Role.BOARD_MEMBER)):
        with pytest.raises(NotAllowed):
            actions.forward(world.act(hat, days=12), procedure_id=procedure.pk, defence="Nee.")


def test_a_defence_and_a_committee_are_needed(world: World, procedure: Procedure) -> None:
    make.committee(world)
    with pytest.raises(NotReady) as refused:
        make.forward(world, procedure, defence=" ", chair_id=None, member_ids=[], access_until=None)
    assert {point.code for point in refused.value.points} == {"defence", "chair", "members", "access_until"}
    assert not Seat.objects.filter(procedure=procedure).exists()


@pytest.mark.parametrize("until", [11, 400])
def test_the_time_to_read_has_bounds(world: World, procedure: Procedure, until: int) -> None:
    with pytest.raises(NotReady) as refused:
        make.forward(world, procedure, access_until=day(until))
    assert [point.code for point in refused.value.points] == ["access_until"]


def test_a_chair_on_the_board_is_refused(world: World, procedure: Procedure) -> None:
    head, _ = make.committee(world)
    accounts.membership(role=Role.BOARD_MEMBER, partnership=world.partnership, user=head.user)
    with pytest.raises(NotReady) as refused:
        make.forward(world, procedure)
    assert [point.code for point in refused.value.points] == ["chair_independent"]


def test_who_advised_in_the_case_is_refused(world: World, procedure: Procedure) -> None:
    """Also when the account is another one of the same name."""
    _, members = make.committee(world)
    expert = Assignment.objects.filter(application=procedure.application).order_by("id")[0].expert.user
    home = members[0].organisation
    again = accounts.membership(role=Role.COMMITTEE_MEMBER, organisation=home, user=expert)
    with pytest.raises(NotReady) as refused:
        make.forward(world, procedure, member_ids=[members[0].user_id, again.user_id])
    assert [point.code for point in refused.value.points] == ["no_other_part"]
    namesake = accounts.membership(role=Role.COMMITTEE_MEMBER, organisation=home, name=expert.name)
    with pytest.raises(NotReady) as refused:
        make.forward(world, procedure, member_ids=[members[0].user_id, namesake.user_id])
    assert [point.code for point in refused.value.points] == ["not_in_the_file"]


def test_who_works_for_the_applicant_is_refused(world: World, procedure: Procedure) -> None:
    _, members = make.committee(world)
    accounts.membership(role=Role.SCHOOL_STAFF, organisation=world.board, user=members[1].user)
    with pytest.raises(NotReady) as refused:
        make.forward(world, procedure)
    assert [point.code for point in refused.value.points] == ["no_tie"]


def test_somebody_of_another_partnership_is_no_member(world: World, procedure: Procedure) -> None:
    _, members = make.committee(world)
    stranger = accounts.membership(role=Role.COMMITTEE_MEMBER)
    with pytest.raises(NotReady) as refused:
        make.forward(world, procedure, member_ids=[members[0].user_id, stranger.user_id])
    assert [point.code for point in refused.value.points] == ["member_of_committee"]
    assert stranger.user.name not in str(refused.value)


@pytest.mark.parametrize(("days", "seen"), [(119, True), (120, True), (121, False)])
def test_the_box_closes_by_itself(world: World, procedure: Procedure, days: int, seen: bool) -> None:
    """No verb, no job: the day itself ends it, for the case, the procedure and what may be written."""
    make.forward(world, procedure)
    head = make.chair(world)
    actor = world.act(head, days=days).actor
    assert _sees(world, "committee_chair", procedure.application, days) is seen
    assert queries.visible_to(actor).filter(pk=procedure.pk).exists() is seen
    procedure.refresh_from_db()
    assert queries.seat_of(actor, procedure) == ("chair" if seen else "")
    assert not applications.visible_to(replace(actor, day=None)).exists(), "who comes without a day sees nothing"


def test_prolonging_opens_it_again(world: World, procedure: Procedure) -> None:
    make.forward(world, procedure)
    act = world.act(world.secretary, days=125)
    with pytest.raises(WrongState):
        actions.prolong_access(act, procedure_id=procedure.pk, until=day(150), reason=" ")
    actions.prolong_access(act, procedure_id=procedure.pk, until=day(150), reason="De zitting is verzet.")
    assert _sees(world, "committee_chair", procedure.application, 150)
    assert not _sees(world, "committee_chair", procedure.application, 151)
    with pytest.raises(NotAllowed):
        actions.prolong_access(
            world.act(make.chair(world), days=126), procedure_id=procedure.pk, until=day(200), reason="Graag."
        )


def test_a_seat_is_one_procedure(world: World, procedure: Procedure) -> None:
    """A member reads the case of his seat, not the next one."""
    make.forward(world, procedure)
    other = make.procedure_of(make.filed(world, make.contested(world)))
    assert not _sees(world, "committee_chair", other.application, 15)
    seen = queries.visible_to(world.act(make.chair(world), days=15).actor)
    assert list(seen.order_by("id")) == [procedure]


def test_a_conflict_that_shows_later_ends_the_seat(world: World, procedure: Procedure) -> None:
    make.forward(world, procedure)
    _, members = make.committee(world)
    act = world.act(members[0], days=13)
    with pytest.raises(WrongState):
        actions.declare(act, procedure_id=procedure.pk, independent=False)
    actions.declare(act, procedure_id=procedure.pk, independent=False, reason="Ik ken de familie.")
    assert not _sees(world, "committee_member_0", procedure.application, 13)
    assert Mail.objects.filter(kind="committee_seat_given_up").exists()
    ended = Seat.objects.get(procedure=procedure, user_id=members[0].user_id)
    assert (ended.ended_on, ended.ended_reason) == (day(13), "Ik ken de familie.")

    third = accounts.membership(role=Role.COMMITTEE_MEMBER, organisation=members[0].organisation, name="N. Derde")
    office = world.act(world.secretary, days=14)
    actions.seat_member(office, procedure_id=procedure.pk, user_id=third.user_id, position=Position.MEMBER)
    assert len(seats_of(procedure)) == 3
    with pytest.raises(AlreadyDone):
        actions.seat_member(office, procedure_id=procedure.pk, user_id=third.user_id, position=Position.MEMBER)


def test_the_secretariat_ends_a_seat_once_and_a_second_chair_is_refused(world: World, procedure: Procedure) -> None:
    make.forward(world, procedure)
    head, members = make.committee(world)
    office = world.act(world.secretary, days=14)
    spare = accounts.membership(role=Role.COMMITTEE_CHAIR, organisation=head.organisation, name="P. Reserve")
    with pytest.raises(NotReady):
        actions.seat_member(office, procedure_id=procedure.pk, user_id=spare.user_id, position=Position.CHAIR)
    seat = Seat.objects.get(procedure=procedure, user_id=head.user_id)
    actions.end_seat(office, seat_id=seat.pk, reason="Langdurig ziek.")
    with pytest.raises(AlreadyDone):
        actions.end_seat(office, seat_id=seat.pk, reason="Langdurig ziek.")
    actions.seat_member(office, procedure_id=procedure.pk, user_id=spare.user_id, position=Position.CHAIR)
    assert {seat.user_id for seat in seats_of(procedure)} == {spare.user_id, *(one.user_id for one in members)}


def test_the_lbt_needs_no_seats(world: World, procedure: Procedure) -> None:
    accounts.policy(partnership=world.partnership, committee_kind=CommitteeKind.LBT)
    make.forward(world, procedure, chair_id=None, member_ids=[], access_until=None)
    procedure.refresh_from_db()
    assert (procedure.status, procedure.committee_kind) == (ProcedureStatus.FORWARDED, CommitteeKind.LBT)
    assert procedure.access_until is None
    assert not Seat.objects.filter(procedure=procedure).exists()
    with pytest.raises(WrongState):
        actions.prolong_access(
            world.act(world.secretary, days=13), procedure_id=procedure.pk, until=date(2027, 6, 1), reason="Graag."
        )


def test_withdrawing_the_last_objection_ends_the_committees_part(world: World, procedure: Procedure) -> None:
    make.forward(world, procedure)
    hearing = make.plan(world, procedure)
    objection = procedure.objections.get()
    actions.withdraw(world.act(make.parent(world, procedure.application), days=20), objection_id=objection.pk)
    hearing.refresh_from_db()
    assert hearing.called_off_on == day(20)
    assert not _sees(world, "committee_chair", procedure.application, 20)
    assert seats_of(procedure) == []
    running = Deadline.objects.filter(case_id=procedure.application_id, state=DeadlineState.RUNNING)
    assert not running.filter(code__in=("papers", "inspection")).exists()


def test_who_has_a_seat_leaves_only_when_somebody_else_sits_there(world: World, procedure: Procedure) -> None:
    """Nobody inherits a seat: the secretariat ends it and seats another; before that the account stays."""
    procedure = make.forward(world, procedure)
    head, members = make.committee(world)
    elsewhere = make.forward(world, make.procedure_of(make.filed(world, make.contested(world))))
    actions.end_seat(
        world.act(world.secretary, days=13),
        seat_id=Seat.objects.get(procedure=elsewhere, user_id=members[0].user_id).pk,
        reason="Op vakantie.",
    )
    (work,) = queries.personal_work(members[0].pk)
    assert (work.number, procedure.number in work.way_out, elsewhere.number in work.way_out) == (1, True, False)
    act = world.act(world.member(Role.FUNCTIONAL_ADMINISTRATOR), days=14)
    leave = {"user_id": members[0].user_id, "last_day": day(14), "takes_over": {}}
    with pytest.raises(WrongState, match="zetels in de bezwaaradviescommissie"):
        people.leave(act, **leave)
    actions.end_seat(
        world.act(world.secretary, days=14),
        seat_id=Seat.objects.get(procedure=procedure, user_id=members[0].user_id).pk,
        reason="Gaat weg.",
    )
    people.leave(act, **leave)
    assert queries.personal_work(head.pk)[0].number == 2
    assert queries.personal_work(world.secretary.pk) == []
