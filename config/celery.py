"""Celery: told which settings hold and when to sweep; the one task stands in ``casework/tasks.py``."""

import os

from celery import Celery
from celery.schedules import schedule

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

app = Celery("toewijzer")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["casework"])
app.conf.beat_schedule = {"sweep": {"task": "run_job", "schedule": schedule(30.0)}}
