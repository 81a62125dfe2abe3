"""The demo as a Django app; installed in the demo and test settings only."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """One-click sign-in and made-up data."""

    name = "demo"
    verbose_name = "Demo"

    def ready(self) -> None:
        from casework import registries
        from demo.views import sample_class_lists, sample_dossiers

        registries.register_links("assessments:dossier", sample_dossiers)
        registries.register_links("assessments:screening", sample_class_lists)
