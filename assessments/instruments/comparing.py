"""What loading a list would change: new, changed (in which columns), unchanged and vanished instruments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from casework.text import search_key

NEW, CHANGED, SAME, VANISHED = "new", "changed", "same", "vanished"


@dataclass(frozen=True, slots=True)
class Difference:
    """One instrument in both versions: its ``state``, and of a changed one the columns with what was and what is."""

    state: str
    domain: str
    name: str
    columns: Mapping[str, tuple[Any, Any]]


def key_of(row: Mapping[str, Any]) -> tuple[str, str]:
    """By what an instrument is known again in another version."""
    return row["domain"], search_key(row["name"])


def differences(new: Iterable[Mapping[str, Any]], old: Iterable[Mapping[str, Any]]) -> list[Difference]:
    """Every instrument of either version, in the order of the new one; what vanished comes last."""
    former, found = {key_of(row): row for row in old}, []
    for row in new:
        before = former.pop(key_of(row), None)
        if before is None:
            found.append(Difference(NEW, row["domain"], row["name"], {}))
            continue
        columns = {name: (before[name], row[name]) for name in row if name in before and before[name] != row[name]}
        found.append(Difference(CHANGED if columns else SAME, row["domain"], row["name"], columns))
    return [*found, *(Difference(VANISHED, row["domain"], row["name"], {}) for row in former.values())]
