"""The demo as a Django app; installed in the demo and test settings only."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """One-click sign-in and made-up data."""

    name = "demo"
    verbose_name = "Demo"
