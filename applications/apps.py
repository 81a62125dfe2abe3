"""Applications as a Django app."""

from functools import partial

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Fills the registries of the kernel with what a case brings."""

    name = "applications"
    verbose_name = "Aanvragen"

    def ready(self) -> None:
        from accounts import chrome
        from accounts.enums import Role
        from applications import (
            casepage,
            consequences,
            letters,
            offers,
            panels,
            presenting,
            queries,
            refusing,
            workflow,
            worklists,
        )
        from applications.enums import MessageKind, Section
        from casework import audit, handing_over, registries
        from correspondence import kinds
        from correspondence import queries as correspondence
        from correspondence.presenting import offer_way_to_choose

        audit.register(*workflow.OTHER_VERBS)
        refusing.register()
        for kind in letters.KINDS:
            kinds.register(kind)
            way = partial(queries.way_to_addressee, message=MessageKind.REQUEST)
            correspondence.leaves_by_itself(kind.code, way)
        for panel in panels.PANELS:
            registries.register_panel(panel)
        registries.register_offers(offers.offers)
        registries.register_removal_warning(casepage.removal_warnings)
        registries.register_case_link(worklists.case_link)
        registries.register_case_numbers(queries.numbers_of)
        registries.register_panel(
            registries.Panel("place", 85, "Plaatsing", presenting.load_place, "applications/panels/place.html")
        )
        registries.register_panel(
            registries.Panel(
                "board_letters",
                55,
                "Brieven aan het schoolbestuur",
                presenting.load_letters,
                "applications/panels/board_letters.html",
            )
        )
        registries.register_download(presenting.DOWNLOAD, queries.download_letter_to_board)
        offer_way_to_choose(presenting.way_to_choose)
        registries.register_case_lock(consequences.hold_case)
        for order, load in (*worklists.HOME, (13, presenting.to_place)):
            registries.register_worklist(order, load)
        for section in Section:
            registries.register_repair(f"section:{section}", partial(offers.link, f"section_{section}"))
        registries.register_repair("earlier_case", offers.earlier_case_link)
        registries.register_repair("check_answers", partial(offers.link, "check_answers"))
        registries.register_download("document", queries.download_document)
        registries.register_recompute("applications.application", consequences.recompute_terms)
        handing_over.register_succession(
            handing_over.Succession("applications", queries.count_at, consequences.move_to_site)
        )
        handing_over.register_succession(
            handing_over.Succession("places", queries.count_places_at, consequences.move_places)
        )
        handing_over.register_merging(
            handing_over.Merging(
                "applications", queries.merging_counts, queries.merging_remarks, consequences.merge_partnership
            )
        )
        handing_over.register_personal_work(
            handing_over.PersonalWork("applications", queries.personal_work, consequences.hand_over_parts)
        )
        staff = frozenset({Role.SCHOOL_STAFF, Role.SECRETARIAT, Role.BOARD_MEMBER})
        chrome.add_to_menu(10, "Aanvragen", "applications:list", staff)
        chrome.add_to_menu(11, "Nieuwe aanvraag", "applications:start", frozenset({Role.SCHOOL_STAFF}))
        chrome.add_to_menu(12, "Overgenomen", "applications:taken_over", staff)
        chrome.add_to_menu(13, "Post of Toewijzer", "applications:boards", frozenset({Role.SCHOOL_STAFF}))
        committee = frozenset({Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER})
        chrome.offer_search("applications:search", staff | committee)
