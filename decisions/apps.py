"""The decisions app."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Fills the registries of the kernel that are about decisions."""

    name = "decisions"
    verbose_name = "Besluiten"
