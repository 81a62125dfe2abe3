"""Templates: names that can be found by searching, no way up, no style or script inside, nothing declared safe."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.architecture.rooms import KNOWS
from tests.architecture.source import APPS, ROOT, Module, modules, nodes, planted, refuse

TAG = re.compile(r"\{%\s*(extends|include|url)\s+([^%]*?)\s*%\}")
LITERAL = re.compile(r"""^(["'])([^"']+)\1""")
URL_NAME = re.compile(rf"^({'|'.join((*APPS, 'demo'))}):[a-z_]+$")
UNSAFE = {
    "a style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "a style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "something declared safe": re.compile(r"\|\s*safe(seq)?\b|\{%\s*(filter\s+safe|autoescape\s+off)"),
    "an address of elsewhere": re.compile(r"""(src|href|action)\s*=\s*["']https?://""", re.IGNORECASE),
}
# Whose a folder of templates is; the folders of our apps are their own.
OWNERS = {
    "": "casework",
    "components": "casework",
    "refusals": "casework",
    "bootstrap5": "casework",
    "account": "accounts",
    "mfa": "accounts",
    "letters": "correspondence",
}
# What the registry of panels holds is a name that an app wrote down; so is the row of a letter, and the kind of a mail.
NAMES_FROM_REGISTRIES = frozenset({"panel.template"})
ASKED_BY_PACKAGES = frozenset({"429.html"})
RENDERS_REGISTERED = frozenset({"casework/mail.py", "correspondence/rendering.py"})


@cache
def templates() -> dict[str, str]:
    """Every template by its name."""
    found = sorted((ROOT / "templates").rglob("*"))
    suffixes = {".html", ".txt"}
    return {
        path.relative_to(ROOT / "templates").as_posix(): path.read_text(encoding="utf-8")
        for path in found
        if path.suffix in suffixes
    }


def owner(name: str) -> str:
    """The room that a template belongs to; empty for mails, which each app sends its own of."""
    folder = name.partition("/")[0] if "/" in name else ""
    return folder if folder in (*APPS, "demo") else OWNERS.get(folder, "")


def unsafe(found: Mapping[str, str]) -> list[str]:
    """Styles, scripts and handlers inside, text declared safe, addresses of elsewhere."""
    return [
        f"{name}: {what}"
        for name, text in found.items()
        for what, pattern in UNSAFE.items()
        if pattern.search(_without_plain_text(name, text))
    ]


def _without_plain_text(name: str, text: str) -> str:
    """A mail is plain text: nothing in it needs escaping."""
    return re.sub(r"\{%\s*autoescape\s+off\s*%\}", "", text) if name.endswith(".txt") else text


def _tags(found: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name, text in found.items():
        for tag, rest in TAG.findall(text):
            yield name, tag, rest


def not_literal(found: Mapping[str, str]) -> list[str]:
    """Tags whose name is computed, so that a search does not find it."""
    return [
        f"{name}: {tag} {rest}"
        for name, tag, rest in _tags(found)
        if not LITERAL.match(rest) and rest.partition(" ")[0] not in NAMES_FROM_REGISTRIES
    ]


def upward(found: Mapping[str, str]) -> list[str]:
    """Addresses and fragments of a room that the template's own room does not know."""
    wrong = []
    for name, tag, rest in _tags(found):
        here, literal = owner(name), LITERAL.match(rest)
        if not here or not literal:
            continue
        target = literal[2].partition(":")[0] if tag == "url" else owner(literal[2])
        if target in KNOWS and target != here and target not in KNOWS[here]:
            wrong.append(f"{name}: {tag} {rest}")
    return wrong


def upward_in_code(found: Iterable[Module]) -> list[str]:
    """Names of addresses and templates of an upper room in the code of a lower one."""
    wrong = []
    for module in found:
        for node in nodes(module):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            target = text.partition(":")[0] if URL_NAME.match(text) else _owner_of_named(text)
            known = {*KNOWS.get(module.room, ()), module.room, ""}
            if target not in known and module.room in APPS:
                wrong.append(f"{module.at(node)} {text}")
    return wrong


def _owner_of_named(text: str) -> str:
    return owner(text) if re.fullmatch(r"[\w/]+\.(html|txt)", text) and not text.startswith("letters/") else ""


def computed_names(found: Iterable[Module]) -> list[str]:
    """Templates whose name is put together where they are rendered."""
    wrong = []
    for module in found:
        if module.path in RENDERS_REGISTERED:
            continue
        for node in nodes(module):
            name = _rendered(node)
            if name is not None and not _is_named(name):
                wrong.append(f"{module.at(node)} {ast.unparse(name)}")
    return wrong


def _rendered(node: ast.AST) -> ast.expr | None:
    """The name that is handed over for rendering, or set as the template of a page."""
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        last = ast.unparse(node.targets[0]).rpartition(".")[2]
        return node.value if last == "template_name" else None
    if not isinstance(node, ast.Call):
        return None
    called = ast.unparse(node.func).rpartition(".")[2]
    position = {"render": 1, "render_to_string": 0, "get_template": 0, "TemplateResponse": 1}.get(called)
    direct = isinstance(node.func, ast.Name) or called == "get_template"
    return node.args[position] if position is not None and direct and len(node.args) > position else None


def _is_named(name: ast.expr) -> bool:
    if isinstance(name, ast.IfExp):
        return _is_named(name.body) and _is_named(name.orelse)
    literal = isinstance(name, ast.Constant) and isinstance(name.value, str)
    return literal or (isinstance(name, ast.Attribute) and name.attr in {"template_name", "template"})


def mentioned(found: Iterable[Module]) -> set[str]:
    """Every text in the code."""
    every = (node for module in found for node in nodes(module))
    return {node.value for node in every if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def unused(found: Mapping[str, str], texts: set[str]) -> list[str]:
    """Templates that no code, template or package asks for."""
    asked = {
        literal[2].partition("#")[0]
        for _, tag, rest in _tags(found)
        if tag != "url" and (literal := LITERAL.match(rest))
    }
    asked |= {text.partition("#")[0] for text in texts}
    asked |= {f"mail/{text}.txt" for text in texts}
    return [name for name in found if name not in asked | ASKED_BY_PACKAGES and not _overrules_package(name)]


def missing(found: Mapping[str, str], texts: set[str]) -> list[str]:
    """Templates that code or templates ask for and that are not there."""
    folders = "|".join((*APPS, "components", "refusals", "letters", "mail", "demo"))
    shape = re.compile(rf"({folders})/[\w/]+\.(html|txt)")
    asked = {text.partition("#")[0] for text in texts if shape.fullmatch(text.partition("#")[0])}
    asked |= {
        literal[2].partition("#")[0]
        for _, tag, rest in _tags(found)
        if tag != "url" and (literal := LITERAL.match(rest))
    }
    return sorted(name for name in asked if name not in found and not _overrules_package(name))


@cache
def _package_folders() -> tuple[Path, ...]:
    specs = (find_spec(name) for name in ("allauth", "crispy_bootstrap5", "crispy_forms", "django.forms"))
    return tuple(Path(spec.origin).parent / "templates" for spec in specs if spec and spec.origin)


def _overrules_package(name: str) -> bool:
    return any((folder / name).exists() for folder in _package_folders())


def unused_partials(found: Mapping[str, str]) -> list[str]:
    """Fragments that nobody shows."""
    every = "\n".join(found.values()) + "\n".join(module.source for module in modules())
    wrong = []
    for name, text in found.items():
        for part, inline in re.findall(r"\{%\s*partialdef\s+(\w+)(\s+inline)?\s*%\}", text):
            used = f"{name}#{part}" in every or re.search(rf"\{{%\s*partial\s+{part}\b", text)
            if not inline and not used:
                wrong.append(f"{name}#{part}")
    return wrong


def test_templates_hold_no_style_script_or_unescaped_text() -> None:
    refuse(unsafe(templates()))


def test_unsafe_templates_are_found() -> None:
    for text in (
        '<p style="color:red">', '<a onclick="x()">', "<script>x()</script>", "{{ x|safe }}", '<a href="javascript:x">',
        "{% autoescape off %}", "<style>p{}</style>", '<img src="https://elsewhere.example/x.png">',
    ):  # fmt: skip
        assert unsafe({"x.html": text}), text
    assert not unsafe({"x.html": '<script src="{% static "x.js" %}" defer></script><p class="style">on time = x</p>'})
    assert not unsafe({"mail/x.txt": "{% autoescape off %}"})


def test_names_are_literals() -> None:
    refuse(not_literal(templates()))
    refuse(computed_names(modules()))


def test_computed_names_are_found() -> None:
    assert not_literal({"x.html": "{% include name %}"})
    assert not_literal({"x.html": "{% extends frame %}"})
    assert not not_literal(
        {"x.html": '{% include "components/empty.html" with x=y only %}{% include panel.template %}'}
    )
    assert computed_names([planted("accounts/views.py", "render(request, f'accounts/{x}.html')")])
    assert computed_names([planted("accounts/views.py", "template_name = 'a/' + name")])
    assert not computed_names(
        [planted("accounts/views.py", "render(request, self.template_name, {})\nform.render(1, x)")]
    )


def test_no_way_up() -> None:
    refuse(upward(templates()))
    refuse(upward_in_code(modules()))


def test_ways_up_are_found() -> None:
    assert upward({"components/x.html": "{% url 'accounts:home' %}"})
    assert upward({"applications/x.html": "{% include 'decisions/panel.html' %}"})
    assert not upward({"decisions/x.html": "{% url 'applications:case' x %}{% include 'components/empty.html' %}"})
    assert upward_in_code([planted("accounts/views.py", "reverse('applications:list')")])
    assert upward_in_code([planted("accounts/views.py", "'applications/list.html'")])
    assert not upward_in_code([planted("decisions/views.py", "reverse('applications:case')")])


def test_every_template_is_used_and_there() -> None:
    texts = mentioned(modules())
    refuse(f"{name} is not used" for name in unused(templates(), texts))
    refuse(f"{name} is not there" for name in missing(templates(), texts))
    refuse(unused_partials(templates()))


def test_unused_and_missing_templates_are_found() -> None:
    assert unused({"accounts/old.html": ""}, set()) == ["accounts/old.html"]
    assert not unused({"accounts/home.html": "", "mail/kind.txt": ""}, {"accounts/home.html", "kind"})
    assert missing({"accounts/home.html": "{% include 'components/gone.html#x' %}"}, {"accounts/away.html"}) == [
        "accounts/away.html",
        "components/gone.html",
    ]
    assert unused_partials({"x.html": "{% partialdef lonely %}{% endpartialdef %}"}) == ["x.html#lonely"]
