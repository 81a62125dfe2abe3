"""The tests' databases: every pytest process gets a copy of a migrated template and works in it as toewijzer_app.

The owner's connection makes and drops the copy, and puts it back after a test that really commits. Django's own way
(one TRUNCATE as the program's role) is refused twice here: by the grants and by the append-only tables.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from psycopg import sql

type Owner = psycopg.Connection[tuple[Any, ...]]

KEPT = "toewijzer_kept"
# PostgreSQL's letters for how a trigger is on.
_ENABLE = {"O": "ENABLE TRIGGER {}", "A": "ENABLE ALWAYS TRIGGER {}", "R": "ENABLE REPLICA TRIGGER {}"}
_NO_DATABASE = "Er is geen testdatabase: start de tests met bin/test (of bin/test --quick)."


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """Override of pytest-django's fixture: copy the template, connect to the copy, and drop it at the end."""
    template, prefix = os.environ.get("TOEWIJZER_TEMPLATE_DB"), os.environ.get("TOEWIJZER_TEST_PREFIX")
    if not template or not prefix:
        pytest.fail(_NO_DATABASE, pytrace=False)
    name = f"{prefix}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with owner_connection("postgres") as owner:
        _copy(owner, template, name)
    with owner_connection(name) as owner:
        restore = Restore(owner)
        with django_db_blocker.unblock():
            connections["default"].close()
            # The same dictionary serves the connections of other threads, so those of races get here too.
            settings.DATABASES["default"]["NAME"] = name
            connections["default"].settings_dict["NAME"] = name
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: restore())
            yield
        with django_db_blocker.unblock():
            connections.close_all()
    with owner_connection("postgres") as owner:
        _drop(owner, name)


def _drop(owner: Owner, name: str, tries: int = 120) -> None:
    """Drop a copy. The server's own housekeeping may look at it for a moment, and the owner may not send that away."""
    for attempt in range(tries):
        try:
            owner.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            if attempt == tries - 1:
                raise
            time.sleep(0.5)
        else:
            return


@contextmanager
def owner_connection(database: str | None = None) -> Iterator[Owner]:
    """Yield a connection of toewijzer_owner, by default to the database of this test process."""
    name = database or settings.DATABASES["default"]["NAME"]
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], dbname=name, autocommit=True) as connection:
        yield connection


@contextmanager
def role_connection(role: str) -> Iterator[Owner]:
    """Yield a connection of another role of ours (all have one password in tests) to this process's database."""
    name = settings.DATABASES["default"]["NAME"]
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], dbname=name, user=role, autocommit=True) as connection:
        yield connection


class Restore:
    """Puts every table back to what the template holds: reference data stay, all else goes.

    "Reference data" is not a list here: it is whatever `migrate` and `load_reference` left in the template.
    """

    def __init__(self, owner: Owner) -> None:
        self.owner = owner
        owner.execute(sql.SQL("DROP SCHEMA IF EXISTS {0} CASCADE; CREATE SCHEMA {0}").format(sql.Identifier(KEPT)))
        query = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
        self.tables = sorted(str(row[0]) for row in owner.execute(query))
        self.reference = [table for table in self.tables if not self._is_empty(table)]
        for table in self.reference:
            copy = sql.SQL("CREATE TABLE {} AS TABLE {}").format(sql.Identifier(KEPT, table), _public(table))
            owner.execute(copy)

    def __call__(self) -> None:
        """Restore all tables in one transaction, with the triggers of the tables concerned off by name."""
        connections.close_all()
        dirty = self._dirty()
        if not dirty:
            return
        # A thread of the test that hangs in a transaction must give a clear failure, not a test run without end.
        self.owner.execute("SET lock_timeout = '5s'")
        triggers = self._triggers(dirty)
        with self.owner.transaction():
            for table, trigger, _state in triggers:
                self._alter(table, "DISABLE TRIGGER {}", trigger)
            for table in dirty:
                self.owner.execute(sql.SQL("DELETE FROM {}").format(_public(table)))
            for table in (table for table in dirty if table in self.reference):
                self._refill(table)
            # Deferred foreign keys speak now; a table with pending checks cannot be altered.
            self.owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table, trigger, state in triggers:
                self._alter(table, _ENABLE[state], trigger)

    def _dirty(self) -> list[str]:
        """Return the tables that differ from the template, found in one round trip."""
        parts = []
        for table in self.tables:
            if table in self.reference:
                text = "(SELECT {name}, {digest} IS DISTINCT FROM {kept_digest})"
                digest, kept = _digest(_public(table)), _digest(sql.Identifier(KEPT, table))
                parts.append(sql.SQL(text).format(name=table, digest=digest, kept_digest=kept))
            else:
                text = "(SELECT {name}, EXISTS (SELECT 1 FROM {table}))"
                parts.append(sql.SQL(text).format(name=table, table=_public(table)))
        rows = self.owner.execute(sql.SQL(" UNION ALL ").join(parts)) if parts else ()
        return [str(table) for table, differs in rows if differs]

    def _triggers(self, tables: list[str]) -> list[tuple[str, str, str]]:
        query = """SELECT c.relname, t.tgname, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND c.relnamespace = 'public'::regnamespace
            AND c.relname = ANY(%s) ORDER BY 1, 2"""
        return [(str(table), str(name), _letter(state)) for table, name, state in self.owner.execute(query, [tables])]

    def _refill(self, table: str) -> None:
        query = """SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0
            AND NOT attisdropped AND attgenerated = '' ORDER BY attnum"""
        names = [sql.Identifier(str(row[0])) for row in self.owner.execute(query, [f'public."{table}"'])]
        statement = sql.SQL("INSERT INTO {} ({columns}) SELECT {columns} FROM {}")
        columns = sql.SQL(", ").join(names)
        self.owner.execute(statement.format(_public(table), sql.Identifier(KEPT, table), columns=columns))

    def _is_empty(self, table: str) -> bool:
        return self.owner.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(_public(table))).fetchone() is None

    def _alter(self, table: str, change: str, trigger: str) -> None:
        statement = sql.SQL("ALTER TABLE {} " + change).format(_public(table), sql.Identifier(trigger))
        self.owner.execute(statement)


def _public(table: str) -> sql.Identifier:
    return sql.Identifier("public", table)


def _digest(table: sql.Identifier) -> sql.Composed:
    """Return an expression for the content of a small table, whatever its columns' types."""
    return sql.SQL("(SELECT md5(string_agg(x::text, E'\\n' ORDER BY x::text)) FROM {} x)").format(table)


def _letter(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _copy(owner: Owner, template: str, name: str) -> None:
    """Copy the template; a colleague's copying or migrating connection to it may last a moment."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    # FILE_COPY is the quicker way for a small database on a server that forgets.
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    owner.execute(drop)
    for attempt in range(20):
        try:
            owner.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
        except psycopg.errors.ObjectInUse:
            if attempt == 19:
                raise
            time.sleep(0.25)
        else:
            return


@pytest.fixture
def as_owner() -> Callable[[], Any]:
    """Return `owner_connection`, for tests that must look behind the program's own role."""
    return owner_connection
