"""Numbers without gaps."""

from django.db import models
from django.db.models import F, Q


class Counter(models.Model):
    """The next number of one series of one partnership in one year; taken under a row lock, so without gaps."""

    id = models.BigAutoField(primary_key=True)
    partnership_id = models.BigIntegerField()
    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    next_value = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership_id", "series", "year"], name="one_counter")]


class ReservedRange(models.Model):
    """Numbers of a series that another system issues: ours steps over them (both ends inclusive)."""

    id = models.BigAutoField(primary_key=True)
    partnership_id = models.BigIntegerField()
    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    first = models.PositiveIntegerField("van")
    last = models.PositiveIntegerField("tot en met")
    reason = models.CharField("reden", max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gte=F("first")),
                name="reserved_range_order",
                violation_error_message="Het laatste nummer ligt voor het eerste.",
            )
        ]
