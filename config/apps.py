"""Loads the wiring when every app is ready."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Inrichting"

    def ready(self) -> None:
        from config import wiring

        wiring.connect()
