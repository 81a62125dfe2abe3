"""A later decision on objection, and the end of a procedure without one."""

from datetime import date

import pytest

from applications import actions as applications_actions
from applications.models import Application
from casework.enums import DeadlineState
from casework.models import Deadline, Mail
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from correspondence.models import Letter
from decisions import actions as deciding
from objections import actions
from objections.enums import DelayGround, Outcome, ProcedureStatus, Status, WithdrawnHow
from objections.models import Procedure
from tests.factories import applications, decisions
from tests.factories import objections as make
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")
REASON = "De commissie heeft meer tijd nodig."


@pytest.fixture
def case(world: World) -> Application:
    return make.contested(world)


def running(case: Application) -> dict[str, date]:
    rows = Deadline.objects.filter(case_id=case.pk, state=DeadlineState.RUNNING)
    return {row.code: row.due for row in rows.order_by("id")}


def test_adjourned_once_and_told_to_everybody(world: World, case: Application) -> None:
    procedure = make.filed(world, case).procedure
    act = world.act(world.secretary, days=60)
    for weeks in (0, 7):
        with pytest.raises(WrongState, match="zes weken"):
            actions.adjourn(act, procedure_id=procedure.pk, weeks=weeks, reason=REASON)
    actions.adjourn(act, procedure_id=procedure.pk, weeks=6, reason=REASON)

    assert running(case)["decide_objection"] == date(2027, 8, 23)
    told = Letter.objects.filter(kind="objection_longer_term").order_by("id")
    assert [(letter.addressee_kind, letter.contents["new_last_day"]) for letter in told] == [
        ("board", "2027-08-23"),
        ("guardian", "2027-08-23"),
        ("guardian", "2027-08-23"),
    ]
    with pytest.raises(AlreadyDone):
        actions.adjourn(act, procedure_id=procedure.pk, weeks=1, reason=REASON)


def test_later_only_before_the_last_day_has_passed(world: World, case: Application) -> None:
    procedure = make.filed(world, case).procedure
    last = (date(2027, 7, 12) - applications.TODAY).days
    too_late, in_time = (world.act(world.secretary, days=last + more) for more in (1, 0))
    with pytest.raises(WrongState, match="vóór die dag"):
        actions.adjourn(too_late, procedure_id=procedure.pk, weeks=6, reason=REASON)
    with pytest.raises(WrongState, match="langer duurt"):
        actions.adjourn(in_time, procedure_id=procedure.pk, weeks=6, reason="")
    actions.adjourn(in_time, procedure_id=procedure.pk, weeks=6, reason=REASON)


def test_a_further_delay_needs_a_ground_and_a_later_working_day(world: World, case: Application) -> None:
    procedure = make.filed(world, case).procedure
    act = world.act(world.secretary, days=60)
    good = {"new_last_day": date(2027, 9, 1), "ground": DelayGround.ALL_AGREED, "reason": REASON}
    for bad in ({"ground": "zomaar"}, {"new_last_day": date(2027, 7, 12)}, {"new_last_day": date(2027, 9, 4)}):
        with pytest.raises(WrongState):
            actions.put_off(act, procedure_id=procedure.pk, **{**good, **bad})  # type: ignore[arg-type]
    actions.put_off(act, procedure_id=procedure.pk, **good)  # type: ignore[arg-type]

    assert running(case)["decide_objection"] == date(2027, 9, 1)
    with pytest.raises(NotAllowed):
        actions.put_off(world.act(world.submitter, days=61), procedure_id=procedure.pk, **good)  # type: ignore[arg-type]


def test_one_of_two_withdraws_and_the_other_goes_on(world: World, case: Application) -> None:
    mine, other = make.filed(world, case), make.filed(world, case, 1)
    actions.withdraw(world.act(make.parent(world, case), days=20), objection_id=mine.pk)

    gone = make.fresh(mine)
    assert (gone.status, gone.outcome, gone.withdrawn_how) == (Status.WITHDRAWN, Outcome.WITHDRAWN, WithdrawnHow.PORTAL)
    assert make.procedure_of(other).status == ProcedureStatus.RECEIVED
    letters = Letter.objects.filter(kind="objection_withdrawn")
    assert [letter.addressee_id for letter in letters] == [mine.guardian_id], "the other one is not told who withdrew"
    assert applications.fresh(case).contested_on is not None


def test_the_last_one_ends_everything(world: World, case: Application) -> None:
    objection = make.filed(world, case, grounds="", pro_forma=True)
    actions.ask_repair(
        world.act(world.secretary, days=11), objection_id=objection.pk, defects=["grounds"], due_on=day(24)
    )
    actions.withdraw(
        world.act(world.secretary, days=20),
        objection_id=objection.pk,
        how=WithdrawnHow.WRITTEN,
        withdrawn_on=day(18),
        papers=[make.scan("withdrawal", "Brief")],
    )

    procedure = make.procedure_of(objection)
    assert (procedure.status, procedure.closed_on) == (ProcedureStatus.WITHDRAWN, day(20))
    assert set(running(case)) == {"objection"}, "only the term to object itself still runs"
    assert objection.repairs.get().closed_on == day(20)
    assert applications.fresh(case).contested_on is None
    told = Letter.objects.filter(kind="objection_withdrawn").order_by("id")
    assert [letter.contents["is_own"] for letter in told] == [True, False, False]
    assert Mail.objects.filter(kind="objection_withdrawn").exists()
    with pytest.raises(AlreadyDone):
        actions.withdraw(world.act(world.secretary, days=21), objection_id=objection.pk, how=WithdrawnHow.WRITTEN)


def test_the_secretariat_says_how_and_when(world: World, case: Application) -> None:
    objection = make.filed(world, case)
    act = world.act(world.secretary, days=20)
    with pytest.raises(WrongState, match="schriftelijk"):
        actions.withdraw(act, objection_id=objection.pk)
    for unfit in (9, 21):
        with pytest.raises(WrongState, match="tussen"):
            actions.withdraw(act, objection_id=objection.pk, how=WithdrawnHow.AT_HEARING, withdrawn_on=day(unfit))


def test_withdrawn_and_filed_again_within_the_term(world: World, case: Application) -> None:
    first = make.filed(world, case)
    actions.withdraw(world.act(make.parent(world, case), days=20), objection_id=first.pk)
    again = make.filed(world, case, days=30)

    assert [row.number for row in Procedure.objects.order_by("id")] == ["BZW-2027-00001", "BZW-2027-00002"]
    assert make.fresh(again).status == Status.RECEIVED
    assert applications.fresh(case).contested_on == day(30)


def test_an_early_objection_gets_its_term_when_the_decision_is_sent(world: World) -> None:
    decision = decisions.adopted(world)
    make.registered(world, decision.application, days=5, received=5)
    assert "decide_objection" not in running(decision.application)

    decisions.make_letters(world)
    decisions.publish(world, decision)
    assert running(decision.application)["decide_objection"] == date(2027, 7, 12)


def test_what_is_taken_back_cannot_be_contested_any_more(world: World) -> None:
    decision = decisions.adopted(world)
    objection = make.registered(world, decision.application, days=5, received=5)
    deciding.take_back(world.act(decisions.decider(world), days=6), decision_id=decision.pk, reason="Een fout.")

    gone = make.fresh(objection)
    assert (gone.status, gone.withdrawn_how) == (Status.WITHDRAWN, WithdrawnHow.LAPSED)
    assert make.procedure_of(objection).status == ProcedureStatus.WITHDRAWN
    assert "teruggenomen" in Letter.objects.filter(kind="objection_withdrawn").order_by("id")[0].contents["lapsed"]


def test_an_application_that_is_withdrawn_takes_its_early_objection_along(world: World) -> None:
    decision = decisions.adopted(world)
    objection = make.registered(world, decision.application, days=5, received=5)
    applications_actions.withdraw(
        world.act(world.submitter, days=6), application_id=decision.application_id, reason="parents"
    )
    assert make.fresh(objection).withdrawn_how == WithdrawnHow.LAPSED
    assert not running(decision.application)


def test_a_case_that_lapses_ends_its_objection_without_a_word(world: World, case: Application) -> None:
    objection = make.filed(world, case)
    before = set(Letter.objects.values_list("pk", flat=True))
    applications_actions.lapse(world.act(world.secretary, days=21), application_id=case.pk, reason="died")
    gone = make.fresh(objection)
    assert (gone.status, gone.withdrawn_how, gone.withdrawn_note) == (
        Status.WITHDRAWN,
        WithdrawnHow.LAPSED,
        "De zaak is vervallen.",
    )
    assert make.procedure_of(objection).status == ProcedureStatus.WITHDRAWN
    assert running(case) == {}
    assert set(Letter.objects.values_list("pk", flat=True)) == before
    waiting = Mail.objects.filter(case_id=case.pk, state="queued")
    assert set(waiting.values_list("kind", flat=True)) == {"application_lapsed"}
