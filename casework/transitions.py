"""States as data: the only place that assigns a status, with its permission, its checklist and its audit entry."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db import models

from casework import audit, checklist
from casework.acting import Act, Actor
from casework.checklist import Point
from casework.permissions import Permission, require
from casework.refusals import AlreadyDone, WrongState


@dataclass(frozen=True, slots=True)
class Transition:
    """One arrow of a workflow. ``permission(actor, facts)`` and ``points(facts)`` are pure functions."""

    name: str
    sources: tuple[str, ...]
    target: str
    verb: audit.Verb
    permission: Callable[[Actor, Any], Permission]
    points: Callable[[Any], Sequence[Point]] = checklist.nothing_to_check
    done: str = "Dit was al gedaan."


class Workflow(Mapping[str, Transition]):
    """The transition table of one kind of record."""

    def __init__(self, label: str, *transitions: Transition) -> None:
        self.label = label
        self._by_name = MappingProxyType({transition.name: transition for transition in transitions})
        audit.register(*{transition.verb for transition in transitions})
        _workflows[label] = self

    def __getitem__(self, name: str) -> Transition:
        return self._by_name[name]

    def __iter__(self) -> Any:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)


_workflows: dict[str, Workflow] = {}


def all_workflows() -> dict[str, Workflow]:
    """Every workflow by the label of its model, for the tests that look for dead ends."""
    return dict(_workflows)


def run(
    act: Act,
    record: models.Model,
    transition: Transition,
    *,
    case_id: int,
    facts: Any = None,
    changed: Iterable[str] = (),
    reference: str = "",
) -> None:
    """Permission, state, checklist, status, audit entry: in that order, on a record that the caller has locked.

    ``changed`` names fields that the caller has set on the record; they are saved with the status.
    """
    require(transition.permission(act.actor, facts))
    _check_state(record, transition)
    checklist.require(transition.points(facts))
    _move(act, record, transition, case_id, changed, reference)


def follow(
    act: Act,
    record: models.Model,
    transition: Transition,
    *,
    case_id: int,
    changed: Iterable[str] = (),
    reference: str = "",
) -> None:
    """Move a record as the consequence of another verb: no permission is asked, the cause is written down."""
    if not act.cause:
        raise ValueError("a consequence names its cause")
    _check_state(record, transition)
    _move(act, record, transition, case_id, changed, reference)


def begin(record: Any, status: str) -> None:
    """Give a record that is not stored yet another first state than its default."""
    if record.pk is not None:
        raise ValueError("only a new record can begin")
    record.status = status


def _check_state(record: Any, transition: Transition) -> None:
    if record.status in transition.sources:
        return
    if record.status == transition.target:
        raise AlreadyDone(transition.done)
    # Not which state it is in: that may be more than this person should know.
    raise WrongState("Dit kan nu niet (meer). Ververs de pagina om te zien wat er nu wel kan.")


def _move(act: Act, record: Any, transition: Transition, case_id: int, changed: Iterable[str], reference: str) -> None:
    names = list(changed)
    record.status = transition.target
    record.save(update_fields=["status", *names])
    audit.record(act, transition.verb, subject=record, case_id=case_id, fields=names, reference=reference)
