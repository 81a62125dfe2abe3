"""The supervisor stops exactly what it started, in time, whatever the end is."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher.places import ROOT
from launcher.postgres import command_line
from launcher.supervisor import Supervisor
from launcher.words import Stop

FAMILY = """
    import signal, subprocess, sys, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    print(child.pid, flush=True)
    time.sleep(60)
"""

SCRIPT = f"""
    import sys
    from pathlib import Path
    sys.path.insert(0, {str(ROOT / "bin" / "_lib")!r})
    from launcher.supervisor import Asked, Supervisor
    import time
    supervisor = Supervisor()
    try:
        with supervisor.in_charge():
            log = Path(sys.argv[1])
            supervisor.start("sleeper", [sys.executable, "-c", "import time; time.sleep(60)"], {{}}, log=log, grace=1.0)
            print(supervisor.children[0].process.pid, flush=True)
            while True:
                supervisor.check()
                time.sleep(0.05)
    except Asked:
        print("tidy", flush=True)
"""


@pytest.fixture
def bystander() -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    yield process
    process.kill()
    process.wait()


def _start(supervisor: Supervisor, program: str, log: Path, grace: float = 0.3) -> None:
    command = [sys.executable, "-c", textwrap.dedent(program)]
    supervisor.start("The program", command, dict(os.environ), log=log, grace=grace)


def _wait_for_text(log: Path) -> str:
    limit = time.monotonic() + 20
    while time.monotonic() < limit:
        if log.exists() and log.read_text().endswith("\n"):
            return log.read_text()
        time.sleep(0.02)
    raise AssertionError("the program said nothing")


def _alive(pid: int) -> bool:
    """Whether a process still runs after a moment; one that waits to be collected has no command line any more."""
    limit = time.monotonic() + 5
    while command_line(pid).strip():
        if time.monotonic() > limit:
            return True
        time.sleep(0.02)
    return False


def test_whole_group_ends_also_when_it_ignores_the_request(tmp_path: Path, bystander: subprocess.Popen[bytes]) -> None:
    supervisor = Supervisor()
    _start(supervisor, FAMILY, tmp_path / "log")
    parent = supervisor.children[0].process.pid
    grandchild = int(_wait_for_text(tmp_path / "log"))
    supervisor.stop_all()
    assert not _alive(parent)
    assert not _alive(grandchild)
    assert bystander.poll() is None


def test_what_started_last_stops_first(tmp_path: Path) -> None:
    telling = """
        import signal, sys, time
        def end(*_):
            with open(LOG, "a") as log:
                log.write(NAME + " ")
            raise SystemExit
        signal.signal(signal.SIGTERM, end)
        print("ready", flush=True)
        time.sleep(60)
    """
    supervisor, order = Supervisor(), tmp_path / "order"
    supervisor.at_end(lambda: order.write_text(order.read_text() + "database"))
    for name in ("worker", "web"):
        program = f"NAME, LOG = {name!r}, {str(order)!r}\n" + textwrap.dedent(telling)
        _start(supervisor, program, tmp_path / name, grace=5)
        _wait_for_text(tmp_path / name)
    supervisor.stop_all()
    assert order.read_text().split() == ["web", "worker", "database"]


def test_child_that_dies_ends_the_rest_with_a_sentence(tmp_path: Path) -> None:
    supervisor = Supervisor()
    _start(supervisor, "print('last words', flush=True)", tmp_path / "log")
    supervisor.children[0].process.wait(timeout=20)
    with pytest.raises(Stop, match="The program is onverwacht gestopt") as caught:
        supervisor.check()
    assert caught.value.details == "last words"
    supervisor.stop_all()


def test_other_part_that_dies_is_named() -> None:
    with pytest.raises(Stop, match="PostgreSQL is onverwacht gestopt"):
        Supervisor().check(("PostgreSQL", lambda: False))


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_ends_it_tidily_also_when_started_in_the_background(tmp_path: Path, sign: signal.Signals) -> None:
    script = tmp_path / "script.py"
    script.write_text(textwrap.dedent(SCRIPT))
    command = ["sh", "-c", f"trap '' INT; exec {sys.executable} {script} {tmp_path / 'log'}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        process.send_signal(sign)
        assert process.stdout.read().strip() == "tidy"
        assert process.wait(timeout=5) == 0
    assert not _alive(child)


def test_step_returns_its_code_and_output() -> None:
    program = [sys.executable, "-c", "print('done'); raise SystemExit(3)"]
    assert Supervisor().run_step(program, dict(os.environ), quiet=True) == (3, "done\n")
