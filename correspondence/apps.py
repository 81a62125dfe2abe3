"""Letters, files and sending as a Django app."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    """Registers the jobs, downloads, verbs and lists of this app."""

    name = "correspondence"
    verbose_name = "Brieven en bestanden"

    def ready(self) -> None:
        """Fill the registries of the kernel, and say what refusals of the database mean."""
        from accounts import chrome
        from accounts.enums import Role
        from casework import audit, refusals, registries
        from correspondence import jobs, panels, presenting, queries, workflow

        audit.register(*workflow.VERBS)
        jobs.register()
        registries.register_download("brief", queries.download_letter)
        registries.register_download("verzendbewijs", queries.download_note)
        registries.register_download("ondersteuningsplan", queries.download_support_plan)
        for panel in panels.PANELS:
            registries.register_panel(panel)
        registries.register_worklist(5, presenting.failed_letters)
        registries.register_worklist(6, presenting.undeliverable_letters)
        registries.register_worklist(40, presenting.waiting_post)
        registries.register_worklist(87, presenting.lost_mails)
        chrome.add_to_menu(16, "De post", "correspondence:post", frozenset({Role.SECRETARIAT}))
        chrome.add_to_menu(85, "E-mail", "correspondence:outgoing_mail", frozenset({Role.FUNCTIONAL_ADMINISTRATOR}))
        administration = frozenset({Role.FUNCTIONAL_ADMINISTRATOR})
        chrome.add_to_menu(92, "Ondersteuningsplan", "correspondence:support_plans", administration)
        for name, (refusal, sentence) in REFUSALS.items():
            refusals.register_constraint(name, getattr(refusals, refusal), sentence)


REFUSALS = {
    "one_letter_in_force": ("AlreadyDone", "Deze brief is al opgemaakt."),
    "one_dispatch_under_way": ("AlreadyDone", "Deze verzending is al vastgelegd."),
    "letter_frozen": ("WrongState", "Deze brief staat vast en kan niet meer veranderen."),
    "letter_released_frozen": ("WrongState", "Deze brief is vrijgegeven en kan niet meer veranderen."),
    "stored_file_frozen": ("WrongState", "Dit bestand staat vast en kan niet meer veranderen."),
    "sending_note_append_only": ("WrongState", "Wat bij een verzending is vastgelegd, verandert niet meer."),
    "support_plan_no_overlap": ("WrongState", "In deze periode geldt al een ander plan. Kies een andere periode."),
    "dispatch_frozen": ("WrongState", "Deze verzending staat vast en kan niet meer veranderen."),
}
