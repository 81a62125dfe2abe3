"""The three commands say one sentence about a fault and start nothing."""

import os
import socket
import subprocess
from pathlib import Path

import pytest

from launcher.places import ROOT

SHELL = ROOT / "bin" / "_lib" / "python.sh"


def _shell(script: str, root: Path) -> subprocess.CompletedProcess[str]:
    command = ["bash", "-c", f'set -u; ROOT="{root}"; . "{SHELL}"; {script}']
    environment = {"PATH": os.environ["PATH"], "HOME": str(root)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def _fake_python(path: Path, code: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return path


def test_python_of_the_checkout_comes_first(tmp_path: Path) -> None:
    python = _fake_python(tmp_path / ".venv" / "bin" / "python", 0)
    assert _shell("find_python", tmp_path).stdout.strip() == str(python)


@pytest.mark.parametrize(("place", "code"), [(".venv/bin/python", 1), ("shims/python3.13", 0)])
def test_old_pythons_and_shims_do_not_suit(tmp_path: Path, place: str, code: int) -> None:
    python = _fake_python(tmp_path / place, code)
    assert _shell(f'suits "{python}"', tmp_path).returncode == 1


def test_python_in_the_home_folder_is_found(tmp_path: Path) -> None:
    python = _fake_python(tmp_path / ".pyenv" / "versions" / "3.13.9" / "bin" / "python", 0)
    (tmp_path / ".python-version").write_text("3.13\n")
    assert str(python) in _shell("candidates", tmp_path).stdout.splitlines()


def test_no_python_is_one_sentence(tmp_path: Path) -> None:
    nothing = "candidates() { :; }; python_from_apt() { return 1; }; python_from_uv() { return 1; }; need_python"
    done = _shell(nothing, tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Python 3.12 of nieuwer" in done.stderr


def test_port_in_use_is_one_sentence_before_anything_starts() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [ROOT / "bin" / "demo", "--port", port, "--no-browser"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.strip().splitlines() == [
        f"Poort {port} is al in gebruik: stop dat programma of kies een andere met --port N."
    ]


@pytest.mark.parametrize("command", ["setup", "demo", "test", "lock"])
def test_scripts_are_valid_for_the_oldest_shell_we_promise(command: str) -> None:
    for script in (ROOT / "bin" / command, SHELL):
        text = script.read_text()
        # Not in bash 3.2, the one of macOS.
        assert not [word for word in ("mapfile", "declare -A", "${!", ",,}", "readlink -f", "|&") if word in text]
        assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
