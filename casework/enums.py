"""Choices of the kernel, with their Dutch labels."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JobState(TextChoices):
    """Where a piece of work stands."""

    QUEUED = "queued", _("wacht")
    RUNNING = "running", _("bezig")
    DONE = "done", _("klaar")
    FAILED = "failed", _("mislukt, wordt opnieuw geprobeerd")
    PARKED = "parked", _("geparkeerd")


class MailState(TextChoices):
    """What became of a message."""

    QUEUED = "queued", _("wacht op verzending")
    SENT = "sent", _("verzonden")
    FAILED = "failed", _("niet verzonden")
    UNCERTAIN = "uncertain", _("onzeker of verzonden")
    STOPPED = "stopped", _("tegengehouden")


class DeadlineState(TextChoices):
    """What became of a term."""

    RUNNING = "running", _("loopt")
    MET = "met", _("gehaald")
    MISSED = "missed", _("niet gehaald")
    VOID = "void", _("vervallen")


class Audience(TextChoices):
    """Who may read an entry of the timeline."""

    OFFICE = "office", _("samenwerkingsverband")
    SCHOOL = "school", _("school")
    PARENT = "parent", _("ouders")
    EXPERT = "expert", _("deskundigen")
    COMMITTEE = "committee", _("bezwaaradviescommissie")
