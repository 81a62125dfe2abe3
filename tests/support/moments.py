"""Committed rows put back to how they were at some moment: the template's for the next test, a race's start again.

The owner of the tables does it, with the tables' own triggers off by name: the program's role may neither empty a table
nor change one that only grows. Sequences never go back, so no id is given twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

type Owner = psycopg.Connection[tuple[Any, ...]]
# Per table how many rows it holds, and the sum of the transactions that wrote them: another after every change.
type Marks = dict[str, tuple[int, int]]
# Table, name, and PostgreSQL's letter for how it is on.
type Trigger = tuple[str, str, str]

_ON = {"O": "ENABLE TRIGGER", "A": "ENABLE ALWAYS TRIGGER", "R": "ENABLE REPLICA TRIGGER"}


@dataclass(frozen=True)
class Table:
    """A table of the program, the columns of its key, and those that take a value."""

    name: str
    key: list[str]
    columns: list[str]


class Moment:
    """What every table holds now, kept in a schema of copies; `back` brings it back, as often as asked.

    Take one, and go back, when nobody is writing.
    """

    def __init__(self, owner: Owner, schema: str) -> None:
        self.owner, self.schema = owner, schema
        # A thread of the test that hangs in a transaction must give a clear failure, not a test run without end.
        owner.execute("SET lock_timeout = '5s'")
        owner.execute(sql.SQL("DROP SCHEMA IF EXISTS {0} CASCADE; CREATE SCHEMA {0}").format(sql.Identifier(schema)))
        self._tables = {table.name: table for table in _tables(owner)}
        self._make_looking()
        self._marks = self._look()
        self._filled = {name for name, (held, _) in self._marks.items() if held}
        copy = sql.SQL("CREATE TABLE {} AS TABLE {}")
        self._run([copy.format(self._here(name), _public(name)) for name in sorted(self._filled)])

    def back(self) -> None:
        """Put back every table that changed, in one transaction."""
        changed = [self._tables[name] for name, mark in self._look().items() if mark != self._marks[name]]
        if not changed:
            return
        triggers = self._triggers(changed)
        put_in = [self._put_in(table) for table in changed if table.name in self._filled]
        # Deferred foreign keys speak before the end; a table with pending checks cannot be altered.
        speak = sql.SQL("SET CONSTRAINTS ALL IMMEDIATE")
        with self.owner.transaction():
            self._run([*_switch(triggers, off=True), *map(self._take_out, changed), *put_in, speak])
            self._run([*_switch(triggers, off=False)])
        # Their rows are the same, and written by another transaction.
        self._marks = self._look()

    def rounds(self, number: int) -> Iterator[int]:
        """Count rounds that each begin at this moment. The last one's outcome stays."""
        for one in range(number):
            self.back()
            yield one

    def _run(self, statements: list[sql.Composable]) -> None:
        """Have statements executed in one round trip."""
        self.owner.execute(sql.SQL(";\n").join(statements))

    def _make_looking(self) -> None:
        """Make the look at all tables a function: each table keeps a plan of its own, and loses no other's."""
        text = "RETURN QUERY SELECT {name}::text, count(*), coalesce(sum(x.xmin::text::bigint), 0) FROM {table} x"
        looks = [sql.SQL(text).format(name=name, table=_public(name)) for name in self._tables]
        function = """CREATE FUNCTION {}() RETURNS TABLE (name text, held bigint, written_by numeric)
            LANGUAGE plpgsql AS $body$ BEGIN {}; END $body$"""
        self.owner.execute(sql.SQL(function).format(self._here("marks"), sql.SQL(";\n").join(looks)))

    def _look(self) -> Marks:
        rows = self.owner.execute(sql.SQL("SELECT name, held, written_by FROM {}()").format(self._here("marks")))
        return {name: (held, written_by) for name, held, written_by in rows}

    def _triggers(self, tables: list[Table]) -> list[Trigger]:
        query = """SELECT c.relname, t.tgname, t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND c.relnamespace = 'public'::regnamespace
            AND c.relname = ANY(%s) ORDER BY 1, 2"""
        rows = self.owner.execute(query, [[table.name for table in tables]])
        return [(str(table), str(name), str(state)) for table, name, state in rows]

    def _take_out(self, table: Table) -> sql.Composable:
        """Delete what was not there, or not like this; whatever the columns' types, bytes are compared."""
        if table.name not in self._filled:
            return sql.SQL("DELETE FROM {}").format(_public(table.name))
        text = "DELETE FROM {} x WHERE NOT EXISTS (SELECT FROM {} k WHERE ({}) = ({}) AND k *= x)"
        names = _public(table.name), self._here(table.name)
        return sql.SQL(text).format(*names, _columns("k", table.key), _columns("x", table.key))

    def _put_in(self, table: Table) -> sql.Composable:
        """Insert what is no longer there."""
        text = """INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE
            SELECT {} FROM {} k WHERE NOT EXISTS (SELECT FROM {} x WHERE ({}) = ({}))"""
        into = sql.SQL(", ").join(map(sql.Identifier, table.columns))
        chosen, kept, public = _columns("k", table.columns), self._here(table.name), _public(table.name)
        keys = _columns("k", table.key), _columns("x", table.key)
        return sql.SQL(text).format(public, into, chosen, kept, public, *keys)

    def _here(self, name: str) -> sql.Identifier:
        return sql.Identifier(self.schema, name)


def _tables(owner: Owner) -> list[Table]:
    query = """SELECT c.relname::text,
            (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_index i JOIN pg_attribute a
                ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey) WHERE i.indrelid = c.oid AND i.indisprimary),
            (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '')
        FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1"""
    return [Table(*row) for row in owner.execute(query)]


def _public(table: str) -> sql.Identifier:
    return sql.Identifier("public", table)


def _columns(alias: str, names: list[str]) -> sql.Composable:
    return sql.SQL(", ").join(sql.Identifier(alias, name) for name in names)


def _switch(triggers: list[Trigger], off: bool) -> list[sql.Composable]:
    """Put triggers off, or on again in the way they were on."""
    text = "ALTER TABLE {} {} {}"
    changes = [(table, name, "DISABLE TRIGGER" if off else _ON[state]) for table, name, state in triggers]
    return [sql.SQL(text).format(_public(table), sql.SQL(how), sql.Identifier(name)) for table, name, how in changes]
