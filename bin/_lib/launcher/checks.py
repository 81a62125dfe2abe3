"""bin/test: everything that must hold, or with --quick only pytest on a server that stays warm."""

import os
import signal
import subprocess

from launcher.places import ROOT, VENV_PYTHON, locked, run_folder, test_folder
from launcher.postgres import Cluster
from launcher.templates import TEST_PREFIX, need_template, sweep_test_databases, test_environment
from launcher.words import Stop, complain, say

QUICK, STOP = "--quick", "--stop"


def test_command(arguments: list[str]) -> int:
    """Run what bin/test was asked and return its exit code."""
    if arguments == [STOP]:
        return _stop_warm_server()
    if arguments:
        return _quick([argument for argument in arguments if argument != QUICK])
    raise NotImplementedError


def _quick(pytest_arguments: list[str]) -> int:
    """Only pytest, on a server that is left running for the next time."""
    with locked(run_folder() / "test-server.lock"):
        cluster = Cluster(test_folder("warm"), forgetful=True)
        if not cluster.is_running():
            if not cluster.exists():
                cluster.create()
            cluster.start()
        sweep_test_databases(cluster)
        template = _template_or_complaint(cluster)
    environment = test_environment(
        cluster, template, TOEWIJZER_TEMPLATE_DB=template, TOEWIJZER_TEST_PREFIX=f"{TEST_PREFIX}{os.getpid()}"
    )
    return run_interruptibly([str(VENV_PYTHON), "-m", "pytest", *pytest_arguments], environment)


def _template_or_complaint(cluster: Cluster) -> str:
    """Return the template's name; empty when it cannot be built now, for tests of pure functions can still run."""
    try:
        return need_template(cluster)
    except Stop as stop:
        complain(stop.details.rstrip())
        complain(f"{stop.sentence} Tests die een database nodig hebben, mislukken nu.")
        return ""


def run_interruptibly(command: list[str], environment: dict[str, str]) -> int:
    """Run a command of ours in the foreground; Ctrl-C reaches it directly and we wait for its tidy end."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    finally:
        signal.signal(signal.SIGINT, handler)


def _stop_warm_server() -> int:
    folder = test_folder("warm")
    if folder.exists():
        Cluster(folder, forgetful=True).remove()
    say("De testdatabase van deze map is gestopt en verwijderd.")
    return 0
