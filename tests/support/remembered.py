"""States that the verbs reached once, put back row by row when a test needs them again.

Bringing a case to a decision takes some 800 queries. A factory marked ``@remembered`` runs its verbs the first time; in
the same circumstances (the same rows in every table, the same wishes) the rows that came of it are put back instead.
Sequences never go back, so their ids are free. A database with other rows in it gets the verbs, as ever. Only rows come
back: a test of what a verb announces, queues after its transaction or draws calls the verb itself.
"""

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from correspondence import files, rendering
from correspondence.models import StoredFile
from tests.support.lasting import PASSING, asked_often, fingerprints

type Rows = dict[str, dict[int, dict[str, Any]]]
# One statement: what to run, and the rows for it.
type Step = tuple[str, Any]
type Prints = tuple[tuple[str, str], ...]
_known: dict[Any, tuple[list[Step], Any, dict[str, Any], list[Path]]] = {}
# How the database looked after what is remembered: a state that was reached otherwise hardly comes back.
_ways: set[Prints] = set()


def remembered[**P, R](build: Callable[P, R]) -> Callable[P, R]:
    """Mark a factory whose first argument is a world (or none): its rows come back in the same circumstances.

    The factory may read the world, add to its ``extra``, and nothing else outside the database.
    """

    @wraps(build)
    def build_or_put_back(*args: P.args, **wishes: P.kwargs) -> R:
        extra = args[0].extra if args else {}  # type: ignore[attr-defined]
        with transaction.atomic():
            prints = _prints()
            if args and prints not in _ways:
                return build(*args, **wishes)
            name = f"{build.__module__}.{build.__qualname__}"
            # A letter that was drawn does not come back where it was not, nor the other way round.
            drawn = rendering.render_pdf.__module__
            key = (name, _said(args[1:]), _said(sorted(wishes.items())), _who(*args), prints, drawn)
            # A sweep of another test removes the bytes of files whose rows are not there at that moment.
            if key not in _known or not all(path.exists() for path in _known[key][3]):
                before = _rows()
                result = build(*args, **wishes)
                after = _rows()
                known = _steps(before, after), copy.deepcopy(result), copy.deepcopy(extra), _bytes(before, after)
                _known[key] = known
                _ways.add(_prints())
                return result
            steps, result, more, _ = _known[key]
            with connection.cursor() as cursor:
                for statement, values in steps:
                    cursor.execute(statement, values)
        extra.update(copy.deepcopy(more))
        result_again: R = copy.deepcopy(result)
        return result_again

    return build_or_put_back


def _said(given: Any) -> str:
    """What was asked; a row is meant by its id, whatever it is called."""
    if isinstance(given, Model):
        return f"{given._meta.label} {given.pk}"
    return f"({', '.join(_said(one) for one in given)})" if isinstance(given, list | tuple) else repr(given)


def _who(*args: Any) -> tuple[Any, ...]:
    """Which world it is about: there can be two in one database."""
    if not args:
        return ()
    where = args[0]
    same = {name: value for name, value in vars(where).items() if name != "extra"}
    known = {name: getattr(value, "pk", value) for name, value in {**same, **where.extra}.items()}
    return tuple(sorted((name, str(value)) for name, value in known.items()))


def _prints() -> Prints:
    return tuple(sorted(fingerprints(PASSING).items()))


@cache
def _tables() -> list[str]:
    """Every table of the program, in the order of the rooms, so that a row's guards find what they look for."""
    models = apps.get_models(include_auto_created=True)
    return [name for name in dict.fromkeys(model._meta.db_table for model in models) if name not in PASSING]


def _rows() -> Rows:
    parts = [f"SELECT '{table}', to_jsonb(x)::text FROM \"{table}\" x" for table in _tables()]  # noqa: S608
    found: Rows = {table: {} for table in _tables()}
    for table, text in asked_often(" UNION ALL ".join(parts).encode()):
        row = json.loads(text)
        found[table][row["id"]] = row
    return found


def _bytes(before: Rows, after: Rows) -> list[Path]:
    """Where the bytes of the files lie that came with it."""
    table = StoredFile._meta.db_table
    new = [row["blob"] for key, row in after[table].items() if key not in before[table]]
    return [path for path in map(files.path_of, new) if path.exists()]


def _steps(before: Rows, after: Rows) -> list[Step]:
    """What has to be done to get from one state to the other.

    Changes come first: a decision that stood makes room for the one that replaces it. Removals come last.
    """
    tables = _tables()
    new = [step for table in tables for step in _insert(table, before[table], after[table])]
    changed = [step for table in tables for step in _update(table, before[table], after[table])]
    gone = [step for table in reversed(tables) for step in _delete(table, before[table], after[table])]
    return [*changed, *new, *gone]


def _insert(table: str, before: dict[int, Any], after: dict[int, Any]) -> Iterator[Step]:
    rows = [after[key] for key in sorted(after) if key not in before]
    if rows:
        text = f'INSERT INTO "{table}" SELECT * FROM jsonb_populate_recordset(NULL::"{table}", %s)'  # noqa: S608
        yield text, [json.dumps(rows)]


def _update(table: str, before: dict[int, Any], after: dict[int, Any]) -> Iterator[Step]:
    for key in sorted(before.keys() & after.keys()):
        names = [name for name, value in after[key].items() if before[key][name] != value]
        if names:
            columns = ", ".join(f'"{name}"' for name in names)
            text = (
                f'UPDATE "{table}" SET ({columns}) = '  # noqa: S608
                f'(SELECT {columns} FROM jsonb_populate_record(NULL::"{table}", %s)) WHERE id = %s'
            )
            yield text, [json.dumps(after[key]), key]


def _delete(table: str, before: dict[int, Any], after: dict[int, Any]) -> Iterator[Step]:
    gone = sorted(before.keys() - after.keys())
    if gone:
        yield f'DELETE FROM "{table}" WHERE id = ANY(%s)', [gone]  # noqa: S608
