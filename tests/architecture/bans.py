"""What no module does, wherever it stands: each ban answers the places where it is broken."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator

from tests.architecture.source import Module, nodes

MANAGERS = frozenset({"objects", "_base_manager", "_default_manager"})
MANAGER_PARTS = frozenset({"models", "queries", "actions", "consequences"})
STATUS_WRITER = "casework/transitions.py"
CLOCK = "casework/clock.py"
# Who may ask our own clock what time it is. Everybody else gets his moment from an Act.
READS_CLOCK = {
    "accounts/management/commands/add_partnership.py": "makes the Act of the operator",
    "accounts/management/commands/merge_partnerships.py": "makes the Act of the operator",
    "accounts/management/commands/renumber_partnership.py": "makes the Act of the operator",
    "accounts/management/commands/reset_second_factor.py": "makes the Act of the operator",
    "accounts/middleware.py": "makes the Act of a request",
    "assessments/management/commands/judge_criteria.py": "which criteria hold today, where nobody acts",
    "casework/health.py": "how long work has been waiting is a fact about the machine",
    "casework/jobs.py": "makes the Act of a job; leases and waiting times are those of the machine",
    "casework/management/commands/load_reference.py": "makes the Act of the operator",
    "casework/mail.py": "when a mail server took a message is a fact about the machine",
}
# A part in a case begins and ends at a moment; the question "active now" is asked where visibility is decided.
READS_DATABASE_CLOCK = re.compile(r"applications/queries(\.py|/.*)")
WRITES_TERMS_AND_TRAIL = {
    "AuditEntry": "casework/audit.py",
    "Deadline": "applications/consequences/cases.py",
    "Version": "casework/versions.py",
    "Participation": "applications/consequences/participation.py",
}
NUMBERED = re.compile(r"(^|[a-z_])_?\d+$|(^|_)(part|more|extra|new|old|misc|utils?|helpers?)_?\d*$")

type Rule = Callable[[Iterable[Module]], list[str]]


def _nodes(found: Iterable[Module]) -> Iterator[tuple[Module, ast.AST]]:
    for module in found:
        for node in nodes(module):
            yield module, node


def managers(found: Iterable[Module]) -> list[str]:
    """Managers, and Django's shortcuts on a bare model, outside the modules that are doors."""
    wrong = []
    for module, node in _nodes(found):
        if module.room in {"casework", "demo", "bench"} or module.part in MANAGER_PARTS:
            continue
        of_a_model = isinstance(node, ast.Attribute) and node.attr in MANAGERS and _is_class(node.value)
        if of_a_model or (isinstance(node, ast.Call) and _is_shortcut(node)):
            wrong.append(f"{module.at(node)} {ast.unparse(node)[:60]}")
    return wrong


def _is_class(node: ast.expr) -> bool:
    """A class, or an expression that may be one; a name in small letters is an object of some library."""
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else "Model"
    return name[:1].isupper() or "model" in name


def _is_shortcut(node: ast.Call) -> bool:
    name = ast.unparse(node.func).rpartition(".")[2]
    first = ast.unparse(node.args[0]).rpartition(".")[2] if node.args else ""
    return name in {"get_object_or_404", "get_list_or_404"} and first[:1].isupper() and first.isidentifier()


def statuses(found: Iterable[Module]) -> list[str]:
    """Assignments of a status, in every way in which Django takes one."""
    return [
        f"{module.at(node)} {ast.unparse(node)[:60]}"
        for module, node in _nodes(found)
        if module.path != STATUS_WRITER and _writes_status(node)
    ]


def _writes_status(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        flat = [part for target in targets for part in ast.walk(target)]
        return any(isinstance(part, ast.Attribute) and part.attr == "status" for part in flat)
    return isinstance(node, ast.Call) and _call_writes_status(node)


def _call_writes_status(node: ast.Call) -> bool:
    name = ast.unparse(node.func).rpartition(".")[2]
    named = any(keyword.arg == "status" for keyword in node.keywords)
    if name in {"update", "create", "acreate", "get_or_create", "update_or_create"}:
        return named or any(_has_status_key(keyword.value) for keyword in node.keywords)
    if name == "setattr":
        return len(node.args) > 1 and isinstance(node.args[1], ast.Constant) and node.args[1].value == "status"
    if name == "bulk_update":
        return "'status'" in ast.unparse(node)
    return named and name in _models_with_status()


def _has_status_key(node: ast.expr) -> bool:
    keys = node.keys if isinstance(node, ast.Dict) else []
    return any(isinstance(key, ast.Constant) and key.value == "status" for key in keys)


def _models_with_status() -> frozenset[str]:
    from django.apps import apps

    every = apps.get_models()
    return frozenset(model.__name__ for model in every if any(field.name == "status" for field in model._meta.fields))


def clocks(found: Iterable[Module]) -> list[str]:
    """Questions to a clock: Python's, Django's, the database's, or ours without being on the list."""
    wrong = []
    for module, node in _nodes(found):
        if module.path == CLOCK:
            continue
        asks = isinstance(node, ast.Call) and _asks_clock(module, node)
        if asks or (isinstance(node, ast.ImportFrom) and _imports_clock(module, node)):
            wrong.append(f"{module.at(node)} {ast.unparse(node)[:60]}")
    return wrong


def _asks_clock(module: Module, node: ast.Call) -> bool:
    whole = ast.unparse(node.func)
    owner, _, name = whole.rpartition(".")
    if name in {"utcnow", "localdate", "localtime"} and (owner or not node.args):
        return "timezone" in owner or "datetime" in owner
    if name in {"time", "time_ns"} and owner == "time":
        return True
    if name == "today" and not node.args and owner.rpartition(".")[2] in {"date", "datetime", ""}:
        return True
    if name == "now" and owner.rpartition(".")[2] in {"datetime", "timezone", "clock", ""}:
        return not (module.path in READS_CLOCK and owner in {"", "clock"}) and module.room not in {"demo", "bench"}
    return False


def _imports_clock(module: Module, node: ast.ImportFrom) -> bool:
    names = {alias.name for alias in node.names}
    if node.module == "django.db.models.functions":
        return "Now" in names and not READS_DATABASE_CLOCK.fullmatch(module.path)
    if node.module == "django.utils.timezone":
        return bool(names & {"now", "localdate", "localtime"})
    return node.module == "time" and "time" in names


def clock_readers_without_need(found: Iterable[Module]) -> list[str]:
    """Names on the list that do not ask the clock any more."""
    asking = {module.path for module, node in _nodes(found) if isinstance(node, ast.Call) and _names_now(node)}
    return sorted(set(READS_CLOCK) - asking)


def _names_now(node: ast.Call) -> bool:
    return ast.unparse(node.func) in {"now", "clock.now"}


def queue_calls(found: Iterable[Module]) -> list[str]:
    """Celery calls outside the kernel's one task: everybody else writes a row."""
    return [
        module.at(node)
        for module, node in _nodes(found)
        if isinstance(node, ast.Attribute)
        and node.attr in {"delay", "apply_async", "send_task"}
        and module.path != "casework/tasks.py"
    ]


def tasks(found: Iterable[Module]) -> list[str]:
    """Celery tasks besides the one."""
    return [
        module.at(node)
        for module, node in _nodes(found)
        if isinstance(node, ast.FunctionDef) and module.path != "casework/tasks.py"
        if any(_last_name(decorator) in {"shared_task", "task"} for decorator in node.decorator_list)
    ]


def _last_name(node: ast.expr) -> str:
    return ast.unparse(node).partition("(")[0].rpartition(".")[2]


def prints(found: Iterable[Module]) -> list[str]:
    """Output past the log and the command's own stream; a bench is a command."""
    calls = ((module, node) for module, node in _nodes(found) if module.room != "bench")
    return [module.at(node) for module, node in calls if isinstance(node, ast.Call) and _is(node, "print")]


def _is(node: ast.Call, name: str) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == name


def numbered_names(found: Iterable[Module]) -> list[str]:
    """Modules that are numbered, or named after nothing: split by topic instead."""
    return [module.path for module in found if any(NUMBERED.search(part) for part in module.name.split("."))]


def model_lookups(found: Iterable[Module]) -> list[str]:
    """`apps.get_model` and content types: an import that the rules cannot see."""
    return [
        f"{module.at(node)} {ast.unparse(node)}"
        for module, node in _nodes(found)
        if isinstance(node, ast.Attribute) and node.attr in {"get_model", "get_models", "get_for_model"}
        if module.room != "bench"
    ]


def dynamic_code(found: Iterable[Module]) -> list[str]:
    """Imports by name and evaluation of text."""
    names = {"eval", "exec", "__import__", "import_module", "import_string"}
    return [
        f"{module.at(node)} {ast.unparse(node)[:60]}"
        for module, node in _nodes(found)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names
    ]


def forbidden_writers(found: Iterable[Module]) -> list[str]:
    """Terms, trail entries, versions and parts in a case, made anywhere but in their one place."""
    wrong = []
    for module, node in _nodes(found):
        name = _made(node)
        if name in WRITES_TERMS_AND_TRAIL and module.path != WRITES_TERMS_AND_TRAIL[name]:
            wrong.append(f"{module.at(node)} makes {name}")
    return wrong


def _made(node: ast.AST) -> str:
    """The name of the model of which a call makes a row."""
    if not isinstance(node, ast.Call):
        return ""
    whole = ast.unparse(node.func)
    return re.sub(r"\.objects\.(bulk_create|create|get_or_create|update_or_create)$", "", whole).rpartition(".")[2]


def makers(found: Iterable[Module]) -> list[str]:
    """Factories and the generator that give a status, or write a term, a trail entry or a letter themselves."""
    closed = {"AuditEntry", "Deadline", "Version", "Letter", "Participation", "Job", "Mail"}
    wrong = statuses(found)
    wrong += [f"{module.at(node)} makes {_made(node)}" for module, node in _nodes(found) if _made(node) in closed]
    return wrong


def unsafe_html(found: Iterable[Module]) -> list[str]:
    """Text declared safe. One tag does so for the drawings that are constants of ours."""
    allowed = "casework/templatetags/toewijzer.py"
    return [
        module.at(node)
        for module, node in _nodes(found)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in {"mark_safe", "SafeString", "SafeText"}
        and module.path != allowed
    ]
