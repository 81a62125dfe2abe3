"""Imports point down: between the rooms, inside an app, and never in a ring."""

import ast
from collections import defaultdict
from collections.abc import Iterable

from tests.architecture.rooms import KNOWS, ORDER, PLACE, is_pure
from tests.architecture.source import (
    APPS,
    Import,
    Module,
    external_imports,
    imports,
    imports_among,
    known_names,
    modules,
    nodes,
    planted,
    refuse,
    rings,
)

IMPURE_OUTSIDE = (
    "django.conf", "django.core.cache", "django.core.files", "django.db", "django.http", "django.shortcuts",
    "django.template", "os", "pathlib", "time",
)  # fmt: skip
# Labels of choices are written with Django's class for them; it asks nothing of a database.
ALLOWED_OUTSIDE = ("django.db.models.TextChoices", "django.db.models.IntegerChoices")
IMPURE_PARTS = frozenset(
    {"actions", "consequences", "files", "forms", "inspect", "jobs", "models", "queries", "rendering", "views"}
)
IMPURE_KERNEL = frozenset(
    {"audit", "clock", "drafts", "jobs", "mail", "models", "numbering", "once", "snapshots", "tasks", "versions"}
)
# The table of a workflow names its audit verbs and hands itself to the kernel, which writes; the table itself is data.
WORKFLOW_MAY = frozenset({"casework.audit", "casework.transitions"})


def upward(found: Iterable[Module]) -> list[str]:
    """Imports of a room that this one may not know."""
    return [
        f"{entry.place} imports {entry.target}"
        for module in found
        for entry in imports(module)
        if entry.room != module.room and entry.room not in KNOWS[module.room]
    ]


def relative(found: Iterable[Module]) -> list[str]:
    """Relative imports, which hide from which room something comes."""
    return [line for module in found for line in _relative(module)]


def _relative(module: Module) -> list[str]:
    return [module.at(node) for node in module.tree.body if getattr(node, "level", 0)]


def inside_functions(found: Iterable[Module]) -> list[str]:
    """First-party imports inside a function. ``AppConfig.ready`` must: models exist only when every app is there."""
    return [
        f"{entry.place} imports {entry.target} inside {entry.inside}"
        for module in found
        for entry in imports(module)
        if entry.inside and not (module.part == "apps" and entry.inside.endswith(".ready"))
    ]


def in_rings(found: Iterable[Module]) -> list[str]:
    """Modules that import each other in a circle."""
    found = tuple(found)
    known = known_names(found)
    edges: dict[str, set[str]] = defaultdict(set)
    for module in found:
        edges[module.name] = {entry.target for entry in imports_among(module, known) if entry.target in known}
    return [" ⇄ ".join(ring) for ring in rings(edges)]


def out_of_order(found: Iterable[Module]) -> list[str]:
    """Imports inside an app of something to the right, and modules that have no place in the order."""
    wrong = []
    for module in found:
        if module.room == "casework" or module.room not in APPS:
            continue
        if module.part not in PLACE and module.part != "__init__":
            wrong.append(f"{module.path}: give “{module.part}” a place in tests/architecture/rooms.py")
            continue
        here = PLACE.get(module.part, 0)
        for entry in imports(module):
            if entry.room == module.room and PLACE.get(entry.part, 0) > here:
                wrong.append(f"{entry.place} imports {entry.target}, which stands to its right")
    return wrong


def impure(found: Iterable[Module]) -> list[str]:
    """Pure modules that import the database, models, settings, the clock, a request, or a module that uses them."""
    wrong = []
    for module in found:
        if not is_pure(module.room, module.part):
            continue
        wrong += [
            f"{module.path}:{line} imports {name}"
            for name, line in external_imports(module)
            if _is_under(name, IMPURE_OUTSIDE) and not _is_under(name, ALLOWED_OUTSIDE)
        ]
        wrong += [f"{entry.place} imports {entry.target}" for entry in imports(module) if _brings_impurity(entry)]
    return wrong


def _brings_impurity(entry: Import) -> bool:
    if entry.importer.part == "workflow" and entry.target in WORKFLOW_MAY:
        return False
    return entry.part in (IMPURE_KERNEL if entry.room == "casework" else IMPURE_PARTS)


def _is_under(name: str, roots: Iterable[str]) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in roots)


CALLERS = frozenset({"actions", "consequences", "inviting", "paperwork"})


def stray_consequences(found: Iterable[Module]) -> list[str]:
    """Calls of an app's consequences by anything but a verb, or the wiring of events. Naming a constant is no call."""
    wrong = []
    for module in found:
        if module.part in CALLERS or module.room == "demo" or module.path == "config/wiring.py":
            continue
        direct = _imported_from_consequences(module)
        for node in nodes(module):
            called = node.func if isinstance(node, ast.Call) else None
            named = isinstance(called, ast.Name) and called.id in direct
            if named or (isinstance(called, ast.Attribute) and _is_consequences(called.value)):
                wrong.append(f"{module.at(node)} calls {ast.unparse(called or node)}")
    return wrong


def _imported_from_consequences(module: Module) -> set[str]:
    every = (node for node in nodes(module) if isinstance(node, ast.ImportFrom))
    found = [node for node in every if (node.module or "").split(".")[1:2] == ["consequences"]]
    return {alias.asname or alias.name for node in found for alias in node.names}


def _is_consequences(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "consequences") or (
        isinstance(node, ast.Attribute) and node.attr == "consequences"
    )


def verbs_over_the_wall(found: Iterable[Module]) -> list[str]:
    """Verbs and consequences that call a verb of another app: they go through its consequences instead."""
    return [
        f"{entry.place} imports {entry.target}"
        for module in found
        for entry in imports(module)
        if module.part in {"actions", "consequences"} and entry.part == "actions" and entry.room != module.room
    ]


def overburdened_models(found: Iterable[Module]) -> list[str]:
    """Models that know of requests, letters or verbs."""
    far = {"actions", "consequences", "forms", "jobs", "letters", "notifications", "queries", "views"}
    wrong = []
    for module in found:
        if module.part == "models":
            wrong += [f"{entry.place} imports {entry.target}" for entry in imports(module) if entry.part in far]
            outside = [entry for entry in external_imports(module) if _is_under(entry[0], ["django.http"])]
            wrong += [f"{module.path}:{line} imports {name}" for name, line in outside]
    return wrong


def weasyprint_elsewhere(found: Iterable[Module]) -> list[str]:
    """Importers of WeasyPrint besides the one."""
    return [
        f"{module.path}:{line}"
        for module in found
        for name, line in external_imports(module)
        if _is_under(name, ["weasyprint"]) and module.path != "correspondence/rendering.py"
    ]


def requests_in_verbs(found: Iterable[Module]) -> list[str]:
    """Verbs, consequences, queries and letters that see a request."""
    closed = {"actions", "consequences", "events", "inviting", "letters", "notifications", "queries", "jobs"}
    return [
        f"{module.path}:{line} imports {name}"
        for module in found
        if module.room in APPS and module.room != "casework" and module.part in closed
        for name, line in external_imports(module)
        if _is_under(name, ["django.http", "django.shortcuts", "django.contrib.messages"])
    ]


def test_imports_point_down() -> None:
    refuse(upward(modules()))
    refuse(relative(modules()))


def test_upward_imports_are_found() -> None:
    assert upward([planted("casework/x.py", "from accounts.models import User")])
    assert upward([planted("objections/queries.py", "import funding.queries")])
    assert upward([planted("funding/queries.py", "def f():\n    from objections import enums")])
    assert upward([planted("config/urls.py", "import demo.urls")])
    assert not upward([planted("decisions/actions.py", "from assessments import queries")])
    assert relative([planted("accounts/x.py", "from . import models")])


def test_no_first_party_import_inside_a_function() -> None:
    refuse(inside_functions(modules()))


def test_imports_inside_functions_are_found() -> None:
    assert inside_functions([planted("accounts/views.py", "def home():\n    from casework import audit")])
    assert inside_functions([planted("accounts/apps.py", "def helper():\n    from casework import audit")])
    ready = "class AccountsConfig:\n    def ready(self):\n        from casework import audit"
    assert not inside_functions([planted("accounts/apps.py", ready)])
    assert not inside_functions([planted("accounts/views.py", "def home():\n    import json")])


def test_no_rings() -> None:
    refuse(in_rings(modules()))


def test_rings_are_found() -> None:
    one = planted("accounts/a.py", "from accounts import b")
    two = planted("accounts/b.py", "from accounts.c import f")
    three = planted("accounts/c.py", "import accounts.a")
    assert in_rings([one, two, three]) == ["accounts.a ⇄ accounts.b ⇄ accounts.c"]
    assert not in_rings([one, two, planted("accounts/c.py", "f = 1")])
    package = planted("accounts/q/__init__.py", "from accounts.q.part import f")
    assert in_rings([package, planted("accounts/q/part.py", "from accounts.q import g")])


def test_order_inside_an_app() -> None:
    refuse(out_of_order(modules()))


def test_wrong_order_is_found() -> None:
    assert out_of_order([planted("accounts/models.py", "from accounts.queries import hats")])
    assert out_of_order([planted("accounts/queries/access.py", "from accounts import notifications")])
    assert out_of_order([planted("accounts/actions.py", "from accounts.forms import InviteForm")])
    assert out_of_order([planted("accounts/things.py", "")])
    assert not out_of_order([planted("accounts/views.py", "from accounts import actions, forms, queries")])
    assert sum(len(parts) for parts in ORDER) == len(PLACE), "a name stands in one group"


def test_pure_modules_are_pure() -> None:
    refuse(impure(modules()))


def test_impurity_is_found() -> None:
    for line in (
        "from django.db import models",
        "from django.conf import settings",
        "from accounts.models import User",
        "from accounts import queries",
        "from casework.clock import now",
        "from casework.models import Deadline",
    ):
        assert impure([planted("applications/rules.py", line)]), line
    assert impure([planted("casework/calendar.py", "from casework import clock")])
    assert impure([planted("applications/terms.py", "from casework import audit")])
    for line in ("from django.db.models import TextChoices", "from casework.terms import Term", "import datetime"):
        assert not impure([planted("applications/enums.py", line)]), line


def test_consequences_are_called_by_verbs_only() -> None:
    refuse(stray_consequences(modules()))
    for line in (
        "from applications import consequences\nconsequences.take_part()",
        "import applications.consequences\napplications.consequences.take_part()",
        "from applications.consequences import take_part\ntake_part()",
    ):
        assert stray_consequences([planted("decisions/views.py", line)]), line
        assert not stray_consequences([planted("decisions/actions.py", line)]), line
    registering = "from applications import consequences\nregister(consequences.RENDER)"
    assert not stray_consequences([planted("decisions/jobs.py", registering)])


def test_verbs_move_other_apps_through_consequences() -> None:
    refuse(verbs_over_the_wall(modules()))
    assert verbs_over_the_wall([planted("decisions/actions.py", "from applications.actions import withdraw")])


def test_models_know_only_their_data() -> None:
    refuse(overburdened_models(modules()))
    assert overburdened_models([planted("decisions/models.py", "from correspondence import letters")])
    assert overburdened_models([planted("decisions/models.py", "from django.http import HttpRequest")])


def test_weasyprint_has_one_importer() -> None:
    refuse(weasyprint_elsewhere(modules()))
    assert weasyprint_elsewhere([planted("decisions/letters.py", "from weasyprint import HTML")])
    assert weasyprint_elsewhere([planted("decisions/letters.py", "def f():\n    import weasyprint.text")])


def test_verbs_see_no_request() -> None:
    refuse(requests_in_verbs(modules()))
    assert requests_in_verbs([planted("decisions/actions.py", "from django.http import HttpRequest")])
