"""A file fits in a head: 300 lines, templates 200."""

from pathlib import Path

from tests.architecture.source import ROOT, refuse

MOST = {"module": 300, "template": 200}
SKIPPED = frozenset({".venv", ".uv", ".run", ".git", "__pycache__", "node_modules", "migrations"})


def _files(*suffixes: str) -> list[Path]:
    found = []
    for folder, inner, names in ROOT.walk():
        inner[:] = [name for name in inner if name not in SKIPPED and not name.startswith(".")]
        found += [folder / name for name in names if name.endswith(suffixes)]
    return found


def kind_of(path: str) -> str:
    """Which limit holds for a file."""
    if path.endswith((".html", ".txt")):
        return "template" if path.startswith("templates/") else ""
    return "module"


def too_long(path: str, lines: int) -> bool:
    """Whether a file outgrew its limit."""
    return lines > MOST.get(kind_of(path), lines)


def test_no_file_is_too_long() -> None:
    counted = [(file.relative_to(ROOT).as_posix(), _lines(file)) for file in _files(".py", ".html", ".txt")]
    refuse(f"{path} has {lines} lines" for path, lines in counted if too_long(path, lines))


def test_long_files_are_found() -> None:
    assert too_long("accounts/models.py", 301)
    assert too_long("tests/accounts/test_models.py", 301)
    assert too_long("templates/accounts/home.html", 201)
    assert not too_long("accounts/models.py", 300)
    assert not too_long("requirements.txt", 900)


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")
