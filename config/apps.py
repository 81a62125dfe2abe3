"""Loads the wiring when every app is ready."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Last in the list, so that every app is ready when it connects them."""

    name = "config"
    verbose_name = "Inrichting"

    def ready(self) -> None:
        from config import wiring

        wiring.connect()
