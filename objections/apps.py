"""Objections as a Django app."""

from django.apps import AppConfig


class ObjectionsConfig(AppConfig):
    """Fills the registries of the kernel that are about objections."""

    name = "objections"
    verbose_name = "Bezwaren"

    def ready(self) -> None:
        """Register verbs, letters, panels, offers, worklists, downloads and what the database refuses."""
        from accounts import chrome
        from accounts.enums import Role
        from applications.rules import COMMITTEE_ROLES
        from casework import audit, handing_over, registries
        from correspondence import kinds
        from correspondence import queries as correspondence
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
        from objections.presenting import committee, committee_work, ruling

        audit.register(*workflow.OTHER_VERBS)
        for kind in letters.KINDS:
            kinds.register(kind)
        for code in queries.LETTERS:
            correspondence.leaves_by_itself(code, queries.way_of_letter)
        correspondence.withhold(queries.withheld_letters)
        registries.register_offers(offers.offers)
        registries.register_offers(offers.ruling_offers)
        for key, url in offers.REPAIRS.items():
            registries.register_repair(key, url)
        registries.register_download(ruling.DOWNLOAD, queries.download_ruling)
        registries.register_offers(committee_work.offers)
        for panel in panels.PANELS:
            registries.register_panel(panel)
        for order, load in (*worklists.WORKLISTS, *committee_work.WORKLISTS):
            registries.register_worklist(order, load)
        registries.register_download("bezwaarstuk", queries.download_paper)
        registries.register_download("bezwaarbrief", queries.download_letter)
        registries.register_recompute("objections.defaultnotice", consequences.recompute_default_notice)
        registries.register_recompute("objections.hearing", consequences.recompute_hearing)
        registries.register_recompute("objections.objection", consequences.recompute_objection)
        registries.register_recompute("objections.procedure", consequences.recompute_procedure)
        for key, url in committee.REPAIRS.items():
            registries.register_repair(key, url)
        refusing.register()
        handing_over.register_personal_work(handing_over.PersonalWork("objections", queries.personal_work))
        agenda = COMMITTEE_ROLES | {Role.SECRETARIAT}
        chrome.add_to_menu(14, "Agenda commissie", "objections:agenda", frozenset(Role(role) for role in agenda))
