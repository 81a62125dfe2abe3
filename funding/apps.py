"""Counts as a Django app."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """Hangs the count into the start page and the menu of the controller, and nowhere else."""

    name = "funding"
    verbose_name = "Telling"

    def ready(self) -> None:
        """Register verbs, worklists and what the database refuses."""
        from accounts import chrome
        from accounts.enums import Role
        from casework import audit, registries
        from funding import refusing, verbs, worklists

        audit.register(*verbs.ALL)
        refusing.register()
        for order, load in worklists.WORKLISTS:
            registries.register_worklist(order, load)
        chrome.add_to_menu(60, "Telling", "funding:count", frozenset({Role.CONTROLLER}))
