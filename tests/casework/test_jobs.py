"""The outbox: queued with the change, run once, tried again, parked with a state that somebody sees."""

import threading
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from casework import jobs
from casework.acting import Act, system_actor
from casework.clock import now
from casework.enums import JobState
from casework.models import Counter, Job

RAN: list[int] = []
PARKED: list[int] = []


def count(act: Act, *, number: int) -> None:
    RAN.append(number)
    Counter.objects.create(partnership_id=number, series="ran", year=2027)


def fail(act: Act, *, number: int) -> None:
    Counter.objects.create(partnership_id=number, series="half", year=2027)
    raise RuntimeError("secret of a pupil")


def vanish(act: Act, *, number: int) -> None:
    raise jobs.Gone("er is niets meer te doen")


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    RAN.clear()
    PARKED.clear()
    monkeypatch.setattr(jobs, "_handlers", {})
    jobs.register("count", count)
    jobs.register("fail", fail, on_parked=lambda act, *, number: PARKED.append(number))
    jobs.register("vanish", vanish)


def act() -> Act:
    return Act(system_actor(4), datetime(2027, 3, 1, tzinfo=UTC) - timedelta(days=300), str(uuid.uuid4()))


@pytest.mark.django_db
def test_work_is_queued_once_per_business_key_and_run_once() -> None:
    jobs.enqueue(act(), "count", "count:1", number=1)
    jobs.enqueue(act(), "count", "count:1", number=1)
    assert jobs.work_off() == 1
    assert jobs.work_off() == 0
    assert RAN == [1]
    assert Job.objects.get().state == JobState.DONE


@pytest.mark.django_db
def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown"):
        jobs.enqueue(act(), "nothing", "nothing:1")


@pytest.mark.django_db
def test_a_rollback_takes_the_work_with_it() -> None:
    with transaction.atomic():
        jobs.enqueue(act(), "count", "count:1", number=1)
        transaction.set_rollback(True)
    assert jobs.work_off() == 0


@pytest.mark.django_db
def test_a_failure_leaves_nothing_half_done_and_is_tried_again_later() -> None:
    jobs.enqueue(act(), "fail", "fail:1", number=1)
    jobs.work_off()
    job = Job.objects.get()
    assert (job.state, job.attempts, job.fault) == (JobState.FAILED, 1, "RuntimeError")
    assert job.available_at > now()
    assert not Counter.objects.exists()


@pytest.mark.django_db
def test_after_five_attempts_it_is_parked_and_its_subject_knows() -> None:
    jobs.enqueue(act(), "fail", "fail:1", number=1)
    for _ in range(jobs.MOST_ATTEMPTS):
        Job.objects.update(available_at=now() - timedelta(seconds=1))
        jobs.work_off()
    assert Job.objects.get().state == JobState.PARKED
    assert PARKED == [1]
    Job.objects.update(available_at=now() - timedelta(seconds=1))
    assert jobs.work_off() == 0


@pytest.mark.django_db
def test_one_poisonous_job_does_not_stop_the_others() -> None:
    jobs.enqueue(act(), "fail", "fail:1", number=1)
    jobs.enqueue(act(), "count", "count:2", number=2)
    jobs.work_off()
    assert RAN == [2]


@pytest.mark.django_db
def test_work_that_is_gone_ends() -> None:
    jobs.enqueue(act(), "vanish", "vanish:1", number=1)
    jobs.work_off()
    job = Job.objects.get()
    assert (job.state, job.fault) == (JobState.DONE, "er is niets meer te doen")


@pytest.mark.django_db
def test_a_dead_workers_job_is_free_again_after_its_lease() -> None:
    jobs.enqueue(act(), "count", "count:1", number=1)
    Job.objects.update(state=JobState.RUNNING, lease_until=now() + timedelta(minutes=1))
    assert jobs.work_off() == 0
    Job.objects.update(lease_until=now() - timedelta(seconds=1))
    assert jobs.work_off() == 1


@pytest.mark.django_db
def test_a_job_that_kills_every_worker_is_parked_and_its_subject_knows() -> None:
    jobs.enqueue(act(), "fail", "fail:1", number=1)
    dead = {"state": JobState.RUNNING, "lease_until": now() - timedelta(seconds=1)}
    Job.objects.update(**dead, attempts=jobs.MOST_ATTEMPTS)
    assert jobs.work_off() == 0
    job = Job.objects.get()
    assert (job.state, job.fault, job.attempts) == (JobState.PARKED, jobs.WORKER_LOST, jobs.MOST_ATTEMPTS)
    assert PARKED == [1]


@pytest.mark.django_db
def test_a_job_whose_worker_died_gets_its_last_attempt() -> None:
    jobs.enqueue(act(), "count", "count:1", number=1)
    dead = {"state": JobState.RUNNING, "lease_until": now() - timedelta(seconds=1)}
    Job.objects.update(**dead, attempts=jobs.MOST_ATTEMPTS - 1)
    assert jobs.work_off() == 1
    assert (Job.objects.get().state, RAN, PARKED) == (JobState.DONE, [1], [])


@pytest.mark.django_db(transaction=True)
def test_two_workers_run_each_job_once() -> None:
    for number in range(20):
        jobs.enqueue(act(), "count", f"count:{number}", number=number)
    barrier = threading.Barrier(2)

    def work() -> None:
        barrier.wait()
        try:
            jobs.work_off()
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    jobs.work_off()
    assert sorted(RAN) == list(range(20))


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def down(job_id: int) -> None:
        raise ConnectionError

    monkeypatch.setattr(jobs, "_hints", [down])
    with transaction.atomic():
        jobs.enqueue(act(), "count", "count:1", number=1)
    assert jobs.work_off() == 1


@pytest.mark.django_db
def test_a_long_job_reports_and_can_be_stopped() -> None:
    jobs.enqueue(act(), "count", "count:1", number=1)
    job = Job.objects.get()
    assert jobs.report_progress(job.pk, 3, 10) is True
    Job.objects.update(stop_requested=True)
    assert jobs.report_progress(job.pk, 4, 10) is False
    job.refresh_from_db()
    assert (job.progress, job.progress_total) == (4, 10)


@pytest.mark.django_db
def test_long_work_tells_how_far_it_is_and_stops_when_asked() -> None:
    def walk(act: Act, tell: jobs.Tell, *, number: int) -> None:
        for done in range(number):
            if done == 2:
                jobs.ask_to_stop("walk:5")
            if not tell(done, number):
                return
            RAN.append(done)

    jobs.register("walk", walk, by_steps=True)
    jobs.enqueue(act(), "walk", "walk:5", number=5)
    waiting = jobs.standing("walk:5", now())
    assert waiting is not None
    assert (waiting.waits, waiting.is_over, waiting.stopped) == (True, False, False)
    jobs.work_off()
    assert RAN == [0, 1]
    over = jobs.standing("walk:5", now())
    assert over is not None
    assert (over.progress, over.total, over.is_over, over.stopped, over.waits) == (2, 5, True, True, False)
    jobs.ask_to_stop("walk:5")
    assert jobs.standing("walk:6", now()) is None


@pytest.mark.django_db
def test_long_work_whose_worker_died_waits_again() -> None:
    jobs.register("walk", lambda act, tell, *, number: None, by_steps=True)
    jobs.enqueue(act(), "walk", "walk:1", number=1)
    lost = now() - timedelta(minutes=1)
    Job.objects.update(state=JobState.RUNNING, lease_until=lost)
    found = jobs.standing("walk:1", now())
    assert found is not None
    assert (found.waits, found.since) == (True, lost)
