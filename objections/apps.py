"""Objections as a Django app."""

from django.apps import AppConfig


class ObjectionsConfig(AppConfig):
    """Fills the registries of the kernel that are about objections."""

    name = "objections"
    verbose_name = "Bezwaren"

    def ready(self) -> None:
        """Register verbs, letters, panels, offers, worklists, downloads and what the database refuses."""
        from casework import audit, registries
        from correspondence import kinds
        from objections import (
            consequences,
            letters,
            offers,
            panels,
            queries,
            refusing,
            workflow,
            worklists,
        )
        from objections.presenting import committee, ruling

        audit.register(*workflow.OTHER_VERBS)
        for kind in letters.KINDS:
            kinds.register(kind)
        registries.register_offers(offers.offers)
        registries.register_offers(offers.ruling_offers)
        for key, url in offers.REPAIRS.items():
            registries.register_repair(key, url)
        registries.register_download(ruling.DOWNLOAD, queries.download_ruling)
        for panel in panels.PANELS:
            registries.register_panel(panel)
        for order, load in worklists.WORKLISTS:
            registries.register_worklist(order, load)
        registries.register_download("bezwaarstuk", queries.download_paper)
        registries.register_download("bezwaarbrief", queries.download_letter)
        registries.register_recompute("objections.hearing", consequences.recompute_hearing)
        registries.register_recompute("objections.objection", consequences.recompute_objection)
        registries.register_recompute("objections.procedure", consequences.recompute_procedure)
        for key, url in committee.REPAIRS.items():
            registries.register_repair(key, url)
        refusing.register()
