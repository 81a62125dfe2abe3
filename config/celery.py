"""Celery: one task in the whole program; the rows of the outbox are the truth."""

import os

from celery import Celery
from celery.schedules import schedule

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

app = Celery("toewijzer")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = {"sweep": {"task": "run_job", "schedule": schedule(30.0)}}


@app.task(name="run_job")
def run_job(job_id: int | None = None) -> bool:
    """Run one row of the outbox; without an id, every row that was never delivered or whose worker died."""
    from casework import jobs

    return bool(jobs.work_off()) if job_id is None else jobs.run_job(job_id)
