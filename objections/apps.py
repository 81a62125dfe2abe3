"""Objections as a Django app."""

from django.apps import AppConfig


class ObjectionsConfig(AppConfig):
    """Fills the registries of the kernel that are about objections."""

    name = "objections"
    verbose_name = "Bezwaren"

    def ready(self) -> None:
        """Register verbs and what the database refuses."""
        from casework import audit
        from objections import refusing, workflow

        audit.register(*workflow.OTHER_VERBS)
        refusing.register()
