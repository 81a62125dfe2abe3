"""One installation for all these tests: a broker, a mail server, a worker and a clock, as in production."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from casework import jobs, tasks
from config import celery_app
from tests.support.production import MailServer, Program, Redis, database_url, environment, until

WORKER = ("python", "-m", "celery", "-A", "config", "worker", "--concurrency=1", "--without-gossip", "--without-mingle")
SWEEP = 1  # seconds; half a minute in production


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("installation")


@pytest.fixture(scope="module")
def redis(folder: Path) -> Iterator[Redis]:
    server = Redis(folder)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def surroundings(folder: Path, redis: Redis, mail_server: MailServer, django_db_setup: None) -> dict[str, str]:
    """What every process of the installation sees. Files are where the tests themselves look for them."""
    return environment(
        Path(settings.PRIVATE_ROOT),
        DATABASE_URL=database_url(),
        CELERY_BROKER_URL=redis.url,
        EMAIL_PORT=str(mail_server.port),
        SWEEP_SECONDS=str(SWEEP),
    )


@pytest.fixture(scope="module")
def start_worker(folder: Path, surroundings: dict[str, str]) -> Iterator[Callable[[], Program]]:
    """Start a worker and wait until it takes work."""
    started: list[Program] = []

    def start() -> Program:
        worker = Program(folder, f"worker-{len(started)}", *WORKER, "--loglevel=INFO", env=surroundings)
        started.append(worker)
        until(lambda: worker.says("ready."), what="the worker is ready")
        return worker

    yield start
    for worker in started:
        worker.end(grace=0)


@pytest.fixture(scope="module")
def worker(start_worker: Callable[[], Program]) -> list[Program]:
    """The worker of the installation; a test that kills it puts another in its place."""
    return [start_worker()]


@pytest.fixture(scope="module")
def beat(folder: Path, surroundings: dict[str, str]) -> Iterator[Program]:
    schedule = str(folder / "schedule")
    clock = Program(folder, "beat", "python", "-m", "celery", "-A", "config", "beat", "-s", schedule, env=surroundings)
    yield clock
    clock.end(grace=0)


@pytest.fixture
def hints(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the verbs of this process tell the broker of new work, as in an installation."""
    monkeypatch.setattr(jobs, "_hints", [tasks.hint])
    monkeypatch.setattr(tasks._Pause, "until", 0.0)
    before = celery_app.conf.broker_url
    _use_broker(redis.url)
    yield
    _use_broker(before)


def _use_broker(url: Any) -> None:
    celery_app.conf.broker_url = url
    celery_app.set_current()
    celery_app._pool = None
    celery_app.amqp._producer_pool = None
