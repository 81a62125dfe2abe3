"""The roles of an installation are those of the demo and the tests, made by another hand."""

import os
import subprocess
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from launcher import roles
from launcher.places import ROOT
from launcher.places import test_folder as folder_for
from launcher.postgres import SUPERUSER, Cluster

SCRIPT = ROOT / "bin" / "_lib" / "database" / "roles.sql"
PASSWORDS = {"OWNER_PASSWORD": "eigenaar-1", "APP_PASSWORD": "programma-2", "RETENTION_PASSWORD": "bewaren-3"}
ROLES = (roles.OWNER, roles.APP, roles.RETENTION)
LOOKS = (
    """SELECT rolname, rolsuper, rolcreaterole, rolbypassrls, rolcanlogin, rolinherit FROM pg_roles
    WHERE rolname IN ('toewijzer_owner', 'toewijzer_app', 'toewijzer_retention') ORDER BY 1""",
    """SELECT pg_get_userbyid(datdba), array(SELECT unnest(datacl)::text ORDER BY 1) FROM pg_database
    WHERE datname = current_database()""",
    "SELECT extname FROM pg_extension ORDER BY 1",
    "SELECT array(SELECT unnest(nspacl)::text ORDER BY 1) FROM pg_namespace WHERE nspname = 'public'",
    """SELECT pg_get_userbyid(defaclrole), defaclnamespace::regnamespace::text, defaclobjtype::text,
    array(SELECT unnest(defaclacl)::text ORDER BY 1) FROM pg_default_acl ORDER BY 1, 2, 3""",
)
MAY_MAKE_DATABASES = "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    found = Cluster(folder_for(f"{os.getpid()}-roles"), forgetful=True)
    try:
        found.create()
        found.start()
        yield found
    finally:
        found.remove()


def _run_script(cluster: Cluster, **passwords: str) -> subprocess.CompletedProcess[str]:
    command = [str(cluster.binaries.folder / "psql"), "--no-psqlrc", "-v", "ON_ERROR_STOP=1", "-f", str(SCRIPT)]
    address = ["-d", cluster.url("postgres", SUPERUSER)]
    env = {"PATH": os.environ["PATH"], **passwords}
    return subprocess.run([*command, *address], env=env, capture_output=True, text=True, check=False)


def _looks(cluster: Cluster) -> list[list[tuple[object, ...]]]:
    with roles.connected(cluster, "toewijzer") as connection:
        return [connection.execute(look).fetchall() for look in LOOKS]


def test_both_hands_make_the_same(cluster: Cluster) -> None:
    assert _run_script(cluster).returncode != 0, "without passwords it makes nothing"
    with roles.connected(cluster) as connection:
        assert not connection.execute("SELECT FROM pg_roles WHERE rolname = ANY(%s)", [list(ROLES)]).fetchall()
    done = _run_script(cluster, **PASSWORDS)
    assert done.returncode == 0, done.stderr
    by_script = _looks(cluster)
    assert all(by_script)
    for role, password in zip(ROLES, PASSWORDS.values(), strict=True):
        with psycopg.connect(f"postgresql://{role}:{password}@127.0.0.1:{cluster.port}/toewijzer") as own:
            assert own.execute(MAY_MAKE_DATABASES).fetchone() == (False,)
    with roles.connected(cluster) as connection:
        roles.drop_database(connection, "toewijzer")
        for role in ROLES:
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))
        roles.make_roles(connection, cluster.password)
    roles.make_database(cluster, "toewijzer")
    assert _looks(cluster) == by_script
