"""The hearing by the committee: planned in time, called off, held, reported, or left out on a ground."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.enums import Role
from casework.enums import DeadlineState
from casework.models import Deadline, Mail
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from casework.snapshots import law_on
from correspondence.models import Letter
from objections import actions
from objections.enums import LetterKind, NoHearingGround
from objections.models import Hearing, Procedure
from objections.terms import hearing_terms, too_short_to_inspect
from tests.factories import objections as make
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")


@pytest.fixture
def procedure(world: World) -> Procedure:
    """A procedure of one parent that lies with the committee since day 12."""
    return make.forwarded(world)


@pytest.mark.django_db
def test_days_before_a_hearing_are_counted_back_and_never_moved() -> None:
    """Example X11: Saturday 22 April stays, and the file lies open from Tuesday 25 April at the latest."""
    lengths = law_on(date(2028, 4, 1)).lengths
    terms = {term.code: term.due for term in hearing_terms(date(2028, 5, 2), lengths)}
    assert terms == {"papers": date(2028, 4, 22), "inspection": date(2028, 4, 25)}
    assert too_short_to_inspect(date(2028, 5, 2), date(2028, 4, 25), lengths) == ""
    assert "25 april 2028" in too_short_to_inspect(date(2028, 5, 2), date(2028, 4, 26), lengths)


def test_planning_invites_everybody_and_starts_the_terms(world: World, procedure: Procedure) -> None:
    hearing = make.plan(world, procedure, representative="A. Proefbestuurder")

    assert hearing.planned_at == world.now + timedelta(days=35, hours=1)
    running = Deadline.objects.filter(
        case_id=procedure.application_id, subject_type="objections.hearing", state=DeadlineState.RUNNING
    )
    assert dict(running.order_by("id").values_list("code", "due")) == {"papers": day(25), "inspection": day(28)}
    assert all(row.steps for row in running.order_by("id"))
    letters = Letter.objects.filter(kind=LetterKind.INVITATION, subject_id=hearing.pk).order_by("id")
    assert letters.count() == 3
    for letter in letters:
        assert letter.contents["hearing_on"] == day(35).isoformat()
        assert letter.contents["time"] == "12:00", "in Dutch time"
        assert letter.contents["papers_until"] == day(25).isoformat()
        assert letter.contents["inspection_from"] == day(25).isoformat()
        assert letter.contents["representative"] == "A. Proefbestuurder"
    mails = Mail.objects.filter(kind="hearing_planned").order_by("id")
    assert {mail.user_id for mail in mails} >= {make.chair(world).user_id}
    assert all("12:00" not in mail.body for mail in mails)


def test_a_hearing_too_soon_is_refused_unless_all_parties_agree(world: World, procedure: Procedure) -> None:
    soon = {"on": 18, "days": 13, "file_open_from": day(13)}
    with pytest.raises(WrongState, match="ten minste een week"):
        make.plan(world, procedure, **soon)
    assert not Hearing.objects.exists()
    hearing = make.plan(world, procedure, **soon, inspection_waived=True)
    letter = Letter.objects.filter(kind=LetterKind.INVITATION, subject_id=hearing.pk).order_by("id")[0]
    assert letter.contents["papers_until"] is None


@pytest.mark.parametrize(("on", "open_from", "fits"), [(20, 13, True), (20, 14, False), (21, 14, True)])
def test_the_week_of_inspection_is_exact(
    world: World, procedure: Procedure, on: int, open_from: int, fits: bool
) -> None:
    planned = {"on": on, "days": 13, "file_open_from": day(open_from)}
    if day(on).weekday() > 4:
        planned["on"], planned["file_open_from"] = on + 2, day(open_from + 2)
    if fits:
        assert make.plan(world, procedure, **planned).pk
    else:
        with pytest.raises(WrongState, match="ten minste een week"):
            make.plan(world, procedure, **planned)


@pytest.mark.parametrize(
    "changed",
    [
        {"on": 13},
        {"on": 33},  # a Saturday
        {"file_open_from": day(12)},
        {"file_open_from": day(35), "inspection_waived": True},
        {"place": " "},
    ],
    ids=["today", "weekend", "open in the past", "open too late", "no place"],
)
def test_a_hearing_that_cannot_be(world: World, procedure: Procedure, changed: dict[str, object]) -> None:
    with pytest.raises(WrongState):
        make.plan(world, procedure, **changed)  # type: ignore[arg-type]
    assert not Hearing.objects.exists()


def test_only_the_secretariat_plans_and_only_once(world: World, procedure: Procedure) -> None:
    values = {"planned_at": world.now + timedelta(days=35), "place": "Hier", "file_open_from": day(20)}
    for hat in (make.chair(world), world.member(Role.BOARD_MEMBER), world.submitter):
        with pytest.raises(NotAllowed):
            actions.plan_hearing(world.act(hat, days=13), procedure_id=procedure.pk, **values)  # type: ignore[arg-type]
    make.plan(world, procedure)
    with pytest.raises(AlreadyDone):
        make.plan(world, procedure)


def test_calling_off_ends_the_terms_and_lets_plan_anew(world: World, procedure: Procedure) -> None:
    hearing = make.plan(world, procedure)
    office = world.act(world.secretary, days=20)
    with pytest.raises(WrongState):
        actions.call_off(office, hearing_id=hearing.pk, reason=" ")
    actions.call_off(office, hearing_id=hearing.pk, reason="De voorzitter is ziek.")
    running = Deadline.objects.filter(subject_type="objections.hearing", state=DeadlineState.RUNNING)
    assert not running.exists()
    assert Mail.objects.filter(kind="hearing_called_off").exists()
    invitations = Letter.objects.filter(kind=LetterKind.INVITATION)
    assert all(letter.is_withdrawn for letter in invitations.order_by("id"))
    with pytest.raises(AlreadyDone):
        actions.call_off(office, hearing_id=hearing.pk, reason="De voorzitter is ziek.")
    assert make.plan(world, procedure, on=42, days=21).pk


def test_held_then_reported_then_fixed(world: World, procedure: Procedure) -> None:
    hearing = make.plan(world, procedure)
    member = make.committee(world)[1][0]
    with pytest.raises(WrongState, match="gehouden"):
        actions.report_hearing(world.act(member, days=35), hearing_id=hearing.pk, report="Te vroeg.")
    for wrong in (day(36), day(12)):
        with pytest.raises(WrongState):
            actions.hold_hearing(world.act(member, days=35), hearing_id=hearing.pk, held_on=wrong, attended="Wij.")
    with pytest.raises(NotAllowed):
        actions.hold_hearing(world.act(world.submitter, days=35), hearing_id=hearing.pk, held_on=day(35), attended="W.")
    actions.hold_hearing(world.act(member, days=35), hearing_id=hearing.pk, held_on=day(35), attended="De vader.")
    due = Deadline.objects.get(subject_type="objections.hearing", state=DeadlineState.RUNNING)
    assert (due.code, due.due) == ("committee_advice", day(63))
    with pytest.raises(WrongState, match="verslag"):
        actions.report_hearing(world.act(member, days=36), hearing_id=hearing.pk, report=" ")
    actions.report_hearing(world.act(member, days=36), hearing_id=hearing.pk, report="De vader vertelde.")
    with pytest.raises(AlreadyDone):
        actions.report_hearing(world.act(member, days=36), hearing_id=hearing.pk, report="Iets anders.")
    hearing.refresh_from_db()
    assert (hearing.report, hearing.reported_by_id) == ("De vader vertelde.", member.user_id)


def test_a_report_is_fixed_in_the_database_too(world: World, procedure: Procedure) -> None:
    from django.db import IntegrityError, transaction

    hearing = make.heard(world, procedure)
    with pytest.raises(IntegrityError, match="objection_hearing_frozen"), transaction.atomic():
        Hearing.objects.filter(pk=hearing.pk).update(report="Anders.")


def test_not_hearing_is_decided_by_the_chair_on_a_ground(world: World, procedure: Procedure) -> None:
    reason = "Het bezwaar gaat over iets waarover dit besluit niet gaat."
    office, head = world.act(world.secretary, days=14), world.act(make.chair(world), days=14)
    member = world.act(make.committee(world)[1][0], days=14)
    for act in (office, member):
        with pytest.raises(NotAllowed):
            actions.waive_hearing(act, procedure_id=procedure.pk, ground=NoHearingGround.UNFOUNDED, reason=reason)
    with pytest.raises(WrongState, match="Niet elke bezwaarmaker"):
        actions.waive_hearing(head, procedure_id=procedure.pk, ground=NoHearingGround.WAIVED, reason=reason)
    with pytest.raises(WrongState, match="wil worden gehoord"):
        actions.waive_hearing(head, procedure_id=procedure.pk, ground=NoHearingGround.NO_ANSWER, reason=reason)
    hearing = make.plan(world, procedure, days=14)
    actions.waive_hearing(head, procedure_id=procedure.pk, ground=NoHearingGround.UNFOUNDED, reason=reason)
    hearing.refresh_from_db()
    assert hearing.called_off_on == day(14)
    with pytest.raises(AlreadyDone):
        actions.waive_hearing(head, procedure_id=procedure.pk, ground=NoHearingGround.UNFOUNDED, reason=reason)


def test_asking_whether_somebody_wants_to_be_heard(world: World) -> None:
    case = make.contested(world)
    objection = make.filed(world, case, wants_hearing=None)
    procedure = make.forward(world, make.procedure_of(objection))
    head = make.chair(world)
    ground = {"ground": NoHearingGround.NO_ANSWER, "reason": "De ouder liet niets meer van zich horen."}
    with pytest.raises(WrongState, match="geen termijn"):
        actions.waive_hearing(world.act(head, days=14), procedure_id=procedure.pk, **ground)
    due = day(24)
    actions.ask_to_be_heard(world.act(world.secretary, days=13), objection_id=objection.pk, due_on=due)
    assert Mail.objects.filter(kind="hearing_asked").count() == 1
    with pytest.raises(WrongState, match="loopt nog"):
        actions.waive_hearing(world.act(head, days=24), procedure_id=procedure.pk, **ground)
    actions.waive_hearing(world.act(head, days=25), procedure_id=procedure.pk, **ground)
    procedure.refresh_from_db()
    assert procedure.hearing_waived_ground == NoHearingGround.NO_ANSWER


def test_the_objector_answers_for_himself(world: World) -> None:
    case = make.contested(world)
    objection = make.filed(world, case, wants_hearing=None)
    other, own = make.parent(world, case, 1), make.parent(world, case)
    for hat in (other, world.submitter):
        with pytest.raises(NotAllowed):
            actions.answer_to_be_heard(world.act(hat, days=13), objection_id=objection.pk, wants=False)
    actions.answer_to_be_heard(world.act(own, days=13), objection_id=objection.pk, wants=False)
    assert make.fresh(objection).wants_hearing is False
    with pytest.raises(WrongState, match="al gezegd"):
        actions.ask_to_be_heard(world.act(world.secretary, days=13), objection_id=objection.pk, due_on=day(24))


def test_the_moment_of_a_hearing_is_a_dutch_moment(world: World, procedure: Procedure) -> None:
    """Half past eleven at night in UTC is the next day here: the days are counted from that one."""
    late = datetime(2027, 4, 5, 22, 30, tzinfo=UTC)
    assert late.astimezone(ZoneInfo("Europe/Amsterdam")).date() == date(2027, 4, 6)
    make.plan(world, procedure, planned_at=late)
    due = Deadline.objects.get(subject_type="objections.hearing", code="papers")
    assert due.due == date(2027, 3, 27)
