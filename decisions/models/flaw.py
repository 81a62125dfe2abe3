"""A flaw in an advice that showed after the decision was sent."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from applications.models import Application
from assessments.enums import ReplacementReason
from assessments.models import Advice
from casework.models import Record
from decisions.enums import SettledHow
from decisions.models.decision import Decision


class Flaw(Record):
    """That an advice under a sent decision should not have counted, and how that was settled: *herstel of bezwaar*.

    The advice and the decision stay as they are. ``explanation`` and ``settlement`` are read by the office only.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    advice = models.ForeignKey(Advice, models.PROTECT, related_name="+")
    reason = models.CharField("wat er mis is", max_length=15, choices=ReplacementReason)
    explanation = models.TextField("toelichting")
    found_on = models.DateField("gebleken op")
    reported_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_on = models.DateField("afgehandeld op", null=True)
    settled_how = models.CharField("hoe afgehandeld", max_length=15, choices=SettledHow, blank=True)
    settlement = models.TextField("toelichting bij de afhandeling", blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_flaw",
                fields=["advice"],
                condition=Q(settled_on__isnull=True),
                violation_error_message="Dit gebrek is al gemeld.",
            ),
            models.CheckConstraint(
                name="settled_flaw_says_how",
                condition=Q(settled_on__isnull=True, settled_how="") | Q(settled_on__isnull=False, settled_how__gt=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_reason_display())
