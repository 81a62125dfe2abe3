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

from tests.support.moments import Moment, Owner
from tests.support.together import hang_up

KEPT = "toewijzer_kept"
AGAIN = "toewijzer_again"
_NO_DATABASE = "Er is geen testdatabase: start de tests met bin/test (of bin/test --quick)."


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """Override of pytest-django's fixture: copy the template, connect to the copy, and drop it at the end."""
    template, prefix = os.environ.get("TOEWIJZER_TEMPLATE_DB"), os.environ.get("TOEWIJZER_TEST_PREFIX")
    if not template or not prefix:
        pytest.fail(_NO_DATABASE, pytrace=False)
    name = f"{prefix}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with owner_connection("postgres") as owner:
        copy_database(owner, template, name)
    with owner_connection(name) as owner:
        template_rows = Moment(owner, KEPT)
        with django_db_blocker.unblock():
            connections["default"].close()
            # The same dictionary serves the connections of other threads, so those of races get here too.
            settings.DATABASES["default"]["NAME"] = name
            connections["default"].settings_dict["NAME"] = name
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: _clean(template_rows))
            yield
        with django_db_blocker.unblock():
            connections.close_all()
    with owner_connection("postgres") as owner:
        drop_database(owner, name)


def _clean(template_rows: Moment) -> None:
    """Undo what a test committed. "Reference data" is no list here: it is what the template held, and that stays."""
    connections.close_all()
    hang_up()
    template_rows.back()


def drop_database(owner: Owner, name: str, tries: int = 120) -> None:
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


def copy_database(owner: Owner, template: str, name: str) -> None:
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


@pytest.fixture
def moment() -> Iterator[Callable[[], Moment]]:
    """Keep the state that a test committed, to go back to it: a race begins every round where it began the first."""
    with owner_connection() as owner:
        yield lambda: Moment(owner, AGAIN)
