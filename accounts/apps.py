"""People and organisations as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Fills the registries of the kernel that are about people."""

    name = "accounts"
    verbose_name = "Mensen en organisaties"

    def ready(self) -> None:
        """Register verbs, the actor behind a job, the frame of pages, and what the database refuses."""
        from accounts import chrome, jobs, queries, refusing, verbs, worklists
        from accounts.consequences import merging
        from accounts.enums import Role
        from casework import acting, audit, context, handing_over, registries
        from casework import merging as kernel

        audit.register(*verbs.ALL)
        acting.register_actor_loader(queries.actor_from_membership)
        context.register_chrome(chrome.load)
        refusing.register()
        jobs.register()
        handing_over.register_merging(
            handing_over.Merging("accounts", queries.merging_counts, queries.merging_remarks, merging.move)
        )
        handing_over.register_merging(handing_over.Merging("casework", kernel.count, kernel.remarks, kernel.move))
        registries.register_worklist(86, worklists.not_accepted)
        registries.register_worklist(88, worklists.left_behind)
        registries.register_worklist(89, worklists.unknown_years)
        registries.register_worklist(90, worklists.ending_mandates)
        chrome.add_to_menu(0, "Begin", "accounts:home", frozenset(Role))
        chrome.add_to_menu(70, "Mensen", "accounts:people", chrome.ADMINISTRATION | {Role.SCHOOL_STAFF})
        chrome.add_to_menu(75, "Inzage", "accounts:access_log", frozenset({Role.PRIVACY_OFFICER}))
        chrome.add_to_menu(80, "Organisaties", "accounts:organisations", chrome.ADMINISTRATION)
        chrome.add_to_menu(90, "Instellingen", "accounts:settings", chrome.ADMINISTRATION)
        chrome.add_to_menu(91, "Wet en kalender", "accounts:reference", chrome.ADMINISTRATION)
        chrome.add_to_menu(91, "Teksten", "accounts:texts", chrome.ADMINISTRATION)
        chrome.add_to_menu(92, "Storingen", "accounts:outages", chrome.ADMINISTRATION)
