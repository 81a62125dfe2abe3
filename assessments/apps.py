"""Experts and advices as a Django app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Registers verbs, panels, offers, worklists and the paper of this app."""

    name = "assessments"
    verbose_name = "Deskundigen en adviezen"
