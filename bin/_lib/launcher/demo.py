"""bin/demo: the whole program on this machine, with fictitious data, until Ctrl-C."""

import argparse
import contextlib
import fcntl
import hashlib
import http.client
import os
import secrets
import shutil
import socket
import sys
import time
import webbrowser
from collections.abc import Iterator
from pathlib import Path

from launcher.environment import LOCK
from launcher.places import ROOT, RUN_FOLDER, VENV_PYTHON, demo_folder, plain_environment, run_folder
from launcher.supervisor import Asked, Supervisor, tail
from launcher.words import Stop, say

GRACE_WEB = 0.6  # seconds; together with the two below well within three, also on a busy machine
GRACE_WORKER = 1.1
GRACE_DATABASE = 0.5
PATIENCE = 60.0  # seconds for the web server's first answer


def read_options(arguments: list[str]) -> argparse.Namespace:
    """Return the command's options; a port that is in use is told before anything is installed or started."""
    parser = argparse.ArgumentParser(prog="bin/demo", description="Start Toewijzer met verzonnen gegevens.")
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="poort van de webserver (standaard 8000)")
    parser.add_argument("--reset", action="store_true", help="begin opnieuw: alle gegevens van de demo gaan weg")
    parser.add_argument("--no-browser", action="store_true", help="open geen browser")
    options = parser.parse_args(arguments)
    if not 1 <= options.port <= 65535:
        raise Stop(f"{options.port} is geen geldige poort: kies een getal van 1 tot en met 65535.")
    _require_free(options.port)
    return options


def demo_command(arguments: list[str]) -> int:
    """Start everything, say where it is, and stay until somebody asks to end or something dies."""
    options = read_options(arguments)
    supervisor = Supervisor()
    with _only_one():
        try:
            with supervisor.in_charge():
                _run(supervisor, options)
        except Asked:
            say("\nToewijzer is gestopt. De gegevens blijven bewaard voor de volgende keer.")
    return 0


def _run(supervisor: Supervisor, options: argparse.Namespace) -> None:
    from launcher.databases import open_database
    from launcher.templates import fingerprint

    if options.reset:
        _reset()
    database = open_database(supervisor, demo_folder(), within=GRACE_DATABASE)
    environment = plain_environment(
        DJANGO_SETTINGS_MODULE="config.settings.demo",
        DATABASE_URL=database.app_url,
        SECRET_KEY=_secret_key(),
        SITE_URL=f"http://localhost:{options.port}",
    )
    wanted = fingerprint(ROOT)
    if database.migrated_for != wanted:
        owner = environment | {"DATABASE_URL": database.owner_url, "DATABASE_OWNER_URL": database.owner_url}
        _manage(supervisor, owner, "migrate", "--verbosity=0", doing="Het bijwerken van de database")
        _manage(supervisor, owner, "load_reference", "--verbosity=0", doing="Het laden van de wettelijke gegevens")
        database.remember(wanted)
    _manage(supervisor, environment, "load_demo", doing="Het laden van de voorbeeldgegevens", quiet=False)
    _collect_static(supervisor, environment)
    _start_programs(supervisor, environment, options.port)
    accounts = _manage(supervisor, environment, "demo_accounts", doing="Het opvragen van de accounts")
    _wait_until_it_answers(supervisor, options.port)
    address = f"http://localhost:{options.port}/"
    say(f"\n{accounts.strip()}\n\nToewijzer draait op {address}\nStoppen: Ctrl-C.")
    if not options.no_browser and sys.stdin.isatty() and sys.stdout.isatty():
        with contextlib.suppress(webbrowser.Error):
            webbrowser.open(address)
    while True:
        supervisor.check(("PostgreSQL", database.is_running))
        time.sleep(0.5)


def _collect_static(supervisor: Supervisor, environment: dict[str, str]) -> None:
    """Have the style sheets and scripts collected and compressed, which takes seconds, only when they changed."""
    collected = RUN_FOLDER / "static"
    note = collected / "fingerprint"
    digest = hashlib.sha256(LOCK.read_bytes())
    for path in sorted(path for path in (ROOT / "static").rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    wanted = digest.hexdigest()
    if note.exists() and note.read_text() == wanted:
        return
    shutil.rmtree(collected, ignore_errors=True)
    command = ("collectstatic", "--noinput", "--verbosity=0")
    _manage(supervisor, environment, *command, doing="Het klaarzetten van de vormgeving")
    note.write_text(wanted)


def _start_programs(supervisor: Supervisor, environment: dict[str, str], port: int) -> None:
    python, logs = str(VENV_PYTHON), run_folder()
    worker = [python, "manage.py", "work_off", "--forever"]
    supervisor.start("De worker", worker, environment, log=_fresh(logs / "worker.log"), grace=GRACE_WORKER)
    web = [python, "-m", "gunicorn", "config.wsgi:application", "--worker-class", "sync", "--workers", "2", "--preload"]
    web += ["--bind", f"127.0.0.1:{port}", "--graceful-timeout", "1", "--timeout", "60", "--no-control-socket"]
    supervisor.start("De webserver", web, environment, log=_fresh(logs / "web.log"), grace=GRACE_WEB)


def _manage(supervisor: Supervisor, environment: dict[str, str], *command: str, doing: str, quiet: bool = True) -> str:
    """Run a management command; end with one sentence when it fails, and keep its errors for whoever looks further."""
    log = run_folder() / "demo.log"
    command_line = [str(VENV_PYTHON), "manage.py", *command]
    code, output = supervisor.run_step(command_line, environment, quiet=quiet, errors=log)
    if code:
        raise Stop(f"{doing} is mislukt (manage.py {command[0]}); bijzonderheden staan in {log}.")
    return output


def _wait_until_it_answers(supervisor: Supervisor, port: int) -> None:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        supervisor.check()
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
            status = connection.getresponse().status
            connection.close()
            if status < 500:
                return
            raise Stop(f"De webserver antwoordt met fout {status}.", tail(RUN_FOLDER / "web.log", 20))
        time.sleep(0.1)
    raise Stop(f"De webserver antwoordt niet binnen {PATIENCE:.0f} seconden; zie {RUN_FOLDER / 'web.log'}.")


def _reset() -> None:
    """Remove the demo's data and say what went."""
    from launcher.databases import remove_database

    if os.environ.get("DATABASE_URL"):
        raise Stop("--reset wist alleen de eigen database van de demo: maak die van DATABASE_URL zelf leeg.")
    gone = []
    if remove_database(demo_folder()):
        gone.append("de database")
    for name, what in (("private", "de bestanden"), ("secret-key", "de geheime sleutel")):
        path = RUN_FOLDER / name
        if path.exists():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            gone.append(what)
    say(f"Verwijderd: {', '.join(gone)} van de demo." if gone else "Er was niets te verwijderen.")


def _secret_key() -> str:
    """Return the key that signs the demo's sessions, made once for this checkout."""
    path = run_folder() / "secret-key"
    with contextlib.suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Stop(f"Poort {port} mag alleen root gebruiken: kies een poort boven 1023 met --port N.") from None
        except OSError:
            raise Stop(f"Poort {port} is al in gebruik: stop dat programma of kies een andere met --port N.") from None


@contextlib.contextmanager
def _only_one() -> Iterator[None]:
    """Refuse a second demo in the same checkout: they would share one database folder."""
    with (run_folder() / "demo.lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Stop(f"De demo van {ROOT} draait al: stop die eerst.") from None
        yield


def _fresh(log: Path) -> Path:
    log.write_bytes(b"")
    return log
