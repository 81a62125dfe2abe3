"""What is hung into the kernel is complete: nothing used that is unknown, nothing registered that nobody uses."""

import ast
import importlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db.models import UniqueConstraint

from casework import audit, jobs, refusals, registries, transitions
from casework.acting import Act, system_actor
from casework.models import Job
from correspondence import kinds as letter_kinds
from tests.architecture.source import APPS, Module, modules, nodes, planted, refuse
from tests.architecture.test_templates import templates

# Constraints and triggers that no act of a person can run into, with the reason.
OUT_OF_REACH = {
    "one_counter": "made with ignore_conflicts under a lock",
    "one_running_deadline": "terms are written under the lock of their case",
    "one_draft_per_form": "a draft is written by update_or_create of one person",
    "once_key_unique": "claimed by ON CONFLICT DO NOTHING",
    "holiday_no_overlap": "written by load_reference only",
    "term_length_no_overlap": "written by load_reference only",
    "article_no_overlap": "written by load_reference only",
    "instrument_once_per_domain": "a file is judged before its rows become a new version of a list",
    "rule_once_per_list": "copied as a whole from another version",
    "partnership_code": "a partnership is made with the installation, never on a page",
    "former_code": "a partnership gets another number by the operator at the machine, under a lock",
    "one_partnership_office": "made together with its partnership",
    "stored_file_blob": "a random name of 128 bits",
}


def calls(found: Iterable[Module], *names: str) -> Iterator[tuple[Module, ast.Call]]:
    """Calls of a function by the end of its dotted name: ``audit.record`` is met by ``casework.audit.record``."""
    for module in found:
        for node in nodes(module):
            if isinstance(node, ast.Call) and _called(node, names):
                yield module, node


def _called(node: ast.Call, names: Iterable[str]) -> bool:
    whole = f".{ast.unparse(node.func)}" if isinstance(node.func, ast.Name | ast.Attribute) else ""
    return any(whole.endswith(f".{name}") for name in names)


def value_of(module: Module, node: ast.expr) -> Any:
    """What a name or text at the top of a module stands for; None when it is known only while running."""
    if isinstance(node, ast.Constant):
        return node.value
    try:
        found: Any = importlib.import_module(module.name)
        for name in ast.unparse(node).split("."):
            found = getattr(found, name)
    except (ImportError, AttributeError):
        return None
    return found


def argument(node: ast.Call, position: int, name: str) -> ast.expr | None:
    """An argument by place or by name."""
    named = [keyword.value for keyword in node.keywords if keyword.arg == name]
    return named[0] if named else node.args[position] if len(node.args) > position else None


def _defined(kind: type) -> dict[int, tuple[str, Any]]:
    """Every object of a class that stands at the top of a module of ours, by identity, with its full name."""
    found: dict[int, tuple[str, Any]] = {}
    for module in modules():
        if module.room not in APPS or module.part in {"management"}:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, kind):
                found.setdefault(id(value), (f"{module.name}.{name}", value))
    return found


@cache
def _words() -> Counter[str]:
    """How often each word stands in the program."""
    return Counter(word for module in modules() for word in re.findall(r"\w+", module.source))


def test_job_kinds_are_complete() -> None:
    queued = {value_of(module, argument(node, 1, "kind")) for module, node in calls(modules(), "jobs.enqueue")}  # type: ignore[arg-type]
    assert None not in queued, "the kind of a job is a constant"
    assert queued <= set(jobs.kinds())
    # Kinds that the clock queues, in a command, are named there.
    unused = set(jobs.kinds()) - queued
    refuse(f"job kind {kind} is never queued" for kind in unused)


def test_unknown_job_kind_is_refused() -> None:
    from tests.factories.accounts import MOMENT

    with pytest.raises(ValueError, match="unknown job kind"):
        jobs.enqueue(Act(system_actor(None), MOMENT, "x"), "no_such_kind", "x")
    assert Job.__name__ == "Job"


def test_audit_verbs_are_complete() -> None:
    defined = _defined(audit.Verb)
    registered = {verb.code: verb for verb in audit.all_verbs()}
    refuse(f"{name} is not registered" for name, verb in defined.values() if registered.get(verb.code) != verb)
    in_tables = {step.verb.code for flow in transitions.all_workflows().values() for step in flow.values()}
    # A verb's name occurs where it is made, in the tuple that registers it, and where it is used.
    refuse(
        f"{name} is registered and never happens"
        for name, verb in defined.values()
        if verb.code not in in_tables and _words()[name.rpartition(".")[2]] < 3
    )


def test_audit_verbs_are_named_where_they_happen() -> None:
    """What is recorded is a verb from the list: a name, not something put together."""
    wrong = []
    for module, node in calls(modules(), "audit.record"):
        what = argument(node, 1, "what")
        if module.room == "casework" or what is None:
            continue
        branches = [what.body, what.orelse] if isinstance(what, ast.IfExp) else [what]
        wrong += [module.at(node) for branch in branches if not isinstance(branch, ast.Name | ast.Attribute)]
    refuse(wrong)


# Written down, and noise on a timeline: the steps of a letter through the worker, who has access (its own list), and
# what happens to a case, a letter or a task in the same moment as the act that is told.
TRAIL_ONLY = {
    "application.decided",
    "application.not_processed",
    "application.part_begun",
    "application.part_ended",
    "application.reopened",
    "assignment.finished",
    "correspondence.letter_made",
    "correspondence.letter_ordered",
    "correspondence.letter_released",
    "correspondence.letter_started",
    # Counts never stand beside a case.
    "funding.settled",
    "correspondence.letter_stopped",
}


def test_verbs_say_something_to_somebody() -> None:
    for verb in audit.all_verbs():
        assert re.fullmatch(r"(casework|accounts|correspondence|\w+)\.\w+", verb.code), verb.code
        assert verb.sentence[0].isupper(), verb
        assert not verb.sentence.endswith("."), verb
        assert verb.audience or verb.code in TRAIL_ONLY, verb


def test_download_kinds_are_used() -> None:
    kinds = registries.download_kinds()
    assert kinds
    assert registries.download("no-such-kind") is None
    named = _texts()
    refuse(f"download kind {kind} has no link" for kind in kinds if named[kind] < 2)


def _texts() -> Counter[str]:
    """How often each text is named: as it is, by a constant that holds it, or in a template."""
    named: Counter[str] = Counter()
    for module in modules():
        if module.room not in APPS or module.part == "management":
            continue
        for node in nodes(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named[node.value] += 1
            elif isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).rpartition(".")[2].isupper():
                value = value_of(module, node)
                named.update([value] if isinstance(value, str) else ())
    for source in templates().values():
        named.update(re.findall(r"""["'](\w+)["']""", source))
    return named


def test_letter_kinds_are_complete() -> None:
    defined = _defined(letter_kinds.LetterKind)
    registered = {kind.code for kind in letter_kinds.all_kinds()}
    refuse(f"{name} is not registered" for name, kind in defined.values() if kind.code not in registered)
    refuse(f"{kind.template} is not there" for kind in letter_kinds.all_kinds() if kind.template not in templates())
    refuse(f"{name} is never ordered" for name, _kind in defined.values() if _words()[name.rpartition(".")[2]] < 3)


def test_panels_have_their_template() -> None:
    refuse(f"{panel.key}: {panel.template}" for panel in registries.panels() if panel.template not in templates())
    orders = [panel.order for panel in registries.panels()]
    assert len(orders) == len(set(orders)), "two panels on one place"


def test_repairs_are_complete() -> None:
    """Every open point that says where it is mended leads somewhere, and every such place is named by a point."""
    keys = set(registries._repairs)
    used = set()
    for module in modules():
        if module.part in {"checklist", "rules"}:
            used |= {text for text in _constants(module) if text in keys}
            used |= {str(value) for value in _prefixed(module)}
    named = {value for module, node in calls(modules(), "Point") if (value := _repair_of(module, node))}
    refuse(f"repair {key} is not registered" for key in named if key not in keys)
    refuse(f"repair {key} is used by no point" for key in keys - used - named)


def _constants(module: Module) -> set[str]:
    return {node.value for node in nodes(module) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _prefixed(module: Module) -> Iterator[str]:
    """``section:<section>`` is put together from a choice; each of its values counts."""
    from applications.enums import Section

    if module.room == "applications" and "section:{" in module.source:
        yield from (f"section:{section}" for section in Section.values)


def _repair_of(module: Module, node: ast.Call) -> str:
    found = argument(node, 4, "repair")
    value = value_of(module, found) if isinstance(found, ast.Constant | ast.Name | ast.Attribute) else None
    return value if isinstance(value, str) else ""


def unregistered_constraints() -> list[str]:
    """Constraints that two people can run into, and triggers that refuse, for which no sentence stands ready."""
    found = []
    for model in apps.get_models():
        if model._meta.app_label not in APPS:
            continue
        racing = [one for one in model._meta.constraints if isinstance(one, UniqueConstraint | ExclusionConstraint)]
        names = [constraint.name for constraint in racing]
        names += [trigger.name for trigger in getattr(model._meta, "triggers", ()) if not _is_for_owner(trigger.name)]
        found += [f"{model._meta.label}: {name}" for name in names if not _is_explained(name)]
    return found


def _is_for_owner(name: str) -> bool:
    """Triggers against what the program's own role cannot do at all (its grants say no first)."""
    return name.endswith(("_no_truncate", "_append_only"))


def _is_explained(name: str) -> bool:
    return name in OUT_OF_REACH or name in refusals._by_constraint


def test_refusals_of_the_database_have_their_sentence() -> None:
    refuse(unregistered_constraints())


def test_sentences_belong_to_a_constraint() -> None:
    """A name that was changed in the database and not here would leave a person with a fault page."""
    sources = "\n".join(
        path.read_text() for app in APPS for path in (_root(app).glob("migrations/*.py") if _root(app).exists() else ())
    )
    known = set(re.findall(r"\w+", sources))
    refuse(f"{name} exists in no migration" for name in refusals._by_constraint if name not in known)
    refuse(f"{name} exists in no migration" for name in OUT_OF_REACH if name not in known)


def _root(app: str):  # type: ignore[no-untyped-def]
    from tests.architecture.source import ROOT

    return ROOT / app


def test_calls_are_found() -> None:
    module = planted("casework/mail.py", "jobs.enqueue(act, KIND, 'x')\njobs.enqueue(act, kind='y')")
    found = [value_of(module, argument(node, 1, "kind")) for _, node in calls([module], "jobs.enqueue")]
    assert found == ["send_mail", "y"]
    lost = planted("casework/mail.py", "jobs.enqueue(act, some_kind, 'x')")
    assert [value_of(lost, node.args[1]) for _, node in calls([lost], "jobs.enqueue")] == [None]
