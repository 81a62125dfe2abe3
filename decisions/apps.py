"""Decisions as a Django app."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Fills the registries of the kernel that are about decisions and hearings."""

    name = "decisions"
    verbose_name = "Besluiten"

    def ready(self) -> None:
        """Register verbs, papers, panels, offers, worklists, downloads and what the database refuses."""
        from casework import audit, registries
        from correspondence import kinds
        from decisions import downloads, letters, offers, panels, recomputing, refusing, repairs, workflow, worklists

        audit.register(*workflow.OTHER_VERBS)
        for kind in letters.KINDS:
            kinds.register(kind)
        refusing.register()
        registries.register_offers(offers.offers)
        for panel in panels.PANELS:
            registries.register_panel(panel)
        for order, load in worklists.WORKLISTS:
            registries.register_worklist(order, load)
        for kind_of_download, find in downloads.DOWNLOADS.items():
            registries.register_download(kind_of_download, find)
        for label, recompute in recomputing.RECOMPUTERS.items():
            registries.register_recompute(label, recompute)
        for key, url in repairs.REPAIRS.items():
            registries.register_repair(key, url)
