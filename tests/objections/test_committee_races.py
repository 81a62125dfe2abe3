"""Two at once around the committee: one composition, one hearing, one advice, and none refused without a reason."""

from typing import Any

import pytest

from casework.refusals import AlreadyDone, Refusal
from objections import actions
from objections.models import CommitteeAdvice, Hearing, Procedure, Seat
from tests.factories import applications
from tests.factories import objections as make
from tests.factories.applications import World
from tests.support.together import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("made_at_once")]


@pytest.fixture
def received() -> tuple[World, Procedure]:
    """An objection that came in; the committee's people are there."""
    where = applications.world()
    procedure = make.procedure_of(make.filed(where, make.contested(where)))
    make.committee(where)
    return where, procedure


def _refused_politely(found: list[Any]) -> list[Any]:
    """What succeeded; the others said that it was done."""
    done = [one for one in found if not isinstance(one, Exception)]
    assert all(isinstance(one, AlreadyDone) for one in found if isinstance(one, Exception)), found
    return done


def test_forwarding_twice_at_once_seats_one_committee(received: tuple[World, Procedure]) -> None:
    where, procedure = received
    found = together(lambda: make.forward(where, procedure), lambda: make.forward(where, procedure))
    assert len(_refused_politely(found)) == 1
    assert Seat.objects.filter(procedure=procedure).count() == 3


def test_planning_twice_at_once_plans_one_hearing(received: tuple[World, Procedure]) -> None:
    where, procedure = received
    make.forward(where, procedure)
    found = together(lambda: make.plan(where, procedure), lambda: make.plan(where, procedure))
    assert len(_refused_politely(found)) == 1
    assert Hearing.objects.filter(procedure=procedure).count() == 1


def test_fixing_twice_at_once_gives_one_advice(received: tuple[World, Procedure]) -> None:
    where, procedure = received
    make.forward(where, procedure)
    make.declared(where, procedure)
    make.heard(where, procedure)
    writer = make.committee(where)[1][0]
    values = make.advice_values(procedure)
    actions.save_advice(where.act(writer, days=40), procedure_id=procedure.pk, values=values)
    act = where.act(make.chair(where), days=40)

    def finish() -> CommitteeAdvice:
        return actions.finish_advice(act, procedure_id=procedure.pk)

    assert len(_refused_politely(together(finish, finish))) == 1
    assert CommitteeAdvice.objects.filter(procedure=procedure).count() == 1


def test_withdrawing_while_the_chair_fixes_the_advice(received: tuple[World, Procedure]) -> None:
    """Either the advice comes first, or there is nothing left to advise on; never an advice in an ended procedure."""
    where, procedure = received
    make.forward(where, procedure)
    make.declared(where, procedure)
    make.heard(where, procedure)
    values = make.advice_values(procedure)
    actions.save_advice(where.act(make.chair(where), days=40), procedure_id=procedure.pk, values=values)
    objection = procedure.objections.get()
    parent = where.act(make.parent(where, procedure.application), days=40)
    chair = where.act(make.chair(where), days=40)
    found = together(
        lambda: actions.withdraw(parent, objection_id=objection.pk),
        lambda: actions.finish_advice(chair, procedure_id=procedure.pk),
    )
    assert not isinstance(found[0], Exception)
    procedure.refresh_from_db()
    assert procedure.status == "withdrawn"
    assert procedure.advised_on is None or not isinstance(found[1], Exception)
    assert isinstance(found[1], CommitteeAdvice | Refusal)
