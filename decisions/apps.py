"""Decisions as a Django app."""

from functools import partial

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Fills the registries of the kernel that are about decisions and hearings."""

    name = "decisions"
    verbose_name = "Besluiten"

    def ready(self) -> None:
        """Register verbs, papers, panels, offers, worklists, downloads and what the database refuses."""
        from accounts import chrome
        from accounts.enums import Role
        from casework import audit, handing_over, registries
        from correspondence import kinds
        from decisions import consequences, letters, offers, panels, presenting, queries, refusing, workflow, worklists

        audit.register(*workflow.OTHER_VERBS)
        for kind in letters.KINDS:
            kinds.register(kind)
        refusing.register()
        registries.register_offers(offers.offers)
        for panel in panels.PANELS:
            registries.register_panel(panel)
        for order, load in worklists.WORKLISTS:
            registries.register_worklist(order, load)
        for paper, name in presenting.DOWNLOADS.items():
            registries.register_download(name, partial(queries.download_paper, kind=paper))
        registries.register_recompute("correspondence.letter", consequences.recompute_letter)
        registries.register_recompute("decisions.hearing", consequences.recompute_hearing)
        handing_over.register_merging(
            handing_over.Merging(
                "decisions", queries.merging_counts, queries.merging_remarks, consequences.merge_series
            )
        )
        for key, url in offers.REPAIRS.items():
            registries.register_repair(key, url)
        inside = frozenset({Role.BOARD_MEMBER, Role.SECRETARIAT})
        chrome.add_to_menu(55, "Buiten de criteria", "decisions:outside", inside)
        chrome.add_to_menu(82, "Nummering", "decisions:numbering", chrome.ADMINISTRATION)
