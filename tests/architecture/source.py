"""The program's own source as data: modules with their room, their piece of furniture and their imports."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("casework", "accounts", "correspondence", "applications", "assessments", "decisions", "objections", "funding")
ROOMS = (*APPS, "config", "demo", "bench")
FIXED = "migrations"


@dataclass(frozen=True)
class Module:
    """One file of Python. ``path`` is relative to the root; ``part`` is the piece of furniture it belongs to."""

    path: str
    source: str
    tree: ast.Module = field(compare=False, repr=False)

    @property
    def room(self) -> str:
        return self.path.partition("/")[0]

    @property
    def part(self) -> str:
        """``applications/queries/lists.py`` → ``queries``; ``applications/enums.py`` → ``enums``."""
        pieces = self.path.split("/")
        return pieces[1].removesuffix(".py") if len(pieces) > 1 else ""

    @property
    def name(self) -> str:
        """The dotted name under which it is imported."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def at(self, node: ast.AST) -> str:
        """Where a node stands, for a message."""
        return f"{self.path}:{getattr(node, 'lineno', 0)}"


def planted(path: str, source: str) -> Module:
    """A module that exists only in a test of a rule."""
    return Module(path, source, ast.parse(source))


def read(path: Path) -> Module:
    """A module as it stands on disk."""
    return planted(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the rooms, migrations left out."""
    found = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))
    return tuple(read(path) for path in found if FIXED not in path.parts)


@cache
def modules_of_tests() -> tuple[Module, ...]:
    """Every module of the tests."""
    return tuple(read(path) for path in sorted((ROOT / "tests").rglob("*.py")))


@dataclass(frozen=True)
class Import:
    """One import of a module of ours. ``inside`` names the function in which it stands, empty at the top."""

    importer: Module
    target: str
    line: int
    inside: str

    @property
    def room(self) -> str:
        return self.target.partition(".")[0]

    @property
    def part(self) -> str:
        return self.target.partition(".")[2].partition(".")[0]

    @property
    def place(self) -> str:
        return f"{self.importer.path}:{self.line}"


def known_names(found: Iterable[Module]) -> frozenset[str]:
    """The dotted names of these modules."""
    return frozenset(module.name for module in found)


def imports(module: Module) -> list[Import]:
    """What a module imports of ours, each name followed to the module that it is or stands in."""
    return imports_among(module, _every_name())


@cache
def _every_name() -> frozenset[str]:
    return known_names(modules())


@cache
def nodes(module: Module) -> tuple[ast.AST, ...]:
    """Every node of a module's tree."""
    return tuple(ast.walk(module.tree))


@cache
def imports_among(module: Module, names: frozenset[str]) -> list[Import]:
    """The same, for a set of modules of which only the names are known."""
    found: list[Import] = []
    for node, inside in walk_with_function(module.tree):
        for target in _targets(node, names):
            if target.partition(".")[0] in ROOMS:
                found.append(Import(module, target, node.lineno, inside))
    return found


def _targets(node: ast.AST, known: frozenset[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        for alias in node.names:
            whole = f"{node.module}.{alias.name}"
            yield whole if whole in known else node.module


def walk_with_function(tree: ast.AST, inside: str = "") -> Iterator[tuple[ast.stmt | ast.expr, str]]:
    """Every statement and expression with the dotted name of the class and function around it."""
    for child in ast.iter_child_nodes(tree):
        around = inside
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            around = f"{inside}.{child.name}".lstrip(".")
        if isinstance(child, ast.stmt | ast.expr):
            yield child, inside
        yield from walk_with_function(child, around)


def external_imports(module: Module) -> list[tuple[str, int]]:
    """Every dotted name that a module imports from anywhere, with its line."""
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
    return found


def refuse(violations: Iterable[str]) -> None:
    """Fail with every violation, each on a line of its own."""
    found = list(dict.fromkeys(violations))
    assert not found, "\n" + "\n".join(found)


def rings(edges: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Groups of two or more names that reach each other (or one that reaches itself)."""
    reach = {name: _reachable(name, edges) for name in edges}
    seen: set[str] = set()
    found = []
    for name in sorted(edges):
        ring = sorted(other for other in reach[name] if name in reach.get(other, ()))
        if name in reach[name] and name not in seen:
            seen.update(ring)
            found.append(ring)
    return found


def _reachable(start: str, edges: Mapping[str, Iterable[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(edges.get(start, ()))
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += edges.get(name, ())
    return seen
