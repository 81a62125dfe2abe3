"""A letter that came to somebody for whom it was not meant: a data breach, with its clock of 72 hours."""

from datetime import timedelta

from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.db.models.lookups import Exact

from accounts.models import User
from applications.models import Application
from casework.models import Record
from correspondence.models import Dispatch
from decisions.enums import BreachEnd, BreachKind

REPORT_WITHIN = timedelta(hours=72)


class Breach(Record):
    """That one sending reached a wrong person, when that showed, until when it can be reported, and how it ended.

    The clock is that of article 33 AVG: 72 hours from the moment at which it became known. ``note`` and ``settlement``
    hold nothing about the pupil: the privacy officer reads them and no case.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    dispatch = models.ForeignKey(Dispatch, models.PROTECT, related_name="+")
    kind = models.CharField("wat er gebeurde", max_length=10, choices=BreachKind)
    found_at = models.DateTimeField("gebleken op")
    due_at = models.DateTimeField("melden uiterlijk")
    note = models.TextField("toelichting, zonder gegevens over de leerling")
    reported_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField("afgehandeld op", null=True)
    settled_how = models.CharField("hoe afgehandeld", max_length=10, choices=BreachEnd, blank=True)
    settlement = models.TextField("toelichting bij de afhandeling", blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_breach",
                fields=["dispatch"],
                condition=Q(settled_at__isnull=True),
                violation_error_message="Dit is al gemeld.",
            ),
            models.CheckConstraint(
                name="settled_breach_says_how",
                condition=Q(settled_at__isnull=True, settled_how="")
                | Q(settled_at__isnull=False, settled_how__gt="", settlement__gt=""),
            ),
            # As a difference: adding days to a moment gives another one where the clock of the session changes.
            models.CheckConstraint(
                name="breach_has_72_hours",
                condition=Exact(ExpressionWrapper(F("due_at") - F("found_at"), models.DurationField()), REPORT_WITHIN),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
