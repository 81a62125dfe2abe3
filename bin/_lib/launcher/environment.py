"""Makes .venv with the locked packages, and the lock files themselves."""

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from launcher.places import ROOT, UV_FOLDER, VENV, VENV_PYTHON, locked, run_folder
from launcher.system import need_pdf_libraries
from launcher.words import Stop, say

LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
STAMP = VENV / ".toewijzer.json"
# pip and uv bring certificates of their own, which know nothing of an organisation's own network.
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
UV_WANTED = "uv>=0.9,<1"


def setup_command(arguments: list[str]) -> int:
    """bin/setup: everything up to a program that can run."""
    parser = argparse.ArgumentParser(prog="bin/setup", description="Zet alles klaar om Toewijzer te draaien.")
    parser.add_argument("--dev", action="store_true", help="ook wat de tests nodig hebben")
    changed = prepare(dev=parser.parse_args(arguments).dev)
    say("Klaar." if changed else "Alles stond al klaar.")
    return 0


def lock_command(arguments: list[str]) -> int:
    """bin/lock: write both lock files anew from pyproject.toml."""
    parser = argparse.ArgumentParser(prog="bin/lock", description="Maakt de twee lockbestanden opnieuw.")
    parser.add_argument("--upgrade", action="store_true", help="neem de nieuwste versies die pyproject.toml toelaat")
    upgrade = ["--upgrade"] if parser.parse_args(arguments).upgrade else []
    uv = find_uv()
    fixed = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet"]
    fixed += ["--python-version", "3.12", *upgrade]
    run_uv([uv, "pip", "compile", *fixed, "--output-file", LOCK.name, "pyproject.toml"])
    # The second file holds the first one's versions too, so that tests run on exactly what is shipped.
    dev = ["--group", "dev", "--constraint", LOCK.name, "--output-file", DEV_LOCK.name, "pyproject.toml"]
    run_uv([uv, "pip", "compile", *fixed, *dev])
    say(f"{LOCK.name} en {DEV_LOCK.name} zijn bijgewerkt.")
    return 0


def prepare(*, dev: bool) -> bool:
    """Make .venv as the lock files say and return whether anything had to be done.

    An environment that once got the packages for tests keeps them.
    """
    with locked(run_folder() / "setup.lock"):
        found = _stamp()
        dev = dev or bool(found.get("dev"))
        wanted = _wanted_stamp(dev=dev)
        packages_right = found == wanted and venv_works()
        if not packages_right:
            _install(dev=dev)
            STAMP.write_text(json.dumps(wanted | {"python": _venv_version()}))
    return need_pdf_libraries() or not packages_right


def venv_works() -> bool:
    """Whether .venv's Python starts; its interpreter may have been removed or replaced since."""
    if os.path.realpath(sys.prefix) == os.path.realpath(VENV):
        return True
    try:
        done = subprocess.run([VENV_PYTHON, "-c", ""], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def find_uv() -> str:
    """Return a uv that works here: one on PATH, or our own in .uv/ (made when needed).

    pyenv's shims are passed over: inside a checkout with a .python-version they refuse to start.
    """
    own = UV_FOLDER / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(own)):
        if candidate and f"{os.sep}shims{os.sep}" not in candidate and _runs(candidate):
            return candidate
    say("uv (de installateur voor Python-pakketten) wordt in .uv/ gezet.")
    interpreter = base_interpreter()
    made = subprocess.run([interpreter, "-m", "venv", str(UV_FOLDER)], capture_output=True, text=True, check=False)
    if made.returncode:
        raise Stop(
            f"Met {interpreter} kon geen omgeving gemaakt worden: installeer het pakket python3-venv.",
            made.stdout + made.stderr,
        )
    pip = [str(UV_FOLDER / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if SYSTEM_CERTIFICATES.exists():
        pip += ["--cert", str(SYSTEM_CERTIFICATES)]
    installed = subprocess.run(
        [*pip, "--retries", "1", UV_WANTED], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if installed.returncode or not _runs(str(own)):
        raise Stop(f"uv kon niet opgehaald worden: is er een internetverbinding? {_kept(installed.stderr)}")
    return str(own)


def run_uv(command: list[str]) -> None:
    """Run uv; end with one sentence when it fails."""
    environment = dict(os.environ)
    environment["UV_COMPILE_BYTECODE"] = "1"
    environment["UV_LINK_MODE"] = environment.get("UV_LINK_MODE", "copy" if not _can_hardlink() else "hardlink")
    environment["UV_NO_PROGRESS"] = "1"
    if SYSTEM_CERTIFICATES.exists():
        environment |= {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}
    if not _usable_home():
        environment["UV_CACHE_DIR"] = str(UV_FOLDER / "cache")
    environment.pop("VIRTUAL_ENV", None)
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        umask=0o022,  # what root installs, the database server's user must be able to read
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode == 0:
        return
    if any(word in done.stderr.lower() for word in ("dns error", "connect", "timed out", "failed to fetch")):
        raise Stop(
            f"De Python-pakketten konden niet opgehaald worden: is er een internetverbinding? {_kept(done.stderr)}"
        )
    raise Stop(f"Het installeren van de Python-pakketten is mislukt. {_kept(done.stderr)}", done.stderr)


def _kept(details: str) -> str:
    """Keep what a tool said for whoever looks further, and return the sentence that tells where."""
    log = run_folder() / "setup.log"
    log.write_text(details)
    return f"Bijzonderheden staan in {log}."


def base_interpreter() -> str:
    """Return the Python that .venv is made from, also when we run under .venv itself."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def _install(*, dev: bool) -> None:
    uv = find_uv()
    if not venv_works():
        say(f"De omgeving .venv wordt gemaakt met Python {platform.python_version()}.")
        shutil.rmtree(VENV, ignore_errors=True)
        run_uv([uv, "venv", "--quiet", "--python", base_interpreter(), "--no-project", str(VENV)])
    say("De Python-pakketten worden geïnstalleerd; de eerste keer duurt dat een minuut.")
    lock = DEV_LOCK if dev else LOCK
    run_uv([uv, "pip", "sync", "--quiet", "--require-hashes", "--python", str(VENV_PYTHON), lock.name])


def _stamp() -> dict[str, object]:
    try:
        found = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _wanted_stamp(*, dev: bool) -> dict[str, object]:
    try:
        digest = hashlib.sha256((DEV_LOCK if dev else LOCK).read_bytes()).hexdigest()
    except OSError as error:
        raise Stop(
            f"Het bestand {error.filename} ontbreekt; deze map is geen volledige kopie van Toewijzer."
        ) from error
    return {"lock": digest, "dev": dev, "python": _venv_version()}


def _venv_version() -> str:
    """Return the version line of .venv, so that a rebuilt environment is not taken for a filled one."""
    try:
        lines = (VENV / "pyvenv.cfg").read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition("=")[2].strip() for line in lines if line.startswith("version")), "")


def _runs(program: str) -> bool:
    try:
        done = subprocess.run([program, "--version"], cwd=ROOT, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _usable_home() -> bool:
    home = os.environ.get("HOME", "")
    return bool(home) and Path(home).is_dir() and os.access(home, os.W_OK)


def _can_hardlink() -> bool:
    """Whether uv's cache and the checkout stand on one file system (else uv warns at every package)."""
    if not _usable_home():
        return True
    return Path(os.environ["HOME"]).stat().st_dev == ROOT.stat().st_dev
