"""Making an objection, and registering one that came on paper."""

from datetime import date

import pytest

from accounts.enums import Role
from accounts.models import Membership
from applications import actions as applications_actions
from applications.models import Application
from casework.enums import DeadlineState
from casework.models import AuditEntry, Deadline
from casework.refusals import AlreadyDone, NotAllowed, WrongState
from decisions import actions as deciding
from decisions.models import Decision
from objections import actions
from objections.enums import Channel, ObjectorKind, ProcedureStatus, Status
from objections.models import Objection, Procedure
from tests.factories import accounts, applications, decisions
from tests.factories import objections as make
from tests.factories.applications import World
from tests.factories.decisions import day

pytestmark = pytest.mark.usefixtures("made_at_once")


@pytest.fixture
def case(world: World) -> Application:
    """A case whose decision was sent on day 5."""
    return make.contested(world)


def terms_of(case: Application) -> dict[str, date]:
    rows = Deadline.objects.filter(case_id=case.pk, state=DeadlineState.RUNNING).order_by("id")
    return {row.code: row.due for row in rows}


def test_a_parent_objects_and_gets_a_number(world: World, case: Application) -> None:
    objection = make.filed(world, case, papers=[make.scan()])

    procedure = make.procedure_of(objection)
    assert procedure.number == "BZW-2027-00001"
    assert procedure.status == ProcedureStatus.RECEIVED
    assert procedure.received_on == objection.received_on == day(10)
    assert objection.status == Status.RECEIVED
    assert (objection.objector_kind, objection.channel) == (ObjectorKind.GUARDIAN, Channel.PORTAL)
    assert objection.guardian == case.guardians.order_by("id").first()
    assert objection.is_party is True
    assert objection.papers.get().file.case_id == case.pk
    assert AuditEntry.objects.filter(verb="objections.received", reference=procedure.number).count() == 1


def test_the_term_to_decide_runs_from_the_end_of_the_objection_term(world: World, case: Application) -> None:
    make.filed(world, case)

    # Sent on Saturday 6 March: six weeks end on Saturday 17 April, so on Monday 19 April; twelve weeks later.
    assert terms_of(case) == {
        "objection": date(2027, 4, 19),
        "lbt_request": day(24),
        "decide_objection": date(2027, 7, 12),
    }
    assert applications.fresh(case).next_due_on == day(24)


def test_both_parents_and_the_board_come_into_one_procedure(world: World, case: Application) -> None:
    objections = [make.filed(world, case), make.filed(world, case, 1), make.filed_by_board(world, case, days=12)]

    assert len({objection.procedure_id for objection in objections}) == 1
    assert Procedure.objects.get().number == "BZW-2027-00001"


def test_an_earlier_receipt_on_paper_moves_the_clock_back(world: World, case: Application) -> None:
    make.filed(world, case)
    make.registered(world, case, guardian=case.guardians.order_by("id")[1], days=12, received=8)

    assert Procedure.objects.get().received_on == day(8)
    assert terms_of(case)["lbt_request"] == day(22)


def test_a_second_objection_of_the_same_objector_is_one(world: World, case: Application) -> None:
    make.filed(world, case)

    with pytest.raises(AlreadyDone, match="loopt al"):
        make.filed(world, case, days=11)
    with pytest.raises(AlreadyDone):
        make.registered(world, case)
    assert Objection.objects.count() == 1


def test_grounds_may_follow_but_silence_is_none(world: World, case: Application) -> None:
    with pytest.raises(WrongState, match="waarom u het niet eens bent"):
        make.filed(world, case, grounds="  ")
    assert make.filed(world, case, grounds="", pro_forma=True).pro_forma


def test_only_whoever_speaks_for_the_board_objects_for_it(world: World, case: Application) -> None:
    act = world.act(world.colleague, days=10)
    with pytest.raises(NotAllowed, match="mandaat"):
        actions.file_objection(act, decision_id=make.decision_of(case).pk, notice=make.notice())
    assert make.filed_by_board(world, case).objector_name == world.board.name


def _set_authority(world: World, case: Application, authority: str) -> None:
    guardian = case.guardians.order_by("id")[0]
    guardian.authority = authority
    guardian.save(update_fields=["authority"])


def test_a_parent_without_authority_is_told_where_to_ask_it(world: World, case: Application) -> None:
    make.parent(world, case)
    _set_authority(world, case, "no")
    with pytest.raises(NotAllowed, match="gezagsregister"):
        make.filed(world, case)

    on_paper = make.registered(world, case)
    assert on_paper.is_party is None, "somebody judges it, never the program"


def test_unknown_authority_is_asked_after_receipt(world: World, case: Application) -> None:
    make.parent(world, case)
    _set_authority(world, case, "unknown")

    assert make.filed(world, case).is_party is None


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.PARENT, Role.SCHOOL_STAFF}])
def test_who_is_no_party_does_not_object(world: World, case: Application, role: str) -> None:
    act = world.act(world.member(role), days=10)
    with pytest.raises(NotAllowed):
        actions.file_objection(act, decision_id=make.decision_of(case).pk, notice=make.notice())


def test_strangers_do_not_object(world: World, case: Application) -> None:
    bystander = accounts.membership(role=Role.PARENT, partnership=world.partnership)
    other_board = accounts.submitter(partnership=world.partnership)
    elsewhere = accounts.membership(role=Role.SECRETARIAT)
    decision = make.decision_of(case)
    for hat in (bystander, other_board):
        with pytest.raises(NotAllowed):
            actions.file_objection(world.act(hat, days=10), decision_id=decision.pk, notice=make.notice())
    for hat in (elsewhere, world.submitter, bystander):
        with pytest.raises(NotAllowed):
            _register(world, hat, decision)


def test_ended_access_ends_the_right_to_object_here(world: World, case: Application) -> None:
    hat = make.parent(world, case)
    guardian = case.guardians.order_by("id")[0]
    applications_actions.end_guardian_access(
        world.act(world.secretary), application_id=case.pk, guardian_id=guardian.pk
    )
    with pytest.raises(NotAllowed):
        actions.file_objection(world.act(hat, days=10), decision_id=make.decision_of(case).pk, notice=make.notice())


def _register(world: World, hat: Membership, decision: Decision) -> Objection:
    return actions.register_objection(
        world.act(hat, days=12),
        decision_id=decision.pk,
        objector_kind=ObjectorKind.OTHER,
        objector_name="Buurtschool De Proef",
        channel=Channel.POST,
        received_on=day(10),
        notice=make.notice(),
    )


def test_another_interested_party_needs_a_name_and_a_judgement(world: World, case: Application) -> None:
    objection = _register(world, world.secretary, make.decision_of(case))
    assert (objection.objector_name, objection.is_party) == ("Buurtschool De Proef", None)
    with pytest.raises(WrongState, match="naam"):
        make.registered(world, case, kind=ObjectorKind.OTHER, name=" ")


@pytest.mark.parametrize(
    ("received", "fault"), [(13, "toekomst"), (4, "nog niet")], ids=["in the future", "before the decision"]
)
def test_days_that_cannot_be(world: World, case: Application, received: int, fault: str) -> None:
    with pytest.raises(WrongState, match=fault):
        make.registered(world, case, days=12, received=received)


def test_a_postmark_after_receipt_cannot_be(world: World, case: Application) -> None:
    with pytest.raises(WrongState, match="Poststempel"):
        make.registered(world, case, received=10, postmark=11)


def test_before_it_is_sent_only_paper_is_accepted(world: World) -> None:
    decision = decisions.adopted(world)
    with pytest.raises(WrongState, match="nog geen besluit"):
        make.filed(world, decision.application, days=5)

    make.registered(world, decision.application, days=5, received=5)
    assert set(terms_of(decision.application)) == {"decide_application", "lbt_request"}


def test_a_draft_cannot_be_contested(world: World) -> None:
    decision = decisions.to_decide(world)
    for attempt in (
        lambda: make.filed(world, decision.application),
        lambda: make.registered(world, decision.application),
    ):
        with pytest.raises(WrongState, match="nog geen besluit"):
            attempt()


def test_a_decision_that_was_taken_back_cannot_be_contested(world: World) -> None:
    decision = decisions.adopted(world)
    deciding.take_back(world.act(decisions.decider(world), days=5), decision_id=decision.pk, reason="Fout.")
    act = world.act(world.secretary, days=6)
    with pytest.raises(WrongState, match="geldt niet meer"):
        actions.register_objection(
            act,
            decision_id=decision.pk,
            objector_kind=ObjectorKind.BOARD,
            channel=Channel.POST,
            received_on=day(5),
            notice=make.notice(),
        )


def test_numbers_run_on_per_partnership(world: World, case: Application) -> None:
    make.filed(world, case)
    other = applications.world()
    assert make.procedure_of(make.filed(other, make.contested(other))).number == "BZW-2027-00001"
    second = make.contested(world)
    assert make.procedure_of(make.filed_by_board(world, second)).number == "BZW-2027-00002"
