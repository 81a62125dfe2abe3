"""Who listens to which event: the whole list, on one page."""

from django.conf import settings


def connect() -> None:
    """Subscribe the apps to each other's events and tell the outbox how a broker is reached."""
    if settings.CELERY_BROKER_URL:
        from casework import jobs
        from config.celery import run_job

        jobs.register_hint(run_job.delay)
