"""The one Celery task of the program. Everybody else queues a row with ``casework.jobs.enqueue``."""

import logging
import time
from typing import Any

import redis
from celery import shared_task
from django.conf import settings
from kombu.exceptions import OperationalError
from redis.backoff import NoBackoff
from redis.retry import Retry

from casework import jobs

log = logging.getLogger("toewijzer.jobs")

BROKER_PATIENCE = 0.5  # seconds, when only its health is asked
PAUSE = 30.0  # seconds without hints after a broker did not answer; the sweep finds the rows meanwhile


class _Pause:
    """Until when this process leaves the broker alone; a moment of ``time.monotonic``."""

    until = 0.0


@shared_task(name="run_job")
def run_job(job_id: int | None = None) -> bool:
    """Run one row of the outbox; without an id, every row that was never delivered or whose worker died."""
    return bool(jobs.work_off()) if job_id is None else jobs.run_job(job_id)


def hint(job_id: int) -> None:
    """Tell the broker that a row waits. When it cannot be reached, the sweep finds the row later.

    After a failure it is left alone for a while: a verb that queues ten rows must not wait ten times for a broker
    that hangs.
    """
    if time.monotonic() < _Pause.until:
        return
    try:
        run_job.delay(job_id)
    except (OperationalError, OSError) as error:
        _Pause.until = time.monotonic() + PAUSE
        log.warning("broker_down", extra={"fault": type(error).__name__})


def broker() -> str:
    """How the broker is: ``ok``, ``down``, or ``absent`` where none is used."""
    if not settings.CELERY_BROKER_URL:
        return "absent"
    once = Retry(NoBackoff(), 0)
    patience: Any = {"socket_connect_timeout": BROKER_PATIENCE, "socket_timeout": BROKER_PATIENCE}
    try:
        with redis.Redis.from_url(settings.CELERY_BROKER_URL, retry=once, **patience) as client:
            client.ping()
    except redis.RedisError:
        return "down"
    return "ok"
