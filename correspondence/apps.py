"""Letters, files and sending as a Django app."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "correspondence"
    verbose_name = "Brieven en bestanden"
