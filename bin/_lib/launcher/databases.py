"""The demo's database: the one that DATABASE_URL names, or a private server in a folder of this checkout."""

import functools
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

from launcher import roles
from launcher.postgres import OLDEST, Cluster
from launcher.supervisor import Supervisor
from launcher.words import Stop, say

DATABASE = "toewijzer"


@dataclass(frozen=True)
class Database:
    """Where the program and the migrations find the database, and whether its server still runs.

    `migrated_for` is the fingerprint of the checkout that migrated it last, or empty; `remember` notes a new one.
    """

    app_url: str
    owner_url: str
    is_running: Callable[[], bool]
    migrated_for: str
    remember: Callable[[str], None]


def open_database(supervisor: Supervisor, folder: Path, *, within: float) -> Database:
    """Return the demo's database, made and started when it is a private one."""
    app_url, owner_url = os.environ.get("DATABASE_URL", ""), os.environ.get("DATABASE_OWNER_URL", "")
    if app_url or owner_url:
        return _given(app_url, owner_url)
    say("De database wordt gestart.")
    cluster = Cluster(folder)
    # A server that an earlier demo could not stop (it was killed) holds our data folder.
    cluster.stop()
    if not cluster.exists():
        cluster.create()
    supervisor.at_end(functools.partial(cluster.stop, within=within))
    cluster.start(spawn=supervisor.spawn)
    with roles.connected(cluster) as connection:
        roles.make_roles(connection, cluster.password)
        if not roles.database_exists(connection, DATABASE):
            # Under another name until it is complete: a command that is broken off halfway leaves no half database.
            unfinished = f"{DATABASE}_unfinished"
            roles.drop_database(connection, unfinished)
            roles.make_database(cluster, unfinished)
            roles.rename_database(connection, unfinished, DATABASE)
        found = roles.database_note(connection, DATABASE)
    return Database(
        cluster.url(DATABASE, roles.APP),
        cluster.url(DATABASE, roles.OWNER),
        cluster.is_running,
        found,
        functools.partial(_note, cluster),
    )


def _note(cluster: Cluster, fingerprint: str) -> None:
    with roles.connected(cluster) as connection:
        roles.note_on_database(connection, DATABASE, fingerprint)


def remove_database(folder: Path) -> bool:
    """Remove the private database below `folder`, and return whether there was one.

    Server binaries that were fetched for it stay: they hold no data.
    """
    if not folder.exists():
        return False
    Cluster(folder).stop()
    there = (folder / "complete").exists()
    for name in ("complete", "password", "version", "server.log"):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "data", ignore_errors=True)
    return there


def _given(app_url: str, owner_url: str) -> Database:
    """Check the database somebody named, and give the program's role what it needs in it."""
    if not app_url or not owner_url:
        raise Stop(
            "Zet DATABASE_URL (rol toewijzer_app) en DATABASE_OWNER_URL (rol toewijzer_owner) allebei,"
            " of geen van beide."
        )
    for name, url in (("DATABASE_URL", app_url), ("DATABASE_OWNER_URL", owner_url)):
        try:
            with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
                if connection.info.server_version < OLDEST * 10000:
                    raise Stop(f"De server van {name} is ouder dan PostgreSQL {OLDEST}.")
                if name == "DATABASE_OWNER_URL":
                    _grant(connection, unquote(urlsplit(app_url).username or ""))
        except psycopg.Error as error:
            first_line = str(error).strip().splitlines()[0]
            raise Stop(f"De database van {name} is niet bruikbaar: {first_line}") from None
    # It is not ours to write notes on, so it is migrated every time (which does nothing when nothing changed).
    return Database(app_url, owner_url, lambda: True, "", lambda _fingerprint: None)


def _grant(owner: roles.Connection, app_role: str) -> None:
    for extension in roles.EXTENSIONS:
        owner.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    for user in (app_role, roles.RETENTION):
        known = owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [user]).fetchone()
        if known and user != owner.info.user:
            roles.grant_defaults(owner, owner.info.user, user)
