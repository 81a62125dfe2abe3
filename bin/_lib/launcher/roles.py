"""The three database roles, and databases whose tables they may use as agreed.

toewijzer_owner owns and migrates, toewijzer_app runs the program, toewijzer_retention alone may destroy. What the
last two may do with new tables is a default privilege of the database; migrations take back what a log must refuse.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from launcher.postgres import SUPERUSER, Cluster
from launcher.words import Stop

OWNER = "toewijzer_owner"
APP = "toewijzer_app"
RETENTION = "toewijzer_retention"
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")

type Connection = psycopg.Connection[tuple[Any, ...]]


@contextmanager
def connected(cluster: Cluster, database: str = "postgres", role: str = SUPERUSER) -> Iterator[Connection]:
    """Yield a connection on which every statement stands on its own."""
    with psycopg.connect(cluster.url(database, role), autocommit=True) as connection:
        yield connection


def make_roles(connection: Connection, password: str) -> None:
    """Make the three roles when they are missing, all with the private cluster's own password."""
    for role, rights in ((OWNER, sql.SQL("CREATEDB")), (APP, sql.SQL("")), (RETENTION, sql.SQL(""))):
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
            continue
        statement = sql.SQL("CREATE ROLE {} LOGIN {} PASSWORD {}")
        connection.execute(statement.format(sql.Identifier(role), rights, sql.Literal(password)))


def make_database(cluster: Cluster, database: str) -> None:
    """Make an empty database of the owner, with the extensions and default privileges the program needs."""
    with connected(cluster) as connection:
        statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0")
        connection.execute(statement.format(sql.Identifier(database), sql.Identifier(OWNER)))
        grant = sql.SQL("REVOKE ALL ON DATABASE {0} FROM PUBLIC; GRANT CONNECT, TEMPORARY ON DATABASE {0} TO {1}, {2}")
        connection.execute(grant.format(sql.Identifier(database), sql.Identifier(APP), sql.Identifier(RETENTION)))
    with connected(cluster, database) as connection:
        for extension in EXTENSIONS:
            _make_extension(connection, extension)
        for user in (APP, RETENTION):
            grant_defaults(connection, OWNER, user)


def grant_defaults(connection: Connection, owner: str, user: str) -> None:
    """Let `user` work with every table and sequence that `owner` will make in this database."""
    for grant in (
        "GRANT USAGE ON SCHEMA public TO {user}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT {rights} ON TABLES TO {user}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {user}",
    ):
        rights = sql.SQL("SELECT, INSERT, UPDATE, DELETE")
        connection.execute(sql.SQL(grant).format(user=sql.Identifier(user), owner=sql.Identifier(owner), rights=rights))


def database_exists(connection: Connection, database: str) -> bool:
    """Whether the cluster has a database of that name."""
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone() is not None


def database_names(connection: Connection, prefix: str) -> list[str]:
    """Return the names of the databases that start with `prefix`."""
    rows = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
    return sorted(str(row[0]) for row in rows)


def drop_database(connection: Connection, database: str) -> None:
    """Drop a database, also when somebody is still connected to it."""
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))


def copy_database(connection: Connection, template: str, database: str) -> None:
    """Make a copy of a database; nobody may be connected to the original meanwhile."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    connection.execute(statement.format(sql.Identifier(database), sql.Identifier(template)))


def rename_database(connection: Connection, old: str, new: str) -> None:
    """Give a database that is complete its final name."""
    connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new)))


def database_note(connection: Connection, database: str) -> str:
    """Return the note on a database (PostgreSQL's comment), or an empty text."""
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    row = connection.execute(query, [database]).fetchone()
    return str(row[0] or "") if row else ""


def note_on_database(connection: Connection, database: str, note: str) -> None:
    """Put a note on a database. It goes where the data go, which a file beside them might not."""
    statement = sql.SQL("COMMENT ON DATABASE {} IS {}")
    connection.execute(statement.format(sql.Identifier(database), sql.Literal(note)))


def _make_extension(connection: Connection, extension: str) -> None:
    try:
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    except (psycopg.errors.FeatureNotSupported, psycopg.errors.UndefinedFile) as error:
        raise Stop(
            f"De uitbreiding {extension} van PostgreSQL ontbreekt: installeer het pakket postgresql-contrib."
        ) from error
