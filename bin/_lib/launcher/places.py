"""Where things stand: the checkout, its environment, and the folders that the commands make."""

import contextlib
import fcntl
import hashlib
import os
import pwd
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from launcher.words import Stop

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
UV_FOLDER = ROOT / ".uv"
RUN_FOLDER = ROOT / ".run"

# What the programs we start may see of the surroundings; everything else comes from the commands themselves.
PASSED_ON = ("HOME", "LANG", "LC_ALL", "LOGNAME", "PATH", "SHELL", "TERM", "TMPDIR", "USER")


@dataclass(frozen=True)
class Account:
    """A user of this machine, as the database server needs to know it."""

    uid: int
    gid: int
    name: str


def is_root() -> bool:
    """Whether the command runs as root."""
    return os.geteuid() == 0


def server_account() -> Account:
    """Return the user the database server runs as: ourselves, or an unprivileged one when we are root."""
    if not is_root():
        try:
            name = pwd.getpwuid(os.geteuid()).pw_name
        except KeyError as error:
            raise Stop(
                "De gebruiker waaronder u werkt staat niet in de gebruikerslijst van dit systeem;"
                " PostgreSQL start dan niet."
            ) from error
        return Account(os.geteuid(), os.getegid(), name)
    for name in ("postgres", "_postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid, name)
    raise Stop("PostgreSQL mag niet als root draaien en er is geen gebruiker ‘postgres’ of ‘nobody’ op dit systeem.")


def checkout_hash() -> str:
    """Return a short name for this checkout and user, the same at every run."""
    return hashlib.sha256(f"{os.geteuid()}:{ROOT}".encode()).hexdigest()[:12]


def run_folder() -> Path:
    """Return the folder for what the commands keep in the checkout, made when it is not there."""
    try:
        RUN_FOLDER.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Stop(f"In de map {ROOT} kan niet geschreven worden: {error.strerror}.") from error
    return RUN_FOLDER


def demo_folder() -> Path:
    """Return the folder of the demo's database.

    Root's checkout may stand below a folder that the server's user cannot enter, so there it lives in /var/lib.
    """
    if is_root():
        return Path("/var/lib/toewijzer-dev") / checkout_hash()
    return run_folder() / "demo"


def test_folder(suffix: str) -> Path:
    """Return a folder for test databases below the system's temporary directory (not made yet)."""
    return Path(tempfile.gettempdir()).resolve() / f"toewijzer-test-{checkout_hash()}-{suffix}"


def make_private_folder(folder: Path, account: Account) -> Path:
    """Make `folder` for `account` alone, and refuse one that somebody else made."""
    folder.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        if is_root():
            os.chown(folder, account.uid, account.gid)
    found = folder.lstat()
    if found.st_uid not in {account.uid, os.geteuid()} or folder.is_symlink():
        raise Stop(f"De map {folder} is van een andere gebruiker; haal hem weg en probeer het opnieuw.")
    return folder


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, so that two commands in one checkout do not do the same thing at once."""
    with path.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def plain_environment(**extra: str) -> dict[str, str]:
    """Return the environment for the programs we start: a few names passed on, plus `extra`."""
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    environment.setdefault("PATH", "/usr/local/bin:/usr/bin:/bin")
    environment["PATH"] = f"{VENV / 'bin'}{os.pathsep}{environment['PATH']}"
    environment["PYTHONUNBUFFERED"] = "1"
    if sys.platform == "darwin":
        # Homebrew's Pango is not on the default search path of a Python that did not come from Homebrew.
        environment["DYLD_FALLBACK_LIBRARY_PATH"] = "/opt/homebrew/lib:/usr/local/lib:/usr/lib"
    return environment | extra
