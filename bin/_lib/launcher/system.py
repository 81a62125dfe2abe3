"""Libraries and programs of the operating system: what is missing, and how it gets there."""

import ctypes
import ctypes.util
import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from launcher.words import Stop, say

# Name for people, file on Linux, name for ctypes' search, package of Debian and Ubuntu.
PDF_LIBRARIES = (
    ("Pango", "libpango-1.0.so.0", "pango-1.0", "libpango-1.0-0"),
    ("PangoFT2", "libpangoft2-1.0.so.0", "pangoft2-1.0", "libpangoft2-1.0-0"),
    ("HarfBuzz subset", "libharfbuzz-subset.so.0", "harfbuzz-subset", "libharfbuzz-subset0"),
)
# The one without a window costs a third less; Debian has it, Ubuntu has not.
CHROMIUM_PACKAGES = ("chromium-headless-shell", "chromium")
CHROMIUM_NAMES = (*CHROMIUM_PACKAGES, "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
# Debian's redis-server starts a service when it is installed. Its program is part of redis-tools too, under the name of
# its checker: which of the two it is, it reads from the name it is started with.
REDIS_PACKAGE = "redis-tools"
REDIS_NAMES = ("redis-server", "valkey-server", "redis-check-rdb")
CHROMIUM_ON_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def need_pdf_libraries() -> bool:
    """Install the libraries that make PDFs when they are missing; return whether that was needed."""
    missing = [row for row in PDF_LIBRARIES if not _loads(row[1], row[2])]
    if not missing:
        return False
    packages = [row[3] for row in missing]
    if install_with_apt(packages, "om pdf's te maken") and all(_loads(row[1], row[2]) for row in missing):
        return True
    names = ", ".join(row[0] for row in missing)
    raise Stop(f"Om pdf's te maken ontbreekt {names}: installeer met `{_advice(packages)}` en probeer het opnieuw.")


def need_chromium() -> str:
    """Return the path of a Chromium for the browser journeys, installed when that is possible."""
    lightest = CHROMIUM_PACKAGES[0]
    if shutil.which(lightest) is None and shutil.which("apt-cache") and _quiet(["apt-cache", "show", lightest]):
        install_with_apt([lightest], "voor de browsertests")
    found = _chromium()
    if found is None and install_with_apt([CHROMIUM_PACKAGES[1]], "voor de browsertests"):
        found = _chromium()
    if found is None:
        hint = "brew install --cask chromium" if sys.platform == "darwin" else "sudo apt-get install chromium"
        raise Stop(f"Voor de browsertests is Chromium nodig: installeer het met `{hint}` en probeer het opnieuw.")
    return found


def need_redis() -> str:
    """Return the path of a program that is a Redis server when it is started as ``redis-server``."""
    found = find_redis()
    if not found and install_with_apt([REDIS_PACKAGE], "voor de tests van de wachtrij"):
        found = find_redis()
    if not found:
        hint = "brew install redis" if sys.platform == "darwin" else f"sudo apt-get install {REDIS_PACKAGE}"
        raise Stop(f"Voor de tests van de wachtrij is Redis nodig: installeer het met `{hint}` en probeer het opnieuw.")
    return found


def find_redis() -> str:
    """Return the path of a Redis server on this machine, or an empty text."""
    return next((path for name in REDIS_NAMES if (path := shutil.which(name))), "")


def install_with_apt(packages: list[str], purpose: str) -> bool:
    """Install Debian packages when we may, and return whether that went well."""
    prefix = _root_prefix()
    if shutil.which("apt-get") is None or prefix is None:
        return False
    say(f"Met apt-get worden {', '.join(packages)} geïnstalleerd ({purpose}).")
    install = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y", "--no-install-recommends"]
    if _quiet([*install, "install", *packages]):
        return True
    # On a fresh machine the list of packages is empty or old.
    _refresh_package_list(tuple(prefix))
    return _quiet([*install, "install", *packages])


@functools.cache
def _refresh_package_list(prefix: tuple[str, ...]) -> bool:
    return _quiet([*prefix, "apt-get", "-qq", "update"])


def _root_prefix() -> list[str] | None:
    """Return what to put before a command to run it as root, or None when we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _quiet(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _quiet(command: list[str]) -> bool:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return done.returncode == 0


def _chromium() -> str | None:
    found = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if found is None and sys.platform == "darwin":
        found = next((path for path in CHROMIUM_ON_MACOS if Path(path).exists()), None)
    return found


def _loads(file_name: str, search_name: str) -> bool:
    if sys.platform != "darwin":
        names = [file_name]
    else:
        found = ctypes.util.find_library(search_name)
        folders = ("/opt/homebrew/lib", "/usr/local/lib")
        names = [found] if found else [f"{folder}/lib{search_name}.0.dylib" for folder in folders]
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def _advice(packages: list[str]) -> str:
    if sys.platform == "darwin":
        return "brew install pango"
    return f"sudo apt-get install {' '.join(packages)}"
