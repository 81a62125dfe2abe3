"""Celery: told which settings hold, its schedule among them; the one task stands in ``casework/tasks.py``."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init

from casework import startup

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

app = Celery("toewijzer")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["casework"])


@worker_init.connect
def _look_before_working(**kwargs: Any) -> None:
    startup.stop_at_faults()
