"""bin/bench: one measurement on a throw-away copy of the migrated database, on the server that stays warm."""

import os
import subprocess

from launcher import roles
from launcher.checks import warm_cluster
from launcher.places import ROOT, VENV_PYTHON, locked, run_folder
from launcher.templates import TEST_PREFIX, need_template, temporary_folder, test_environment
from launcher.words import Stop

BENCHES = ROOT / "bench"


def names() -> list[str]:
    """What can be measured."""
    return sorted(path.stem for path in BENCHES.glob("[a-z]*.py"))


def bench_command(arguments: list[str]) -> int:
    """Measure what was named and return the exit code of the measurement."""
    if len(arguments) != 1 or arguments[0] not in names():
        raise Stop(f"Noem wat er gemeten wordt: bin/bench {'|'.join(names())}.")
    database = f"{TEST_PREFIX}{os.getpid()}_bench"
    with temporary_folder() as files:
        with locked(run_folder() / "test-server.lock"):
            cluster = warm_cluster()
            template = need_template(cluster, files)
        with roles.connected(cluster) as connection:
            roles.copy_database(connection, template, database)
        try:
            environment = test_environment(cluster, database, TMPDIR=str(files))
            command = [str(VENV_PYTHON), "-m", f"bench.{arguments[0]}"]
            return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        finally:
            with roles.connected(cluster) as connection:
                roles.drop_database(connection, database)
