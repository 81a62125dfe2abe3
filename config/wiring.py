"""Who listens to which event: the whole list, on one page."""

from django.conf import settings

from casework import jobs, tasks


def connect() -> None:
    """Subscribe the apps to each other's events and tell the outbox how a broker is reached."""
    if settings.CELERY_BROKER_URL:
        jobs.register_hint(tasks.hint)
