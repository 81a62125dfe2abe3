"""Choices of the decisions app, with their Dutch labels."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What was decided. There is no outcome "other than asked" (WVO 2020 2.30(5), 2.43(1))."""

    GRANT = "grant", _("toegekend")
    REFUSAL = "refusal", _("afgewezen")
    NOT_PROCESSED = "not_processed", _("buiten behandeling gelaten")
