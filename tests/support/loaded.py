"""The demo as ``load_demo`` tells it, told once per run of bin/test: who needs it first loads it, all get a copy.

Loading takes some 40,000 queries. Both steps of bin/test that need it run on one server, with one folder for files.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from tests.support.database import copy_database, drop_database, owner_connection
from tests.support.quick import undrawn

# Any number that nobody else locks on.
_LOCK = 0x44454D4F


@contextmanager
def loaded_demo() -> Iterator[None]:
    """Work in a database and a folder with the demo in them, and go back to those of this process at the end."""
    prefix = os.environ["TOEWIJZER_TEST_PREFIX"]
    demo, mine = f"{prefix}_demo", f"{settings.DATABASES['default']['NAME']}_demo"
    with owner_connection("postgres") as owner, tempfile.TemporaryDirectory() as folder:
        _need_demo(owner, demo)
        copy_database(owner, demo, mine)
        shutil.copytree(_files(demo), folder, dirs_exist_ok=True)
        try:
            with _working_in(mine, Path(folder)):
                yield
        finally:
            drop_database(owner, mine)


def _need_demo(owner: psycopg.Connection[tuple[object, ...]], name: str) -> None:
    """Load the demo unless this run has it. A second process that needs it waits for the first."""
    owner.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        if owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
        unfinished = f"{name}_unfinished"
        copy_database(owner, os.environ["TOEWIJZER_TEMPLATE_DB"], unfinished)
        shutil.rmtree(_files(name), ignore_errors=True)
        _files(name).mkdir()
        with _working_in(unfinished, _files(name)), undrawn():
            call_command("load_demo", verbosity=0)
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        owner.execute(rename.format(sql.Identifier(unfinished), sql.Identifier(name)))
    finally:
        owner.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


@contextmanager
def _working_in(database: str, folder: Path) -> Iterator[None]:
    connection = connections["default"]
    connection.close()
    with pytest.MonkeyPatch.context() as patch:
        # The first dictionary serves the connections of other threads too, such as those of a running server.
        patch.setitem(settings.DATABASES["default"], "NAME", database)
        patch.setitem(connection.settings_dict, "NAME", database)
        patch.setattr(settings, "PRIVATE_ROOT", folder)
        try:
            yield
        finally:
            connection.close()


def _files(name: str) -> Path:
    return Path(tempfile.gettempdir()) / f"{name}-files"
