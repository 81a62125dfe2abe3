"""The program does not start as a role that may do more than it should."""

import os
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from pytest_django import Settings

from casework import startup
from launcher.places import ROOT, VENV_PYTHON
from tests.support.production import database_url, environment

pytestmark = pytest.mark.django_db
RIGHT: dict[str, Any] = {
    "role": "toewijzer_app",
    "is_super": False,
    "may_make": False,
    "owned": 0,
    "may_create": False,
    "log": "casework_auditentry",
    "may_change": False,
    "version": 15,
}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, []),
        ({"is_super": True, "owned": 40, "may_create": True}, ["superuser"]),
        ({"owned": 1}, ["eigenaar"]),
        ({"may_make": True}, ["mag tabellen, databases of rollen maken"]),
        ({"may_create": True}, ["mag tabellen, databases of rollen maken"]),
        ({"log": None, "may_change": None}, ["manage.py migrate"]),
        ({"may_change": True}, ["logboek"]),
        ({"version": 14}, ["PostgreSQL 14"]),
        ({"version": 14, "owned": 1}, ["PostgreSQL 14", "eigenaar"]),
    ],
)
def test_what_a_role_may_is_judged(changed: dict[str, Any], says: list[str]) -> None:
    found = startup.judge(**RIGHT | changed)
    assert len(found) == len(says)
    assert all(word in sentence for word, sentence in zip(says, found, strict=True))


def test_the_role_of_the_program_is_right() -> None:
    assert startup.faults() == []


def test_nothing_is_asked_where_the_settings_do_not_say_so(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "faults", lambda: ["verkeerd"])
    startup.stop_at_faults()
    settings.ROLE_IS_CHECKED = True
    with pytest.raises(SystemExit) as ended:
        startup.stop_at_faults()
    assert ended.value.code == startup.FAULTY


def _start(env: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [VENV_PYTHON, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=120
    )


GUNICORN = ("-m", "gunicorn", "config.wsgi", "--workers", "1", "--bind", "127.0.0.1:0", "--no-control-socket")
WORKER = ("-m", "celery", "-A", "config", "worker", "--concurrency=1")
WORK_OFF = ("manage.py", "work_off")


@pytest.mark.parametrize("command", [GUNICORN, WORKER, WORK_OFF], ids=["gunicorn", "worker", "work_off"])
def test_no_program_starts_as_owner(command: tuple[str, ...], tmp_path: Path) -> None:
    owner = urlsplit(os.environ["DATABASE_OWNER_URL"])
    url = database_url(user=owner.username or "", password=owner.password or "")
    done = _start(environment(tmp_path, DATABASE_URL=url), *command)
    assert done.returncode == startup.FAULTY
    assert "- De rol toewijzer_owner van DATABASE_URL is eigenaar van de tabellen" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "changed", [{"password": "verkeerd-woord"}, {"port": 1}], ids=["wrong password", "nobody there"]
)
def test_a_database_that_cannot_be_reached_is_one_sentence(changed: dict[str, Any], tmp_path: Path) -> None:
    done = _start(environment(tmp_path, DATABASE_URL=database_url(**changed)), *GUNICORN)
    assert done.returncode == startup.FAULTY
    assert [line for line in done.stderr.splitlines() if line.startswith("- De database van DATABASE_URL")]
    assert "Traceback" not in done.stdout + done.stderr
    assert "verkeerd-woord" not in done.stdout + done.stderr
    assert str(connection.settings_dict["PASSWORD"]) not in done.stdout + done.stderr
