"""The web server as a real process: how it is doing, and what it does when the database goes away and comes back."""

import http.client
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from launcher.places import ROOT
from tests.support.production import HOST, Gate, Program, Redis, database_url, until
from tests.support.together import together

pytestmark = pytest.mark.django_db(transaction=True)
RED_WITHIN = 10.0  # seconds
TOKEN = "a" * 32


class Web:
    def __init__(self, program: Program, port: int) -> None:
        self.program, self.port = program, port

    def ask(self, path: str, *, secure: bool = True, body: str = "", cookie: str = "") -> tuple[int, str, Any]:
        """One request as the proxy passes it on: status, body, headers."""
        headers = {"Host": HOST, "X-Forwarded-For": "192.0.2.7"}
        if secure:
            headers["X-Forwarded-Proto"] = "https"
        if body:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{HOST}/"}
        if cookie:
            headers["Cookie"] = cookie
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request("POST" if body else "GET", path, body=body or None, headers=headers)
            answer = line.getresponse()
            return answer.status, answer.read().decode(), answer.headers
        finally:
            line.close()


@pytest.fixture(scope="module")
def gate(django_db_setup: None) -> Iterator[Gate]:
    made = Gate(int(connection.settings_dict["PORT"]))
    made.open()
    yield made
    made.close()


@pytest.fixture(scope="module")
def web(folder: Path, surroundings: dict[str, str], gate: Gate) -> Iterator[Web]:
    static = folder / "static"
    static.mkdir()
    # As collectstatic leaves it, but for the seconds of compressing: every file under its own name.
    names = [path.relative_to(ROOT / "static").as_posix() for path in (ROOT / "static").rglob("*") if path.is_file()]
    manifest = {"version": "1.1", "paths": {name: name for name in names}, "hash": ""}
    (static / "staticfiles.json").write_text(json.dumps(manifest))
    env = surroundings | {"DATABASE_URL": database_url(port=gate.port), "STATIC_ROOT": str(static)}
    env["WEB_PROCESSES"] = "2"
    program = Program(folder, "web", "python", "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi", env=env)
    until(lambda: program.says("Booting worker"), what="the web server takes requests")
    yield Web(program, int(env["WEB_BIND"].rpartition(":")[2]))
    program.end(grace=0)


def test_health_is_asked_without_sign_in_proxy_or_secrets(web: Web, redis: Redis) -> None:
    status, body, headers = web.ask("/gezond/", secure=False)
    assert (status, json.loads(body)) == (200, {"status": "ok"})
    status, body, headers = web.ask("/gezond/klaar/", secure=False)
    assert status == 200
    expected = {"status": "ok", "database": "ok", "broker": "ok", "files": "ok", "oldest_waiting_seconds": None}
    assert json.loads(body) == expected
    assert "no-store" in headers["Cache-Control"]


def test_every_other_page_asks_for_a_secure_line(web: Web) -> None:
    status, _, headers = web.ask("/hulp/", secure=False)
    assert (status, headers["Location"]) == (301, f"https://{HOST}/hulp/")


def test_without_broker_it_serves_on(web: Web, redis: Redis) -> None:
    redis.stop()
    try:
        status, body, _ = web.ask("/gezond/klaar/")
    finally:
        redis.start()
    found = json.loads(body)
    assert (status, found["status"], found["broker"]) == (200, "degraded", "down")


def test_without_database_it_says_so_and_recovers_by_itself(web: Web, gate: Gate) -> None:
    assert web.ask("/gezond/klaar/")[0] == 200
    gate.close()
    try:
        started = time.monotonic()
        # Each waits some seconds for the database before it gives up: at the same time, by a process each.
        (status, body, _), page = together(
            lambda: web.ask("/gezond/klaar/"), lambda: web.ask("/", cookie="__Host-sid=" + TOKEN)
        )
        assert time.monotonic() - started < RED_WITHIN
        assert (status, json.loads(body)["database"]) == (503, "down")
        assert web.ask("/gezond/")[0] == 200
        assert page[0] == 503
        assert "Er ging bij ons iets mis" in page[1]
        assert (page[2]["Retry-After"], page[2]["Cache-Control"]) == ("60", "no-store")
        assert "camera=()" in page[2]["Permissions-Policy"]
    finally:
        gate.open()
    until(lambda: web.ask("/gezond/klaar/")[0] == 200, what="it finds the database again")
