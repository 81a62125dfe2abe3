"""bin/test: everything that must hold, or with --quick only pytest on a server that stays warm."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from launcher.places import ROOT, VENV_PYTHON, locked, plain_environment, run_folder, test_folder
from launcher.postgres import Cluster
from launcher.results import Outcome, closing_line, counted, summary
from launcher.supervisor import Asked, Finish, Supervisor
from launcher.system import need_chromium, need_redis
from launcher.templates import (
    TEST_PREFIX,
    need_template,
    sweep_test_databases,
    sweep_test_folders,
    temporary_folder,
    test_environment,
)
from launcher.words import Stop, complain, say

QUICK, STOP = "--quick", "--stop"
TYPED = (
    "accounts", "applications", "assessments", "casework", "config", "correspondence", "decisions", "demo", "funding",
    "objections",
)  # fmt: skip
# Needs no database and takes about as long as making one, on the other core.
TYPES = "types"
JOURNEYS, ARCHITECTURE, FAULTS = "tests/journeys", "tests/architecture", "tests/faults"


@dataclass(frozen=True)
class Step:
    """One thing that is checked. The output of a quiet step is shown only when it fails."""

    name: str
    command: tuple[str, ...]
    extra: dict[str, str] = field(default_factory=dict)
    is_pytest: bool = False


def test_command(arguments: list[str]) -> int:
    """Run what bin/test was asked and return its exit code."""
    if arguments == [STOP]:
        return _stop_warm_server()
    sweep_test_folders()
    if arguments:
        with temporary_folder() as files:
            return _quick([argument for argument in arguments if argument != QUICK], files)
    supervisor = Supervisor()
    try:
        with temporary_folder() as files, supervisor.in_charge():
            return _everything(supervisor, files)
    except Asked:
        complain("Afgebroken.")
        return 130


def steps(chromium: str, redis: str) -> list[Step]:
    """Return all steps in the order in which they run: what is quick to fail comes first."""
    python = str(VENV_PYTHON)
    typed = (*(name for name in TYPED if (ROOT / name).is_dir()), "bin/_lib/launcher")
    manage, module = (python, "manage.py"), (python, "-m")
    beside = (f"--ignore={JOURNEYS}", f"--ignore={ARCHITECTURE}")
    queue = {"TOEWIJZER_REDIS": redis}
    # Not more: each process builds the states that its tests share, so a third one costs more than it gains.
    browser, together = _browser_environment(chromium), ("-n", "2", "--dist", "worksteal")
    return [
        Step("opmaak", (*module, "ruff", "format", "--check", ".")),
        Step("regels", (*module, "ruff", "check", ".")),
        Step("sjablonen", (*module, "djlint", "templates", "--lint", "--quiet")),
        Step(TYPES, (*module, "mypy", *typed)),
        Step("migraties", (*manage, "makemigrations", "--check", "--dry-run")),
        Step("instellingen", (*manage, "check", "--fail-level", "WARNING")),
        Step("architectuur", (*module, "pytest", "-q", *together, ARCHITECTURE), is_pytest=True),
        Step("tests", (*module, "pytest", "-q", *together, *beside, "tests"), queue, is_pytest=True),
        Step("browser", (*module, "pytest", "-q", *together, JOURNEYS), browser, is_pytest=True),
    ]


def _everything(supervisor: Supervisor, files: Path) -> int:
    """Run all steps on a throw-away server, so that all faults are seen at once."""
    started = time.monotonic()
    chromium, redis = need_chromium(), need_redis()
    planned = steps(chromium, redis)
    typed = next(step for step in planned if step.name == TYPES)
    begun = {TYPES: supervisor.begin_step(list(typed.command), _plain_test_environment(files), quiet=True)}
    cluster = Cluster(test_folder(str(os.getpid())), forgetful=True)
    supervisor.at_end(cluster.remove)
    cluster.create()
    cluster.start(spawn=supervisor.spawn)
    template = _template_or_complaint(cluster, files)
    environment = _pytest_environment(cluster, template, files)
    outcomes = [Outcome("voorbereiding", 0 if template else 1, time.monotonic() - started)]
    for step in planned:
        outcomes.append(_run(supervisor, step, environment, files, begun.get(step.name)))
    say()
    say(summary(outcomes))
    say(closing_line(outcomes))
    return 1 if any(outcome.code for outcome in outcomes) else 0


def _run(
    supervisor: Supervisor, step: Step, environment: dict[str, str], files: Path, begun: Finish | None = None
) -> Outcome:
    """Run a step, or wait for the end of one that was begun; its time is how long we waited."""
    say(f"== {step.name}")
    started = time.monotonic()
    command, report = list(step.command), files / f"{step.name}.xml"
    if step.is_pytest:
        command.append(f"--junit-xml={report}")
    finish = begun or supervisor.begin_step(command, environment | step.extra, quiet=not step.is_pytest)
    code, output = finish()
    seconds = time.monotonic() - started
    if code and output:
        say(output.rstrip())
    if not step.is_pytest:
        return Outcome(step.name, code, seconds)
    return Outcome(step.name, code, seconds, *counted(report, code))


def _quick(pytest_arguments: list[str], files: Path) -> int:
    """Only pytest, on a server that is left running for the next time."""
    extra: dict[str, str] = {}
    if any("journeys" in argument for argument in pytest_arguments):
        extra = _browser_environment(need_chromium())
    elif not any(argument.startswith("tests") for argument in pytest_arguments):
        # A browser keeps an event loop in the main thread, so its tests need a process of their own.
        pytest_arguments = [f"--ignore={JOURNEYS}", *pytest_arguments]
    if _reaches(pytest_arguments, FAULTS):
        extra["TOEWIJZER_REDIS"] = need_redis()
    with locked(run_folder() / "test-server.lock"):
        cluster = warm_cluster()
        template = _template_or_complaint(cluster, files)
    command = [str(VENV_PYTHON), "-m", "pytest", *pytest_arguments]
    return _run_in_foreground(command, _pytest_environment(cluster, template, files) | extra)


def _reaches(pytest_arguments: list[str], folder: str) -> bool:
    """Whether a run takes in the tests of a folder: it names them, or a folder above, or no tests at all."""
    named = [argument.rstrip("/") for argument in pytest_arguments if argument.startswith("tests")]
    return not named or any(argument.startswith(folder) or folder.startswith(f"{argument}/") for argument in named)


def warm_cluster() -> Cluster:
    """Return the server that is left running for the next time, started when it is not."""
    cluster = Cluster(test_folder("warm"), forgetful=True)
    if not cluster.is_running():
        if not cluster.exists():
            cluster.create()
        cluster.start()
    sweep_test_databases(cluster)
    return cluster


def _pytest_environment(cluster: Cluster, template: str, files: Path) -> dict[str, str]:
    extra = {"TOEWIJZER_TEMPLATE_DB": template, "TOEWIJZER_TEST_PREFIX": f"{TEST_PREFIX}{os.getpid()}"}
    extra["TOEWIJZER_SOCKET"] = cluster.socket_folder
    return test_environment(cluster, template, TMPDIR=str(files), **extra)


def _plain_test_environment(files: Path) -> dict[str, str]:
    """Return what a step needs that never asks the database."""
    return plain_environment(DJANGO_SETTINGS_MODULE="config.settings.test", TMPDIR=str(files))


def _browser_environment(chromium: str) -> dict[str, str]:
    """Return what browser tests need: where Chromium is, and leave for the ORM beside Playwright's event loop.

    TOEWIJZER_SHOTS names a folder for pictures of every page that is visited.
    """
    found = {"TOEWIJZER_CHROMIUM": chromium, "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
    shots = os.environ.get("TOEWIJZER_SHOTS")
    return found | {"TOEWIJZER_SHOTS": str(Path(shots).absolute())} if shots else found


def _template_or_complaint(cluster: Cluster, files: Path) -> str:
    """Return the template's name; empty when it cannot be built now, for tests of pure functions can still run."""
    try:
        return need_template(cluster, files)
    except Stop as stop:
        complain(stop.details.rstrip())
        complain(f"{stop.sentence} Tests die een database nodig hebben, mislukken nu.")
        return ""


def _run_in_foreground(command: list[str], environment: dict[str, str]) -> int:
    """Run a command that may talk with the terminal (a debugger). Ctrl-C reaches it directly; we wait for its end."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    sys.stdout.flush()
    return process.wait()


def _stop_warm_server() -> int:
    folder = test_folder("warm")
    if folder.exists():
        Cluster(folder, forgetful=True).remove()
    say("De testdatabase van deze map is gestopt en verwijderd.")
    return 0
