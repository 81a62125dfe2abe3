"""How the program says it is doing: nothing of the database to be alive, one query to be ready, and no details."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from casework import health, jobs, tasks
from casework.acting import Act, system_actor
from casework.enums import JobState
from casework.models import Job
from tests.support.production import free_port

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def test_being_alive_asks_nothing_of_the_database(client: Client) -> None:
    answer = client.get("/gezond/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert client.post("/gezond/").status_code == 405


@pytest.mark.django_db
def test_being_ready_costs_one_query_and_names_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, settings: Settings
) -> None:
    with django_assert_num_queries(1):
        answer = client.get("/gezond/klaar/")
    assert answer.status_code == 200
    assert set(answer.json()) == {"status", "database", "broker", "files", "oldest_waiting_seconds"}
    text = answer.content.decode()
    assert not [name for name in ("NAME", "HOST", "USER") if settings.DATABASES["default"][name] in text]
    assert str(settings.PRIVATE_ROOT) not in text
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_being_ready_fails_without_a_place_for_files(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.PRIVATE_ROOT = tmp_path / "weg"
    answer = client.get("/gezond/klaar/")
    assert (answer.status_code, answer.json()["files"], answer.json()["database"]) == (503, "down", "ok")


def test_being_ready_fails_without_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(at: datetime) -> int:
        raise OperationalError("connection to server at 10.0.0.9, user toewijzer_app failed")

    monkeypatch.setattr(jobs, "oldest_waiting", gone)
    answer = client.get("/gezond/klaar/")
    assert (answer.status_code, answer.json()["status"], answer.json()["database"]) == (503, "down", "down")
    assert "10.0.0.9" not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "state"), [(300, "ok"), (301, "degraded")])
def test_work_that_waits_long_degrades(seconds: int, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_handlers", {"nothing": (lambda act: None, None)})
    jobs.enqueue(Act(system_actor(1), NOON - timedelta(seconds=seconds), "r"), "nothing", "nothing:1")
    assert (health.look(NOON)["oldest_waiting_seconds"], health.look(NOON)["status"]) == (seconds, state)


@pytest.mark.django_db
def test_only_work_that_may_run_now_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_handlers", {"nothing": (lambda act: None, None)})
    for number, state in enumerate((JobState.DONE, JobState.PARKED, JobState.RUNNING)):
        jobs.enqueue(Act(system_actor(1), NOON - timedelta(days=1), "r"), "nothing", f"nothing:{number}")
        Job.objects.filter(business_key=f"nothing:{number}").update(state=state, lease_until=NOON + timedelta(hours=1))
    jobs.enqueue(Act(system_actor(1), NOON + timedelta(minutes=1), "r"), "nothing", "nothing:later")
    assert health.look(NOON)["oldest_waiting_seconds"] is None


@pytest.mark.django_db
def test_a_broker_that_is_not_there_degrades(settings: Settings) -> None:
    assert tasks.broker() == "absent"
    settings.CELERY_BROKER_URL = f"redis://127.0.0.1:{free_port()}/0"
    found: dict[str, Any] = health.look(NOON)
    assert (found["broker"], found["status"]) == ("down", "degraded")


def test_a_host_that_is_not_ours_gets_no_answer(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["toewijzer.example"]
    assert client.get("/gezond/", headers={"host": "elders.example"}).status_code == 400
