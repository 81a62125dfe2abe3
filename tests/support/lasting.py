"""Rows that last for a whole module: built once in a transaction that is never committed; each test has a savepoint.

Not for tests that use pytest-django's ``db``: that closes the connection, and with it this transaction.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db import connection, transaction

# What a page may write without changing anything of the house's own: what was typed, who is signed in, used forms, and
# the sign-in package's copy of an address; and that somebody was shown a case, which is written down every time.
PASSING = frozenset(
    {"account_emailaddress", "casework_accessentry", "casework_draft", "casework_oncekey", "django_session"}
)


@contextmanager
def lasting(blocker: Any) -> Iterator[None]:
    """Keep one transaction open around everything inside, and throw it away at the end."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def passing(blocker: Any) -> Iterator[None]:
    """A savepoint: what happens inside is undone."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def fingerprints(leave_out: frozenset[str] = PASSING) -> dict[str, str]:
    """The content of every table as one short text each, read in one round trip."""
    return dict(asked_often(_prints_of(leave_out)))


def asked_often(query: bytes) -> list[tuple[Any, ...]]:
    """What a query about all tables gives: planning it takes longer than running it, so the server keeps the plan.

    Said in SQL, because psycopg forgets what it prepared with every rollback, which is after every test.
    """
    connection.ensure_connection()
    ours = connection.connection
    kept = _kept.setdefault(ours, {})
    with psycopg.Cursor(ours) as cursor:
        if query not in kept:
            name = b"kept_%d" % len(kept)
            cursor.execute(b"PREPARE %b AS %b" % (name, query))
            kept[query] = name
        return cursor.execute(b"EXECUTE " + kept[query]).fetchall()


# What each connection keeps a plan of, by the text of the query.
_kept: WeakKeyDictionary[psycopg.Connection, dict[bytes, bytes]] = WeakKeyDictionary()


@cache
def _prints_of(leave_out: frozenset[str]) -> bytes:
    return _asked(sorted(set(connection.introspection.table_names()) - leave_out))


def _asked(tables: Iterable[str]) -> bytes:
    parts = [
        f"SELECT '{table}', count(*) || ':' || coalesce(sum(hashtextextended(x::text, 0)), 0) "  # noqa: S608
        f'FROM "{table}" x'
        for table in tables
    ]
    return " UNION ALL ".join(parts).encode()


class Watch:
    """The fingerprints of lasting rows, taken anew only of tables in which something was written since.

    The server counts what a transaction writes per table, also what a savepoint undid: what was not written to is what
    it was.
    """

    def __init__(self) -> None:
        self.known = fingerprints()
        self.start()

    def start(self) -> None:
        """The rows are again what they were when this was made."""
        self.written = _written()

    def prints(self) -> dict[str, str]:
        """The same as ``fingerprints()``."""
        written = _written()
        touched = [table for table in self.known if written[table] != self.written[table]]
        if not touched:
            return self.known
        with connection.cursor() as cursor:
            cursor.execute(_asked(touched).decode())
            return {**self.known, **dict(cursor.fetchall())}


def _written() -> dict[str, int]:
    """How many rows this transaction put in, changed or took out of each table so far."""
    with connection.cursor() as cursor:
        # A moment keeps copies of tables under their own names, in another schema.
        query = "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
        cursor.execute(f"{query} WHERE schemaname = 'public'")
        return dict(cursor.fetchall())


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The tables that differ."""
    return [table for table in before if before[table] != after[table]]


def speak_up() -> None:
    """Let deferred constraints and triggers say now what they would say at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
