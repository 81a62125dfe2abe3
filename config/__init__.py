"""How the program is put together."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
