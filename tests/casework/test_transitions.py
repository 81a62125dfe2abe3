"""The one place that assigns a status: permission, state, checklist, status, entry; in that order."""

import uuid
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from casework import transitions
from casework.acting import Act, Actor
from casework.audit import OFFICE, Verb
from casework.checklist import Point
from casework.models import AuditEntry
from casework.permissions import ALLOWED, Permission, refused
from casework.refusals import AlreadyDone, NotAllowed, NotReady, WrongState
from casework.transitions import Transition, Workflow

pytestmark = pytest.mark.django_db
CLOSED = Verb("test.closed", "Er is gesloten", OFFICE)


def may_close(actor: Actor, facts: Any) -> Permission:
    return ALLOWED if actor.role == "keeper" else refused("Alleen de bewaarder sluit.")


def points(facts: Any) -> list[Point]:
    return [
        Point("lock", facts["locked"], "Draai de deur op slot.", repair="lock"),
        Point("light", facts["dark"], "Doe het licht uit.", soft=True),
    ]


DOOR = Workflow("test.door", Transition("close", ("open",), "closed", CLOSED, may_close, points, done="Was al dicht."))


class Door:
    """A record with a status, as far as transitions need one."""

    _meta = SimpleNamespace(label_lower="test.door")

    def __init__(self, status: str = "open") -> None:
        self.pk, self.status, self.saved = 7, status, []

    def save(self, update_fields: list[str]) -> None:
        self.saved.append(update_fields)

    def get_status_display(self) -> str:
        return self.status


def act(role: str = "keeper", cause: str = "") -> Act:
    actor = Actor(1, 2, role, 3, 4, "Sam de Vries")
    return Act(actor, datetime(2027, 3, 1, tzinfo=UTC), str(uuid.uuid4()), cause)


def close(door: Door, who: Act, locked: bool = True, dark: bool = True) -> None:
    facts = {"locked": locked, "dark": dark}
    transitions.run(who, door, DOOR["close"], case_id=5, facts=facts, changed=("closed_by",), reference="12")


def test_a_transition_sets_the_status_and_writes_one_entry() -> None:
    door = Door()
    close(door, act())
    assert door.status == "closed"
    assert door.saved == [["status", "closed_by"]]
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.case_id, entry.subject_type, entry.subject_id) == ("test.closed", 5, "test.door", 7)
    assert (entry.actor_id, entry.actor_name, entry.actor_role) == (1, "Sam de Vries", "keeper")
    assert (entry.fields, entry.reference) == (["closed_by"], "12")


def test_without_permission_nothing_moves_even_when_points_are_open() -> None:
    door = Door()
    with pytest.raises(NotAllowed) as refusal:
        close(door, act("visitor"), locked=False)
    assert refusal.value.reason == "Alleen de bewaarder sluit."
    assert door.status == "open"
    assert not AuditEntry.objects.exists()


def test_open_points_come_all_together_and_soft_ones_do_not_block() -> None:
    door = Door()
    with pytest.raises(NotReady) as refusal:
        close(door, act(), locked=False, dark=False)
    assert [point.code for point in refusal.value.points] == ["lock"]
    assert door.status == "open"
    close(door, act(), dark=False)
    assert door.status == "closed"


def test_a_second_time_is_already_done_and_another_state_is_wrong() -> None:
    with pytest.raises(AlreadyDone, match="Was al dicht"):
        close(Door("closed"), act())
    with pytest.raises(WrongState, match="Dit kan nu niet"):
        close(Door("gone"), act())
    assert not AuditEntry.objects.exists()


def test_a_consequence_asks_no_permission_but_names_its_cause() -> None:
    door = Door()
    with pytest.raises(ValueError, match="cause"):
        transitions.follow(act("visitor"), door, DOOR["close"], case_id=5)
    transitions.follow(act("visitor", cause="storm"), door, DOOR["close"], case_id=5)
    assert door.status == "closed"
    assert AuditEntry.objects.get().cause == "storm"


def test_a_consequence_checks_the_state_too() -> None:
    with pytest.raises(WrongState):
        transitions.follow(act(cause="storm"), Door("gone"), DOOR["close"], case_id=5)


def test_only_a_new_record_can_begin() -> None:
    with pytest.raises(ValueError, match="new"):
        transitions.begin(Door(), "closed")
