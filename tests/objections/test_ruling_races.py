"""Deciding on an objection twice at once, and withdrawing it meanwhile: one outcome, and none without the lock."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.enums import MandateKind
from accounts.models import Membership
from applications.models import Application
from decisions import queries as decisions
from decisions.enums import IN_FORCE
from decisions.models import Decision
from objections import actions
from objections.actions import common, ruling
from objections.enums import Effect, Outcome, ProcedureStatus, RulingStatus, Status
from objections.models import Objection, ObjectionDecision, Procedure
from tests.factories import accounts, applications, objections
from tests.factories import decisions as first
from tests.factories import rulings as make
from tests.factories.applications import World
from tests.support.moments import Moment
from tests.support.polite import impolite
from tests.support.together import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("made_at_once")]
ROUNDS = 50
DAY = first.day(make.RULED)
type Start = tuple[World, ObjectionDecision, Moment]


@pytest.fixture
def start(moment: Callable[[], Moment]) -> Start:
    """A draft that meets an objection to a grant, offered, and all who may do something with it."""
    where = applications.world()
    case = objections.contested(where)
    offered = draft(where, case)
    make.decider(where)
    colleague(where)
    return where, offered, moment()


@pytest.fixture
def without_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verbs look without locking the case, the procedure and the decision on objection."""

    def look(application_id: int) -> Application:
        return Application.objects.select_related("site", "board", "partnership").get(pk=application_id)

    def procedure_of(case: Application, procedure_id: int) -> Procedure:
        procedure = Procedure.objects.select_related("decision").get(pk=procedure_id)
        procedure.application = procedure.decision.application = case
        return procedure

    def look_at_ruling(ruling_id: int) -> ObjectionDecision:
        found = ObjectionDecision.objects.select_related("replacement", "advice").get(pk=ruling_id)
        found.procedure = common.lock_procedure(found.procedure_id)
        return found

    monkeypatch.setattr(common, "lock_case", look)
    monkeypatch.setattr(common, "_locked", procedure_of)
    monkeypatch.setattr(ruling, "lock_ruling", look_at_ruling)


def colleague(where: World) -> Membership:
    """A second person who may decide on objections."""
    if "second_decider" not in where.extra:
        made = accounts.decider(partnership=where.partnership, name="D. Proefbestuurder")
        accounts.mandate(membership=made, kind=MandateKind.DECIDE_OBJECTIONS)
        where.extra["second_decider"] = made
    return where.extra["second_decider"]


def draft(where: World, case: Application) -> ObjectionDecision:
    """An objection within the term, and a draft that meets it in full, offered."""
    act = where.act(objections.parent(where, case), days=49)
    contested = decisions.in_force(case.pk)
    assert contested is not None
    filed = actions.file_objection(act, decision_id=contested.pk, notice=objections.notice())
    procedure = objections.procedure_of(filed)
    return make.offered(where, procedure, Outcome.MET, Effect.SUPERSEDED)


def adopting(where: World, offered: ObjectionDecision, who: Membership) -> Callable[[], Any]:
    act = where.act(who, days=make.RULED)
    return lambda: actions.adopt_ruling(act, ruling_id=offered.pk, sending_date=DAY)


def two_decide(where: World, offered: ObjectionDecision) -> list[str]:
    """Two people decide at once: one decision on the objection, one that follows from it, one polite refusal."""
    found = together(*(adopting(where, offered, who) for who in (make.decider(where), colleague(where))))
    kinds = sorted(type(one).__name__ for one in found)
    wrong = [] if kinds == ["AlreadyDone", "ObjectionDecision"] else [f"outcomes {kinds} {impolite(found)}"]
    unsent = Decision.objects.filter(supersedes__isnull=False, status__in=IN_FORCE).count()
    return wrong if unsent == 1 else [*wrong, f"{unsent} decisions that follow"]


def decide_while_withdrawing(where: World, offered: ObjectionDecision) -> list[str]:
    """Whoever comes last finds how it is: nothing is decided on an objection that was withdrawn."""
    objection = Objection.objects.get(procedure=offered.procedure)
    act = where.act(objections.parent(where, objection.application), days=make.RULED)
    found = together(
        adopting(where, offered, make.decider(where)), lambda: actions.withdraw(act, objection_id=objection.pk)
    )
    wrong = impolite(found)
    standing = ObjectionDecision.objects.filter(procedure=offered.procedure).exclude(status=RulingStatus.REVOKED)
    now = Procedure.objects.get(pk=offered.procedure_id)
    if Objection.objects.get(pk=objection.pk).status != Status.WITHDRAWN:
        wrong.append("the objection was not withdrawn")
    if now.status != ProcedureStatus.WITHDRAWN or standing.exists():
        wrong.append(f"{now.status} with {standing.count()} decisions")
    if Decision.objects.filter(supersedes__isnull=False, status__in=IN_FORCE).exists():
        wrong.append("a decision followed from it")
    return wrong


class TestDecidingTwice:
    def test_gives_one_decision_and_one_polite_refusal(self, start: Start):
        where, offered, moment = start
        for number in moment.rounds(ROUNDS):
            assert two_decide(where, offered) == [], f"round {number}"

    def test_is_lost_without_the_lock(self, start: Start, without_lock: None):
        where, offered, moment = start
        assert any(two_decide(where, offered) for _ in moment.rounds(ROUNDS))


class TestWithdrawingAgainstDeciding:
    def test_never_leaves_a_decision_on_what_was_withdrawn(self, start: Start):
        where, offered, moment = start
        for number in moment.rounds(ROUNDS):
            assert decide_while_withdrawing(where, offered) == [], f"round {number}"

    def test_is_lost_without_the_lock(self, start: Start, without_lock: None):
        where, offered, moment = start
        assert any(decide_while_withdrawing(where, offered) for _ in moment.rounds(ROUNDS))
