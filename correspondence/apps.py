"""Letters, files and sending as a Django app."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    """Registers the jobs, downloads and verbs of this app."""

    name = "correspondence"
    verbose_name = "Brieven en bestanden"
