"""The roads have no dead ends: every state can be reached, and left by another way than giving up."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.db.models import TextChoices

from casework import transitions
from casework.transitions import Transition
from tests.architecture.source import refuse
from tests.architecture.test_registries import argument, calls, modules, value_of

# Where a road ends.
FINAL = {
    "applications.application": {"withdrawn"},
    "correspondence.letter": {"released"},
    "assessments.assignment": {"done", "recused", "replaced"},
    "assessments.advice": {"final"},
    "decisions.decision": {"superseded", "revoked"},
    "objections.procedure": {"closed", "withdrawn"},
    "objections.objection": {"decided", "withdrawn"},
    "objections.committeeadvice": {"final"},
    "objections.objectiondecision": {"published", "revoked"},
}
GIVING_UP = frozenset({"withdrawn", "revoked", "replaced"})
# States that are kept for a stop of the road that does not exist yet, with the stop.
RESERVED: dict[tuple[str, str], str] = {}

type Steps = Iterable[Transition]


def dead_ends(steps: Steps, states: Iterable[str], final: Iterable[str]) -> list[str]:
    """Non-final states without a way out, or whose only way out is giving up."""
    found = tuple(steps)
    wrong = []
    for state in states:
        ways = [step for step in found if state in step.sources and step.target != state]
        if state not in final and not [step for step in ways if step.target not in GIVING_UP]:
            wrong.append(f"{state}: ways out {[step.name for step in ways]}")
    return wrong


def ends_that_go_on(steps: Steps, final: Iterable[str]) -> list[str]:
    """Final states from which something leads back onto the road. One end may turn into another."""
    closed = set(final)
    back = [step for step in steps if step.target not in closed]
    return [f"{step.name} leaves {source}" for step in back for source in step.sources if source in closed]


def unreachable(steps: Steps, states: Iterable[str], starts: Iterable[str]) -> list[str]:
    """States to which no row of the table leads from a start."""
    found, reached = tuple(steps), set(starts)
    while True:
        more = {step.target for step in found if reached & set(step.sources)} - reached
        if not more:
            return [state for state in states if state not in reached]
        reached |= more


def strangers(steps: Steps, states: Iterable[str]) -> list[str]:
    """Names in a table that are no state of the record."""
    known = set(states)
    return [f"{step.name}: {state}" for step in steps for state in (*step.sources, step.target) if state not in known]


def _flows() -> Mapping[str, Mapping[str, Transition]]:
    return {label: flow for label, flow in transitions.all_workflows().items() if label in FINAL}


def _states(label: str) -> list[str]:
    return [value for value, _ in apps.get_model(label)._meta.get_field("status").choices or ()]


def _starts(label: str) -> set[str]:
    """The default of a new row, and the states in which a verb begins one."""
    default: Any = apps.get_model(label)._meta.get_field("status").default
    begun = {value_of(module, argument(node, 1, "status")) for module, node in calls(modules(), "transitions.begin")}  # type: ignore[arg-type]
    return {str(default)} | {str(value) for value in begun if value in _states(label)}


def test_every_machine_has_its_ends_here() -> None:
    assert set(transitions.all_workflows()) <= set(FINAL), "say in FINAL where the new road ends"
    with_status = [model for model in apps.get_models() if _has_status(model)]
    refuse(model._meta.label for model in with_status if model._meta.label_lower not in transitions.all_workflows())


def _has_status(model: Any) -> bool:
    return any(field.name == "status" and field.choices for field in model._meta.fields)


@pytest.mark.parametrize("label", sorted(FINAL))
def test_no_dead_ends(label: str) -> None:
    flow = _flows().get(label)
    assert flow is not None, f"{label} has no workflow"
    states, final = _states(label), FINAL[label]
    refuse(strangers(flow.values(), states))
    refuse(dead_ends(flow.values(), states, final))
    refuse(ends_that_go_on(flow.values(), final))
    reserved = {state for machine, state in RESERVED if machine == label}
    refuse(state for state in unreachable(flow.values(), states, _starts(label)) if state not in reserved)


def _step(name: str, source: str, target: str) -> Transition:
    real = next(iter(next(iter(transitions.all_workflows().values())).values()))
    return Transition(name, (source,), target, real.verb, real.permission)


def test_dead_ends_are_found() -> None:
    steps = [_step("go", "a", "b"), _step("withdraw", "b", "withdrawn"), _step("again", "a", "a")]
    states = ["a", "b", "c", "withdrawn"]
    assert dead_ends(steps, states, {"withdrawn"}) == ["b: ways out ['withdraw']", "c: ways out []"]
    assert unreachable(steps, states, {"a"}) == ["c"]
    assert ends_that_go_on([*steps, _step("back", "withdrawn", "a")], {"withdrawn"}) == ["back leaves withdrawn"]
    assert strangers([_step("go", "a", "nowhere")], states) == ["go: nowhere"]


def test_choices_are_all_used() -> None:
    """A status or an outcome that no code names can never come about."""
    from tests.architecture.source import modules as every

    source = "\n".join(module.source for module in every() if module.part != "enums")
    refuse(
        f"{choices.__module__}.{choices.__name__}.{choice.name}"
        for choices in _outcomes()
        for choice in choices
        if choice.name not in source and choice.value not in source
    )


def _outcomes() -> list[type[TextChoices]]:
    from importlib import import_module
    from importlib.util import find_spec

    found = []
    for app in FINAL:
        name = f"{app.partition('.')[0]}.enums"
        module = import_module(name) if find_spec(name) else None
        for value in vars(module).values() if module else ():
            if isinstance(value, type) and issubclass(value, TextChoices) and value.__name__.endswith("Outcome"):
                found.append(value)
    return found
