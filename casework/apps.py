"""The kernel as a Django app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The kernel."""

    name = "casework"
    verbose_name = "Kern"

    def ready(self) -> None:
        from casework import jobs, mail, reference_tables

        jobs.register(mail.KIND, mail.send, on_parked=mail.give_up)
        reference_tables.register_tables()
