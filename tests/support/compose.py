"""The files that make an installation, read as the container engine reads them."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from launcher.places import ROOT

VARIABLE = re.compile(r"\$\$|\$\{(\w+)(?::([?-])([^}]*))?\}")


def compose_text() -> str:
    """The file of the services, as it stands."""
    return (ROOT / "docker-compose.yml").read_text()


def services() -> dict[str, dict[str, Any]]:
    """The services, with what they share filled in; variables are left as they stand."""
    return dict(yaml.safe_load(compose_text())["services"])


def variables() -> dict[str, tuple[str, str]]:
    """Every variable that the services take from .env: whether it must be there (``?``), and its default."""
    found = VARIABLE.finditer(compose_text())
    return {match[1]: (match[2] or "", match[3] or "") for match in found if match[1]}


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its variables filled in; KeyError where one must be there and is not."""

    def value(match: re.Match[str]) -> str:
        if match[0] == "$$":
            return "$"
        given = values.get(match[1], "")
        if not given and match[2] == "?":
            raise KeyError(match[1])
        return given or match[3] or ""

    return VARIABLE.sub(value, text)


def image_content() -> tuple[list[str], list[str]]:
    """What goes into the image by .dockerignore: the names that are let in, and what is left out of those again."""
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    assert lines[0] == "*", "everything is left out, but for what is named"
    let_in = [line[1:] for line in lines if line.startswith("!")]
    return let_in, [line for line in lines[1:] if not line.startswith("!")]


def copy_image_content(target: Path) -> None:
    """Copy what goes into the image."""
    let_in, left_out = image_content()
    gone = {ROOT / name for name in left_out if "*" not in name}
    patterns = shutil.ignore_patterns("__pycache__", "*.py[cod]")

    def ignore(folder: str, names: list[str]) -> set[str]:
        return {*patterns(folder, names), *(name for name in names if Path(folder) / name in gone)}

    for name in let_in:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=ignore)
        elif source.exists():
            shutil.copy(source, target / name)
