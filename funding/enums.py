"""Choices of the count, with their Dutch labels."""

from django.db.models import TextChoices


class Standing(TextChoices):
    """What a declaration is worth for one count. Each declaration in force has exactly one."""

    COUNTS = "counts", "telt mee"
    UNREGISTERED = "unregistered", "plaatsing nog niet geregistreerd"
    NOT_PLACED = "not_placed", "niet (meer) geplaatst"
    UNCERTAIN = "uncertain", "onzeker"
    LATE = "late", "mogelijk te laat"
    SET_ASIDE = "set_aside", "telt niet mee (vastgesteld)"


class Verdict(TextChoices):
    """How the controller settled an uncertain one."""

    COUNTS = "counts", "telt mee voor deze telling"
    NOT = "not", "telt niet mee voor deze telling"
