"""Every service's own command, run here as the container engine would: on what goes into the image, and no more."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import redis as client
from django.conf import settings
from django.db import connection

from launcher.places import plain_environment
from tests.support.compose import copy_image_content, filled, services
from tests.support.production import HOST, Program, database_url, free_port, until

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "Xw7-kQp2_Zt9mVb4Lc6Rd8Ns1"


class Installation:
    """The services of the compose file, each started by its own command in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.broker_port, self.running = folder, free_port(), {}
        self.code = folder / "code"
        self.code.mkdir()
        copy_image_content(self.code)
        programs = folder / "bin"
        programs.mkdir()
        (programs / "redis-server").symlink_to(os.environ["TOEWIJZER_REDIS"])
        known = connection.settings_dict
        self.values = {
            "SECRET_KEY": "8Zk3vXr1-Qm7tWb5Jc9LdYp2Hs6Nf4Gu0Ea_RiToVxKqBzMwCyDj",
            "ALLOWED_HOSTS": HOST,
            "SITE_URL": f"https://{HOST}",
            "APP_PASSWORD": str(known["PASSWORD"]),
            "OWNER_PASSWORD": str(urlsplit(os.environ["DATABASE_OWNER_URL"]).password),
            "REDIS_PASSWORD": PASSWORD,
            "EMAIL_HOST": "mail.example",
            "DEFAULT_FROM_EMAIL": f"noreply@{HOST}",
        }
        self.web_port = free_port()

    def environment(self, name: str) -> dict[str, str]:
        """What a service sees, with the names of the others replaced by where they are here."""
        own = {key: self._here(value) for key, value in services()[name]["environment"].items()}
        inside = {
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "PRIVATE_ROOT": str(settings.PRIVATE_ROOT),
            "STATIC_ROOT": str(self.folder / "static"),
            "WEB_BIND": f"127.0.0.1:{self.web_port}",
        }
        found = plain_environment(**inside, **own)
        return found | {"PATH": f"{self.folder / 'bin'}{os.pathsep}{found['PATH']}"}

    def start(self, name: str) -> Program:
        """Start a service."""
        command = [self._here(part) for part in services()[name]["command"]]
        self.running[name] = Program(self.folder, name, *command, env=self.environment(name), at=self.code)
        return self.running[name]

    def run(self, name: str) -> subprocess.CompletedProcess[str]:
        """Run a service to its end."""
        return self._run([self._here(part) for part in services()[name]["command"]], name)

    def is_healthy(self, name: str) -> bool:
        """Ask a service's own health check."""
        how, *command = [self._here(part) for part in services()[name]["healthcheck"]["test"]]
        return self._run(["sh", "-c", *command] if how == "CMD-SHELL" else command, name).returncode == 0

    def stop(self) -> None:
        """Stop everything at once, the last started first: how a service ends tidily is not asked here."""
        for program in reversed(self.running.values()):
            program.end(grace=0)

    def _run(self, command: list[str], name: str) -> subprocess.CompletedProcess[str]:
        env = self.environment(name)
        return subprocess.run(command, cwd=self.code, env=env, capture_output=True, text=True, check=False, timeout=120)

    def _here(self, text: str) -> str:
        where = urlsplit(database_url())
        return (
            filled(text, self.values)
            .replace("@database:5432/toewijzer", f"@{where.hostname}:{where.port}{where.path}")
            .replace("@broker:6379", f"@127.0.0.1:{self.broker_port}")
            .replace("redis-server -", f"redis-server - --port {self.broker_port}")
            .replace("/tmp", str(self.folder))  # noqa: S108 - the engine gives every service one of its own
        )


@pytest.fixture(scope="module")
def installation(folder: Path, django_db_setup: None) -> Iterator[Installation]:
    place = folder / "installation"
    place.mkdir()
    made = Installation(place)
    yield made
    made.stop()


def test_every_service_starts_and_is_healthy(installation: Installation) -> None:
    installation.start("broker")
    with client.Redis(port=installation.broker_port, password=PASSWORD, socket_connect_timeout=1) as known:
        until(lambda: _answers(known), what="the broker answers")
    with client.Redis(port=installation.broker_port) as stranger, pytest.raises(client.AuthenticationError):
        stranger.ping()
    prepared = installation.run("prepare")
    assert prepared.returncode == 0, prepared.stderr
    assert (installation.folder / "static" / "staticfiles.json").exists()
    for name in ("web", "worker", "beat"):
        installation.start(name)
    # Asking a worker costs the start of a program, so it is asked when it says that it listens.
    until(lambda: installation.running["worker"].says("ready."), what="the worker is ready")
    for name in ("web", "beat", "worker"):
        until(lambda name=name: installation.is_healthy(name), what=f"{name} is healthy")
    installation.running["web"].end()
    assert not installation.is_healthy("web")


def _answers(known: client.Redis) -> bool:
    try:
        return bool(known.ping())
    except client.ConnectionError:
        return False
