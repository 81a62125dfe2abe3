"""The migrated database that every test run copies, made anew only when something it depends on has changed."""

import contextlib
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from launcher import roles
from launcher.places import ROOT, VENV_PYTHON, plain_environment, test_folder
from launcher.postgres import Cluster
from launcher.words import Stop, say

TEMPLATE_PREFIX = "toewijzer_template_"
TEST_PREFIX = "toewijzer_test_"
KEPT_TEMPLATES = 3
# Besides migrations and reference data: what decides which apps are migrated and how reference data is loaded.
ALSO_DECIDES = ("requirements.lock", "config/settings/base.py", "config/settings/test.py")


def need_template(cluster: Cluster, temporary: Path) -> str:
    """Return the name of a template database that fits the checkout as it is now, made when it is not there yet.

    What the commands that fill it leave in their temporary folder goes to `temporary`.
    """
    name = TEMPLATE_PREFIX + fingerprint(ROOT)
    with roles.connected(cluster) as connection:
        if roles.database_exists(connection, name):
            return name
        roles.make_roles(connection, cluster.password)
        unfinished = f"{TEMPLATE_PREFIX}unfinished"
        roles.drop_database(connection, unfinished)
        roles.make_database(cluster, unfinished)
        _fill(cluster, unfinished, temporary)
        roles.rename_database(connection, unfinished, name)
        _drop_old_templates(connection, name)
    return name


def fingerprint(root: Path) -> str:
    """Return a hash of everything the template's content depends on."""
    files = [path for pattern in ("*/migrations/*.py", "*/reference/*.toml") for path in root.glob(pattern)]
    files += root.glob("*/management/commands/load_reference.py")
    files += [root / name for name in ALSO_DECIDES]
    digest = hashlib.sha256()
    for path in sorted(files):
        with contextlib.suppress(FileNotFoundError):
            digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def test_environment(cluster: Cluster, database: str, **extra: str) -> dict[str, str]:
    """Return the environment of everything bin/test starts, connected to `database`."""
    return plain_environment(
        DJANGO_SETTINGS_MODULE="config.settings.test",
        DATABASE_URL=cluster.url(database, roles.APP),
        DATABASE_OWNER_URL=cluster.url(database, roles.OWNER),
        **extra,
    )


def sweep_test_databases(cluster: Cluster) -> None:
    """Drop what earlier test runs left: those that were killed, and the loaded demo of all, which is not for another.

    Called before a run makes its own: what carries its number by now is of an earlier process with that number.
    """
    with roles.connected(cluster) as connection:
        for name in roles.database_names(connection, TEST_PREFIX):
            run = name.removeprefix(TEST_PREFIX).partition("_")[0]
            if not run.isdigit() or int(run) == os.getpid() or not _alive(int(run)):
                roles.drop_database(connection, name)


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """Yield a folder for the files of one test run, removed at its end."""
    folder = test_folder(f"{os.getpid()}-files")
    # Open to pass through: below it a test may have a database server, which never runs as root.
    folder.mkdir(mode=0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_test_folders() -> None:
    """Remove the servers and files of full test runs of this checkout that were killed."""
    for folder in test_folder("x").parent.glob(test_folder("*").name):
        run = folder.name.removeprefix(test_folder("").name).partition("-")[0]
        if not run.isdigit() or _alive(int(run)):
            continue
        if (folder / "data").exists():
            Cluster(folder, forgetful=True).remove()
        shutil.rmtree(folder, ignore_errors=True)


def _fill(cluster: Cluster, database: str, temporary: Path) -> None:
    say("De database voor de tests wordt opgebouwd.")
    environment = test_environment(cluster, database, TMPDIR=str(temporary))
    environment["DATABASE_URL"] = environment["DATABASE_OWNER_URL"]
    # Without Django's checks: half written pages need not keep anybody from testing; bin/test has a step for them.
    for command in (
        ["migrate", "--skip-checks", "--verbosity=0"],
        ["load_reference", "--skip-checks", "--verbosity=0"],
    ):
        done = subprocess.run(
            [VENV_PYTHON, "manage.py", *command],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Stop(f"`manage.py {command[0]}` mislukte bij het opbouwen van de testdatabase.", done.stdout)


def _drop_old_templates(connection: roles.Connection, current: str) -> None:
    """Keep a few templates, for a checkout that goes back and forth between branches."""
    rows = connection.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s) AND datname <> %s ORDER BY oid DESC",
        [TEMPLATE_PREFIX, current],
    )
    for (name,) in rows.fetchall()[KEPT_TEMPLATES - 1 :]:
        roles.drop_database(connection, str(name))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
