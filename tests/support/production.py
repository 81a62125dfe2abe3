"""The program as it runs for real: its own processes, with the settings of production, on this test's database."""

import contextlib
import os
import socket
import socketserver
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.db import connection

from launcher.places import ROOT, plain_environment
from launcher.supervisor import Supervisor, end_group

HOST = "toewijzer.example"
PATIENCE = 60.0


def until(condition: Callable[[], Any], *, what: str, patience: float = PATIENCE) -> Any:
    """Wait until a condition holds, and answer what it answered; fails with ``what`` when it never does."""
    limit = time.monotonic() + patience
    while not (found := condition()):
        assert time.monotonic() < limit, f"waited {patience:.0f} s in vain: {what}"
        time.sleep(0.02)
    return found


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def database_url(*, port: int = 0, user: str = "", password: str = "") -> str:
    """The address of this process's own test database, by default as the role of the program.

    Over the network as in production, also where the tests themselves use the server's socket.
    """
    known = connection.settings_dict
    login = f"{user or known['USER']}:{password or known['PASSWORD']}"
    return f"postgresql://{login}@127.0.0.1:{port or known['PORT']}/{known['NAME']}"


def environment(folder: Path, **changed: str) -> dict[str, str]:
    """An environment in which everything is right; a change to an empty text takes the variable away."""
    values = {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "8Zk3vXr1-Qm7tWb5Jc9LdYp2Hs6Nf4Gu0Ea_RiToVxKqBzMwCyDj",
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": f"https://{HOST}",
        "DATABASE_URL": "postgresql://toewijzer_app:secret@127.0.0.1:1/toewijzer",
        "CELERY_BROKER_URL": "redis://:secret@127.0.0.1:1/0",
        "PRIVATE_ROOT": str(folder),
        "WEB_BIND": f"127.0.0.1:{free_port()}",
        "EMAIL_HOST": "localhost",
        "EMAIL_TLS": "false",
        "DEFAULT_FROM_EMAIL": f"Toewijzer <noreply@{HOST}>",
        **changed,
    }
    return plain_environment(**{name: value for name, value in values.items() if value})


class Program:
    """A process of the program, in a group of its own, that ends with the test."""

    def __init__(self, folder: Path, name: str, *command: str, env: dict[str, str], at: Path = ROOT) -> None:
        self.log = folder / f"{name}.log"
        with self.log.open("ab") as output:
            options = {"cwd": at, "env": env, "stdout": output, "stderr": output}
            self.process = Supervisor().spawn(list(command), **options)

    def says(self, text: str) -> bool:
        """Whether its log holds a text."""
        assert self.process.poll() is None, f"it ended:\n{self.log.read_text()[-3000:]}"
        return text in self.log.read_text()

    def end(self, grace: float = 5.0) -> None:
        """End it and everything it started; without grace at once."""
        end_group(self.process, grace)

    def children(self) -> list[int]:
        """The processes that it started itself."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        if listed.exists():
            return [int(pid) for pid in listed.read_text().split()]
        done = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return [int(pid) for pid in done.stdout.split()]


class Redis:
    """A Redis server of our own, on one port for as long as the object lives."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, empty, and wait until it answers."""
        program = os.environ.get("TOEWIJZER_REDIS")
        assert program, "TOEWIJZER_REDIS does not name a Redis server: run these tests with bin/test"
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        options = {"executable": program, "cwd": self.folder, "stdout": subprocess.DEVNULL}
        self.process = Supervisor().spawn(command, **options)
        until(self.answers, what="Redis answers")

    def answers(self) -> bool:
        """Whether it takes connections."""
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        """Stop it; what it held is gone."""
        if self.process:
            end_group(self.process, 2.0)
            self.process = None


class MailServer:
    """Takes mail as a real server does, and keeps it. While it is held, it says nothing to who connects."""

    def __init__(self) -> None:
        self.received: list[str] = []
        self.waiting = 0
        self.open = threading.Event()
        self.open.set()
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError):
                    outer._serve(self)

        socketserver.ThreadingTCPServer.daemon_threads = True
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Let everybody who connects wait."""
        self.open.clear()
        try:
            yield
        finally:
            self.open.set()

    def stop(self) -> None:
        """Take no more."""
        self.open.set()
        self._server.shutdown()
        self._server.server_close()

    def _serve(self, line: socketserver.StreamRequestHandler) -> None:
        self.waiting += 1
        self.open.wait(PATIENCE)
        self.waiting -= 1
        line.wfile.write(b"220 mail.example\r\n")
        while word := line.rfile.readline():
            if word.upper().startswith(b"DATA"):
                line.wfile.write(b"354 go on\r\n")
                text = b"".join(iter(line.rfile.readline, b".\r\n"))
                self.received.append(text.decode())
            line.wfile.write(b"250 ok\r\n" if not word.upper().startswith(b"QUIT") else b"221 bye\r\n")


class Gate:
    """A way to the database that can be closed: who comes by it has then lost the database, and nobody else has."""

    def __init__(self, port: int) -> None:
        self._to, self.port = port, free_port()
        self._lines: list[socket.socket] = []
        self._door: socket.socket | None = None

    def open(self) -> None:
        """Let everybody through."""
        self._door = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._let_in, args=(self._door,), daemon=True).start()

    def close(self) -> None:
        """Break every line and take no new one."""
        if self._door:
            # Closing alone does not wake who waits at the door.
            with contextlib.suppress(OSError):
                self._door.shutdown(socket.SHUT_RDWR)
            self._door.close()
        for line in self._lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        self._lines.clear()

    def _let_in(self, door: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                inside, _ = door.accept()
                outside = socket.create_connection(("127.0.0.1", self._to))
                self._lines += [inside, outside]
                for one, other in ((inside, outside), (outside, inside)):
                    threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    with contextlib.suppress(OSError):
        other.shutdown(socket.SHUT_WR)
