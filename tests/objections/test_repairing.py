"""Mending an objection, and saying why it came late."""

from datetime import date

import pytest

from applications.models import Application
from casework.enums import DeadlineState
from casework.models import Deadline
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence.models import Letter
from objections import actions
from objections.enums import Defect, RepairOutcome, Status
from objections.models import Objection, RepairExtension
from tests.factories import objections as make
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")


@pytest.fixture
def case(world: World) -> Application:
    return make.contested(world)


def due(case: Application, code: str = "decide_objection") -> date | None:
    rows = Deadline.objects.filter(case_id=case.pk, code=code, state=DeadlineState.RUNNING)
    return rows.order_by("id").values_list("due", flat=True).first()


def ended(case: Application, code: str) -> list[str]:
    rows = Deadline.objects.filter(case_id=case.pk, code=code).exclude(state=DeadlineState.RUNNING)
    return list(rows.order_by("id").values_list("state", flat=True))


def letters(kind: str) -> list[tuple[str, int | None]]:
    return list(Letter.objects.filter(kind=kind).order_by("id").values_list("addressee_kind", "addressee_id"))


def ask(world: World, objection: Objection, *, days: int = 11, until: int = 24, **said: object) -> None:
    values = {"defects": [Defect.GROUNDS], **said}
    actions.ask_repair(
        world.act(world.secretary, days=days),
        objection_id=objection.pk,
        due_on=day(until),
        **values,  # type: ignore[arg-type]
    )


def by_parent(world: World, case: Application, days: int):  # type: ignore[no-untyped-def]
    return world.act(make.parent(world, case), days=days)


def test_asking_tells_the_objector_what_and_the_others_that_it_takes_longer(world: World, case: Application) -> None:
    objection = make.filed(world, case, grounds="", pro_forma=True)
    mother, father = case.guardians.order_by("id")
    ask(world, objection)

    assert make.fresh(objection).status == Status.AWAITING_REPAIR
    assert due(case, "repair") == day(24)
    assert letters("objection_repair") == [("guardian", mother.pk)]
    assert letters("objection_suspended") == [("board", case.board_id), ("guardian", father.pk)]
    contents = Letter.objects.get(kind="objection_repair").contents
    assert contents["items"] == [str(Defect.GROUNDS.label)]
    # Asked long before the term to decide begins on 20 April: nothing of it is suspended (K6).
    assert contents["decide_by"] == "2027-07-12"


def test_the_objector_mends_in_parts_and_then_whole(world: World, case: Application) -> None:
    objection = make.filed(world, case, grounds="", pro_forma=True)
    ask(world, objection, days=50, until=70)

    actions.mend(by_parent(world, case, 60), objection_id=objection.pk, grounds="Ten eerste.", papers=[make.scan()])
    assert make.fresh(objection).status == Status.AWAITING_REPAIR
    assert due(case, "repair") == day(70)

    actions.mend(by_parent(world, case, 63), objection_id=objection.pk, grounds="Ten tweede.", is_all=True)
    mended = make.fresh(objection)
    assert (mended.status, mended.pro_forma, mended.grounds) == (Status.RECEIVED, False, "Ten eerste.\n\nTen tweede.")
    assert objection.repairs.get().completed_on == day(63)
    assert ended(case, "repair") == ["met"]
    # Suspended from day 51 up to and including day 62: twelve days after Monday 12 July.
    assert due(case) == date(2027, 7, 26), "24 July is a Saturday"


def test_the_day_of_receipt_counts_and_not_the_day_of_recording(world: World, case: Application) -> None:
    objection = make.filed(world, case, grounds="", pro_forma=True)
    ask(world, objection, days=50, until=70)
    with pytest.raises(WrongState, match="tussen"):
        actions.record_repair(world.act(world.secretary, days=71), objection_id=objection.pk, received_on=day(49))

    actions.record_repair(world.act(world.secretary, days=80), objection_id=objection.pk, received_on=day(63))
    assert due(case) == date(2027, 7, 26)


def test_more_time_before_the_end_and_not_after_it(world: World, case: Application) -> None:
    objection = make.filed(world, case, grounds="", pro_forma=True)
    ask(world, objection, days=50, until=70)
    act = world.act(world.secretary, days=70)
    for unfit in (70, 75, 60):  # not later, a Saturday, in the past
        with pytest.raises(WrongState):
            actions.extend_repair(act, objection_id=objection.pk, due_on=day(unfit))

    actions.extend_repair(act, objection_id=objection.pk, due_on=day(78))
    assert due(case, "repair") == day(78)
    assert len(letters("objection_repair_extended")) == 1
    assert len(letters("objection_suspended")) == 4, "both others, twice"
    actions.extend_repair(world.act(world.secretary, days=78), objection_id=objection.pk, due_on=day(79))
    assert len(letters("objection_repair_extended")) == 2
    kept = RepairExtension.objects.order_by("id").values_list("former_day", "new_day")
    assert list(kept) == [(day(70), day(78)), (day(78), day(79))]
    with pytest.raises(WrongState, match="alleen daarvoor"):
        actions.extend_repair(world.act(world.secretary, days=80), objection_id=objection.pk, due_on=day(85))


def test_a_term_that_passed_unused_is_closed_after_its_last_day(world: World, case: Application) -> None:
    objection = make.filed(world, case, grounds="", pro_forma=True)
    ask(world, objection, days=50, until=70)
    with pytest.raises(WrongState, match="loopt nog"):
        actions.lapse_repair(world.act(world.secretary, days=70), objection_id=objection.pk)

    actions.lapse_repair(world.act(world.secretary, days=71), objection_id=objection.pk)
    assert objection.repairs.get().outcome == RepairOutcome.LAPSED
    assert ended(case, "repair") == ["missed"]
    assert due(case) == date(2027, 8, 2), "twenty days, to Sunday 1 August"


@pytest.mark.parametrize(("until", "fault"), [(11, "na vandaag"), (12, "werkdag"), (10, "na vandaag")])
def test_the_last_day_is_a_working_day_to_come(world: World, case: Application, until: int, fault: str) -> None:
    objection = make.filed(world, case, grounds="", pro_forma=True)
    with pytest.raises(WrongState, match=fault):
        ask(world, objection, until=until)


def test_what_is_asked_exists_and_is_asked_once(world: World, case: Application) -> None:
    objection = make.filed(world, case, grounds="", pro_forma=True)
    for defects in ([], ["iets"]):
        with pytest.raises(WrongState, match="Noem"):
            ask(world, objection, defects=defects)
    ask(world, objection)
    with pytest.raises(AlreadyDone):
        ask(world, objection)


def test_only_the_objector_and_the_secretariat_answer(world: World, case: Application) -> None:
    objection = make.filed(world, case, grounds="", pro_forma=True)
    ask(world, objection)
    for hat in (make.parent(world, case, 1), world.submitter):
        act = world.act(hat, days=12)
        with pytest.raises(NotAllowed):
            actions.mend(act, objection_id=objection.pk, grounds="Van een ander.")
        with pytest.raises(NotAllowed):
            actions.add_papers(act, objection_id=objection.pk, papers=[make.scan()])
        with pytest.raises(NotAllowed):
            actions.withdraw(act, objection_id=objection.pk)
    with pytest.raises(NotAllowed):
        actions.judge_party(
            by_parent(world, case, 12), objection_id=objection.pk, is_party=True, reason="Ik ben de moeder."
        )
    with pytest.raises(WrongState, match="Schrijf wat ontbrak"):
        actions.mend(by_parent(world, case, 12), objection_id=objection.pk, is_all=True)


def test_a_later_letter_belongs_to_the_same_objection(world: World, case: Application) -> None:
    objection = make.filed(world, case)
    actions.add_papers(by_parent(world, case, 20), objection_id=objection.pk, papers=[make.scan("further", "Brief")])
    actions.add_papers(
        world.act(world.secretary, days=25), objection_id=objection.pk, papers=[make.scan()], received_on=day(22)
    )
    assert [paper.received_on for paper in objection.papers.order_by("id")] == [day(20), day(22)]


def test_a_late_objection_is_asked_why_before_it_is_judged(world: World, case: Application) -> None:
    # The last day is Monday 19 April, day 49.
    objection = make.filed(world, case, days=50)
    judge = world.act(world.secretary, days=51)
    with pytest.raises(WrongState, match="Vraag eerst"):
        actions.judge_late(judge, objection_id=objection.pk, excused=True, why="Ziekte.")

    actions.ask_late_reason(judge, objection_id=objection.pk, due_on=day(70))
    assert due(case, "late_reason") == day(70)
    said = Letter.objects.get(kind="objection_late_reason").contents
    assert (said["ended_on"], said["answer_by"]) == ("2027-04-19", day(70).isoformat())
    with pytest.raises(AlreadyDone):
        actions.ask_late_reason(judge, objection_id=objection.pk, due_on=day(66))

    actions.answer_late_reason(
        by_parent(world, case, 60), objection_id=objection.pk, reason="Ik lag in het ziekenhuis."
    )
    assert ended(case, "late_reason") == ["met"]
    actions.judge_late(world.act(world.secretary, days=61), objection_id=objection.pk, excused=True, why="Opname.")
    assert make.fresh(objection).excused is True
    assert due(case) == date(2027, 7, 12)


def test_no_answer_after_the_last_day_may_be_judged(world: World, case: Application) -> None:
    objection = make.filed(world, case, days=50)
    actions.ask_late_reason(world.act(world.secretary, days=51), objection_id=objection.pk, due_on=day(70))
    for today, is_judged in ((70, False), (71, True)):
        act = world.act(world.secretary, days=today)
        if is_judged:
            actions.judge_late(act, objection_id=objection.pk, excused=False, why="Geen antwoord.")
        else:
            with pytest.raises(WrongState, match="wacht het antwoord af"):
                actions.judge_late(act, objection_id=objection.pk, excused=False, why="Geen antwoord.")
    assert ended(case, "late_reason") == ["missed"]


def test_in_time_nothing_is_asked(world: World, case: Application) -> None:
    objection = make.filed(world, case, days=49)
    act = world.act(world.secretary, days=50)
    with pytest.raises(WrongState, match="op tijd"):
        actions.ask_late_reason(act, objection_id=objection.pk, due_on=day(70))
    with pytest.raises(WrongState, match="op tijd"):
        actions.judge_late(act, objection_id=objection.pk, excused=True, why="Onnodig.")


def test_a_reason_that_came_with_the_objection_need_not_be_asked(world: World, case: Application) -> None:
    objection = make.filed(world, case, days=50, late_reason="De brief kwam pas op 15 april aan.")
    actions.judge_late(world.act(world.secretary, days=51), objection_id=objection.pk, excused=True, why="Post.")
    assert make.fresh(objection).excused is True


def test_standing_is_judged_with_words(world: World, case: Application) -> None:
    objection = make.registered(world, case, kind="other", name="De buurtschool")
    act = world.act(world.secretary, days=13)
    with pytest.raises(WrongState, match="waaruit"):
        actions.judge_party(act, objection_id=objection.pk, is_party=False, reason=" ")
    actions.judge_party(act, objection_id=objection.pk, is_party=False, reason="Wordt niet geraakt.")
    assert make.fresh(objection).is_party is False
