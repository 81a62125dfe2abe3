"""First outcome by outcome of the objection: decision in force, letters, access, what each reads, and the count."""

from datetime import date
from typing import Any

import pytest

from accounts.enums import Role
from accounts.queries import actor_of
from applications.enums import Capacity, Status
from applications.models import Application, Participation
from applications.queries import stage_of
from casework.refusals import NotReady, WrongState
from correspondence.models import Letter
from decisions import actions as decisions_actions
from decisions import queries as decisions
from decisions.enums import Ground
from decisions.enums import Outcome as First
from funding import queries as funding
from funding import rules as funding_rules
from objections import actions
from objections.enums import Effect, Outcome, ProcedureStatus
from objections.models import Objection, Procedure, Seat
from tests.factories import applications, objections, rulings
from tests.factories import decisions as first
from tests.outcomes.table import ALL_ENDS, FIRST, FORMAL_GROUNDS, GRANT, TABLE, WITHDRAWN, Cell

LATER = date(2027, 10, 2)


def end(where: Any, procedure: Procedure, outcome: str, effect: str, name: str) -> None:
    """End the objection in this way."""
    if outcome == Outcome.WITHDRAWN:
        hat = objections.parent(where, procedure.application)
        actions.withdraw(where.act(hat, days=50), objection_id=procedure.objections.get().pk)
        return
    new = First.REFUSAL if name == GRANT else First.GRANT
    said = {"new_outcome": str(new)} if effect == Effect.SUPERSEDED else {}
    rulings.sent(where, procedure, outcome, effect, **said)


@pytest.mark.parametrize(("name", "ended"), [key for key, cell in TABLE.items() if not cell.refused])
def test_what_follows(apart: Any, name: str, ended: tuple[str, str]) -> None:
    where, procedure = apart[name]
    cell = TABLE[name, ended]
    end(where, procedure, *ended, name)
    case = applications.fresh(procedure.application)
    assert first.fresh(procedure.decision).status == cell.contested
    force = decisions.in_force(case.pk)
    assert (force.outcome if force else None) == cell.counts
    _check_letters(procedure, cell)
    _check_access(case, procedure, ended)
    _check_stages(where, case, cell)
    _check_reopened(where, case, cell)
    assert _is_funded(where, case) is cell.funded


def _check_letters(procedure: Procedure, cell: Cell) -> None:
    told = Letter.objects.filter(case_id=procedure.application_id, kind="objection_decision", status="released")
    assert tuple(told.order_by("id").values_list("addressee_kind", flat=True)) == cell.letters
    rows = Letter.objects.filter(case_id=procedure.application_id, kind="decision", status="released")
    new = rows.exclude(subject_id=procedure.decision_id)
    assert tuple(new.order_by("id").values_list("addressee_kind", flat=True)) == cell.replaced
    for letter in told:
        assert [one["title"] for one in letter.enclosures], "the advice of the committee goes along"


def _check_access(case: Application, procedure: Procedure, ended: tuple[str, str]) -> None:
    """The committee reads no longer; school and parents go on."""
    parts = Participation.objects.filter(application=case, active_until__isnull=True)
    assert not parts.filter(capacity=Capacity.COMMITTEE).exists()
    assert parts.filter(capacity=Capacity.GUARDIAN).exists()
    assert not Seat.objects.filter(procedure=procedure, ended_on__isnull=True).exists()
    closed = ProcedureStatus.WITHDRAWN if ended == WITHDRAWN else ProcedureStatus.CLOSED
    assert Procedure.objects.get(pk=procedure.pk).status == closed
    assert Objection.objects.get(procedure=procedure).outcome == ended[0]
    assert case.contested_on is None


def _check_stages(where: Any, case: Application, cell: Cell) -> None:
    stage = stage_of(case, where.act(where.secretary).actor)
    assert (stage.code, stage.word) == cell.office
    for hat in (where.submitter, objections.parent(where, case)):
        stage = stage_of(case, where.act(hat).actor)
        assert (stage.code, stage.word) == cell.others


def _check_reopened(where: Any, case: Application, cell: Cell) -> None:
    assert (case.reopened_on is not None) is cell.open
    assert (case.status not in {Status.DECIDED, Status.NOT_PROCESSED}) is cell.open
    if cell.open:
        assert case.next_due_on is not None
        assert case.next_due_on > first.day(50)


def _is_funded(where: Any, case: Application) -> bool:
    """Whether it is counted on 1 October, as far as there is a place."""
    actor = actor_of(where.member(Role.CONTROLLER))
    chain = funding.chain_of_case(actor, case.pk)
    if chain is None:
        return False
    judged = funding_rules.judge(chain, 2027, LATER)
    return judged is not None and judged.standing in funding_rules.IN_FORCE


@pytest.mark.parametrize(("name", "ended"), [key for key, cell in TABLE.items() if cell.refused])
def test_what_cannot_be_is_refused_with_the_way_out(apart: Any, name: str, ended: tuple[str, str]) -> None:
    where, procedure = apart[name]
    draft = rulings.offered(where, procedure, *ended, new_outcome=str(First.GRANT))
    with pytest.raises(NotReady) as refused:
        rulings.adopt(where, draft)
    (point,) = [one for one in refused.value.points if one.code == "two_advices"]
    assert TABLE[name, ended].refused in point.sentence
    assert decisions.in_force(procedure.application_id) == procedure.decision


@pytest.mark.usefixtures("db")
def test_what_was_taken_back_before_it_was_sent_is_no_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has it, so nobody can object to it."""
    where = applications.world()
    decision = first.adopted(where)
    decisions_actions.take_back(where.act(first.decider(where), days=5), decision_id=decision.pk, reason="Fout.")
    with pytest.raises(WrongState):
        actions.file_objection(where.act(where.submitter, days=6), decision_id=decision.pk, notice=objections.notice())


def test_no_cell_is_empty() -> None:
    """Every outcome and ground that a decision can have, by everything that can become of an objection."""
    assert set(First) == {First.GRANT, First.REFUSAL, First.NOT_PROCESSED}
    assert set(Ground) == set.union(*FORMAL_GROUNDS.values())
    assert set(Outcome) == {outcome for outcome, _ in ALL_ENDS}
    assert set(Effect) == {effect for _, effect in ALL_ENDS if effect}
    assert set(TABLE) == {(name, ended) for name in FIRST for ended in ALL_ENDS}
